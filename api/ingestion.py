"""From files and folders to a store, some documents in each transaction; a bad file does not stop the others."""

from __future__ import annotations

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
from graph.model import Given, Reading
from graph.sources import file_key
from graph.store import GraphStore
from graph.writing import other_text
from ingest.files.blocks import DITTO

CHARACTERS = 200_000
"""A transaction is closed when its documents have so much text: some 25 notices, which a small Neo4j server can hold."""
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
) -> Counts:
    """Read and store files. What cannot be read or contradicts the store is told to the listener and counted.

    A file that is stored as it is, is not read again; the same notice in another file is a duplicate.

    Raises:
        Conflict: the store's documents were read by another reader or registry.
        StoreUnavailable: the store cannot be written.
    """
    check_versions(store)
    run = _Run(store, listener, replace)
    for other in found.others:
        run.tell(other.path, other.status, other.sentence)
    function = partial(reading_unless, finished=frozenset(run.finished))
    answers = workers.answers(function, ((file, given(file)) for file in found.files))
    for waiting in _batches(run.to_write(zip(found.files, answers, strict=True))):
        run.write(waiting)
    return run.counts


class _Run:
    """What is known while files become documents: which are stored, and from which file of this run."""

    def __init__(self, store: GraphStore, listener: Listener, replace: bool) -> None:
        self.counts = Counts()
        self._store = store
        self._listener = listener
        self._replace = replace
        known = store.files()
        self.finished = {file_key(row.sha256, row.given): row.document for row in known}
        self._stored = {row.document: row.sha256 for row in known}
        self._seen: dict[str, tuple[str, str | None]] = {}  # document -> file, hash of its bare text if it was read

    def tell(self, file: str, status: Status, sentence: str) -> None:
        """Count a file that is not written, and say why."""
        counts = self.counts
        counts.failures += status is Status.FAILED
        counts.skipped += status is Status.SKIPPED
        counts.duplicates += status is Status.DUPLICATE
        self._listener(Outcome(file, status, sentence))

    def to_write(
        self, answers: Iterable[tuple[str, Reading | Finished | PolicygraphError]]
    ) -> Iterator[tuple[str, Reading]]:
        """The files that shall be written; of the others it is told what becomes of them."""
        for file, answer in answers:
            if isinstance(answer, PolicygraphError):
                self.tell(file, Status.FAILED, str(answer))
            elif isinstance(answer, Finished):
                self._is_stored(file, self.finished[answer.key])
            elif self._is_new(file, answer):
                yield file, answer

    def _is_stored(self, file: str, document: str) -> None:
        """A file that was read and stored before."""
        if document in self._seen:
            self.tell(file, Status.DUPLICATE, f"{document}, as in {self._seen[document][0]}")
            return
        self._seen[document] = file, None
        self.counts.add(Written(documents=1, new=0, replaced=0, unchanged=1, tasks=0, edges=0, unread=0))
        self._listener(Outcome(file, Status.UNCHANGED, document))

    def _is_new(self, file: str, reading: Reading) -> bool:
        """Whether a reading is to be written, and not the same notice again, or another under its id."""
        document = reading.document.id
        bare = _bare(reading.text)
        if document in self._seen:
            first, known = self._seen[document]
            if bare == (known or _bare(self._store.document_text(document))):
                self.tell(file, Status.DUPLICATE, f"{document}, as in {first}")
            else:
                self.tell(file, Status.FAILED, f"{file} is {document} as {first} is, but with another text: keep one")
            return False
        stored = self._stored.get(document)
        if stored not in (None, reading.document.sha256) and not self._replace:
            if bare == _bare(self._store.document_text(document)):
                self._seen[document] = document, None
                self.tell(file, Status.DUPLICATE, f"{document}, as in the store")
            else:
                title = self._store.document(document).title
                self.tell(file, Status.FAILED, f"{file}: {other_text(reading, title)}")
            return False
        self._seen[document] = file, bare
        return True

    def write(self, waiting: list[tuple[str, Reading]]) -> None:
        """All in one transaction; if one contradicts the store, each in its own."""
        try:
            self.counts.add(self._store.write([reading for _, reading in waiting], replace=self._replace))
        except Conflict as error:
            if len(waiting) > 1:
                for one in waiting:
                    self.write([one])
                return
            self.tell(waiting[0][0], Status.FAILED, f"{waiting[0][0]}: {error}")
        else:
            for file, reading in waiting:
                self.counts.unplaced += reading.document.jurisdiction is None
                self._listener(Outcome(file, Status.STORED, described(reading)))


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
        counts.add(target.write([reading for _, reading in waiting]))
    return counts


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
