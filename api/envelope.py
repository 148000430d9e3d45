"""The one shape of every answer, over HTTP and from ``--format json``: ``{"meta": {"count", …}, "results": […]}``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.questions import TasksAsked
from api.unit_names import judgements_of
from graph.answers import COLLECTIVE, Page
from graph.model import Basis

BASES = [str(basis) for basis in Basis]
WITH_COLLECTIVES = [*BASES, COLLECTIVE]
NOTE = "This is what the plans say, not what was done."

Envelope = dict[str, Any]


def listed(page: Page[Any], **meta: object) -> Envelope:
    """A page of a list; ``next`` is the ``after`` of the page behind it, null at the end."""
    return {"meta": {"count": page.count, "next": page.next, **meta}, "results": page.rows}


def whole(rows: Sequence[object], **meta: object) -> Envelope:
    """A list that has no pages, or one thing as a list of one."""
    return {"meta": {"count": len(rows), "next": None, **meta}, "results": rows}


def tasks_listed(question: TasksAsked, page: Page[Any]) -> Envelope:
    """A page of tasks, with what the names were found to mean and what the answer rests on."""
    return listed(
        page,
        unit=question.unit,
        policy=question.policy,
        campaign=question.campaign,
        also=question.also,
        judgements=judgements_of(question.unit.id) if question.unit else [],
        through_collectives=page.through_collectives,
        basis=WITH_COLLECTIVES if question.collectives else BASES,
        note=NOTE,
    )


def encoded(envelope: Envelope) -> bytes:
    """The answer as UTF-8 JSON, Chinese unescaped."""
    import orjson

    return orjson.dumps(envelope)
