"""Whole documents in a transaction of Neo4j: what is stored of them, stored, and forgotten without a trace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from neo4j import Transaction

from graph.model import Nodes, Reading
from graph.neo4j_rows import (
    Entry,
    Parameters,
    counts,
    fact_rows,
    listed_nodes,
    named_nodes,
    node_rows,
    parent_rows,
    shared_rows,
    structure_rows,
    succession_rows,
    tally,
)
from graph.neo4j_statements import facts, statement
from graph.records import records
from graph.writing import Versions, fingerprint, other_text

BATCH = 5000
"""Edges that are stored by one round of statements: documents are gathered until they have so many."""
Held = tuple[str, str | None, str | None]
"""What is stored under an id: fingerprint, title, and the text if the fingerprint is another."""


@dataclass(slots=True)
class Sorted:
    """Entries that are to be stored, by id, and the ids of those whose older reading is to be forgotten first."""

    changed: dict[str, Entry] = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        """What is to be stored."""
        return list(self.changed.values())


def groups(readings: Iterable[Reading]) -> Iterator[list[Entry]]:
    """Readings as entries, so many at a time as one round of statements takes."""
    group: list[Entry] = []
    edges = 0
    for reading in readings:
        group.append(Entry(reading, fingerprint(reading), records(reading)))
        edges += len(group[-1].records.edges)
        if edges >= BATCH:
            yield group
            group, edges = [], 0
    if group:
        yield group


def sort_out(transaction: Transaction, entries: list[Entry], told: Counter[str], *, replace: bool) -> Sorted:
    """Compare with what is stored, and count what is new, replaced and unchanged.

    Raises:
        Conflict: another text under a known id without ``replace``.
    """
    held = held_of(transaction, [(entry.reading.document.id, entry.fingerprint) for entry in entries])
    found = Sorted()
    for entry in entries:
        document = entry.reading.document
        fate = _fate(entry, held.get(document.id), replace)
        if fate != "unchanged":
            found.changed[document.id] = entry
            held[document.id] = (entry.fingerprint, document.title, entry.reading.text)
        if fate == "replaced":
            found.replaced.append(document.id)
        told.update(counts(entry), documents=1)
        told[fate] += 1
    return found


def held_of(transaction: Transaction, documents: Iterable[tuple[str, str]]) -> dict[str, Held]:
    """What is stored of documents that come with these fingerprints."""
    rows = [{"id": document, "fingerprint": mark} for document, mark in documents]
    found = transaction.run(statement("write/known"), rows=rows)
    return {row["id"]: (row["fingerprint"], row["title"], row["text"]) for row in found}


def store(transaction: Transaction, entries: list[Entry], touched: set[str]) -> None:
    """Store documents that are not there, then remove those of the touched nodes that nobody needs."""
    put_nodes(transaction, [entry.reading.nodes for entry in entries], tally(entries))
    _run(transaction, statement("write/nodes"), node_rows(entries))
    _run(transaction, statement("write/structure"), structure_rows(entries))
    _run(transaction, facts(), fact_rows(entries))
    sweep(transaction, (touched | listed_nodes(entries)) - named_nodes(entries))


def put_nodes(transaction: Transaction, some: Sequence[Nodes], tasks: Mapping[str, int]) -> None:
    """Store shared nodes as the registry has them; ``tasks`` is how many planned tasks more name each."""
    _run(transaction, statement("write/shared"), shared_rows(some, tasks))
    _run(transaction, statement("write/parents"), parent_rows(some))
    _run(transaction, statement("write/successions"), succession_rows(some))


def forget(transaction: Transaction, documents: list[str]) -> set[str]:
    """Take out what belongs to documents. Returns the shared nodes that they named."""
    if not documents:
        return set()
    touched = {row["id"] for row in transaction.run(statement("write/touched"), documents=documents)}
    transaction.run(statement("write/forget_document"), documents=documents).consume()
    return touched


def sweep(transaction: Transaction, touched: set[str]) -> None:
    """Remove those of the touched nodes that nobody needs, then their parents if nobody needs them any more."""
    while touched:
        removed = transaction.run(statement("write/forget_unneeded"), ids=sorted(touched))
        touched = {row["parent"] for row in removed if row["parent"]}


def stamp(transaction: Transaction, versions: Versions | None) -> None:
    """Say what versions the store is of."""
    reader, registry = versions or (None, None)
    transaction.run(statement("write/versions"), reader=reader, registry=registry).consume()


def _fate(entry: Entry, held: Held | None, replace: bool) -> str:
    """Whether a document is new, replaced or unchanged."""
    if held is None:
        return "new"
    fingerprint, title, text = held
    if fingerprint == entry.fingerprint:
        return "unchanged"
    if text != entry.reading.text and not replace:
        raise other_text(entry.reading, title)
    return "replaced"


def _run(transaction: Transaction, query: str, parameters: Parameters) -> None:
    """Run a statement on lists of rows, in one parameter: Neo4j plans anew for every other length of its parameters."""
    transaction.run(query, rows=parameters).consume()
