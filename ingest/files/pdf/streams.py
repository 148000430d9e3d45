"""How much the packed streams of a PDF hold, before anything unpacks them."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

from graph.errors import UnreadableInput
from ingest.files.limits import LARGEST_STREAM, LARGEST_UNPACKED

STREAM = re.compile(rb"(?<!end)stream\r?\n")
PICTURE = re.compile(rb"/Subtype\s*/Image")
ZLIB = re.compile(rb"/(?:FlateDecode|Fl)\b")
ASCII85 = re.compile(rb"/(?:ASCII85Decode|A85)\b")
LONGEST_HEAD = 2_000
"""Bytes before a stream that say what it is."""
STEP = 1_000_000
"""Bytes that are unpacked at once."""
DEEPEST = 3
"""Streams packed in packed streams."""


def check_streams(data: bytes, name: str) -> None:
    """Refuse what unpacks to more than a notice holds. Pictures are passed over: nothing unpacks them.

    Raises:
        UnreadableInput: a stream, or all together, is too large.
    """
    whole = 0
    for packed, depth in _packed(data):
        size = max(_size(packed, layers) for layers in range(1, min(depth, DEEPEST) + 1))
        whole += size
        if size > LARGEST_STREAM or whole > LARGEST_UNPACKED:
            most = f"{LARGEST_UNPACKED // 1_000_000} MB, and one part to at most {LARGEST_STREAM // 1_000_000} MB"
            raise UnreadableInput(f"{name} unpacks to more than a notice holds: at most {most}")


def _packed(data: bytes) -> Iterator[tuple[memoryview, int]]:
    """From the beginning of each stream that zlib packed to the end of the file, and how often it is packed."""
    for mark in STREAM.finditer(data):
        head = data[max(0, mark.start() - LONGEST_HEAD) : mark.start()]
        head = head[head.rfind(b" obj") + 1 :]
        depth = len(ZLIB.findall(head))
        if depth and not PICTURE.search(head):
            yield _bytes(data, mark.end(), bool(ASCII85.search(head))), depth


def _bytes(data: bytes, begin: int, is_text: bool) -> memoryview:
    if not is_text:
        return memoryview(data)[begin:]
    end = data.find(b"~>", begin)
    try:
        return memoryview(base64.a85decode(data[begin : end if end >= 0 else len(data)].lstrip().removeprefix(b"<~")))
    except ValueError:
        return memoryview(b"")


def _size(packed: memoryview, layers: int) -> int:
    """How many bytes a stream unpacks to; counting ends above the limit."""
    pieces: Iterator[bytes] = (bytes(packed[place : place + STEP]) for place in range(0, len(packed), STEP))
    for _ in range(layers):
        pieces = _unpacked(pieces)
    size = 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > LARGEST_STREAM:
                break
    except zlib.error:  # encrypted, or damaged: what came before counts
        pass
    return size


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacking = zlib.decompressobj()
    for piece in pieces:
        left = piece
        while left and not unpacking.eof:
            yield unpacking.decompress(left, STEP)
            left = unpacking.unconsumed_tail
        if unpacking.eof:
            return
