"""Zip archives: the files in them, also in archives in them, each under a path behind the archive's own.

``notices.zip/2022/plan.docx`` is a file in an archive. Nothing is unpacked to the disk.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from graph.errors import UnreadableInput
from graph.immutable import immutable
from ingest.files.limits import DEEPEST_ARCHIVE, LARGEST_FILE, LARGEST_UNPACKED, MOST_ENTRIES

ENDING = ".zip"
ENCODINGS = ("gb18030", "cp437")
"""Of names that are not marked as UTF-8: what Chinese Windows writes, and what the format says."""
HIDDEN = (".", "~$", "__MACOSX")
"""What the names of hidden files begin with, of those that Word makes while it has a document open, and of macOS."""
ENCRYPTED = 1
"""The flag of an entry that needs a password."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
"""What the library raises for archives that are damaged or packed in a way it does not know."""


def split(path: Path) -> tuple[Path, str] | None:
    """An archive and the path behind it, of a path that leads into one; else None."""
    for parent in path.parents:
        if parent.suffix.lower() == ENDING and parent.is_file():
            return parent, path.relative_to(parent).as_posix()
    return None


@immutable
class _Archive:
    """An open archive, and its entries by the name that they have in a path."""

    name: str
    file: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]


@dataclass
class _Room:
    """How many entries and bytes an archive, with those in it, may still hold."""

    entries: int = MOST_ENTRIES
    unpacked: int = LARGEST_UNPACKED

    def take(self, archive: _Archive) -> None:
        """Refuse an archive for which there is no room left."""
        self.entries -= len(archive.entries)
        self.unpacked -= sum(entry.file_size for entry in archive.entries.values())
        if self.entries < 0:
            raise UnreadableInput(f"{archive.name} holds more than {MOST_ENTRIES:,} files: unpack it")
        if self.unpacked < 0:
            most = LARGEST_UNPACKED // 1_000_000
            raise UnreadableInput(f"{archive.name} would unpack to more than {most} MB: unpack it")


def members(path: str) -> list[str]:
    """The paths of all files in an archive, those of archives in it included, hidden ones left out.

    Raises:
        UnreadableInput: it is no archive, is damaged, or holds more than is read.
    """
    found = list(_members(_opened(Path(path), ()), 1, _Room()))
    if not found:
        raise UnreadableInput(f"{path} is an archive without a file in it")
    return found


def _members(archive: _Archive, depth: int, room: _Room) -> Iterator[str]:
    room.take(archive)
    for name, entry in archive.entries.items():
        whole = f"{archive.name}/{name}"
        if _is_folder(entry) or any(part.startswith(HIDDEN) for part in name.split("/") if part != ".."):
            continue
        if not name.lower().endswith(ENDING) or depth == DEEPEST_ARCHIVE:
            yield whole
            continue
        try:
            inner = _archive(_unpacked(archive, name), whole)
        except UnreadableInput:
            yield whole  # whoever reads it is told what is wrong with it
        else:
            yield from _members(inner, depth + 1, room)


def member(archive: Path, inside: str) -> bytes:
    """The bytes of a file in an archive, or in an archive in it.

    Raises:
        UnreadableInput: there is none, it is encrypted or damaged, too large, or its name leads out of the archive.
    """
    whole = _opened(archive, ())
    if inside in whole.entries and not inside.lower().endswith(ENDING):
        return _unpacked(whole, inside)  # its folder may be called 2022.zip
    *steps, last = _steps(inside)
    if len(steps) >= DEEPEST_ARCHIVE or last.lower().endswith(ENDING):
        raise UnreadableInput(f"{archive}/{inside} is an archive in an archive: unpack it, or name a file in it")
    return _unpacked(_opened(archive, tuple(steps)), last)


def _opened(path: Path, steps: tuple[str, ...]) -> _Archive:
    """An archive, or one in it; the last ones stay open, as one file after the other is read from each."""
    try:
        told = path.stat()
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be opened: {error.strerror}") from None
    return _known(path, steps, (told.st_mtime_ns, told.st_size))


@lru_cache(maxsize=DEEPEST_ARCHIVE)
def _known(path: Path, steps: tuple[str, ...], stamp: tuple[int, int]) -> _Archive:
    if steps:
        outer = _known(path, steps[:-1], stamp)
        return _archive(_unpacked(outer, steps[-1]), f"{outer.name}/{steps[-1]}")
    if stamp[1] > LARGEST_UNPACKED:
        raise UnreadableInput(f"{path} is larger than {LARGEST_UNPACKED // 1_000_000} MB: unpack it")
    try:
        return _archive(path.read_bytes(), str(path))
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be opened: {error.strerror}") from None


def _steps(inside: str) -> Iterator[str]:
    """A path through archives in archives, an entry of each: a/b.zip/c.txt is a/b.zip, then c.txt."""
    begun: list[str] = []
    for part in inside.split("/"):
        begun.append(part)
        if part.lower().endswith(ENDING):
            yield "/".join(begun)
            begun = []
    if begun:
        yield "/".join(begun)


def _archive(data: bytes, name: str) -> _Archive:
    """An archive whose directory is within the limits."""
    for encoding in ENCODINGS:
        try:
            file = zipfile.ZipFile(io.BytesIO(data), metadata_encoding=encoding)
            break
        except UnicodeDecodeError:
            continue
        except BROKEN:
            raise UnreadableInput(f"{name} is no zip archive or was cut off: copy or download it again") from None
    else:
        raise UnreadableInput(f"{name} has names of files that are in no known encoding: unpack it by hand")
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in file.infolist():
        inside = str(PurePosixPath(entry.filename)).lstrip("/")
        if inside in entries:
            raise UnreadableInput(f"{name} holds two files called {inside}: unpack it, and give them other names")
        entries[inside] = entry
    found = _Archive(name, file, entries)
    _Room().take(found)
    return found


def _is_folder(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a folder; the library's own ``is_dir`` fails where a name is empty."""
    return entry.filename.endswith("/")


def _unpacked(archive: _Archive, inside: str) -> bytes:
    """The bytes of an entry."""
    name = f"{archive.name}/{inside}"
    entry = archive.entries.get(inside)
    if entry is None or _is_folder(entry):
        raise UnreadableInput(f"there is no file {name}")
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts:
        raise UnreadableInput(f"{name} leads out of its archive: unpack it by hand, and look who made it")
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableInput(f"{name} is encrypted: unpack it with its password")
    if entry.file_size > LARGEST_FILE:
        raise UnreadableInput(f"{name} is larger than {LARGEST_FILE // 1_000_000} MB: it is no notice")
    try:
        return archive.file.read(entry)
    except BROKEN:
        raise UnreadableInput(f"{name} is damaged in its archive: copy or download the archive again") from None
