"""What a name may mean to somebody who asks: the units, the time they existed, and why; never a silent guess.

市市场监管局 asked for in 广州市 is one unit; 朝阳区教育局 asked for nowhere is one in each 朝阳区; 市教育局 nowhere is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.errors import InvalidRequest
from graph.folding import fold_name
from graph.immutable import immutable
from graph.model import Unit
from ingest.dates import ISO
from ingest.identity import name_in
from ingest.notice import jurisdiction_of
from ingest.place_names import codes_of, codes_of_short
from ingest.place_names import existed as existed_place
from ingest.placing import LONGEST_PLACE
from ingest.registry import NATION, Department, UnitRow, registry
from ingest.resolve import Context, all_meant
from ingest.standard import row_of
from ingest.successions import successors, valid_interval

FULL_WIDTH = str.maketrans("()", "（）")
"""Brackets as official names have them; the graph's names are folded."""


@immutable
class Candidate:
    """A unit that a name may mean: its official name in Simplified Chinese, the years it existed where known, and why."""

    unit: str
    name: str
    kind: str
    jurisdiction: str | None
    valid_from: str | None
    valid_to: str | None
    why: str


def candidates(name: str, within: str | None = None, at: str | None = None) -> list[Candidate]:
    """The units that a name may mean in a place at a date; one means resolved, none that nothing is known.

    ``within`` is the place of whoever says the name: a name or code of any level, 国务院 for the nation; ``at`` an ISO date
    or a year.

    Raises:
        InvalidRequest: the place is unknown, or the date is none.
    """
    folded, year = fold_name(name), _year(at)
    found: dict[str, Candidate] = {}
    for registered in units_called(folded, within, year):
        unit, judged = _judged(folded, registered)
        if unit:
            found.setdefault(unit.id, _candidate(unit, folded, year, judged))
    return [found[key] for key in sorted(found)]


def units_called(folded: str, within: str | None = None, year: int | None = None) -> list[Unit]:
    """The units that a folded name may mean by the registry alone."""
    found: dict[str, Unit] = {}
    for code in _codes(within, folded, year):
        for unit in all_meant(folded, Context(code, year)):
            if within is not None or _says_where(folded, unit, code):
                found.setdefault(unit.id, unit)
    if within is not None and not found:
        found = {unit.id: unit for unit in _in_places_of_one_name(folded, _codes(within, folded, year), year)}
    return list(found.values())


def _in_places_of_one_name(folded: str, around: Sequence[str], year: int | None) -> Iterator[Unit]:
    """鼓楼区教育局 in 江苏省, which has two 鼓楼区: the body of each."""
    known = registry()
    for code in _places_at_front(folded, year):
        if any(place.code in around for place in known.ancestors(code)[1:]):
            yield from all_meant(folded, Context(code, year))


def _judged(folded: str, unit: Unit) -> tuple[Unit | None, list[str]]:
    """What researchers made of a unit under this name, and by which judgements; None if the name does not mean it."""
    if not registry().is_judged:
        return unit, []
    from ingest.judgements import applied, judgements

    said = applied(folded, unit)
    found = None if said and said[-1].verdict == "different" else judgements().units.get(unit.id, unit)
    return found, [str(one) for one in said]


def _year(at: str | None) -> int | None:
    if at is not None and not ISO.fullmatch(at):
        raise InvalidRequest(f"{at} is no date; write a year, 2018, or an ISO date, 2018-03 or 2018-03-17")
    return int(at[:4]) if at else None


def _codes(within: str | None, folded: str, year: int | None) -> Sequence[str]:
    """The places in which the name is tried: those that had begun by then."""
    known = registry()
    if within is None:
        return list(dict.fromkeys((NATION, *_places_at_front(folded, year))))
    return [code for code in _places_called(within) if existed_place(code, year, known)]


def _places_called(within: str) -> Sequence[str]:
    known = registry()
    words = fold_name(within)
    code = known.code_of(words) or jurisdiction_of(words)
    if code:
        return [code]
    codes = known.place_names.get(words) or known.short_place_names.get(words)
    if not codes:
        raise InvalidRequest(f"no place is called {within}; write its full name, as 浙江省杭州市临平区, or its code")
    return sorted(codes)


def _places_at_front(folded: str, year: int | None) -> Iterator[str]:
    """The codes of all places that a name may begin with: 朝阳区教育局 has several."""
    known = registry()
    for length in range(min(len(folded), LONGEST_PLACE), 1, -1):
        words = folded[:length]
        codes = codes_of(words, year, known) or (
            codes_of_short(words, year, known) if folded[length:] in known.departments else None
        )
        if codes:
            yield from sorted(codes)
            return


def _says_where(folded: str, unit: Unit, code: str) -> bool:
    """Whether a name that is asked for nowhere says its place itself, or is a national body's."""
    if code == NATION:
        return unit.source is not None or _begins_with_place(folded, unit)
    return unit.jurisdiction is not None and _begins_with_place(folded, unit)


def _begins_with_place(folded: str, unit: Unit) -> bool:
    place = registry().place(unit.jurisdiction)
    while place and place.code != NATION:
        if folded.startswith((place.name, place.short)):
            return True
        place = registry().above(place)
    return False


def _candidate(unit: Unit, folded: str, year: int | None, judged: list[str]) -> Candidate:
    row = row_of(unit)
    since, until = valid_interval(unit)
    return Candidate(
        unit=unit.id,
        name=unit.name.translate(FULL_WIDTH),
        kind=unit.kind,
        jurisdiction=unit.jurisdiction,
        valid_from=since,
        valid_to=until,
        why="; ".join((*_reasons(unit, row, folded), *_times(unit, since, until, year), *judged)),
    )


def _reasons(unit: Unit, row: UnitRow | Department | None, folded: str) -> Iterator[str]:
    place = registry().place(unit.jurisdiction)
    where = place.name if place else "an unknown place"
    if unit.collective:
        yield f"names many bodies of {where}"
        return
    if folded == unit.name:
        yield "its full name"
    if isinstance(row, UnitRow):
        yield f"listed for {where} ({row.source})"
    elif row:
        yield f"a standard department, {row.name}, of {where} ({row.source})"
    else:
        yield f"named by rule: {where} and its own words"


def _times(unit: Unit, since: str | None, until: str | None, year: int | None) -> Iterator[str]:
    """Whether the unit existed when it was asked for, and what it became."""
    if year and until and int(until) < year:
        yield f"it existed until {until}: later names mean a successor or its past"
        for one in successors(unit):
            yield f"in {one.on} it, or a part of it, became {name_in(one.successor)} ({one.basis})"
    if year and since and int(since) > year:
        yield f"it exists since {since}"
