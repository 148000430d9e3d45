"""Stores to be tested, each with a dump of all that it holds: two stores are equal if their dumps are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver, GraphDatabase

from graph.neo4j_statements import statement
from graph.open import open_store
from graph.store import GraphStore
from tests.neo4j_sources import RunningNeo4j

Dump = dict[str, list[tuple[object, ...]]]
PLACES = {"serial", "document", "item", "parent", "doc"}  # columns that may hold numbers which differ by history


@dataclass(frozen=True)
class Tested:
    """A store, a way to see everything in it, and somebody else who is writing to it as long as a context lasts."""

    store: GraphStore
    dump: Callable[[], Dump]
    somebody_writing: Callable[[], AbstractContextManager[None]]

    @property
    def url(self) -> str:
        """Where it can be opened once more."""
        return self.store.status().url


NewStore = Callable[[], AbstractContextManager[Tested]]


@contextmanager
def sqlite_store(path: Path) -> Iterator[Tested]:
    """A new embedded store."""
    with closing(open_store(f"sqlite:{path}")) as store:
        yield Tested(store, lambda: sqlite_dump(path), lambda: _sqlite_writer(path))


@contextmanager
def _sqlite_writer(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def sqlite_dump(path: Path) -> Dump:
    """Every row of every table, of the full-text index and of the edges, with ids for numbers, in order."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
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


@contextmanager
def neo4j_store(server: RunningNeo4j) -> Iterator[Tested]:
    """The store of a server, emptied. It has one database, so whoever has another store there loses it."""
    with GraphDatabase.driver(server.url, auth=(server.username, server.password)) as driver:
        empty(driver)
        with closing(open_store(server.url)) as store:
            store.version()
            yield Tested(store, lambda: neo4j_dump(driver), lambda: _neo4j_writer(driver))


@contextmanager
def _neo4j_writer(driver: Driver) -> Iterator[None]:
    with driver.session() as session, session.begin_transaction() as other:
        other.run(statement("write/lock")).consume()
        yield


def empty(driver: Driver) -> None:
    """Forget everything but the schema, which takes long to make, and that the database is ours."""
    driver.execute_query("MATCH (node) WHERE NOT node:PolicyGraph AND NOT node:Changes DETACH DELETE node")
    driver.execute_query("MATCH (graph:PolicyGraph) REMOVE graph.reader, graph.registry")


def neo4j_dump(driver: Driver) -> Dump:
    """Every node and every edge with all that it has, in order; but not the number of changes, which is history."""
    nodes = "MATCH (n) WHERE NOT n:Changes RETURN labels(n) AS labels, properties(n) AS properties"
    edges = "MATCH (a)-[e]->(b) RETURN type(e) AS type, a.id AS start, b.id AS end, properties(e) AS properties"
    told: Dump = {
        "nodes": [
            (*sorted(row["labels"]), *sorted(row["properties"].items())) for row in driver.execute_query(nodes).records
        ],
        "edges": [
            (row["type"], row["start"], row["end"], *sorted(row["properties"].items()))
            for row in driver.execute_query(edges).records
        ],
    }
    return {kind: sorted(rows, key=repr) for kind, rows in told.items()}
