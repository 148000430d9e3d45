"""Excel 97 files made for tests, record by record."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from tests.make_compound import compound

Value = str | float | None
LONGEST_RECORD = 8224
EXCEL_97 = 0x600


def record(kind: int, data: bytes = b"") -> bytes:
    """A record, and those that it goes on in; texts of one width are parted by hand."""
    return struct.pack("<HH", kind, len(data)) + data


def begin(kind: int, version: int = EXCEL_97) -> bytes:
    """The record that begins the workbook (5) or a sheet (16)."""
    return record(0x809, struct.pack("<HHHHII", version, kind, 0, 0, 0, 0))


def text(words: str) -> bytes:
    """A text: its length, and two bytes for each character."""
    return struct.pack("<HB", len(words), 1) + words.encode("utf-16-le")


def xls(
    rows: Sequence[Sequence[Value]],
    merged: Sequence[tuple[int, int, int, int]] = (),
    formats: Mapping[tuple[int, int], str] = {},
    more: bytes = b"",
    hidden: bool = False,
    version: int = EXCEL_97,
) -> bytes:
    """A file with one sheet of texts and numbers, ranges (top, bottom, left, right), and formats of cells; and a hidden one."""
    texts = [cell for row in rows for cell in row if isinstance(cell, str)]
    codes = ["General", *dict.fromkeys(formats.values())]
    shared = b"".join(map(text, texts))
    head = begin(5, version) + more
    head += b"".join(record(0x41E, struct.pack("<H", 164 + n) + text(code)) for n, code in enumerate(codes))
    head += b"".join(record(0xE0, struct.pack("<HH16x", 0, 164 + n)) for n in range(len(codes)))
    head += record(0xFC, struct.pack("<II", len(texts), len(texts)) + shared) + record(0x3C)
    sheet = begin(16)
    count = 0
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            style = codes.index(formats.get((at, column), "General"))
            if isinstance(cell, str):
                sheet += record(0xFD, struct.pack("<HHHI", at, column, style, count))
                count += 1
            elif cell is not None:
                sheet += record(0x203, struct.pack("<HHHd", at, column, style, cell))
    ranges = b"".join(struct.pack("<HHHH", *corners) for corners in merged)
    sheet += record(0xE5, struct.pack("<H", len(merged)) + ranges) + record(0x0A)
    names = ["甲表", "乙表"]
    size = sum(len(record(0x85, bytes(8 + 2 * len(name)))) for name in names)
    first = len(head) + size + len(record(0x0A))
    for name, place, state in ((names[0], first, int(hidden)), (names[1], first + len(sheet), 1)):
        head += record(0x85, struct.pack("<IBBBB", place, state, 0, len(name), 1) + name.encode("utf-16-le"))
    empty = begin(16) + record(0x203, struct.pack("<HHHd", 0, 0, 0, 7.0)) + record(0x0A)
    return compound({"Workbook": head + record(0x0A) + sheet + empty})
