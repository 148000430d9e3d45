"""A thing of the graph by its id and name, and the error when a name fits several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.errors import AmbiguousName

SHOWN = 5
"""So many candidates stand in the message; the error carries all."""


class HasName(Protocol):
    """Rows and candidates alike: whatever has an id and a name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Named:
    """What a name was found to mean."""

    id: str
    name: str


def ambiguous(what: str, name: str, found: Sequence[HasName]) -> AmbiguousName:
    """The error for a name that fits several things; it lists them with their ids, which are never ambiguous."""
    listed = "; ".join(f"{thing.name} {thing.id}" for thing in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    message = f"{name} may mean {len(found)} {_plural(what)}, ask by full name or id: {listed}{more}"
    return AmbiguousName(message, [(thing.id, thing.name) for thing in found])


def _plural(what: str) -> str:
    return f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
