"""Rosters between a file and a store: names become units, as the store and the registry know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from api.ingestion import check_versions
from api.named import ambiguous
from api.unit_names import PREFIX
from graph.errors import InvalidRequest
from graph.model import Membership, Unit
from graph.store import GraphStore
from ingest.identity import name_in
from ingest.resolve import Context, resolve
from ingest.rosters import Line, again, load_roster, resolved


def imported(store: GraphStore, path: Path | str) -> list[Membership]:
    """Store a roster, whole or not at all.

    Raises:
        UnreadableInput, InvalidRequest: as ``load_roster`` and ``resolved``.
        Conflict: the store is of another reader or registry.
    """
    check_versions(store)
    found, nodes = resolved(load_roster(path), lambda name: _collective(store, name))
    store.put_rosters(found, nodes)
    return found


def put_again(store: GraphStore, memberships: Iterable[Membership], tell: Callable[[str], None]) -> None:
    """Store rosters by the official names of their units, in a store that is read again or another.

    A name that the registry knows no more is told, and its row stays as it was.
    """
    kept: list[Membership] = []
    lines: list[Line] = []
    for one, line in again(memberships):
        try:
            resolved([line], lambda name: _collective(store, name))
        except InvalidRequest as error:
            tell(f"{error}; its row stays as it was")
            kept.append(one)
        else:
            lines.append(line)
    if kept or lines:
        found, nodes = resolved(lines, lambda name: _collective(store, name))
        store.put_rosters([*found, *kept], nodes)


def _collective(store: GraphStore, name: str) -> Unit:
    """The collective of a name or id: by its own place, else by the places of the store's issuers."""
    plain = name_in(name) if name.startswith(PREFIX) else name
    found = (resolve(plain, Context(place)) for place in (None, *store.jurisdictions()))
    units = {unit.id: unit for unit in found if unit.collective and not unit.provisional}
    if not units:
        raise InvalidRequest(f"{name} names no collective of a place; write its full name, as 上海市质量工作领导小组")
    if len(units) > 1:
        raise InvalidRequest(str(ambiguous("collective", name, [(unit.id, unit.name) for unit in units.values()])))
    return next(iter(units.values()))
