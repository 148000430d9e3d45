"""Pages of Word 97 that tell the properties of paragraphs and of runs of characters by where their bytes begin."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from graph.immutable import immutable

PAGE = 512
PLACE = 0x3FFFFF
"""The bits of a number of a page that count."""
Entry = Callable[[bytes, int, int], bytes]


@immutable
class Runs:
    """Where each run begins, ascending, and what is told of it."""

    starts: list[int]
    held: list[bytes]


def runs(document: bytes, table: bytes, entry: Entry) -> Runs:
    """The runs of all pages that a table names; a document has no more pages than it has room for."""
    found: dict[int, bytes] = {}
    count = min(max(len(table) - 4, 0) // 8, len(document) // PAGE)
    for number in struct.unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ():
        found.update(_of_page(document[(number & PLACE) * PAGE :][:PAGE], entry))
    starts = sorted(found)
    return Runs(starts, [found[start] for start in starts])


def _of_page(page: bytes, entry: Entry) -> Iterator[tuple[int, bytes]]:
    if len(page) == PAGE:
        count = min(page[-1], PAGE // 5)
        for number, start in enumerate(struct.unpack_from(f"<{count}I", page)):
            yield start, entry(page, 4 * (count + 1), number)


def of_paragraph(page: bytes, behind: int, number: int) -> bytes:
    """The style and the properties of a paragraph of a page."""
    at = 2 * page[behind + 13 * number]
    if not at or at >= PAGE - 1:
        return b""
    words = page[at]
    return page[at + 1 : at + 2 * words] if words else page[at + 2 : at + 2 + 2 * page[at + 1]]


def of_characters(page: bytes, behind: int, number: int) -> bytes:
    """The properties of a run of characters of a page."""
    at = 2 * page[behind + number]
    return page[at + 1 : at + 1 + page[at]] if at else b""
