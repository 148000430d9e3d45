"""The binary files of Word 97 to 2003: their text, and what is told of the paragraphs in it.

The text lies in pieces; tables, found by pairs of numbers at the file's head, tell where, and all else (MS-DOC 2.4).
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise

from graph.immutable import immutable
from ingest.files.limits import LARGEST_TEXT
from ingest.files.office.containers import Broken
from ingest.files.office.docx_text import sign
from ingest.files.office.sprms import told
from ingest.files.office.word97_runs import of_characters, of_paragraph, runs

HIDDEN = "\ufdd0"
"""Stands for a character that is not seen; it is no character itself."""
SEEN = re.compile(r"[^\x00-\x1f]")
VANISH, DELETED, SYMBOL, HUGE = 0x083C, 0x0800, 0x6A09, 0x6646
STYLES, HEADERS, LOOKS, PARAGRAPHS, PIECES, LISTS, OVERRIDES = 1, 11, 12, 13, 33, 73, 74
"""Which pair tells where a table is (MS-DOC 2.5.6)."""
FIRST_PAIR = 0x9A
LENGTHS = 0x4C
IS_NARROW = 0x40000000


@immutable
class Piece:
    """A stretch of text: its characters, its bytes, how many of them a character has, and changes to its paragraphs."""

    start: int
    end: int
    offset: int
    width: int
    changes: bytes


class Word97:
    """A file by its streams.

    ``text`` has a character for each place that tables count in. ``lengths`` are those of the body, footnotes, headers,
    macros, comments, endnotes, text boxes and text boxes of headers, which follow each other in it.
    """

    def __init__(self, document: bytes, tables: bytes, more: bytes) -> None:
        self._document, self._tables, self._more = document, tables, more
        self.lengths: tuple[int, ...] = struct.unpack_from("<8I", document, LENGTHS)
        self._pieces = self._read_pieces()
        self._starts = [piece.start for piece in self._pieces]
        self._paragraphs = runs(document, self.table(PARAGRAPHS), of_paragraph)
        self._looks = runs(document, self.table(LOOKS), of_characters)
        self.text = "".join(self._text(piece) for piece in self._pieces)

    def table(self, number: int, with_rest: bool = False) -> bytes:
        """A table by the number of its pair, and what follows it if wanted; empty if there is none."""
        offset, length = struct.unpack_from("<II", self._document, FIRST_PAIR + 8 * number)
        return self._tables[offset : None if with_rest else offset + length] if length else b""

    def properties(self, at: int) -> tuple[int, Mapping[int, bytes]]:
        """The number of the style, and the properties, of the paragraph that the character at a place ends."""
        piece = self._pieces[max(bisect_right(self._starts, at) - 1, 0)]
        run = bisect_right(self._paragraphs.starts, piece.offset + (at - piece.start) * piece.width) - 1
        held = self._paragraphs.held[run] if run >= 0 else b""
        own = told(held[2:])
        if HUGE in own:
            offset = int.from_bytes(own[HUGE], "little")
            length = int.from_bytes(self._more[offset : offset + 2], "little")
            own |= told(self._more[offset + 2 : offset + 2 + length])
        return int.from_bytes(held[:2], "little"), own | told(piece.changes)

    def _read_pieces(self) -> list[Piece]:
        table = self.table(PIECES)
        changes: list[bytes] = []
        at = 0
        while table[at] == 1:
            (length,) = struct.unpack_from("<H", table, at + 1)
            changes.append(table[at + 3 : at + 3 + length])
            at += 3 + length
        (length,) = struct.unpack_from("<I", table, at + 1)
        count = (length - 4) // 12
        if table[at] != 2 or at + 5 + length > len(table) or count < 1:
            raise Broken("where its text lies is not told")
        places = struct.unpack_from(f"<{count + 1}I", table, at + 5)
        if places[-1] > LARGEST_TEXT or any(end < start for start, end in pairwise(places)):
            raise Broken("pieces of its text overlap")
        found = struct.iter_unpack("<HIH", table[at + 5 + 4 * (count + 1) :][: 8 * count])
        return [
            _piece(start, end, offset, changes[change >> 1] if change & 1 and change >> 1 < len(changes) else b"")
            for (start, end), (_, offset, change) in zip(pairwise(places), found, strict=True)
        ]

    def _text(self, piece: Piece) -> str:
        """The text of a piece as it is seen."""
        size = (piece.end - piece.start) * piece.width
        held = self._document[piece.offset : piece.offset + size]
        if len(held) < size:
            raise Broken("its text breaks off")
        text = held.decode("cp1252", "replace") if piece.width == 1 else _characters(held)
        first = bisect_right(self._looks.starts, piece.offset)
        last = bisect_right(self._looks.starts, piece.offset + size - 1, first)
        ends = [(start - piece.offset) // piece.width for start in self._looks.starts[first:last]]
        looks = [b"", *self._looks.held][first : last + 1]
        bounds = pairwise([0, *ends, len(text)])
        return "".join(_seen(text[start:end], look) for (start, end), look in zip(bounds, looks, strict=True))


def in_full(text: str) -> str:
    """Text of a file as it is written: nothing hidden, and characters of two places joined."""
    return text.replace(HIDDEN, "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _piece(start: int, end: int, offset: int, changes: bytes) -> Piece:
    if offset & IS_NARROW:
        return Piece(start, end, (offset & (IS_NARROW - 1)) // 2, 1, changes)
    return Piece(start, end, offset, 2, changes)


def _characters(held: bytes) -> str:
    """A character for each two bytes, also where two of them make one."""
    return "".join(map(chr, struct.unpack(f"<{len(held) // 2}H", held)))


def _seen(text: str, look: bytes) -> str:
    """A run of characters with what is hidden or taken out, and characters of fonts of pictures, replaced."""
    own = told(look) if look else {}
    if own.get(DELETED, b"\0") != b"\0":
        return SEEN.sub(HIDDEN, text.replace("\r", HIDDEN))
    if own.get(VANISH, b"\0") != b"\0":
        return SEEN.sub(HIDDEN, text)
    if SYMBOL in own:
        return text.replace("(", sign(own[SYMBOL][2:4][::-1].hex()) or HIDDEN)
    return text
