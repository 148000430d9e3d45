"""Which files a run reads: those named, those in folders, and those in archives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import takewhile
from pathlib import Path

from api.workers import Workers
from graph.errors import PolicygraphError
from graph.immutable import immutable
from ingest.files import archive
from ingest.readers import READERS

HIDDEN = (".", "~$")
"""What the names of hidden files begin with, and of those that Word makes while it has a document open."""

OF_A_PAGE, PAGES = ("_files", ".files"), (".html", ".htm")
"""How the folder ends that a browser saves beside a page, and the page itself."""


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

    ``leave_out`` are files in the folders that are no notices: the manifest, the report.
    """
    files: dict[str, None] = {}
    others: list[Outcome] = []
    left_out = {Path(path).resolve() for path in leave_out}
    for path in paths:
        in_folder = Path(path).is_dir()
        found = list(map(str, _files_in(Path(path), left_out))) if in_folder else [path]
        for file in found:
            if _is_archive(file):
                _add_archive(file, workers, files, others)
            elif in_folder:
                _add(file, files, others)
            else:
                files[file] = None
    return Inputs(tuple(files), tuple(others))


def _files_in(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    """Files below a folder in order of path, without hidden ones and what a browser saved beside a page."""
    for path in sorted(folder.rglob("*")):
        steps = takewhile(folder.__ne__, (path, *path.parents))
        hidden = any(step.name.startswith(HIDDEN) or _is_of_a_page(step) for step in steps)
        if not hidden and path.is_file() and path.resolve() not in left_out:
            yield path


def _is_of_a_page(path: Path) -> bool:
    """Whether a browser made this folder for the pictures and frames of a page that it saved beside it."""
    stem = next((path.name.removesuffix(end) for end in OF_A_PAGE if path.name.endswith(end)), None)
    return stem is not None and any(path.with_name(stem + end).is_file() for end in PAGES)


def _is_archive(file: str) -> bool:
    return Path(file).suffix.lower() == archive.ENDING and Path(file).is_file()


def _add_archive(file: str, workers: Workers, files: dict[str, None], others: list[Outcome]) -> None:
    for members in workers.answers(archive.members, [(file,)]):
        if isinstance(members, PolicygraphError):
            others.append(Outcome(file, Status.FAILED, str(members)))
            continue
        for member in members:
            _add(member, files, others)


def _add(file: str, files: dict[str, None], others: list[Outcome]) -> None:
    ending = Path(file).suffix.lower()
    if ending in READERS or ending == archive.ENDING:
        files[file] = None
    else:
        sentence = f"{file} ends in {ending or 'nothing'}; files that are read end in {', '.join(READERS)}"
        others.append(Outcome(file, Status.SKIPPED, sentence))
