"""What a worker does with a file: reads it, unless it was read and stored before."""

from __future__ import annotations

from collections.abc import Set
from hashlib import sha256

from graph.immutable import immutable
from graph.model import Document, Given, Reading
from graph.sources import file_key
from ingest.member_lists import MemberList, member_list
from ingest.readers import bytes_of, load, media_type_of
from ingest.reading import read


@immutable
class Finished:
    """That a file is stored as it is; ``key`` is its ``file_key``."""

    key: bytes


def document_of(file: str, given: Given) -> Document:
    """The text of a file, and where it came from."""
    return load(file, given=given)


def reading_of(file: str, given: Given) -> Reading:
    """What a file says."""
    return read(load(file, given=given))


def members_of(file: str, given: Given) -> MemberList:
    """Who is in a group, by a file."""
    return member_list(load(file, given=given))


def reading_unless(file: str, given: Given, *, finished: Set[bytes]) -> Reading | Finished:
    """What a file says, unless its key is among the finished ones."""
    data = bytes_of(file)
    key = file_key(sha256(data).hexdigest(), media_type_of(file), given)
    return Finished(key) if key in finished else read(load(data, file, given))
