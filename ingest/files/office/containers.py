"""Containers of streams (MS-CFB): how Office kept its files before 2007, and keeps encrypted ones today."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from io import BytesIO

from graph.errors import UnreadableInput
from ingest.files.kinds import OLE
from ingest.files.needs import needed
from ingest.files.office.packages import damaged, none_such


class Broken(ValueError):
    """What a stream tells is not where it should be."""


def streams_of(data: bytes, name: str, ending: str, wanted: Sequence[str]) -> dict[str, bytes]:
    """Those of some streams that a container has.

    Raises:
        UnreadableInput: it is none, or damaged.
        MissingExtra: olefile is not installed.
    """
    if not data.startswith(OLE):
        raise UnreadableInput(none_such(name, ending))
    with needed(name, "office"):
        from olefile.olefile import OleFileError, OleFileIO
    try:
        with OleFileIO(BytesIO(data)) as streams:
            held = {stream: streams.openstream(stream).read() for stream in wanted if streams.exists(stream)}
            if any(len(found) < streams.get_size(stream) for stream, found in held.items()):
                raise Broken("one of them breaks off")
            return held
    except (OleFileError, OSError, IndexError, OverflowError, ValueError, struct.error) as error:
        raise damaged(name, f"its streams cannot be opened ({error})") from None
