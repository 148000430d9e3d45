"""A reading in a line."""

from __future__ import annotations

from graph.model import Kind, Reading


def described(reading: Reading) -> str:
    """Its document's id, how many tasks it has, and what is missing."""
    placed = ", place unknown" if reading.document.jurisdiction is None else ""
    return f"{reading.document.id}, {counted_tasks(reading)}, {len(reading.unread)} unread{placed}"


def counted_tasks(reading: Reading) -> str:
    """How many tasks it has, the planned ones apart from what a summary reports."""
    planned = sum(task.kind is Kind.PLANNED for task in reading.tasks)
    reported = len(reading.tasks) - planned
    return f"{planned} tasks" + (f" and {reported} reported results" if reported else "")
