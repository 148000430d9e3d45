"""Zip archives: the files in them, also in archives in them, each under a path behind the archive's own.

``notices.zip/2022/plan.docx`` is a file in an archive. Nothing is unpacked to the disk.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from graph.errors import UnreadableInput
from ingest.files.limits import DEEPEST_ARCHIVE, LARGEST_FILE, LARGEST_UNPACKED, MOST_ENTRIES

ENDING = ".zip"
ENCODINGS = ("gb18030", "cp437")
"""Of names that are not marked as UTF-8: what Chinese Windows writes, and what the format says."""
SYSTEM = ("__MACOSX/",)
ENCRYPTED = 1
"""The flag of an entry that needs a password."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
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


def members(path: str) -> list[str]:
    """The paths of all files in an archive, those of archives in it included.

    Raises:
        UnreadableInput: it is no archive, is damaged, or holds more than is read.
    """
    archive = Path(path)
    try:
        if archive.stat().st_size > LARGEST_UNPACKED:
            raise UnreadableInput(f"{path} is larger than {LARGEST_UNPACKED // 1_000_000} MB: unpack it")
        data = archive.read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be opened: {error.strerror}") from None
    found = list(_members(data, path, 1))
    if not found:
        raise UnreadableInput(f"{path} is an archive without a file in it")
    return found


def _members(data: bytes, name: str, depth: int) -> Iterator[str]:
    with _opened(data, name) as archive:
        for entry in archive.infolist():
            whole = f"{name}/{entry.filename}"
            if entry.is_dir() or entry.filename.startswith(SYSTEM):
                continue
            if not entry.filename.lower().endswith(ENDING) or depth == DEEPEST_ARCHIVE:
                yield whole
                continue
            try:
                yield from _members(_unpacked(archive, entry, whole), whole, depth + 1)
            except UnreadableInput:
                yield whole  # whoever reads it is told what is wrong with it


def member(archive: Path, inside: str) -> bytes:
    """The bytes of a file in an archive, or in an archive in it.

    Raises:
        UnreadableInput: there is none, it is encrypted or damaged, too large, or its name leads out of the archive.
    """
    if archive.stat().st_size > LARGEST_UNPACKED:
        raise UnreadableInput(f"{archive} is larger than {LARGEST_UNPACKED // 1_000_000} MB: unpack it")
    data, name = archive.read_bytes(), str(archive)
    steps = list(_steps(inside))
    if len(steps) > 1:
        with _opened(data, name) as opened:
            steps = [inside] if any(_name(entry) == inside for entry in opened.infolist()) else steps
    if len(steps) > DEEPEST_ARCHIVE or steps[-1].lower().endswith(ENDING):
        raise UnreadableInput(f"{name}/{inside} is an archive in an archive: unpack it, or name a file in it")
    for step in steps:
        with _opened(data, name) as opened:
            name = f"{name}/{step}"
            entry = next((entry for entry in opened.infolist() if _name(entry) == step), None)
            if entry is None:
                raise UnreadableInput(f"there is no file {name}")
            data = _unpacked(opened, entry, name)
    return data


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


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """An archive whose directory is within the limits."""
    for encoding in ENCODINGS:
        try:
            archive = zipfile.ZipFile(io.BytesIO(data), metadata_encoding=encoding)
            break
        except UnicodeDecodeError as error:
            if encoding == ENCODINGS[-1]:
                raise UnreadableInput(
                    f"{name} holds a file whose name is not in the encoding it says, {error.encoding}: unpack it"
                ) from None
        except BROKEN:
            raise UnreadableInput(f"{name} is no zip archive or was cut off: copy or download it again") from None
    with archive:
        entries = archive.infolist()
        unpacked = sum(entry.file_size for entry in entries)
        names = Counter(map(_name, entries))
        if len(entries) > MOST_ENTRIES:
            raise UnreadableInput(f"{name} holds {len(entries):,} files, more than {MOST_ENTRIES:,}: unpack it")
        if unpacked > LARGEST_UNPACKED:
            raise UnreadableInput(
                f"{name} would unpack to {unpacked // 1_000_000:,} MB, more than {LARGEST_UNPACKED // 1_000_000}: unpack it"
            )
        if twice := [one for one, times in names.most_common(1) if times > 1]:
            raise UnreadableInput(f"{name} holds two files called {twice[0]}: unpack it, and give them other names")
        yield archive


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry as it stands in a path."""
    return str(PurePosixPath(entry.filename)).lstrip("/")


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts:
        raise UnreadableInput(f"{name} leads out of its archive: unpack it by hand, and look who made it")
    if entry.flag_bits & ENCRYPTED:
        raise UnreadableInput(f"{name} is encrypted: unpack it with its password")
    if entry.file_size > LARGEST_FILE:
        raise UnreadableInput(f"{name} is larger than {LARGEST_FILE // 1_000_000} MB: it is no notice")
    try:
        return archive.read(entry)
    except BROKEN:
        raise UnreadableInput(f"{name} is damaged in its archive: copy or download the archive again") from None
