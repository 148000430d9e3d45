"""Errors as clients get them: ``application/problem+json`` of RFC 9457, with the near names or candidates that help."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import orjson
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.errors import (
    AmbiguousName,
    Conflict,
    InvalidRequest,
    MissingExtra,
    NotFound,
    PolicygraphError,
    StoreUnavailable,
    UnknownName,
    UnreadableInput,
)

MEDIA_TYPE = "application/problem+json"
STATUSES: dict[type[PolicygraphError], int] = {
    UnreadableInput: 400,
    InvalidRequest: 400,
    UnknownName: 404,
    NotFound: 404,
    AmbiguousName: 409,
    Conflict: 409,
    StoreUnavailable: 503,
    MissingExtra: 501,
}
UNEXPECTED = "something unexpected went wrong; please report it"


def problem(request: Request, status: int, title: str, detail: str, **members: object) -> Response:
    """One problem. Its ``type`` is a URN made of the title, ``instance`` the path that was asked."""
    content: dict[str, object] = {
        "type": f"urn:policygraph:problem:{title.lower().replace(' ', '-')}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": quote(request.scope["path"], safe="/:~", errors="replace"),
    }
    return Response(orjson.dumps(content | members), status, media_type=MEDIA_TYPE)


async def mended(request: Request, error: Exception) -> Response:
    """An error of ours, which says what would be right."""
    kind = type(error)
    members: dict[str, Any] = {}
    if isinstance(error, UnknownName):
        members["near"] = error.near
    if isinstance(error, AmbiguousName):
        members["candidates"] = [{"id": id_, "name": name} for id_, name in error.candidates]
    return problem(request, STATUSES.get(kind, 500), title_of(kind), str(error), **members)  # type: ignore[arg-type]


async def refused(request: Request, error: Exception) -> Response:
    """No such address, or a method that it does not know."""
    assert isinstance(error, HTTPException)
    details = {
        404: f"there is nothing at {request.scope['path']}; /docs lists the addresses",
        405: f"{request.method} is not possible here; addresses are read with GET",
    }
    title = HTTPStatus(error.status_code).phrase.capitalize()
    response = problem(request, error.status_code, title, details.get(error.status_code, str(error.detail)))
    response.headers.update(error.headers or {})
    return response


async def unexpected(request: Request, _: Exception) -> Response:
    """A fault of ours. The server's log has the traceback, the answer nothing of it."""
    return problem(request, 500, "Unexpected error", UNEXPECTED)


def title_of(kind: type[Exception]) -> str:
    """The class name in words.

    >>> title_of(UnknownName)
    'Unknown name'
    """
    return re.sub(r"(?<=.)([A-Z])", r" \1", kind.__name__).capitalize()


def install(app: FastAPI) -> None:
    """Make every error of the app a problem."""
    app.add_exception_handler(PolicygraphError, mended)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Exception, unexpected)
