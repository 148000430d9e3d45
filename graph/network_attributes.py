"""What the nodes and edges of a network carry: names, proofs and counts, in a form that every file format can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.answers import Evidence, TaskRow, UnitRow
from graph.duties import Meeting

Scalar = str | int | float | bool
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def of_unit(unit: UnitRow, label: str, tasks: int) -> dict[str, Scalar]:
    """Attributes of a unit that stands in so many tasks of its network."""
    return _scalars(
        label=label or unit.id,
        mode="unit",
        name=unit.name,
        kind=unit.kind,
        level=unit.level,
        jurisdiction=unit.jurisdiction,
        collective=unit.collective,
        provisional=unit.provisional,
        tasks=tasks,
    )


def of_task(task: TaskRow) -> dict[str, Scalar]:
    """Attributes of a task."""
    return _scalars(
        label=task.title or task.id,
        mode="task",
        kind=task.kind.value,
        path=" › ".join(task.path),
        document=task.document.id,
        document_title=task.document.title,
        issued_on=task.document.issued_on,
        year=task.document.year,
    )


def of_role(task: TaskRow, entry: Evidence) -> dict[str, Scalar]:
    """Attributes of an edge from a unit to its task, with the proof and its place in the document's text."""
    return _scalars(
        role=entry.relation,
        basis=entry.basis,
        open_ended=entry.open_ended,
        document=task.document.id,
        text=entry.text,
        text_start=entry.start,
        text_end=entry.end,
        quote=entry.quote,
        quote_start=entry.quote_start,
        quote_end=entry.quote_end,
    )


def of_meetings(meetings: Sequence[Meeting]) -> dict[str, Scalar]:
    """Attributes of an edge between two units: in how many tasks they meet, which, and the proof from the first."""
    first = meetings[0]
    second_quote = first.other.quote if first.other.quote_start != first.one.quote_start else None
    return _scalars(
        weight=len(meetings),
        tasks=" ".join(meeting.task.id for meeting in meetings),
        document=first.task.document.id,
        quote=first.one.quote,
        second_quote=second_quote,
    )


def _scalars(**known: Scalar | None) -> dict[str, Scalar]:
    """What is known, without characters that XML cannot hold: U+FFFD stands for each, so that offsets still fit."""
    return {
        name: _NO_XML.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in known.items()
        if value is not None and value != ""
    }
