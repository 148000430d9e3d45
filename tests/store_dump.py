"""Stores to be tested, each with a dump of all that it holds: two stores are equal if their dumps are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.open import open_store
from graph.store import GraphStore

Dump = dict[str, list[tuple[object, ...]]]
PLACES = {"serial", "document", "item", "parent", "doc"}  # columns that may hold numbers which differ by history


@dataclass(frozen=True)
class Tested:
    """A store and a way to see everything in it."""

    store: GraphStore
    dump: Callable[[], Dump]


NewStore = Callable[[], AbstractContextManager[Tested]]


@contextmanager
def sqlite_store(path: Path) -> Iterator[Tested]:
    """A new embedded store."""
    with closing(open_store(f"sqlite:{path}")) as store:
        yield Tested(store, lambda: sqlite_dump(path))


def sqlite_dump(path: Path) -> Dump:
    """Every row of every table, of the full-text index and of the edges, with ids for numbers, in order."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, instance)")
        documents = dict(connection.execute("SELECT serial, id FROM document"))
        items = dict(connection.execute("SELECT serial, id FROM item"))
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%'"
        names = [name for (name,) in connection.execute(tables)]
        return {name: _rows(connection, name, documents, items) for name in [*names, "temp.words", "graph_edge"]}


def _rows(
    connection: sqlite3.Connection, table: str, documents: dict[int, str], items: dict[int, str]
) -> list[tuple[object, ...]]:
    rows = connection.execute(f"SELECT * FROM {table}")
    columns = [description[0] for description in rows.description]

    def told(column: str, value: object) -> object:
        if column not in PLACES or not isinstance(value, int):
            return value
        known = documents if column == "document" or (table, column) == ("document", "serial") else items
        return known[value] if value else None  # item 0 is the document itself

    return sorted((tuple(map(told, columns, row)) for row in rows), key=repr)
