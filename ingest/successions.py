"""What became of a unit and what it was before: the reforms of 2008 to 2024, and places that were renamed.

市工商局, 市质监局 and 市食药监局 became 市市场监管局. ``registry/successions.csv`` has national and local bodies by name, and
standard departments as patterns for every place; a place's own rows go before the patterns.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from graph.folding import fold_name
from graph.immutable import immutable
from graph.model import Level, Place, Succession, Unit
from ingest import registry as tables
from ingest.place_names import years_of_names
from ingest.registry import Department, Registry, registry, unit_id
from ingest.standard import full_name, of_department, row_of

MOST_REMEMBERED = 65_536
RENAMED = "地名或隶属变更（places.csv、branches.csv）"


@immutable
class _Row:
    jurisdiction: str
    levels: frozenset[str]
    predecessor: str
    successor: str
    on: str
    basis: str

    def serves(self, place: Place) -> bool:
        """Whether a pattern holds at a place; a municipality is a province whose bodies are named like a city's."""
        level = Level.CITY if place.level is Level.PROVINCE and place.name.endswith("市") else place.level
        return level in self.levels


@immutable
class _Link:
    before: Unit
    after: Unit
    on: str
    basis: str

    def told(self) -> Succession:
        return Succession(self.before.id, self.after.id, self.on, self.basis)


def predecessors(unit: Unit) -> tuple[Succession, ...]:
    """The successions by which a unit came to be, in order of date."""
    return tuple(link.told() for link in _links(unit) if link.after.id == unit.id)


def successors(unit: Unit) -> tuple[Succession, ...]:
    """The successions by which a unit, or a part of it, ended in others, in order of date."""
    return tuple(link.told() for link in _links(unit) if link.before.id == unit.id)


@cache
def _around() -> dict[str, dict[tuple[str, str], Succession]]:
    """Of units by id the successions that they take part in, remembered: they are asked of every unit of every notice."""
    return {}


def successions(units: Iterable[Unit]) -> tuple[Succession, ...]:
    """All successions that units take part in, each once, in the order of the units."""
    found: dict[tuple[str, str], Succession] = {}
    known = _around()
    if len(known) > MOST_REMEMBERED:
        known.clear()
    for unit in units:
        if unit.jurisdiction is None:
            continue
        if unit.id not in known:
            told = (link.told() for link in _links(unit))
            known[unit.id] = {(one.predecessor, one.successor): one for one in told}
        found.update(known[unit.id])
    return tuple(found.values())


def lineage(unit: Unit) -> tuple[Unit, ...]:
    """The unit with all it came from and all it became, oldest first; not what its predecessors' other heirs are."""
    earlier = _walk(unit, lambda one: (link.before for link in _links(one) if link.after.id == one.id))
    later = _walk(unit, lambda one: (link.after for link in _links(one) if link.before.id == one.id))
    return (*reversed(earlier), unit, *later)


def valid_interval(unit: Unit) -> tuple[str | None, str | None]:
    """The first and last year of a unit by the registry, None where it knows no bound; its place bounds it too."""
    known = registry()
    row = row_of(unit)
    since = [row.since] if row else []
    until = [row.until] if row else []
    life = known.lifetimes.get(unit.jurisdiction or "")
    if life:
        since.append(life.since)
        until.append(life.until)
    place = known.place(unit.jurisdiction)
    if place and isinstance(row, Department):
        first, last = _years_of_name(unit.name, _names(row, place, known))
        since.append(first)
        until.append(last)
    begun = [year for year in since if year]
    ended = [year for year in until if year]
    return (str(max(begun)) if begun else None, str(min(ended)) if ended else None)


def _walk(unit: Unit, step: Callable[[Unit], Iterable[Unit]]) -> list[Unit]:
    """All units that steps lead to, nearest first."""
    found: dict[str, Unit] = {unit.id: unit}
    layer = [unit]
    while layer:
        layer = list({one.id: one for here in layer for one in step(here) if one.id not in found}.values())
        found.update((one.id, one) for one in layer)
    return list(found.values())[1:]


@lru_cache(maxsize=8_192)
def _links(unit: Unit) -> tuple[_Link, ...]:
    """All successions that a unit takes part in."""
    known = registry()
    place = known.place(unit.jurisdiction)
    if place is None or unit.collective:
        return ()
    found = [*_listed(unit, place), *_by_pattern(unit, place, known), *_by_name(unit, place, known), *_judged(unit)]
    touching = {(link.before.id, link.after.id): link for link in found if unit.id in (link.before.id, link.after.id)}
    return tuple(sorted(touching.values(), key=lambda link: (link.on, link.before.id, link.after.id)))


def _listed(unit: Unit, place: Place) -> Iterator[_Link]:
    for row in _rows().get(place.code, {}).get(unit.name, ()):
        yield _Link(unit_called(row.predecessor, place), unit_called(row.successor, place), row.on, row.basis)


def _judged(unit: Unit) -> Iterator[_Link]:
    """What researchers judged to be renamed."""
    if registry().is_judged:
        from ingest.judgements import judgements, unit_named

        for row in judgements().renamed:
            if unit.id in (row.unit, row.other):
                basis = f"{row.who}, {row.when}: {row.why}"
                yield _Link(unit_named(row.other), unit_named(row.unit), row.on or "", basis)


def _by_pattern(unit: Unit, place: Place, known: Registry) -> Iterator[_Link]:
    """Successions of standard departments, but for those of which the place has rows of its own."""
    own = _rows().get(place.code, {})
    heirs = {row.successor for rows in own.values() for row in rows}
    origins = {row.predecessor for rows in own.values() for row in rows}
    for row in _rows().get("", {}).get(_pattern(unit, place, known) or "", ()):
        if not row.serves(place):
            continue
        year = int(row.on[:4])
        before = _standard(row.predecessor, place, year - 1)
        after = _standard(row.successor, place, year)
        if before and after and before.name not in origins and after.name not in heirs:
            yield _Link(before, after, row.on, row.basis)


def _by_name(unit: Unit, place: Place, known: Registry) -> Iterator[_Link]:
    """襄樊市教育局 became 襄阳市教育局 with its city, 修水县生态环境局 became 九江市修水生态环境局."""
    row = row_of(unit)
    if not isinstance(row, Department):
        return
    for (_, earlier), (year, later) in pairwise(_names(row, place, known)):
        yield _Link(_like(unit, earlier), _like(unit, later), str(year), RENAMED)


def _names(row: Department, place: Place, known: Registry) -> list[tuple[int, str]]:
    """The full names that a department of a place had, each with its first year (0 for the first)."""
    changes = [0, *(year + 1 for year in years_of_names(place))]
    names: list[tuple[int, str]] = []
    for year in changes:
        if (row.until or 9999) < year:
            break
        following = next((change for change in changes if change > year), 9999)
        name = full_name(row, place, following - 1)
        if (row.since or 0) < following and (not names or names[-1][1] != name):
            names.append((year if names else 0, name))
    return names


def _years_of_name(name: str, names: list[tuple[int, str]]) -> tuple[int | None, int | None]:
    for index, (first, called) in enumerate(names):
        if called == name:
            last = names[index + 1][0] - 1 if index + 1 < len(names) else None
            return first or None, last
    return None, None


def _pattern(unit: Unit, place: Place, known: Registry) -> str | None:
    """The name of the standard department that a unit is, also where the place lists it."""
    row = row_of(unit)
    if isinstance(row, Department):
        return row.name
    rows = ((name, _row_called(name, place)) for name in _rows().get("", {}))
    return next((name for name, row in rows if row and full_name(row, place, None) == unit.name), None)


def _standard(name: str, place: Place, year: int) -> Unit | None:
    """A place's department by the name of the pattern: as the place lists it, else made of the pattern."""
    row = _row_called(name, place)
    if row is None:
        return None
    whole = full_name(row, place, year)
    return registry().unit(unit_id(place.code, whole)) or of_department(row, place, year)


def _row_called(name: str, place: Place) -> Department | None:
    """The row of a standard department of a place, by the name of the pattern."""
    rows = registry().departments.get(name, ())
    return next((row for row in rows if row.name == name and row.serves(place)), None)


def unit_called(name: str, place: Place) -> Unit:
    """A unit of a place by its full name: listed, a standard department, or neither."""
    known = registry()
    identifier = unit_id(place.code, name)
    listed = known.unit(identifier)
    if listed:
        return listed
    bare = Unit(identifier, name, name, "agency", place.level, place.code)
    row = row_of(bare)
    return of_department(row, place) if isinstance(row, Department) and full_name(row, place, None) == name else bare


def _like(unit: Unit, name: str) -> Unit:
    return Unit(
        id=unit_id(unit.jurisdiction or "", name),
        name=name,
        short=unit.short,
        kind=unit.kind,
        level=unit.level,
        jurisdiction=unit.jurisdiction,
        source=unit.source,
    )


@cache
def _rows() -> dict[str, dict[str, list[_Row]]]:
    """The rows by jurisdiction ("" for patterns) and by each of their two names."""
    found: dict[str, dict[str, list[_Row]]] = {}
    path = Path(tables.__file__).parent / "successions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file):
            row = _Row(
                jurisdiction=cells["jurisdiction"],
                levels=frozenset(cells["levels"].split("|")),
                predecessor=fold_name(cells["predecessor"]),
                successor=fold_name(cells["successor"]),
                on=cells["on"],
                basis=cells["basis"],
            )
            of_place = found.setdefault(row.jurisdiction, {})
            for name in (row.predecessor, row.successor):
                of_place.setdefault(name, []).append(row)
    return found
