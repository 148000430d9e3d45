"""Replaces all documents of a database in Neo4j: how it moves to another registry.

One transaction has no room for that: 256 MB are too little for 40 notices of the sample's size, and each takes the longer
the more were replaced before it. So all are read before the first is replaced, then they are replaced some at a time.
Whoever is killed meanwhile leaves a mark, and nothing but another rewrite is stored until all are replaced.
"""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from tempfile import TemporaryFile
from typing import IO

from graph.answers import Written
from graph.model import Reading
from graph.neo4j_documents import forget, groups, sort_out, stamp, store, sweep
from graph.neo4j_rows import Entry, listed_nodes
from graph.neo4j_server import Work
from graph.neo4j_statements import statement
from graph.writing import Versions, agreed, other_text, written

Writing = Callable[[], AbstractContextManager[Work]]
_TOGETHER = 25  # documents that are forgotten in one transaction


def rewrite(writing: Writing, readings: Iterable[Reading]) -> Written:
    """Store these documents and no other; says how many differ from what stood there before."""
    told: Counter[str] = Counter()
    with TemporaryFile() as file:
        kept, versions = _kept(readings, file)
        with writing() as work:
            before = {row["id"] for row in work.transaction.run(statement("write/documents"))}
            _mark(work, "write/rewriting")
        for group in groups(_read_back(file, len(kept))):
            with writing() as work:
                _replace(work, group, told)
    gone = sorted(before - set(kept))
    for first in range(0, len(gone), _TOGETHER):
        with writing() as work:
            sweep(work.transaction, forget(work.transaction, gone[first : first + _TOGETHER]))
            work.changed = True
    with writing() as work:
        stamp(work.transaction, versions)
        _mark(work, "write/rewritten")
    return written(told)


def _kept(readings: Iterable[Reading], file: IO[bytes]) -> tuple[list[str], Versions | None]:
    """Put all readings into a file. Returns their documents in order, and the versions they have in common.

    Raises:
        Conflict: they are of several versions, or two of them have one id.
    """
    versions: Versions | None = None
    titles: dict[str, str | None] = {}
    for reading in readings:
        versions = agreed(versions, reading)
        if reading.document.id in titles:
            raise other_text(reading, titles[reading.document.id])
        titles[reading.document.id] = reading.document.title
        pickle.dump(reading, file)
    file.seek(0)
    return list(titles), versions


def _read_back(file: IO[bytes], number: int) -> Iterator[Reading]:
    for _ in range(number):
        yield pickle.load(file)


def _replace(work: Work, group: list[Entry], told: Counter[str]) -> None:
    """Store documents whatever stood there, and units and places as their registry has them."""
    found = sort_out(work.transaction, group, told, replace=True)
    if found.changed:
        touched = forget(work.transaction, found.replaced)
        renewed = work.transaction.run(statement("write/renew"), ids=sorted(listed_nodes(found.entries)))
        touched |= {row["parent"] for row in renewed}
        store(work.transaction, found.entries, touched)
        work.changed = True


def _mark(work: Work, name: str) -> None:
    work.transaction.run(statement(name)).consume()
    work.changed = True
