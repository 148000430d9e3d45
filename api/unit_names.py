"""From the name of a unit to its id: what 市药监局 means in this store, in either script, in full or in short."""

from __future__ import annotations

from collections.abc import Iterator

from api.named import Named, ambiguous
from api.near_names import unknown
from graph.answers import UnitRow
from graph.errors import NotFound, UnknownName
from graph.folding import fold_name
from graph.immutable import immutable
from graph.model import Unit
from graph.paging import all_rows
from graph.store import GraphStore

PREFIX = "unit:"
NATION = "100000"


@immutable
class Candidate:
    """A unit that a name may mean, and why. ``tasks`` counts its planned tasks in the store."""

    id: str
    name: str
    short: str
    kind: str
    level: str | None
    jurisdiction: str | None
    collective: bool
    provisional: bool
    in_store: bool
    tasks: int
    reason: str


def unit_candidates(store: GraphStore, name: str, year: int | None = None) -> list[Candidate]:
    """Every unit that the name may mean, in a year if one is asked about: those of the store first, most tasks first."""
    folded = fold_name(name)
    stored = {row.id: row for row in store.units_named(folded)} if folded else {}
    called = set(stored)
    meant = {unit.id: unit for unit in _meanings(store, name, year)}
    stored |= {row.id: row for row in _in_store(store, meant.keys() - stored.keys())}
    absent = [unit for unit in meant.values() if unit.id not in stored and _is_known(unit, folded)]
    here = [_candidate(row, row.tasks, _reason(row, folded, row.id in called)) for row in stored.values()]
    elsewhere = [_candidate(unit, None, _reason(unit, folded, False)) for unit in absent]
    return sorted([*here, *elsewhere], key=lambda one: (not one.in_store, -one.tasks, one.id))


def find_unit(store: GraphStore, name: str, year: int | None = None) -> Named:
    """The unit of this id or name. A unit that the registry knows is found also where no document names it.

    Raises:
        NotFound: the id is neither in the store nor one that its own name leads to.
        UnknownName: no unit is called so, or no name is given; carries near names.
        AmbiguousName: several units are; carries them.
    """
    name = became(name)
    if not name.strip():
        raise UnknownName("no unit is named: say which, by a name, full or short, in either script, or by its id")
    candidates = unit_candidates(store, name.removeprefix(PREFIX).partition(":")[2] if _is_id(name) else name, year)
    if _is_id(name):
        return _with_id(store, name, candidates)
    then = None if year is None else {unit.id for unit in _meanings(store, name, year)}
    found = _chosen(
        [one for one in candidates if one.id in then] or candidates if then else candidates, fold_name(name)
    )
    if not found:
        raise _unknown_unit(store, name)
    if len(found) > 1:
        raise ambiguous("unit", name, [(one.id, one.name) for one in found])
    return Named(found[0].id, found[0].name)


def became(unit: str) -> str:
    """The id that researchers judged an id to be the same as; a name, or an id without such a judgement, as it is."""
    if not _is_id(unit):
        return unit
    from ingest.judgements import became as merged_into

    return merged_into(unit)


def judgements_of(unit: str) -> list[str]:
    """What researchers judged of a unit, by its id: an answer rests on that as well."""
    from ingest.registry import registry

    if not registry().is_judged:
        return []
    from ingest.judgements import told_of

    return told_of(unit)


def near_units(store: GraphStore, name: str) -> list[str]:
    """Full names of units whose names look like this one."""
    return _unknown_unit(store, name).near


def _is_id(name: str) -> bool:
    return name.startswith(PREFIX)


def _with_id(store: GraphStore, asked: str, candidates: list[Candidate]) -> Named:
    for row in _in_store(store, {asked}):
        return Named(row.id, row.name)
    for one in candidates:
        if one.id == asked:
            return Named(one.id, one.name)
    raise NotFound(f"no unit has the id {asked}")


def _chosen(candidates: list[Candidate], folded: str) -> list[Candidate]:
    """Those of the store, else those the registry knows; a full name beats what is only a short name or a surface."""
    here = [one for one in candidates if one.in_store] or candidates
    in_full = [one for one in here if not one.provisional and fold_name(one.name) == folded]
    return in_full or here


def _meanings(store: GraphStore, name: str, year: int | None) -> list[Unit]:
    from ingest.resolve import meanings

    return meanings(name, store.jurisdictions(), year)


def _is_known(unit: Unit, folded: str) -> bool:
    """The registry lists it, or it is asked for in full with its place; any 某某局 by itself is not known."""
    return unit.source is not None or (unit.jurisdiction != NATION and fold_name(unit.name) == folded)


def _in_store(store: GraphStore, ids: set[str]) -> Iterator[UnitRow]:
    for unit in sorted(ids):
        try:
            yield store.unit(unit)
        except NotFound:
            continue


def _candidate(unit: Unit | UnitRow, tasks: int | None, reason: str) -> Candidate:
    return Candidate(
        id=unit.id,
        name=unit.name,
        short=unit.short,
        kind=unit.kind,
        level=unit.level,
        jurisdiction=unit.jurisdiction,
        collective=unit.collective,
        provisional=unit.provisional,
        in_store=tasks is not None,
        tasks=tasks or 0,
        reason=reason,
    )


def _reason(unit: Unit | UnitRow, folded: str, called: bool) -> str:
    if unit.provisional:
        return "a notice names a unit so, and only that notice could say which it is"
    if fold_name(unit.name) == folded:
        return "this is its full name"
    if fold_name(unit.short) == folded:
        return "this is its short name"
    return "a notice in this store names it so" if called else f"a notice of {_place(unit)} would mean it"


def _place(unit: Unit | UnitRow) -> str:
    from ingest.registry import registry

    place = registry().place(unit.jurisdiction)
    return place.name if place else "another place"


def _unknown_unit(store: GraphStore, name: str) -> UnknownName:
    from ingest.registry import registry

    listed = [(alias, row.name) for (_, alias), rows in registry().units.items() for row in rows]
    stored = [(alias, row.name) for row in all_rows(store.units) for alias in (row.short, row.name)]
    return unknown("unit", name, listed + stored)  # what the store has goes before what is only listed
