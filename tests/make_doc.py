"""Word 97 files made for tests: of text in pieces, as Word saves in haste, or of paragraphs and what is told of them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate

from tests.make_compound import compound

HEAD = 0x400
PAGE = 512
PIECES = 0x9A + 8 * 33
ENCRYPTED, IN_TABLE_1 = 0x0100, 0x0200
WORD_97 = 0xC1


def doc(*pieces: str | bytes, flags: int = IN_TABLE_1, version: int = WORD_97) -> bytes:
    """A file of pieces: text is kept in two bytes a character, bytes in one."""
    text, places, at = b"", [0], []
    for piece in pieces:
        held = piece if isinstance(piece, bytes) else piece.encode("utf-16-le")
        offset = HEAD + len(text)
        at.append(offset * 2 | 0x40000000 if isinstance(piece, bytes) else offset)
        places.append(places[-1] + (len(held) if isinstance(piece, bytes) else len(held) // 2))
        text += held
    return file(text, places, at, places[-1], flags, version)


def file(
    text: bytes,
    places: Sequence[int],
    offsets: Sequence[int],
    length: int,
    flags: int = IN_TABLE_1,
    version: int = WORD_97,
) -> bytes:
    """A file that tells of pieces what it is told to."""
    table = struct.pack(f"<{len(places)}I", *places) + b"".join(struct.pack("<HIH", 0, at, 0) for at in offsets)
    clx = b"\2" + struct.pack("<I", len(table)) + table
    head = bytearray(HEAD)
    struct.pack_into("<HH6xH", head, 0, 0xA5EC, version, flags)
    struct.pack_into("<I", head, 0x4C, length)
    struct.pack_into("<II", head, PIECES, 0, len(clx))
    return compound({"WordDocument": bytes(head) + text, "1Table" if flags & IN_TABLE_1 else "0Table": clx})


Told = tuple[str, int, bytes]
"""A paragraph with what ends it, the number of its style, and its properties."""


def told(paragraphs: Sequence[Told], look: bytes = b"", tables: Mapping[int, bytes] = {}, more: bytes = b"") -> bytes:
    """A file that tells the properties of its paragraphs, and one look of all characters, with tables by their pairs."""
    text = "".join(words for words, _, _ in paragraphs)
    held = text.encode("utf-16-le")
    held += bytes(-(HEAD + len(held)) % PAGE)
    ends = [HEAD + 2 * len(text[:n]) for n in accumulate((len(words) for words, _, _ in paragraphs), initial=0)]
    first_page = (HEAD + len(held)) // PAGE
    properties = [struct.pack("<H", style) + own for _, style, own in paragraphs]
    of_paragraphs = _page(ends, [b"\0" + bytes([(len(p) + 1) // 2]) + p for p in properties], 13)
    of_looks = _page([ends[0], ends[-1]], [bytes([len(look)]) + look], 1)
    bounds = struct.pack("<II", ends[0], ends[-1])
    pieces = struct.pack("<IIHIH", 0, len(text), 0, HEAD, 0)
    all_tables = {
        33: b"\2" + struct.pack("<I", len(pieces)) + pieces,
        13: bounds + struct.pack("<I", first_page),
        12: bounds + struct.pack("<I", first_page + 1),
        **tables,
    }
    head = bytearray(HEAD)
    struct.pack_into("<HH6xH", head, 0, 0xA5EC, WORD_97, IN_TABLE_1)
    struct.pack_into("<I", head, 0x4C, len(text))
    stream = b""
    for number, table in sorted(all_tables.items()):
        struct.pack_into("<II", head, 0x9A + 8 * number, len(stream), len(table))
        stream += table
    return compound({"WordDocument": bytes(head) + held + of_paragraphs + of_looks, "1Table": stream, "Data": more})


def _page(bounds: Sequence[int], entries: Sequence[bytes], width: int) -> bytes:
    """A page of runs: where they begin, where what is told of each stands, and that, from the page's end upwards."""
    page = bytearray(PAGE)
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    at = PAGE - 2
    for number, entry in enumerate(entries):
        at = (at - len(entry)) & ~1
        page[at : at + len(entry)] = entry
        page[4 * len(bounds) + width * number] = at // 2
    page[-1] = len(entries)
    return bytes(page)


def lists(level: str, start: int, again: int) -> dict[int, bytes]:
    """The tables of a list of one level, 0 in whose text is its number, and of another that begins it again."""
    words = level.replace("0", "\0")
    head = struct.pack("<HiI18xBB", 1, 7, 0, 1, 0)
    of_level = struct.pack("<iBB9xB8xBBBB", start, 0x25, 0, 2, 0, 0, 0, 0)
    override = struct.pack("<IiI", 0xFFFFFFFF, again, 0x10)
    both = struct.pack("<I", 2) + struct.pack("<i8xBBBx", 7, 0, 0, 0) + struct.pack("<i8xBBBx", 7, 1, 0, 0)
    text = struct.pack("<H", len(words)) + words.encode("utf-16-le")
    return {73: head + of_level + text, 74: both + struct.pack("<I", 0xFFFFFFFF) + override}


def styles(*own: tuple[int, bytes]) -> dict[int, bytes]:
    """The table of styles, each with the one that it is based on and its properties."""
    table = struct.pack("<HHH14x", 18, len(own), 10)
    for base, properties in own:
        style = struct.pack("<HHHHHHH", 0, 1 | base << 4, 2, 0, 0, 0, 0) + struct.pack("<HH", 2 + len(properties), 0)
        table += struct.pack("<H", len(style) + len(properties)) + style + properties
    return {1: table}
