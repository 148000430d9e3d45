"""Tasks with all their responsible units, through any store: what networks are made of."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from functools import partial

from graph.answers import Evidence, TaskFilter, TaskRow, UnitRow
from graph.immutable import immutable
from graph.model import Role
from graph.paging import all_rows
from graph.store import GraphStore

EVERY_ROLE = frozenset(Role)


@immutable
class Duties:
    """A task and who is responsible in it: an entry for each unit and role, in the order of the text."""

    task: TaskRow
    entries: list[Evidence]

    def units(self, roles: Set[str] = EVERY_ROLE) -> dict[str, Evidence]:
        """The units in one of these roles, in order of id, each with the first passage that says so."""
        first: dict[str, Evidence] = {}
        for entry in self.entries:
            if entry.relation in roles:
                first.setdefault(entry.target, entry)
        return dict(sorted(first.items()))


@immutable
class Meeting:
    """Two units in one task, each with the passage that names it."""

    task: TaskRow
    one: Evidence
    other: Evidence


def duties(store: GraphStore, asked: TaskFilter, units: Set[str], roles: Set[str] = EVERY_ROLE) -> Iterator[Duties]:
    """The tasks that are asked for in which one of these units has one of these roles, in the order of the list.

    Whoever was asked for, all of ``units`` are there: the tasks of one unit come with its partners.
    """
    for task in _tasks(store, asked):
        entries = [entry for entry in task.evidence if entry.relation in roles and entry.target in units]
        if entries:
            yield Duties(task, entries)


def units_by_id(store: GraphStore, *, collectives: bool) -> dict[str, UnitRow]:
    """All units of a store, with or without the collectives."""
    return {unit.id: unit for unit in all_rows(store.units) if collectives or not unit.collective}


def _tasks(store: GraphStore, asked: TaskFilter) -> Iterator[TaskRow]:
    """Tasks with all their evidence. A list for one unit has that unit's alone: then its documents are asked again."""
    listed = all_rows(partial(store.tasks, asked))
    if asked.unit is None:
        yield from listed
        return
    chosen: dict[str, set[str]] = {}
    for task in listed:
        chosen.setdefault(task.document.id, set()).add(task.id)
    for document, tasks in chosen.items():
        whole = replace(asked, unit=None, roles=(), document=document)
        yield from (task for task in all_rows(partial(store.tasks, whole)) if task.id in tasks)
