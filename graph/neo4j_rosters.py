"""Rosters in Neo4j: which units a collective consists of, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Membership, Nodes
from graph.neo4j_documents import put_nodes, sweep
from graph.neo4j_server import Work
from graph.neo4j_statements import statement
from graph.neo4j_write import refuse_if_rewriting


def put_rosters(work: Work, memberships: Sequence[Membership], nodes: Nodes) -> None:
    """Store what rosters say, each source instead of all that it said before."""
    refuse_if_rewriting(work)
    touched = _forget(work, sorted({one.source for one in memberships}))
    renewed = work.transaction.run(statement("write/renew"), ids=[unit.id for unit in nodes.units])
    touched += [row["parent"] for row in renewed]
    put_nodes(work.transaction, [nodes], {})
    work.transaction.run(statement("write/rosters"), rows={"memberships": [_row(one) for one in memberships]}).consume()
    sweep(work.transaction, {*touched, *(unit.id for unit in nodes.units)})
    work.changed = True


def drop_roster(work: Work, source: str) -> int:
    """Forget what a source says; says how many memberships that were."""
    refuse_if_rewriting(work)
    touched = _forget(work, [source])
    sweep(work.transaction, set(touched))
    work.changed = bool(touched)
    return len(touched) // 2


def _forget(work: Work, sources: list[str]) -> list[str]:
    rows = work.transaction.run(statement("write/forget_rosters"), sources=sources)
    return [unit for row in rows for unit in (row["member"], row["collective"])]


def _row(one: Membership) -> list[str | None]:
    key = f"{one.member}|MEMBER_OF|{one.collective}|{one.source}|{one.since or ''}"
    names = (one.collective_name, one.member_name)
    return [one.collective, one.member, key, one.since, one.until, one.source, *names]
