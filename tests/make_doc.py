"""Word 97 files made for tests: from text in pieces, as Word saves in haste, with nothing told of its paragraphs."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tests.make_compound import compound

HEAD = 0x400
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
