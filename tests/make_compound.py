"""Compound files (OLE) made for tests: streams in a container as Office wrote it before 2007."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SMALLEST = 4096
"""A stream shorter than this would stand elsewhere, so it is filled up."""


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A container of streams; their bytes are filled up with zeros."""
    padded = {name: _padded(data) for name, data in streams.items()}
    sectors = sum(len(data) for data in padded.values()) // SECTOR
    of_directory = (len(streams) + 1 + 3) // 4
    of_fat = 1
    while of_fat * (SECTOR // 4) < sectors + of_directory + of_fat:
        of_fat += 1
    fat = [FAT] * of_fat + _chain(of_fat, of_directory)
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    for number, (name, data) in enumerate(padded.items(), start=1):
        entries.append(_entry(name, 2, len(fat), len(data), right=number + 1 if number < len(padded) else FREE))
        fat += _chain(len(fat), len(data) // SECTOR)
    fat += [FREE] * (of_fat * (SECTOR // 4) - len(fat))
    directory = b"".join(entries).ljust(of_directory * SECTOR, b"\0")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, of_fat, of_fat, 0, SMALLEST, END, 0, END, 0,
    )  # fmt: skip
    difat = list(range(of_fat)) + [FREE] * (109 - of_fat)
    return b"".join(
        [header, struct.pack("<109I", *difat), struct.pack(f"<{len(fat)}I", *fat), directory, *padded.values()]
    )


def _padded(data: bytes) -> bytes:
    size = max(len(data), SMALLEST)
    return data.ljust(size + -size % SECTOR, b"\0")


def _chain(first: int, length: int) -> list[int]:
    return [*range(first + 1, first + length), END]


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16x4x16xIII", written, len(written) + 2, kind, 1, FREE, right, child, start, size, 0
    )  # fmt: skip
