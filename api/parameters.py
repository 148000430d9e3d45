"""What may stand in a query string: one table that parses requests and documents them in the OpenAPI."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from api.questions import KINDS, ROLES
from graph.answers import LARGEST_PAGE, PAGE
from graph.errors import InvalidRequest
from graph.immutable import immutable
from graph.model import Kind

_LIMIT = re.compile(r"0*[1-9][0-9]{0,2}", re.ASCII)


@immutable
class Parameter:
    """One name in a query string; ``keyword`` is what the questions layer calls it."""

    name: str
    description: str
    schema: Mapping[str, object]
    parse: Callable[[str], Any] = str
    keyword: str = ""
    repeatable: bool = False
    required: bool = False

    def documented(self) -> dict[str, Any]:
        """The parameter as the OpenAPI writes it."""
        schema = {"type": "array", "items": self.schema} if self.repeatable else self.schema
        return {
            "name": self.name,
            "in": "query",
            "required": self.required,
            "description": self.description,
            "schema": schema,
        }


def _page_size(text: str) -> int:
    if _LIMIT.fullmatch(text) and int(text) <= LARGEST_PAGE:
        return int(text)
    raise InvalidRequest(f"limit is {text!r}; it must be a whole number from 1 to {LARGEST_PAGE}")


def _yes_or_no(name: str) -> Callable[[str], bool]:
    def parse(text: str) -> bool:
        if text in ("true", "false"):
            return text == "true"
        raise InvalidRequest(f"{name} is {text!r}; it must be true or false")

    return parse


STRING: dict[str, object] = {"type": "string"}
DATE = STRING | {"pattern": "^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$"}
BOOLEAN: dict[str, object] = {"type": "boolean", "default": False}
UNIT = Parameter(
    "unit", "Name of a unit, full or short, in either script, or its id.", STRING | {"example": "市药监局"}
)
ROLE = Parameter(
    "role",
    "Only tasks in which the unit has this role; may be repeated.",
    {"type": "string", "enum": list(ROLES)},
    keyword="roles",
    repeatable=True,
)
POLICY = Parameter("policy", "Title of a policy, with or without 《》, a part of it, or its id.", STRING)
CAMPAIGN = Parameter("campaign", "Name of a campaign, a part of it, or its id.", STRING)
DOCUMENT = Parameter("document", "Id of a document.", STRING)
KIND = Parameter(
    "kind",
    "Planned tasks, results that a summary reports, or all.",
    {"type": "string", "enum": list(KINDS), "default": str(Kind.PLANNED)},
)
TEXT = Parameter("text", "Words that must be there, in either script.", STRING)
COLLECTIVES = Parameter(
    "collectives",
    "Also tasks of collectives that the unit is one of, by a roster or by its place: 各区人民政府, …成员单位.",
    BOOLEAN,
    parse=_yes_or_no("collectives"),
)
THROUGH_TIME = Parameter(
    "through_time",
    "Also tasks of what the unit was before and became later, by reorganisations.",
    BOOLEAN,
    parse=_yes_or_no("through_time"),
)
AS_OF = Parameter(
    "as_of", "Only documents until this date, a year or an ISO date; those without a date are left out.", DATE
)
EDITIONS = Parameter(
    "editions",
    "Also tasks of other editions of the policy or campaign: of another year, 试行 or not.",
    BOOLEAN,
    parse=_yes_or_no("editions"),
)
AFTER = Parameter("after", "The `next` of the page before; empty to start.", STRING)
LIMIT = Parameter(
    "limit",
    "Rows of a page.",
    {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE},
    parse=_page_size,
)
Q = Parameter("q", "A name of a unit, in full or in short.", STRING, keyword="name", required=True)

PAGES = (AFTER, LIMIT)
LISTS = (TEXT, *PAGES)
BODIES = (COLLECTIVES, THROUGH_TIME, AS_OF)
TASKS = (UNIT, ROLE, POLICY, CAMPAIGN, EDITIONS, DOCUMENT, KIND, *BODIES, *LISTS)


def arguments(query: bytes, known: Mapping[str, Parameter]) -> dict[str, Any]:
    """The keyword arguments that a query string stands for; it may be percent-encoded or raw UTF-8.

    Raises:
        InvalidRequest: a parameter is unknown, missing, given twice, or its value makes no sense.
    """
    values: dict[str, Any] = {}
    for name, text in _pairs(query):
        parameter = known.get(name)
        if parameter is None:
            raise InvalidRequest(f"no parameter is called {name!r} here; known are: {', '.join(known) or 'none'}")
        keyword, value = parameter.keyword or name, parameter.parse(text)
        if parameter.repeatable:
            values.setdefault(keyword, []).append(value)
        elif keyword in values:
            raise InvalidRequest(f"{name} is given twice; give it once")
        else:
            values[keyword] = value
    for parameter in known.values():
        if parameter.required and (parameter.keyword or parameter.name) not in values:
            raise InvalidRequest(f"{parameter.name} is missing: {parameter.description}")
    return values


def _pairs(query: bytes) -> list[tuple[str, str]]:
    if not query:
        return []
    try:
        return parse_qsl(query.decode(), keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError:
        raise InvalidRequest("the query string is not UTF-8") from None
    except ValueError:
        raise InvalidRequest("the query string has more than 100 parameters") from None
