"""What counts as a unit's in a question: the collectives that it is one of, and what it was before and became later."""

from __future__ import annotations

from collections.abc import Iterator

from graph.answers import StandIn
from graph.store import GraphStore


def stand_ins(store: GraphStore, unit: str, *, collectives: bool, through_time: bool) -> tuple[StandIn, ...]:
    """The nodes whose tasks count as those of a unit, by its id, in order of id."""
    before_and_after = [one for one in _lineage(unit) if one != unit] if through_time else []
    found = [StandIn(one) for one in before_and_after]
    if collectives:
        found += _collectives(store, [unit, *before_and_after])
    return tuple(sorted(set(found), key=lambda one: (one.node, one.since, one.until, one.source or "")))


def _lineage(unit: str) -> list[str]:
    """The ids of what a unit was before and became later, itself among them."""
    from ingest.members import unit_of
    from ingest.successions import lineage

    body = unit_of(unit)
    return [one.id for one in lineage(body)] if body else [unit]


def _collectives(store: GraphStore, units: list[str]) -> Iterator[StandIn]:
    """By rosters, and by place: 徐汇区教育局 is one of 上海市各区教育局."""
    from ingest.members import is_member, place_of, unit_of
    from ingest.registry import registry
    from ingest.successions import valid_interval

    for one in store.memberships(units):
        yield StandIn(one.collective, one.since or "", one.until or "", one.source)
    for unit in units:
        place = place_of(unit)
        for row in store.collectives(place.level, place.code) if place else ():
            around = registry().place(row.jurisdiction)
            if around and place and is_member(unit, row.name, around):
                since, until = valid_interval(body) if (body := unit_of(unit)) else (None, None)
                said = f"{place.name} lies in {around.name} (GB/T 2260)"
                yield StandIn(row.id, since or "", until or "", said)
