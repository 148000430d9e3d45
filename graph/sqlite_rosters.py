"""Rosters in the embedded store: which units a collective consists of, and who says so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import orjson

from graph.model import Membership, Nodes
from graph.sqlite_statements import statement
from graph.sqlite_write import put_nodes, sweep


def put(connection: sqlite3.Connection, memberships: Sequence[Membership], nodes: Nodes) -> None:
    """Store what rosters say, each source instead of all that it said before."""
    touched = _forget(connection, {one.source for one in memberships})
    connection.executemany(statement("write/roster"), [_row(one) for one in memberships])
    put_nodes(connection, nodes, touched)


def drop(connection: sqlite3.Connection, source: str) -> int:
    """Forget what a source says; says how many memberships that were."""
    touched = _forget(connection, {source})
    sweep(connection, {"unit": touched})
    return len(touched) // 2


def memberships(connection: sqlite3.Connection, units: Sequence[str] | None) -> list[Membership]:
    """What rosters say of some units, or all that they say."""
    name = "rosters" if units is None else "memberships"
    asked = {} if units is None else {"units": orjson.dumps(list(units)).decode()}
    return [Membership(*row) for row in connection.execute(statement(name), asked)]


def _forget(connection: sqlite3.Connection, sources: Iterable[str]) -> list[str]:
    rows = [connection.execute(statement("write/forget_roster"), {"source": one}).fetchall() for one in sorted(sources)]
    return [unit for some in rows for pair in some for unit in pair]


def _row(one: Membership) -> tuple[str, ...]:
    ends = (one.since or "", one.until or "")
    return one.collective, one.member, *ends, one.source, one.collective_name, one.member_name
