"""Zips written by hand, so that they can say what is not so, and other bytes that files made to hurt have in common."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from tests.make_compound import compound

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Packed:
    """An entry of a zip, its bytes and what the directory says of them."""

    name: str
    packed: bytes
    size: int
    crc: int = 0
    flags: int = 0


def zipped(entries: Sequence[Packed]) -> bytes:
    """A zip written by hand, so that it can say what is not so."""
    body, directory = b"", b""
    for entry in entries:
        name = entry.name.encode()
        told = struct.pack(
            "<HHHHHIIIHH", 20, entry.flags, 8, 0, 0, entry.crc, len(entry.packed), entry.size, len(name), 0
        )
        directory += b"PK\1\2\x14\0" + told + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name
        body += b"PK\3\4" + told + name + entry.packed
    return (
        body
        + directory
        + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), len(body), 0)
    )


def packed(name: str, data: bytes | str, flags: int = 0) -> Packed:
    """An entry that says what is so."""
    plain = data.encode() if isinstance(data, str) else data
    return Packed(name, _deflated(plain), len(plain), zlib.crc32(plain), flags)


def _deflated(data: bytes) -> bytes:
    deflate = zlib.compressobj(wbits=-15)
    return deflate.compress(data) + deflate.flush()


def zeros(megabytes: int) -> bytes:
    """Deflated zeros: one block, repeated."""
    deflate = zlib.compressobj(9, wbits=-15)
    block = deflate.compress(bytes(MEGABYTE)) + deflate.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + deflate.flush()


def laughs(root: str) -> str:
    """Entities of entities: ten to the ninth times ha."""
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><{root}>&e9;</{root}>'


def encrypted() -> bytes:
    return compound({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": bytes(range(256)) * 16})


def cut(data: bytes, percent: int) -> bytes:
    return data[: len(data) * percent // 100]
