"""A thing of the graph by its id and name, and the error when a name fits several."""

from __future__ import annotations

from collections.abc import Sequence

from graph.errors import AmbiguousName
from graph.immutable import immutable

SHOWN = 5
"""So many candidates stand in the message; the error carries all."""


@immutable
class Named:
    """What a name was found to mean."""

    id: str
    name: str


def ambiguous(what: str, name: str, found: Sequence[tuple[str, str]]) -> AmbiguousName:
    """The error for a name that fits several things, pairs of id and name, with the ids to ask by."""
    listed = "; ".join(f"{full} {identifier}" for identifier, full in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    message = f"{name} may mean {len(found)} {_plural(what)}, ask by full name or id: {listed}{more}"
    return AmbiguousName(message, found)


def _plural(what: str) -> str:
    return f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
