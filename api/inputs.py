"""Which files a run reads: those named, those in folders, and those in archives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from api.workers import Workers
from graph.errors import PolicygraphError
from graph.immutable import immutable
from ingest.files import archive
from ingest.files.archive import HIDDEN
from ingest.files.kinds import kind_of
from ingest.readers import READERS

OF_A_PAGE, PAGES = ("_files", ".files"), (".html", ".htm")
"""How the folder ends that a browser saves beside a page, and the page itself."""
HEADING = ("path", "status", "sentence")
"""The columns of a report."""
OURS = (
    b"\xef\xbb\xbf" + ",".join(HEADING).encode(),
    b'<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="policygraph',
)
"""How files begin that we write ourselves: a report, a page of coverage."""
BEGINNING = 8_192
"""Bytes of a file that tell what it is."""


class Status(StrEnum):
    """What became of a file."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    SKIPPED = "skipped"


@immutable
class Outcome:
    """What became of a file, and a sentence that says more."""

    path: str
    status: Status
    sentence: str


@immutable
class Inputs:
    """The files to read, in order, and what is said of those that are not read."""

    files: tuple[str, ...]
    others: tuple[Outcome, ...]


def inputs(paths: Iterable[str], workers: Workers, leave_out: Iterable[str] = ()) -> Inputs:
    """The files named, whatever they are, and those in the folders and archives named that a reader knows; each once.

    Left out are hidden files, what a browser saved beside a page, reports and pages of ours, and ``leave_out``: the
    manifest. Links to folders are not followed.
    """
    found = _Found(workers, {Path(path).resolve() for path in leave_out})
    for path in paths:
        if Path(path).is_dir():
            found.add_folder(Path(path))
        elif _is_archive(path):
            found.add_archive(path)
        else:
            found.add(path)
    return Inputs(tuple(found.files), tuple(found.others))


def is_ours(path: Path) -> bool:
    """Whether we wrote a file ourselves, as a report or a page; False if it cannot be read."""
    return _beginning(path).startswith(OURS)


class _Found:
    """What is found on the way through folders and archives."""

    def __init__(self, workers: Workers, left_out: set[Path]) -> None:
        self.files: list[str] = []
        self.others: list[Outcome] = []
        self._workers = workers
        self._seen = set(left_out)
        self._told: set[Path] = set()

    def add_folder(self, folder: Path) -> None:
        """All files below a folder, in order of path."""
        for path in sorted(self._files_in(folder)):
            if _is_archive(str(path)):
                self.add_archive(str(path))
            elif not path.is_file():
                self._tell(str(path), Status.SKIPPED, "is no file but a broken link, a pipe or a device")
            elif not is_ours(path):
                self._add_known(str(path))

    def _files_in(self, folder: Path) -> Iterator[Path]:
        def cannot_be_read(error: OSError) -> None:
            self._tell(str(error.filename), Status.FAILED, f"cannot be opened: {error.strerror}")

        for name, folders, files in os.walk(folder, onerror=cannot_be_read):
            here = Path(name)
            for inside in [inside for inside in folders if (here / inside).is_symlink()]:
                self._tell(str(here / inside), Status.SKIPPED, "is a link to a folder: name it, to have it read")
            folders[:] = [
                inside for inside in folders if not (inside.startswith(HIDDEN) or _is_of_a_page(here / inside))
            ]
            yield from (here / file for file in files if not file.startswith(HIDDEN))

    def add_archive(self, file: str) -> None:
        """All files in an archive."""
        if not self._is_new(file):
            return
        for members in self._workers.answers(archive.members, [(file,)]):
            if isinstance(members, PolicygraphError):
                self.others.append(Outcome(file, Status.FAILED, str(members)))
                continue
            for member in members:
                self._add_known(member)

    def add(self, file: str) -> None:
        """A file that is read whatever it is."""
        if self._is_new(file):
            self.files.append(file)

    def _add_known(self, file: str) -> None:
        """A file that is read if a reader knows its ending."""
        ending = Path(file).suffix.lower()
        if ending in READERS or ending == archive.ENDING:
            self.add(file)
        elif self._is_new(file):
            kind = kind_of(_beginning(Path(file)))
            what = (
                f"is {kind.words}: {kind.remedy}"
                if kind and kind.remedy
                else f"has the ending {ending or 'of no kind'}"
            )
            self._tell(
                file, Status.SKIPPED, f"{what}; files that are read end in {', '.join((*READERS, archive.ENDING))}"
            )

    def _is_new(self, file: str) -> bool:
        """Whether a file was not met before, under this or another spelling of its path."""
        path = Path(file).resolve()
        new = path not in self._seen
        self._seen.add(path)
        return new

    def _tell(self, file: str, status: Status, what: str) -> None:
        """Say of a file why it is not read, once however its folder is named."""
        path = Path(os.path.normpath(Path(file).absolute()))
        if path not in self._told:
            self._told.add(path)
            self.others.append(Outcome(file, status, f"{file} {what}"))


def _is_archive(file: str) -> bool:
    return Path(file).suffix.lower() == archive.ENDING and Path(file).is_file()


def _is_of_a_page(path: Path) -> bool:
    """Whether a browser made this folder for the pictures and frames of a page that it saved beside it."""
    stem = next((path.name.removesuffix(end) for end in OF_A_PAGE if path.name.endswith(end)), None)
    return stem is not None and any(path.with_name(stem + end).is_file() for end in PAGES)


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BEGINNING)
    except (OSError, ValueError):
        return b""
