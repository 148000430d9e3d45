"""How a list of tasks is asked of any store: what it starts from, what filters it, and whose roles it tells."""

from __future__ import annotations

from collections.abc import Iterable

from graph.answers import Evidence, TaskFilter
from graph.errors import InvalidRequest
from graph.model import Kind, Role

DRIVERS = (("unit", "tasks_of_unit"), ("policy", "tasks_of_policy"), ("campaign", "tasks_of_campaign"))
"""What a list starts from, the most selective first: its edges are walked, all other fields filter."""
_FILTERS = ("policy", "campaign", "document", "text")


def driver_of(asked: TaskFilter) -> str:
    """The question that a list starts from."""
    return next((name for field, name in DRIVERS if getattr(asked, field) is not None), "tasks")


def filters_of(asked: TaskFilter) -> tuple[str, ...]:
    """The fields that are asked for and that the driver does not answer already."""
    driver = driver_of(asked)
    fields = [name for name in _FILTERS if getattr(asked, name) is not None and driver != f"tasks_of_{name}"]
    if asked.text is not None and not asked.text.strip():
        fields.remove("text")
    if asked.roles and asked.unit is None:
        fields.append("roles")
    return tuple(fields)


def roles_asked(asked: TaskFilter) -> tuple[Role, ...]:
    """The roles that are meant: all, unless some are named."""
    return asked.roles or tuple(Role)


def tallied(asked: TaskFilter) -> str | None:
    """The id of the node whose tally is the length of the list, if there is one."""
    if filters_of(asked) or asked.kind is not Kind.PLANNED or len(set(roles_asked(asked))) < len(Role):
        return None
    return asked.unit or asked.policy or asked.campaign


def roles_held(evidence: Iterable[Evidence], unit: str | None) -> list[str]:
    """The roles of the unit that was asked for, by the proofs of a task."""
    if unit is None:
        return []
    held = {proof.relation for proof in evidence if proof.target == unit}
    return [role.value for role in Role if role in held]


def check_limit(limit: int) -> None:
    """Refuse a page without rows.

    Raises:
        InvalidRequest: ``limit`` is less than 1.
    """
    if limit < 1:
        raise InvalidRequest(f"a page of {limit} rows makes no sense: ask for at least 1")
