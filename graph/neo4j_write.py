"""Writes documents into Neo4j and deletes them, each call in one transaction of the only writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.answers import Written
from graph.errors import Conflict, NotFound
from graph.model import Reading
from graph.neo4j_documents import forget, groups, held_of, sort_out, stamp, store, sweep
from graph.neo4j_server import Work
from graph.writing import agreed, written


def write(work: Work, readings: Sequence[Reading], *, replace: bool) -> Written:
    """Store documents, each instead of all that it said before; see ``GraphStore.write``."""
    refuse_if_rewriting(work)
    told: Counter[str] = Counter()
    versions = work.versions
    for group in groups(readings):
        for entry in group:
            versions = agreed(versions, entry.reading)
        found = sort_out(work.transaction, group, told, replace=replace)
        if found.changed:
            store(work.transaction, found.entries, forget(work.transaction, found.replaced))
            work.changed = True
    if work.changed:
        stamp(work.transaction, versions)
    return written(told)


def delete(work: Work, document: str) -> None:
    """Forget a document and what only it needed; an empty store forgets its versions too, and takes any."""
    refuse_if_rewriting(work)
    if not held_of(work.transaction, [(document, "")]):
        raise NotFound(f"there is no document {document} in the store")
    sweep(work.transaction, forget(work.transaction, [document]))
    stamp(work.transaction, work.versions)
    work.changed = True


def refuse_if_rewriting(work: Work) -> None:
    """Say that nothing can be stored now.

    Raises:
        Conflict: a rewrite has begun and not come to its end.
    """
    if work.rewriting:
        raise Conflict("all documents of the store are being read again, or that was cut off: run `policygraph reread`")
