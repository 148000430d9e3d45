"""The addresses of the HTTP API: a closed table of path, name, question and answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from api import parameters, questions
from api.envelope import Envelope, listed, tasks_listed, whole
from api.parameters import LISTS, PAGES, Parameter
from api.schemas import Health, Listed, Resolved, TasksListed
from api.unit_names import Candidate, near_units, unit_candidates
from graph.answers import PAGE, DocumentRow, NamedRow, TaskDetail, TaskRow, UnitRow
from graph.immutable import immutable
from graph.store import GraphStore

Answer = Callable[..., Envelope | str]
"""From the store and the arguments of path and query string to an envelope, or to a plain text."""


@immutable
class Endpoint:
    """One address. ``model`` is what it answers, null for plain text; ``errors`` are statuses beside 400, 500, 503."""

    path: str
    operation: str
    summary: str
    answer: Answer
    model: Any
    parameters: tuple[Parameter, ...] = ()
    errors: tuple[int, ...] = ()


def _tasks(store: GraphStore, *, after: str = "", limit: int = PAGE, **sought: Any) -> Envelope:
    question = questions.asked(store, **sought)
    return tasks_listed(question, questions.answered(store, question, after=after, limit=limit))


def _resolve(store: GraphStore, *, name: str) -> Envelope:
    candidates = unit_candidates(store, name)
    return whole(candidates, near=[] if candidates else near_units(store, name))


def _unit(store: GraphStore, *, unit: str) -> Envelope:
    return whole([store.unit(questions.find("unit", store, unit).id)])


def _health(store: GraphStore) -> Envelope:
    from policygraph import __version__

    store.version()
    return whole([{"status": "ok", "version": __version__}])


ENDPOINTS = (
    Endpoint(
        "/v1/tasks",
        "tasks",
        "Tasks of a unit, of a policy, in a campaign or of a document, with the sentences that prove it",
        _tasks,
        TasksListed[TaskRow],
        parameters.TASKS,
        (404, 409),
    ),
    Endpoint(
        "/v1/tasks/{task}",
        "task",
        "A task with all that the graph knows of it",
        lambda store, task: whole([store.task(task)]),
        Listed[TaskDetail],
        errors=(404,),
    ),
    Endpoint(
        "/v1/units",
        "units",
        "Units in order of id",
        lambda store, **asked: listed(store.units(**asked)),
        Listed[UnitRow],
        LISTS,
    ),
    Endpoint(
        "/v1/units/{unit}",
        "unit",
        "A unit, by id or name, with the names that notices give it",
        _unit,
        Listed[UnitRow],
        errors=(404, 409),
    ),
    Endpoint(
        "/v1/units/{unit}/tasks",
        "tasks_of_unit",
        "Planned tasks that a unit leads, supports or implements",
        _tasks,
        TasksListed[TaskRow],
        (parameters.ROLE, *parameters.BODIES, *PAGES),
        (404, 409),
    ),
    Endpoint(
        "/v1/policies",
        "policies",
        "Policies in order of id",
        lambda store, **asked: listed(store.policies(**asked)),
        Listed[NamedRow],
        LISTS,
    ),
    Endpoint(
        "/v1/policies/{policy}/tasks",
        "tasks_of_policy",
        "Planned tasks that carry out, revise, draft, issue or cite a policy",
        _tasks,
        TasksListed[TaskRow],
        (parameters.EDITIONS, *PAGES),
        (404, 409),
    ),
    Endpoint(
        "/v1/campaigns",
        "campaigns",
        "Campaigns in order of id",
        lambda store, **asked: listed(store.campaigns(**asked)),
        Listed[NamedRow],
        LISTS,
    ),
    Endpoint(
        "/v1/campaigns/{campaign}/tasks",
        "tasks_of_campaign",
        "Planned tasks in a campaign",
        _tasks,
        TasksListed[TaskRow],
        (parameters.EDITIONS, *PAGES),
        (404, 409),
    ),
    Endpoint(
        "/v1/documents",
        "documents",
        "Documents, newest first",
        lambda store, **asked: listed(store.documents(**asked)),
        Listed[DocumentRow],
        LISTS,
    ),
    Endpoint(
        "/v1/documents/{document}",
        "document",
        "A document",
        lambda store, document: whole([store.document(document)]),
        Listed[DocumentRow],
        errors=(404,),
    ),
    Endpoint(
        "/v1/documents/{document}/text",
        "document_text",
        "The text that all offsets count in, in Unicode code points",
        lambda store, document: store.document_text(document),
        None,
        errors=(404,),
    ),
    Endpoint(
        "/v1/resolve",
        "resolve",
        "What a name may mean in this store",
        _resolve,
        Resolved[Candidate],
        (parameters.Q,),
    ),
    Endpoint("/healthz", "health", "Whether the service can answer", _health, Listed[Health]),
)
