"""From files and folders to a store, some documents in each transaction; a bad file does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from graph.answers import Written
from graph.errors import Conflict, InvalidRequest, PolicygraphError, UnreadableInput
from graph.immutable import immutable
from graph.model import Given, Reading
from graph.store import GraphStore

CHARACTERS = 200_000
"""A transaction is closed when its documents have so much text: some 25 notices, which a small Neo4j server can hold."""


@dataclass(slots=True)
class Counts:
    """What became of the files, and what the documents stored hold."""

    documents: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    tasks: int = 0
    edges: int = 0
    unread: int = 0
    failures: int = 0
    skipped: int = 0
    unplaced: int = 0

    def add(self, written: Written) -> None:
        """Count a transaction in."""
        for field in fields(written):
            setattr(self, field.name, getattr(self, field.name) + getattr(written, field.name))


@immutable
class Listener:
    """Who is told of each file: that it is stored, or why it is not."""

    stored: Callable[[str, Reading], None]
    failed: Callable[[str, PolicygraphError], None]


@immutable
class Inputs:
    """The files to read, in order, and how many in the folders are of endings that no reader knows."""

    files: tuple[str, ...]
    skipped: int


def inputs(paths: Iterable[str]) -> Inputs:
    """The files named, whatever they are, and those in the folders named that a reader knows; each once."""
    from ingest.readers import READERS

    files: dict[str, None] = {}
    skipped = 0
    for path in paths:
        found = list(_files_in(Path(path))) if Path(path).is_dir() else None
        known = [path] if found is None else [str(file) for file in found if file.suffix.lower() in READERS]
        files.update(dict.fromkeys(known))
        skipped += 0 if found is None else len(found) - len(known)
    return Inputs(tuple(files), skipped)


def ingest(
    store: GraphStore, found: Inputs, given: Callable[[str], Given], listener: Listener, *, replace: bool = False
) -> Counts:
    """Read and store files. What cannot be read or contradicts the store is told to the listener and counted.

    Raises:
        Conflict: the store's documents were read by another reader or registry.
        StoreUnavailable: the store cannot be written.
    """
    check_versions(store)
    counts = Counts(skipped=found.skipped)
    for waiting in _batches(_readable(found, given, listener, counts)):
        _write(store, waiting, listener, counts, replace)
    return counts


def copied(source: GraphStore, target: GraphStore) -> Counts:
    """Put the documents of a store into another, some in each transaction.

    Raises:
        Conflict: one of the stores is of another reader or registry, or the target has another text under a known id.
        StoreUnavailable: a store cannot be used.
    """
    from ingest.reading import read

    for store in (source, target):
        check_versions(store)
    counts = Counts()
    for waiting in _batches((document.sha256, read(document)) for document in source.sources()):
        counts.add(target.write([reading for _, reading in waiting]))
    return counts


def _readable(
    found: Inputs, given: Callable[[str], Given], listener: Listener, counts: Counts
) -> Iterator[tuple[str, Reading]]:
    """The files that can be read, with their readings; the others are told to the listener and counted."""
    for file in found.files:
        try:
            yield file, _read(file, given(file))
        except (UnreadableInput, InvalidRequest) as error:
            counts.failures += 1
            listener.failed(file, error)


def _batches(readings: Iterable[tuple[str, Reading]]) -> Iterator[list[tuple[str, Reading]]]:
    """Readings with what they came from, so many at a time as one transaction stores."""
    waiting: list[tuple[str, Reading]] = []
    length = 0
    for source, reading in readings:
        waiting.append((source, reading))
        length += reading.document.length
        if length >= CHARACTERS:
            yield waiting
            waiting, length = [], 0
    if waiting:
        yield waiting


def _read(file: str, given: Given) -> Reading:
    from ingest.readers import load
    from ingest.reading import read

    return read(load(file, given=given))


def _files_in(folder: Path) -> Iterator[Path]:
    """Files below a folder in order of path, hidden ones left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield path


def _write(
    store: GraphStore, waiting: list[tuple[str, Reading]], listener: Listener, counts: Counts, replace: bool
) -> None:
    """All in one transaction; if one contradicts the store, each in its own."""
    try:
        counts.add(store.write([reading for _, reading in waiting], replace=replace))
    except Conflict as error:
        if len(waiting) > 1:
            for one in waiting:
                _write(store, [one], listener, counts, replace)
            return
        counts.failures += 1
        listener.failed(waiting[0][0], error)
    else:
        for file, reading in waiting:
            counts.unplaced += reading.document.jurisdiction is None
            listener.stored(file, reading)


def check_versions(store: GraphStore) -> None:
    """Refuse a store that holds readings of another reader or registry.

    Raises:
        Conflict: it does.
    """
    from ingest.reading import READER
    from ingest.registry import registry

    status = store.status()
    if status.documents and (status.reader, status.registry) != (READER, registry().version):
        raise Conflict(
            f"{status.url} was read by reader {status.reader} with registry {status.registry}, this is reader {READER} "
            f"with registry {registry().version}: `policygraph reread` brings it up to date"
        )
