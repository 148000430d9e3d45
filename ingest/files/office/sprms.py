"""Properties of Word 97: each a number of two bytes that also tells how long its operand is (MS-DOC 2.2.5)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
OF_OWN_LENGTH = 6
TABLE, TABS = 0xD608, 0xC615
LONG_TABS = 255
MERGED = 0xD62B
"""Said of one cell of a row after the other."""


def sprms(held: bytes) -> Iterator[tuple[int, bytes]]:
    """The properties of a list of them, the last of a kind last; what is cut off at its end is left out."""
    at = 0
    while at + 3 <= len(held):
        (code,) = struct.unpack_from("<H", held, at)
        at += 2
        size = SIZES[code >> 13] or _size(code, held, at)
        if at + size <= len(held):
            yield code, held[at : at + size]
        at += size


def told(held: bytes) -> dict[int, bytes]:
    """The properties of a list by their numbers; the last of a kind counts, but those of several cells all do."""
    found: dict[int, bytes] = {}
    for code, operand in sprms(held):
        found[code] = found.get(code, b"") + operand if code == MERGED else operand
    return found


def _size(code: int, held: bytes, at: int) -> int:
    if code == TABLE:
        return int.from_bytes(held[at : at + 2], "little") + 1
    if code == TABS and held[at] == LONG_TABS:
        removed = held[at + 1] if at + 1 < len(held) else 0
        added = at + 2 + 4 * removed
        return 3 + 4 * removed + 3 * (held[added] if added < len(held) else 0)
    return 1 + held[at]
