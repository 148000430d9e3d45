"""What each mark on a text means, in words: kind, role, the unit's name and id, the rule, or why it was not understood."""

from __future__ import annotations

from collections.abc import Mapping

from api.coverage_words import short
from graph.model import (
    Basis,
    CampaignMention,
    Deadline,
    Item,
    Measure,
    Party,
    PlaceMention,
    PolicyMention,
    Reading,
    Responsibility,
    Unit,
    UnitMention,
    Unread,
)
from ingest.coverage import Cover, Fact, Mark

LONGEST_TOLD = 200
"""Characters of a line of a tip: a text without marks is one title, which must not stand in the tip of each fact in it."""
MOST_TOLD = 5
"""Facts of one passage that are told one by one: a rule may give a unit to hundreds of tasks."""


class Tips:
    """What the marks of a reading mean. Each is put into words once, though it may cover thousands of segments."""

    def __init__(self, reading: Reading) -> None:
        self._units = {unit.id: unit for unit in reading.nodes.units}
        self._told: dict[int, list[str]] = {}

    def of(self, mark: Mark) -> list[str]:
        """A line for each thing that a mark says."""
        key = id(mark)  # the mark's own hash would go through all its facts
        if key not in self._told:
            self._told[key] = [short(line, LONGEST_TOLD) for line in _told_by(mark, self._units)]
        return self._told[key]


def _told_by(mark: Mark, units: Mapping[str, Unit]) -> list[str]:
    if mark.cover is Cover.CARRIER:
        rules = dict.fromkeys(fact.rule for fact in mark.facts if isinstance(fact, Responsibility))
        return [f"carrier, read by the rule {', '.join(rules)}"]
    said = dict.fromkeys(f"{mark.cover}: {_told(fact, units)}" for fact in mark.facts[:MOST_TOLD])
    return [*said, f"and {more:,} more here"] if (more := len(mark.facts) - MOST_TOLD) > 0 else [*said]


def _told(fact: Fact, units: Mapping[str, Unit]) -> str:
    match fact:
        case Responsibility():
            inherited = ["inherited"] if fact.basis is Basis.INHERITED else []
            more = [word for word, holds in (("collective", fact.collective), ("等", fact.open_ended)) if holds]
            return ", ".join([*_unit(fact.name, units[fact.unit]), *inherited, *more, f"rule {fact.rule}"])
        case Party() | UnitMention():
            return ", ".join(_unit(fact.name, units[fact.unit]))
        case PolicyMention():
            return f"{fact.title}, {fact.relation}, {fact.policy}"
        case CampaignMention():
            return f"{fact.name}, {fact.campaign}"
        case PlaceMention():
            return f"{fact.name}, {fact.code}"
        case Measure():
            return f"{fact.name or ''} {fact.comparator} {fact.value:g} {fact.unit}, {fact.status}".strip()
        case Deadline():
            return f"{fact.by or 'no date'}{', recurring' if fact.recurring else ''}"
        case Unread():
            return fact.why
        case Item():
            return f"{' › '.join(fact.path)} {fact.title}"


def _unit(name: str, unit: Unit) -> list[str]:
    return [name, unit.id, *(["provisional"] if unit.provisional else [])]
