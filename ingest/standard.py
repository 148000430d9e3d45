"""Units of a place that the tables know: those listed for it, and the standard departments that every place has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from graph.model import Level, Place, Unit
from ingest.place_names import called_then, years_of_names
from ingest.placing import RELATIVE, official, relative_word
from ingest.registry import NATION, Department, Registry, UnitRow, registry, unit_id


def listed(known: Registry, code: str, words: Sequence[str], year: int | None) -> list[UnitRow]:
    """The rows of a name, with and without its place, in an area: its full name, else of those that existed then a short
    name before an alias.

    Of a body and its successor in one year the later one counts; several are left where the name is ambiguous.
    """
    rows = list(dict.fromkeys(row for name in words for row in known.units.get((code, name), ())))
    if len(rows) < 2:
        return rows

    def rank(row: UnitRow) -> tuple[bool, bool, bool, bool, int]:
        gone = not existed(row, year)
        return row.name not in words, gone, row.short not in words, row.until == (year or 0), -(row.since or 0) * gone

    best = min(map(rank, rows))
    return [row for row in rows if rank(row) == best]


def existed(row: UnitRow | Department, year: int | None) -> bool:
    """Whether a body existed in a year; without one, whether it does today."""
    if year is None:
        return row.until is None
    return (row.since or 0) <= year <= (row.until or 9999)


def department(known: Registry, rest: str, place: Place, year: int | None) -> Department | None:
    """The standard department that words mean behind a place: by its full name, else one that existed then."""
    if place.name.endswith("自治区") and rest.startswith("党委"):
        rest = rest.removeprefix("党")
    rows = [row for row in known.departments.get(rest, ()) if row.serves(place)]

    def rank(row: Department) -> tuple[bool, bool, int, bool, bool]:
        away = row.remoteness(place)
        lent = rest == "法院" and place.level not in row.levels  # a municipality's own court is the high one
        return row.name != rest or away > 1, not existed(row, year), away, lent, row.short != rest

    return min(rows, key=rank, default=None)


def templated(known: Registry, name: str, place: Place) -> Department | None:
    """A department whose name stands around the place's: 团市委, 中共广州市委组织部."""
    for before, after, found in known.templates:
        if name.startswith(before) and name.endswith(after) and len(name) > len(before) + len(after):
            inside = name[len(before) : len(name) - len(after)]
            if inside in (place.name, place.short) or RELATIVE.fullmatch(inside):
                if not found.vertical:
                    return found
                whole = max((f"{b}{{}}{a}" for b, a, d in known.templates if d is found and a == after), key=len)
                said = place.name if inside == place.name or inside != place.short else "{}"
                return replace(found, template=whole.replace("{}", said))
    return None


def of_department(row: Department, place: Place, year: int | None = None) -> Unit:
    """The unit that a standard department is in a place, named as the place was then."""
    name = full_name(row, place, year)
    return Unit(
        id=unit_id(place.code, name),
        name=name,
        short=_caption(row, place),
        kind=row.kind,
        level=place.level,
        jurisdiction=place.code,
        source=row.source,
    )


def full_name(row: Department, place: Place, year: int | None) -> str:
    """The official name of a place's department in a year."""
    known = registry()
    said = place.short if row.vertical else official(place, known, year)
    template = row.template
    if row.kind == "party_body" and place.name.endswith("自治区"):  # its committee is 党委 in short, never 区委
        template = template.replace("{}委", "{}委员会").replace("委员会员会", "委员会")
    return branch_name(row.name, place, year) or template.replace("{}", said, 1).replace("{}", relative_word(place))


def branch_name(department_name: str, place: Place, year: int | None) -> str | None:
    """What a body is called where it is a part of the one above: 九江市修水生态环境局 since 2019; None for the city's own."""
    known = registry()
    branches = known.branches.get(department_name)
    above = known.above(place) if branches and place.level in (Level.CITY, Level.COUNTY) else None
    if not branches or above is None or place.code.startswith("zone:"):
        return None
    for branch in branches:
        here = place.code.startswith(branch.above) and (place.level is Level.COUNTY or "{city}" not in branch.template)
        if here and (branch.since or 0) <= (year or 9999):
            return branch.template.format(
                city=called_then(above, year, known), place=called_then(place, year, known), short=place.short
            )
    return None


@lru_cache(maxsize=65_536)
def row_of(unit: Unit) -> UnitRow | Department | None:
    """The row of the registry that a unit comes from; None for one that is named by rule."""
    known = registry()
    own = [row for row in known.units.get((unit.jurisdiction or "", unit.name), ()) if row.name == unit.name]
    if own:
        return own[0]
    place = known.place(unit.jurisdiction)
    if place is None:
        return None
    for year in (None, *years_of_names(place)):
        for row in _like(unit, place, year, known):
            if unit.name in (full_name(row, place, year), row.template.replace("{}", place.name)):
                return row
    return None


def _like(unit: Unit, place: Place, year: int | None, known: Registry) -> Iterator[Department]:
    """The departments whose full name a unit's may be, the likely ones first."""
    front = known.departments.get(unit.name.removeprefix(official(place, known, year)), ())
    yield from (row for row in front if row.serves(place))
    yield from (row for row in _with_branches() if row.serves(place))
    name = unit.name
    for before, after, row in _with_templates():
        if name.startswith(before) and name.endswith(after) and row.serves(place):
            yield row


@cache
def _with_branches() -> list[Department]:
    """Departments that are branches somewhere."""
    known = registry()
    names = sorted(known.branches, key=len)
    return [row for name in names for row in known.departments.get(name, ()) if row.name == name]


@cache
def _with_templates() -> list[tuple[str, str, Department]]:
    """Departments with a name around the place's, each once, with the words before and behind."""
    rows = dict.fromkeys(row for _, _, row in registry().templates)
    cut = ((row.template.split("{}"), row) for row in rows)
    return [(parts[0], parts[-1], row) for parts, row in cut]


def _caption(row: Department, place: Place) -> str:
    if place.code == NATION:
        return row.short
    short = row.short or row.name
    before = place.short if row.vertical else relative_word(place)
    return (
        short.replace("{}", before)
        if "{}" in short and not short.startswith("委")
        else before + short.replace("{}", before)
    )
