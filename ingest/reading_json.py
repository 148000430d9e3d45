"""The JSON of a reading, as ``policygraph read`` prints it: plain data, always in the same order."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from graph.model import SCHEMA, Reading

KINDS = (
    "actions",
    "responsibilities",
    "mentions",
    "policies",
    "campaigns",
    "places",
    "measures",
    "deadlines",
    "unread",
)


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as dictionaries and lists; nodes and the text are left out."""
    tasks = [plain(task) for task in reading.tasks]
    sections = [plain(section) for section in reading.sections]
    for row in (*tasks, *sections):
        row.pop("is_task")
    for row in sections:
        row.pop("kind")
    return {
        "schema": SCHEMA,
        "reader": reading.reader,
        "registry": reading.registry,
        "document": plain(reading.document),
        "parties": [plain(party) for party in reading.parties],
        "sections": sections,
        "tasks": tasks,
        **{kind: [plain(fact) for fact in getattr(reading, kind)] for kind in KINDS},
    }


def plain(thing: Any) -> Any:
    """A dataclass as a dictionary in the order of its fields; tuples as lists."""
    if is_dataclass(thing):
        return {f.name: plain(getattr(thing, f.name)) for f in fields(thing)}
    return [plain(part) for part in thing] if isinstance(thing, tuple) else thing
