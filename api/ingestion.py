"""From files and folders to a store, some documents in each transaction; a bad file does not stop the others."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from hashlib import sha256

from api.inputs import Inputs, Outcome, Status
from api.reading_files import Finished, reading_unless
from api.summaries import described
from api.workers import Workers
from graph.answers import Written
from graph.errors import Conflict, PolicygraphError
from graph.immutable import immutable
from graph.model import Given, Reading
from graph.sources import file_key
from graph.store import GraphStore
from graph.writing import other_text
from ingest.files.blocks import DITTO
from ingest.identity import document_id

CHARACTERS = 200_000
"""A transaction is closed when its documents have so much text: some 25 notices, which a small Neo4j server can hold."""
LONGEST_WAIT = 2.0
"""Seconds until what was read is stored, though it be little."""
Listener = Callable[[Outcome], None]
"""Who is told what became of each file, when it is known."""


@dataclass(slots=True)
class Counts:
    """What became of the files, and what the documents that were written hold."""

    documents: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failures: int = 0
    skipped: int = 0
    tasks: int = 0
    edges: int = 0
    unread: int = 0
    unplaced: int = 0
    without_tasks: int = 0
    left_over: int = 0

    @property
    def files(self) -> int:
        """All that were to be read: each is a document, a duplicate or a failure."""
        return self.documents + self.duplicates + self.failures

    def add(self, written: Written) -> None:
        """Count a transaction in."""
        for field in fields(written):
            setattr(self, field.name, getattr(self, field.name) + getattr(written, field.name))


def ingest(
    store: GraphStore,
    found: Inputs,
    given: Callable[[str], Given],
    listener: Listener,
    workers: Workers,
    *,
    replace: bool = False,
    counts: Counts | None = None,
) -> Counts:
    """Read and store files. What cannot be read or contradicts the store is told to the listener and counted.

    A file that is stored as it is, is not read again; the same notice in another file is a duplicate. ``counts`` are
    counted up on the way, for whoever wants to know where an interrupted run was.

    Raises:
        Conflict: the store's documents were read by another reader or registry.
        StoreUnavailable: the store cannot be written.
    """
    check_versions(store)
    run = _Run(store, listener, counts or Counts(), replace)
    for other in found.others:
        run.tell(other)
    function = partial(reading_unless, finished=frozenset(run.finished))
    answers = workers.answers(function, ((file, given(file)) for file in found.files))
    for waiting in _batches(run.decided(zip(found.files, answers, strict=True))):
        run.write(waiting)
    run.forget_left_over()
    return run.counts


class _Run:
    """What is known while files become documents: which are stored, and from which file of this run."""

    def __init__(self, store: GraphStore, listener: Listener, counts: Counts, replace: bool) -> None:
        self.counts = counts
        self._store = store
        self._listener = listener
        self._replace = replace
        known = store.files()
        self.finished = {
            file_key(row.sha256, row.media_type, given): row.document for row in known for given in (Given(), row.given)
        }
        """Keys of files that need not be read: as they were given, or with nothing given now."""
        self._stored = {row.document: row.sha256 for row in known}
        self._seen: dict[str, _Seen] = {}
        self._by_text: dict[str, str] = {}  # bare text of a notice without a number of its own -> its document

    def tell(self, outcome: Outcome) -> None:
        """Count a file, and say what became of it."""
        self.counts.failures += outcome.status is Status.FAILED
        self.counts.skipped += outcome.status is Status.SKIPPED
        self.counts.duplicates += outcome.status is Status.DUPLICATE
        self.counts.documents += outcome.status is Status.UNCHANGED
        self.counts.unchanged += outcome.status is Status.UNCHANGED
        self._listener(outcome)

    def decided(
        self, answers: Iterable[tuple[str, Reading | Finished | PolicygraphError]]
    ) -> Iterator[tuple[str, Reading] | Outcome]:
        """The files that shall be written, and of the others what becomes of them, in order."""
        for file, answer in answers:
            if isinstance(answer, PolicygraphError):
                yield Outcome(file, Status.FAILED, str(answer))
            elif isinstance(answer, Finished):
                yield self._finished(file, self.finished[answer.key])
            else:
                yield self._judged(file, answer)

    def _finished(self, file: str, document: str) -> Outcome:
        """A file that was read and stored before."""
        sha256 = self._stored[document]
        seen = self._seen.get(document)
        if seen and seen.sha256 == sha256:
            return Outcome(file, Status.DUPLICATE, f"{document}, as in {seen.file}")
        if seen:
            return _other_text(file, document, seen.file)
        bare = _bare(self._store.document_text(document)) if _is_by_bytes(document, sha256) else None
        self._see(document, _Seen(file, sha256, bare))
        return Outcome(file, Status.UNCHANGED, document)

    def _judged(self, file: str, reading: Reading) -> tuple[str, Reading] | Outcome:
        """A reading that is to be written, unless it is the same notice again, or another under its id."""
        document, sha256 = reading.document.id, reading.document.sha256
        bare = _bare(reading.text)
        by_bytes = _is_by_bytes(document, sha256)
        if by_bytes and bare in self._by_text:
            document = self._by_text[bare]
        if seen := self._seen.get(document):
            if bare == (seen.bare or _bare(self._store.document_text(document))):
                return Outcome(file, Status.DUPLICATE, f"{document}, as in {seen.file}")
            return _other_text(file, document, seen.file)
        if self._stored.get(document) not in (None, sha256):
            if bare == _bare(self._store.document_text(document)):
                self._see(document, _Seen("the store", self._stored[document], bare))
                return Outcome(file, Status.DUPLICATE, f"{document}, as in the store")
            if not self._replace:
                title = self._store.document(document).title
                return Outcome(file, Status.FAILED, f"{file}: {other_text(reading, title)}")
        self._see(document, _Seen(file, sha256, bare))
        return file, reading

    def _see(self, document: str, seen: _Seen) -> None:
        self._seen[document] = seen
        if seen.bare and _is_by_bytes(document, seen.sha256):
            self._by_text.setdefault(seen.bare, document)

    def write(self, waiting: list[tuple[str, Reading] | Outcome]) -> None:
        """The readings in one transaction, or each in its own if one contradicts the store; then all are told."""
        readings = [one[1] for one in waiting if isinstance(one, tuple)]
        try:
            if readings:
                self.counts.add(self._store.write(readings, replace=self._replace))
        except Conflict as error:
            if len(waiting) > 1:
                for one in waiting:
                    self.write([one])
                return
            waiting = [
                Outcome(one[0], Status.FAILED, f"{one[0]}: {error}") for one in waiting if isinstance(one, tuple)
            ]
        for one in waiting:
            if isinstance(one, Outcome):
                self.tell(one)
            else:
                self.counts.unplaced += one[1].document.jurisdiction is None
                self.counts.without_tasks += not one[1].tasks
                self.tell(Outcome(one[0], Status.STORED, described(one[1])))

    def forget_left_over(self) -> None:
        """Take out documents without a number whose file is another one now, as its number is given beside it."""
        written = {seen.sha256 for seen in self._seen.values()}
        for document, stored in self._stored.items():
            if stored in written and document not in self._seen and _is_by_bytes(document, stored):
                self._store.delete(document)
                self.counts.left_over += 1


@immutable
class _Seen:
    """From which file of this run a document is: the hash of its bytes, and of its bare text if that is known."""

    file: str
    sha256: str
    bare: str | None


def _is_by_bytes(document: str, sha256: str) -> bool:
    """Whether a document has its id from its bytes, as one without a number has: then other bytes may be the same notice."""
    return document == document_id(None, None, None, sha256)


def _other_text(file: str, document: str, first: str) -> Outcome:
    return Outcome(file, Status.FAILED, f"{file} is {document} as {first} is, but with another text: keep one")


def _bare(text: str) -> str:
    """A hash of a text without white space and marks of merged cells, in which formats differ."""
    return sha256("".join(text.replace(DITTO, "").split()).encode("utf-8", "surrogatepass")).hexdigest()


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
        counts.add(target.write([one[1] for one in waiting if isinstance(one, tuple)]))
    return counts


def _batches(
    readings: Iterable[tuple[str, Reading] | Outcome],
) -> Iterator[list[tuple[str, Reading] | Outcome]]:
    """So many at a time as one transaction stores; fewer if they come slowly, so that a run that is stopped loses little."""
    waiting: list[tuple[str, Reading] | Outcome] = []
    length, begun = 0, time.monotonic()
    for one in readings:
        waiting.append(one)
        length += one[1].document.length if isinstance(one, tuple) else 0
        if length >= CHARACTERS or time.monotonic() - begun > LONGEST_WAIT:
            yield waiting
            waiting, length, begun = [], 0, time.monotonic()
    if waiting:
        yield waiting


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
