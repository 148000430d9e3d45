"""Lists of tasks from Neo4j: one statement answers with the page, its proofs, its length and what collectives add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from neo4j import Record

from graph.answers import DocumentReference, Evidence, Page, TaskFilter, TaskRow
from graph.model import Kind
from graph.neo4j_statements import page_of_tasks, search_expression
from graph.task_lists import (
    bodies_asked,
    driver_of,
    earliest,
    editions_asked,
    filters_of,
    roles_asked,
    roles_held,
    tallied,
    told,
)

Columns = Sequence[Any]
MOST_COUNTS = 10_000
_SORT = 7  # the column that a list of tasks goes by


class Counted:
    """What collectives add to answers, each with the number of changes when it was counted; then it need not be again."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self._counts: dict[TaskFilter, tuple[int, int]] = {}

    def of(self, asked: TaskFilter) -> tuple[int, int]:
        """The number of changes when this was counted, and the count."""
        return self._counts.get(asked, (-1, 0))

    def remember(self, asked: TaskFilter, changes: int, count: int) -> None:
        """Keep a count. Very many begin anew."""
        if len(self._counts) >= MOST_COUNTS:
            self._counts.clear()
        self._counts[asked] = changes, count


def tasks_asked(
    ask: Callable[..., Record], asked: TaskFilter, after: str, limit: int, counted: Counted
) -> Page[TaskRow]:
    """One page of the tasks that are asked for; see ``GraphStore.tasks``."""
    changes, through = counted.of(asked)
    found = ask(question(asked), **values(asked, after, limit), counted_at=changes)
    rows = found["rows"]
    more = len(rows) > limit
    count = found["count"] if more or after else len(rows)
    if asked.unit is not None and found["before"] != changes:
        through = found["through"]
        counted.remember(asked, found["before"], through)
    following = rows[limit - 1][_SORT] if more else None
    more_tasks = None if asked.unit is None else through if count else 0
    return Page([task_row(row, asked) for row in rows[:limit]], count, following, more_tasks)


def question(asked: TaskFilter) -> str:
    """The statement that answers."""
    unit = asked.unit is not None
    evidence = "unit" if unit else "roles"
    return page_of_tasks(driver_of(asked), filters_of(asked), evidence, tally=tallied(asked) is not None, through=unit)


def values(asked: TaskFilter, after: str, limit: int) -> dict[str, Any]:
    """Its parameters, but for the state in which collectives were counted."""
    return {
        "unit": asked.unit,
        "bodies": bodies_asked(asked),
        "as_of": earliest(asked),
        **editions_asked(asked),
        "policy": asked.policy,
        "campaign": asked.campaign,
        "document": asked.document,
        "node": tallied(asked),
        "roles": list(roles_asked(asked)),
        "kinds": [asked.kind] if asked.kind else list(Kind),
        "text": search_expression(asked.text) if asked.text and asked.text.strip() else None,
        "after": after,
        "limit": limit + 1,  # one more than asked says whether there is a next page
    }


def task_row(row: Columns, asked: TaskFilter | None) -> TaskRow:
    """A row of ``tasks*.cypher`` as an answer; roles are those of the unit that was asked for."""
    task, title, path, kind, text, start, end, _, *document, proofs = row
    reference = DocumentReference(*document)
    evidence = told([Evidence(*proof) for proof in proofs], asked, reference)
    return TaskRow(task, title, path, Kind(kind), text, start, end, reference, roles_held(evidence, asked), evidence)
