"""The HTTP API over one store: ``create_app(store)`` makes it, nothing happens at import."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from api import problems
from api.endpoints import ENDPOINTS, Endpoint
from api.envelope import NOTE, encoded, whole
from api.parameters import arguments
from api.schemas import Problem
from api.unit_names import became
from graph.store import GraphStore

DESCRIPTION = f"Who is responsible for what in Chinese government work plans, with the sentence that proves it. {NOTE}"
FLAGSHIP = "/v1/tasks?unit=市药监局"
MOVED = 308
"""Status of an answer that says where a unit is found now: permanently, by the same method."""
ALWAYS = (400, 500, 503)
"""Statuses of errors that any address may answer."""

Handler = Callable[[Request], Awaitable[Response]]
_Responses = dict[int | str, dict[str, Any]]


def create_app(store: GraphStore) -> FastAPI:
    """The application that answers from this store. Who made the store closes it."""
    from policygraph import __version__

    app = FastAPI(
        title="policygraph",
        version=__version__,
        description=DESCRIPTION,
        redirect_slashes=False,
        redoc_url=None,
    )
    problems.install(app)
    for endpoint in ENDPOINTS:
        _add(app, store, endpoint)
    app.add_api_route("/", _welcome, include_in_schema=False)
    _document_problems(app)
    return app


def _add(app: FastAPI, store: GraphStore, endpoint: Endpoint) -> None:
    app.add_api_route(
        endpoint.path,
        _handler(store, endpoint),
        operation_id=endpoint.operation,
        summary=endpoint.summary,
        responses=_responses(endpoint),
        response_class=Response,
        openapi_extra={"parameters": _documented(endpoint)},
    )


def _handler(store: GraphStore, endpoint: Endpoint) -> Handler:
    """Arguments are parsed by our own table and answers go out as bytes: both cost a fraction of FastAPI's way."""
    known = {parameter.name: parameter for parameter in endpoint.parameters}
    answer = endpoint.answer

    names_a_unit = "{unit}" in endpoint.path

    async def handle(request: Request) -> Response:
        scope = request.scope
        if names_a_unit and (moved := _moved(scope["path_params"]["unit"], endpoint, scope["query_string"])):
            return moved
        asked = partial(answer, store, **scope["path_params"], **arguments(scope["query_string"], known))
        found = await run_in_threadpool(asked) if store.remote else asked()
        if isinstance(found, str):
            return Response(found.encode(), media_type="text/plain; charset=utf-8")
        return Response(encoded(found), media_type="application/json")

    return handle


def _moved(unit: str, endpoint: Endpoint, query: bytes) -> Response | None:
    """Where the unit is found whose id was judged to be the same as another's; None for all others."""
    now = became(unit)
    if now == unit:
        return None
    address = endpoint.path.replace("{unit}", quote(now, safe=":")) + (
        f"?{quote(query, safe='=&%+:')}" if query else ""
    )
    return Response(status_code=MOVED, headers={"Location": address})


async def _welcome() -> Response:
    """Where to go from here."""
    question = {"question": "What must the municipal drug administration do?", "address": FLAGSHIP}
    return Response(
        encoded(whole([question], documentation="/docs", openapi="/openapi.json", note=NOTE)),
        media_type="application/json",
    )


def _responses(endpoint: Endpoint) -> _Responses:
    wrong: _Responses = {
        status: {"model": Problem, "description": _ERRORS[status]} for status in (*ALWAYS, *endpoint.errors)
    }
    if endpoint.model is None:
        return {200: {"description": "The text", "content": {"text/plain": {"schema": {"type": "string"}}}}, **wrong}
    moved: _Responses = (
        {MOVED: {"description": "The unit was judged to be another"}} if "{unit}" in endpoint.path else {}
    )
    return {200: {"model": endpoint.model, "description": "The answer"}, **moved, **wrong}


_ERRORS = {
    400: "The question makes no sense",
    404: "Nothing has this name or id",
    409: "The name means several things",
    500: "Something unexpected went wrong",
    503: "The store cannot be used now",
}


def _documented(endpoint: Endpoint) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in endpoint.path.split("/") if part.startswith("{")]
    path = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]
    return path + [parameter.documented() for parameter in endpoint.parameters]


def _document_problems(app: FastAPI) -> None:
    """FastAPI documents every response as JSON; errors are ``application/problem+json``."""
    documented = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            for path in documented()["paths"].values():
                for status, response in path["get"]["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {problems.MEDIA_TYPE: {"schema": _PROBLEM}}
        return documented()

    app.openapi = openapi  # type: ignore[method-assign]


_PROBLEM = {"$ref": "#/components/schemas/Problem"}
