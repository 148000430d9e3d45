"""Writes whole documents into the embedded store, and takes them out again without a trace."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

import orjson

from graph.answers import Written
from graph.errors import NotFound
from graph.model import Nodes, Reading
from graph.sqlite_rows import document_rows, node_rows, search_row, succession_rows
from graph.sqlite_statements import script, statement
from graph.writing import Versions, agreed, fingerprint, other_text, written

NODES = ("unit", "policy", "campaign", "place")


def write(connection: sqlite3.Connection, readings: Sequence[Reading], *, replace: bool) -> Written:
    """Store documents, each instead of all that it said before; see ``GraphStore.write``."""
    counts: Counter[str] = Counter()
    versions = _versions(connection)
    for reading in readings:
        versions = _agreed(connection, versions, reading)
        counts[_put(connection, reading, replace)] += 1
        _count(connection, reading, counts)
    return written(counts)


def rewrite(connection: sqlite3.Connection, readings: Iterable[Reading]) -> Written:
    """Forget everything and store these documents; says how many differ from what stood there before."""
    before = dict(connection.execute(statement("write/fingerprints")).fetchall())
    for command in script("write/clear"):
        connection.execute(command)
    counts: Counter[str] = Counter()
    for reading in readings:
        write(connection, [reading], replace=False)
        old = before.get(reading.document.id)
        counts["new" if old is None else "unchanged" if old == fingerprint(reading) else "replaced"] += 1
        _count(connection, reading, counts)
    return written(counts)


def delete(connection: sqlite3.Connection, document: str) -> None:
    """Forget a document and what only it needed; an empty store forgets its versions too, and takes any."""
    known = connection.execute(statement("write/known"), {"document": document}).fetchone()
    if known is None:
        raise NotFound(f"there is no document {document} in the store")
    touched = _forget(connection, known[0])
    sweep(connection, dict.fromkeys(NODES, touched))
    if _versions(connection) is None:
        connection.execute(statement("write/meta"), {"reader": None, "registry": None})


def put_nodes(connection: sqlite3.Connection, nodes: Nodes, touched: Iterable[str]) -> None:
    """Store shared nodes as the registry has them, then remove those of them and of the touched that nobody needs."""
    tables = node_rows(nodes)
    for table, rows in tables.items():
        connection.executemany(statement(f"write/{table}"), rows)
    connection.executemany(statement("write/succession"), succession_rows(nodes))
    sweep(connection, {table: [*touched, *(str(row[0]) for row in rows)] for table, rows in tables.items()})


def _versions(connection: sqlite3.Connection) -> Versions | None:
    reader, registry, documents = connection.execute(statement("write/versions")).fetchone()
    return (reader, registry) if documents else None


def _agreed(connection: sqlite3.Connection, versions: Versions | None, reading: Reading) -> Versions:
    """The store's versions, set by the first reading."""
    now = agreed(versions, reading)
    if versions is None:
        connection.execute(statement("write/meta"), {"reader": now[0], "registry": now[1]})
    return now


def _put(connection: sqlite3.Connection, reading: Reading, replace: bool) -> str:
    """Store one document. Returns whether it was new, replaced or unchanged."""
    mark = fingerprint(reading)
    known = connection.execute(statement("write/known"), {"document": reading.document.id}).fetchone()
    if known is None:
        _store(connection, reading, mark, touched=[])
        return "new"
    serial, old_mark, old_title, old_text = known
    if old_mark == mark:
        return "unchanged"
    if old_text != reading.text and not replace:
        raise other_text(reading, old_title)
    _store(connection, reading, mark, touched=_forget(connection, serial))
    return "replaced"


def _store(connection: sqlite3.Connection, reading: Reading, mark: str, touched: list[str]) -> None:
    document, item = connection.execute(statement("write/serials")).fetchone()
    for table, rows in document_rows(reading, mark, document + 1, item + 1).items():
        connection.executemany(statement(f"write/{table}"), rows)
    connection.execute(statement("write/tally"), {"document": document + 1, "sign": 1})
    put_nodes(connection, reading.nodes, touched)


def _forget(connection: sqlite3.Connection, serial: int) -> list[str]:
    """Take out what belongs to a document. Returns the shared nodes that it named."""
    document = {"document": serial, "sign": -1}
    touched = [node for (node,) in connection.execute(statement("write/touched"), document)]
    words = [search_row(*task) for task in connection.execute(statement("write/tasks"), document)]
    connection.executemany(statement("write/unsearch"), words)
    connection.execute(statement("write/tally"), document)
    connection.execute(statement("write/untally"), {"ids": orjson.dumps(touched).decode()})
    for command in script("write/forget_document"):
        connection.execute(command, document)
    return touched


def sweep(connection: sqlite3.Connection, touched: dict[str, list[str]]) -> None:
    """Remove those of the touched nodes that nobody needs, then their parents if nobody needs them any more."""
    for table, ids in touched.items():
        while ids:
            asked = {"ids": orjson.dumps(sorted(set(ids))).decode()}
            removed = connection.execute(statement(f"write/forget_{table}"), asked).fetchall()
            if table == "unit":
                connection.execute(statement("write/forget_successions"), asked)
            ids = [parent for (parent,) in removed if parent]


def _count(connection: sqlite3.Connection, reading: Reading, counts: Counter[str]) -> None:
    tasks, edges, unread = connection.execute(statement("write/counts"), {"document": reading.document.id}).fetchone()
    counts.update(documents=1, tasks=tasks, edges=edges, unread=unread)
