"""Lists of tasks from the embedded store: which question drives, what filters it, and the proof of each row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import orjson

from graph.answers import DocumentReference, Evidence, Page, TaskFilter, TaskRow
from graph.model import Kind
from graph.sqlite_statements import search_expression, statement
from graph.task_lists import (
    bodies_asked,
    check_limit,
    driver_of,
    earliest,
    editions_asked,
    filters_of,
    roles_asked,
    roles_held,
    tallied,
    told,
)

Values = dict[str, str | int | None]
Remembered = dict[TaskFilter, int]
# No relation's or kind's name is a part of another's, so that instr() finds whole names in a list of them.
_EVERY_KIND = " ".join(Kind)


def page_of_tasks(
    connection: sqlite3.Connection, asked: TaskFilter, after: str, limit: int, remembered: Remembered
) -> Page[TaskRow]:
    """One page of the tasks that are asked for; see ``GraphStore.tasks``."""
    check_limit(limit)
    driver, fields = driver_of(asked), filters_of(asked)
    resource = "item" if driver == "tasks" else "edge"
    values = _values(asked, after, limit)
    found = connection.execute(statement(driver, resource, fields), values).fetchall()
    rows = found[:limit]
    more = len(found) > limit
    count = _count(connection, asked, driver, resource, fields, values) if more or after else len(rows)
    through = None
    if asked.unit is not None:
        through = _through_collectives(connection, asked, fields, values, remembered) if count else 0
    proofs = _evidence(connection, asked, values, [row[0] for row in rows]) if rows else {}
    answered = [task_row(row, proofs.get(row[0], []), asked) for row in rows]
    return Page(answered, count, rows[-1][8] if more else None, through)


def _editions(asked: TaskFilter) -> dict[str, str]:
    return {name: orjson.dumps(ids).decode() for name, ids in editions_asked(asked).items()}


NO_EDITIONS = _editions(TaskFilter())


def _values(asked: TaskFilter, after: str, limit: int) -> Values:
    return {
        "unit": asked.unit,
        "bodies": orjson.dumps(bodies_asked(asked)).decode(),
        "as_of": earliest(asked),
        **(_editions(asked) if asked.policy or asked.campaign else NO_EDITIONS),
        "policy": asked.policy,
        "campaign": asked.campaign,
        "document": asked.document,
        "roles": " ".join(roles_asked(asked)),
        "kinds": asked.kind.value if asked.kind else _EVERY_KIND,
        "text": search_expression(asked.text) if asked.text and asked.text.strip() else None,
        "after": after,
        "limit": limit + 1,  # one more than asked says whether there is a next page
    }


def _count(
    connection: sqlite3.Connection,
    asked: TaskFilter,
    driver: str,
    resource: str,
    fields: tuple[str, ...],
    values: Values,
) -> int:
    """How many rows all pages have: from the tally if it holds just that, else by counting."""
    name = f"parts/count_{driver}"
    if node := tallied(asked):
        name, values = "parts/tally", {"node": node}
    row = connection.execute(statement(name, resource, fields), values).fetchone()
    return int(row[0]) if row else 0


def _through_collectives(
    connection: sqlite3.Connection, asked: TaskFilter, fields: tuple[str, ...], values: Values, remembered: Remembered
) -> int:
    """The count, remembered as long as the store does not change: for a unit of 10,000 notices it takes 0.1 s."""
    if asked not in remembered:
        fields = ("bodies", *fields) if asked.also else fields
        (count,) = connection.execute(statement("through_collectives", "edge", fields), values).fetchone()
        remembered[asked] = int(count)
    return remembered[asked]


def _evidence(
    connection: sqlite3.Connection, asked: TaskFilter, values: Values, items: list[int]
) -> dict[int, list[Evidence]]:
    several = asked.also or asked.policies or asked.campaigns
    field = "roles" if asked.unit is None else "bodies" if several else "unit"
    values["items"] = orjson.dumps(items).decode()
    return evidence_by_item(connection.execute(statement("parts/evidence", "evidence", (field,)), values))


def evidence_by_item(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Evidence]]:
    """The proofs of each item, by its number, in the order of the text."""
    proofs: dict[int, list[Evidence]] = {}
    for item, relation, node, name, text, start, end, basis, open_ended, *proof in rows:
        found = Evidence(relation, node, name, text, start, end, basis, bool(open_ended), *proof)
        proofs.setdefault(item, []).append(found)
    return proofs


def task_row(row: tuple[Any, ...], evidence: list[Evidence], asked: TaskFilter | None) -> TaskRow:
    """A row of ``tasks*.sql`` and its proofs as an answer; roles are those of the unit that was asked for."""
    _, task, title, path, kind, text, start, end, _, *document = row
    reference = DocumentReference(*document)
    proofs = told(evidence, asked, reference)
    roles = roles_held(proofs, asked)
    return TaskRow(task, title, orjson.loads(path), Kind(kind), text, start, end, reference, roles, proofs)
