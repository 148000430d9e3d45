"""How a list of tasks is asked of any store: what it starts from, what filters it, and whose roles it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.answers import COLLECTIVE, DocumentReference, Evidence, StandIn, TaskFilter
from graph.errors import InvalidRequest
from graph.model import Kind, Role
from graph.records import date_sort

DRIVERS = (("unit", "tasks_of_unit"), ("policy", "tasks_of_policy"), ("campaign", "tasks_of_campaign"))
"""What a list starts from, the most selective first: its edges are walked, all other fields filter."""
_FILTERS = ("policy", "campaign", "document", "as_of", "text")
LAST = "9999"
"""A date behind all others."""


def driver_of(asked: TaskFilter) -> str:
    """The question that a list starts from."""
    if asked.also:
        return "tasks_of_bodies"
    if asked.unit is None and (asked.policies or (asked.policy is None and asked.campaigns)):
        return "tasks_of_editions"
    return next((name for field, name in DRIVERS if getattr(asked, field) is not None), "tasks")


def filters_of(asked: TaskFilter) -> tuple[str, ...]:
    """The fields that are asked for and that the driver does not answer already."""
    driver = driver_of(asked)
    if driver == "tasks_of_editions":
        driver = "tasks_of_policy" if asked.policies else "tasks_of_campaign"
    fields = [name for name in _FILTERS if getattr(asked, name) is not None and driver != f"tasks_of_{name}"]
    if asked.text is not None and not asked.text.strip():
        fields.remove("text")
    if asked.roles and asked.unit is None:
        fields.append("roles")
    return tuple(fields)


def roles_asked(asked: TaskFilter) -> tuple[Role, ...]:
    """The roles that are meant: all, unless some are named."""
    return asked.roles or tuple(Role)


def bodies_asked(asked: TaskFilter) -> list[list[str]]:
    """The unit and what stands in for it, each as id, from and to, for a statement."""
    also = [[one.node, one.since, one.until or LAST] for one in asked.also]
    return [[asked.unit, "", LAST], *also] if asked.unit is not None else []


def editions_asked(asked: TaskFilter) -> dict[str, list[str]]:
    """The policies and the campaigns that are meant, and those that a list starts from if it starts from editions."""
    policies = [asked.policy, *asked.policies] if asked.policy is not None else []
    campaigns = [asked.campaign, *asked.campaigns] if asked.campaign is not None else []
    return {"policies": policies, "campaigns": campaigns, "editions": policies or campaigns}


def earliest(asked: TaskFilter) -> str | None:
    """The place in lists before which documents are later than the question's date."""
    return date_sort(asked.as_of.replace("-", "").ljust(8, "9")) if asked.as_of else None


def tallied(asked: TaskFilter) -> str | None:
    """The id of the node whose tally is the length of the list, if there is one."""
    if (
        asked.also
        or asked.policies
        or asked.campaigns
        or filters_of(asked)
        or asked.kind is not Kind.PLANNED
        or len(set(roles_asked(asked))) < len(Role)
    ):
        return None
    return asked.unit or asked.policy or asked.campaign


def roles_held(evidence: Iterable[Evidence], asked: TaskFilter | None) -> list[str]:
    """The roles of the unit that was asked for and of what stands in for it, by the proofs of a task."""
    if asked is None or asked.unit is None:
        return []
    bodies = {asked.unit, *(one.node for one in asked.also)}
    held = {proof.relation for proof in evidence if proof.target in bodies}
    return [role.value for role in Role if role in held]


def told(evidence: list[Evidence], asked: TaskFilter | None, document: DocumentReference) -> list[Evidence]:
    """The proofs of a task, those by a collective with their basis and source, those of other times left out."""
    if asked is None or not asked.also:
        return evidence
    also = {one.node: one for one in asked.also if _in_force(one, document)}
    others = {one.node for one in asked.also} - also.keys()
    return [_by(also.get(proof.target), proof) for proof in evidence if proof.target not in others]


def _by(body: StandIn | None, proof: Evidence) -> Evidence:
    """A proof with its basis, if a collective gives it."""
    return proof if body is None or body.source is None else replace(proof, basis=COLLECTIVE, source=body.source)


def _in_force(body: StandIn, document: DocumentReference) -> bool:
    """Whether a membership holds at a document's date, as far as both are known; the statements ask the same."""
    dated = document.issued_on or str(document.year or "")
    until = body.until or LAST
    return not dated or (body.since[: len(dated)] <= dated and dated[: len(until)] <= until)


def check_limit(limit: int) -> None:
    """Refuse a page without rows.

    Raises:
        InvalidRequest: ``limit`` is less than 1.
    """
    if limit < 1:
        raise InvalidRequest(f"a page of {limit} rows makes no sense: ask for at least 1")
