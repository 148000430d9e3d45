"""What a place was called in a year, and which places a name meant then: 襄樊市 until 2010, 临平区 since 2021."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graph.immutable import immutable
from graph.model import Place
from ingest.registry import Registry, registry


@immutable
class Holder:
    """A place that has or had a name, and the years between which it had it, None where the tables do not bound them."""

    code: str
    since: int | None
    until: int | None


def codes_of(name: str, year: int | None, known: Registry) -> Sequence[str]:
    """The codes of the places whose full name this is, or was in a year; a place that came later is none of them."""
    return known.place_names.get(name, ()) if year is None else _then(_full_names().get(name, ()), year)


def codes_of_short(name: str, year: int | None, known: Registry) -> Sequence[str]:
    """The same for short names: 吴江 is 吴江市 in 2010 and 吴江区 in 2013."""
    return known.short_place_names.get(name, ()) if year is None else _then(_short_names().get(name, ()), year)


def existed(code: str, year: int | None, known: Registry) -> bool:
    """Whether a place had begun in a year; one that has ended is still known by its name."""
    life = known.lifetimes.get(code)
    return year is None or life is None or (life.since or 0) <= year


def called_then(place: Place, year: int | None, known: Registry) -> str:
    """The full name that a place had in a year: 420600 is 襄樊市 in 2009."""
    life = known.lifetimes.get(place.code)
    if year is None or life is None:
        return place.name
    earlier = [(last, name) for name, last in life.former if year <= last]
    return min(earlier)[1] if earlier else place.name


def years_of_names(place: Place) -> list[int]:
    """The last years of names that bodies of a place had: its own former ones, those of the place above, of branches."""
    return _years_of_names(place.code)


@cache
def _years_of_names(code: str) -> list[int]:
    known = registry()
    place = known.places[code]
    above = known.above(place)
    lives = [known.lifetimes[p.code] for p in (place, above) if p and p.code in known.lifetimes]
    branches = {
        branch.since - 1
        for rows in known.branches.values()
        for branch in rows
        if branch.since and place.code.startswith(branch.above)
    }
    return sorted(branches | {until for life in lives for _, until in life.former})


def _then(holders: Sequence[Holder], year: int) -> list[str]:
    if not holders:  # most words are the name of no place
        return []
    begun = [holder for holder in holders if (holder.since or 0) <= year]
    return [h.code for h in begun if year <= (h.until or 9999)] or [h.code for h in begun]


@cache
def _full_names() -> dict[str, list[Holder]]:
    known = registry()
    found: dict[str, list[Holder]] = {}
    for name, codes in known.place_names.items():
        found[name] = [_holder(known, code, name) for code in codes]
    for code, place in known.places.items():
        if known.lifetimes[code].until and not any(h.code == code for h in found.get(place.name, ())):
            found.setdefault(place.name, []).append(_holder(known, code, place.name))
    return found


@cache
def _short_names() -> dict[str, list[Holder]]:
    known = registry()
    found: dict[str, list[Holder]] = {}
    for code, place in known.places.items():
        life = known.lifetimes[code]
        found.setdefault(place.short, []).append(Holder(code, life.since, life.until))
    return found


def _holder(known: Registry, code: str, name: str) -> Holder:
    """A place's own name begins after the last former one, other ways of writing it whenever the place does."""
    life = known.lifetimes[code]
    former = dict(life.former)
    if name == known.places[code].name and former:
        return Holder(code, max(former.values()) + 1, life.until)
    return Holder(code, life.since, former.get(name, life.until))
