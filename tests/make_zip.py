"""Zip archives as people send them, and as they should not be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive of files by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def zipped_with_gbk_names(files: Mapping[str, bytes]) -> bytes:
    """As Chinese Windows makes them: names in GBK, and nothing that says so."""
    stand_ins = {name: f"{number}" * len(name.encode("gbk")) for number, name in enumerate(files)}
    data = zipped({stand_ins[name]: content for name, content in files.items()})
    for name, stand_in in stand_ins.items():
        data = data.replace(stand_in.encode(), name.encode("gbk"))
    return data


def nested(name: str, data: bytes, depth: int) -> bytes:
    """A file in an archive in an archive …"""
    for level in range(depth):
        data = zipped({name if level == 0 else "inner.zip": data})
    return data


def flagged(data: bytes, low: int, high: int = 0) -> bytes:
    """An archive of one file, with flags of its entries set: 1 says that it is encrypted, 0x0800 that its name is UTF-8."""
    local, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    changed = bytearray(data)
    for at in (local + 6, central + 8):
        changed[at] |= low
        changed[at + 1] |= high
    return bytes(changed)


def bomb(megabytes: int) -> bytes:
    """An archive of a few kilobytes that unpacks to so much."""
    return zipped({"plan.txt": bytes(megabytes * 1_000_000)})
