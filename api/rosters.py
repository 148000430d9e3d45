"""Rosters between a file and a store: names become units, as the store and the registry know them."""

from __future__ import annotations

from pathlib import Path

from api.named import ambiguous
from api.unit_names import PREFIX
from graph.errors import InvalidRequest
from graph.model import Membership, Unit
from graph.store import GraphStore
from ingest.resolve import Context, resolve
from ingest.rosters import Line, again, load_roster, resolved


def imported(store: GraphStore, path: Path | str) -> list[Membership]:
    """Store a roster, whole or not at all.

    Raises:
        UnreadableInput, InvalidRequest: as ``load_roster`` and ``resolved``.
    """
    return _put(store, load_roster(path))


def put_again(store: GraphStore, memberships: list[Membership]) -> None:
    """Store rosters by the names that they had, in a store that knows them or another."""
    if memberships:
        _put(store, list(again(memberships)))


def _put(store: GraphStore, lines: list[Line]) -> list[Membership]:
    found, nodes = resolved(lines, lambda name: _collective(store, name))
    store.put_rosters(found, nodes)
    return found


def _collective(store: GraphStore, name: str) -> Unit:
    """The collective of a name or id: by its own place, else by the places of the store's issuers."""
    plain = name.split(":", 2)[2] if name.startswith(PREFIX) else name
    found = (resolve(plain, Context(place)) for place in (None, *store.jurisdictions()))
    units = {unit.id: unit for unit in found if unit.collective and not unit.provisional}
    if not units:
        raise InvalidRequest(f"{name} names no collective of a place; write its full name, as 上海市质量工作领导小组")
    if len(units) > 1:
        raise InvalidRequest(str(ambiguous("collective", name, [(unit.id, unit.name) for unit in units.values()])))
    return next(iter(units.values()))
