"""Records of Excel 97 to 2003: each a number, a length and bytes; a long one goes on in the next (MS-XLS 2.1)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from graph.immutable import immutable

CONTINUE = 0x3C
WIDE, OF_ASIA, OF_LOOKS = 1, 4, 8


@immutable
class Record:
    """A record with the parts that it goes on in."""

    kind: int
    parts: Sequence[bytes]

    @property
    def data(self) -> bytes:
        """The bytes of its first part, which are all but of texts."""
        return self.parts[0]


def records(stream: bytes, at: int = 0) -> Iterator[Record]:
    """The records from a place on; one that breaks off ends them."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        parts = [stream[at + 4 : at + 4 + length]]
        at += 4 + length
        while stream[at : at + 2] == CONTINUE.to_bytes(2, "little") and at + 4 <= len(stream):
            (length,) = struct.unpack_from("<H", stream, at + 2)
            parts.append(stream[at + 4 : at + 4 + length])
            at += 4 + length
        yield Record(kind, parts)


class Texts:
    """Reads texts from a record. Where one is parted, the next part says anew how wide its characters are."""

    def __init__(self, record: Record, at: int) -> None:
        self._parts = record.parts
        self._part = 0
        self._at = at

    def next(self) -> str:
        """The next text, without the looks and reading aids behind it."""
        length, flags = struct.unpack("<HB", self._bytes(3))
        looks = int.from_bytes(self._bytes(2), "little") if flags & OF_LOOKS else 0
        aids = int.from_bytes(self._bytes(4), "little") if flags & OF_ASIA else 0
        text = self._characters(length, flags & WIDE)
        self._skip(4 * looks + aids)
        return text

    def _bytes(self, count: int) -> bytes:
        if self._at >= len(self._parts[self._part]):
            self._turn()
        held = self._parts[self._part][self._at : self._at + count]
        self._at += count
        return held

    def _characters(self, left: int, is_wide: int) -> str:
        text = ""
        while True:
            width = 2 if is_wide else 1
            part = self._parts[self._part]
            count = min(left, max(len(part) - self._at, 0) // width)
            held = part[self._at : self._at + count * width]
            text += held.decode("utf-16-le" if is_wide else "latin-1", "replace")
            self._at += count * width
            left -= count
            if not left:
                return text
            self._turn()
            is_wide = self._parts[self._part][0] & WIDE
            self._at = 1

    def _skip(self, count: int) -> None:
        while count > len(self._parts[self._part]) - self._at:
            count -= len(self._parts[self._part]) - self._at
            self._turn()
        self._at += count

    def _turn(self) -> None:
        self._part += 1
        self._at = 0


def number_of(packed: int) -> float:
    """A number of four bytes: a whole one, or the upper bits of a long one, perhaps a hundred times as large (RkNumber)."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        (value,) = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))
    return value / 100 if packed & 1 else value
