"""How what was read of a notice is put into words: the letter and the name of each kind, facts, figures, lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

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
from ingest.coverage import AROUND, FACTS, Cover, Fact, Mark, Segment
from ingest.coverage_figures import Figures

LETTERS = {
    Cover.UNREAD: "?",
    Cover.LEADS: "L",
    Cover.SUPPORTS: "S",
    Cover.IMPLEMENTS: "I",
    Cover.DEADLINE: "D",
    Cover.MEASURE: "#",
    Cover.POLICY: "P",
    Cover.CAMPAIGN: "C",
    Cover.ISSUER: "←",
    Cover.ADDRESSEE: "→",
    Cover.UNIT: "U",
    Cover.PLACE: "@",
}
"""What stands before each fact, so that nobody needs to tell colours apart."""
PLURALS = {
    Cover.DEADLINE: "deadlines",
    Cover.MEASURE: "measures",
    Cover.POLICY: "policies",
    Cover.CAMPAIGN: "campaigns",
    Cover.ISSUER: "issuers",
    Cover.ADDRESSEE: "addressees",
    Cover.UNIT: "other units",
    Cover.PLACE: "places",
}
LONGEST_TITLE = 60
"""Characters of a title in the contents."""
LONGEST_TOLD = 200
"""Characters of a line of a tip: a text without marks is one title, which must not stand in the tip of each fact in it."""
MOST_TOLD = 5
"""Facts of one passage that are told one by one: a rule may give a unit to hundreds of tasks."""


class Covered(NamedTuple):
    """A notice with its name as a file, its segments and its figures."""

    name: str
    reading: Reading
    segments: Sequence[Segment]
    figures: Figures


class Piece(NamedTuple):
    """Words of one segment on one line, the first of the segment or not."""

    words: str
    segment: Segment
    is_first: bool

    @property
    def begins(self) -> bool:
        """Whether what gives the segment its look begins here."""
        return self.is_first and bool(self.segment.marks) and self.segment.marks[0].start == self.segment.start


def lines(one: Covered) -> Iterator[list[Piece]]:
    """The lines of a notice in pieces, line breaks left out."""
    text = one.reading.text
    line: list[Piece] = []
    for segment in one.segments:
        is_first = True
        for number, words in enumerate(text[segment.start : segment.end].split("\n")):
            if number:
                yield line
                line = []
            if words:
                line.append(Piece(words, segment, is_first))
                is_first = False
    yield line


def around(line: Iterable[Piece]) -> Cover | None:
    """Whether something of a line stands in a task, else in a section, else nothing does."""
    parts = {piece.segment.part for piece in line}
    return next((part for part in (Cover.TASK, Cover.SECTION) if part in parts), None)


def called(cover: Cover) -> str:
    """What the facts of a kind are called, many of them."""
    return PLURALS.get(cover, str(cover))


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


def short(text: str, longest: int = LONGEST_TITLE) -> str:
    """A text on one line, cut where it is too long."""
    words = " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


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


def parts_of(figures: Figures) -> list[tuple[str, int, str]]:
    """The figures of a notice, a row for each: what, how many, and how they divide."""
    kinds = ", ".join(f"{called(cover)} {getattr(figures, cover):,}" for cover in FACTS if getattr(figures, cover))
    return [
        ("characters", figures.characters, ""),
        ("in tasks", figures.in_tasks, percent(figures, figures.in_tasks)),
        ("in sections only", figures.in_sections, percent(figures, figures.in_sections)),
        ("outside items", figures.outside, percent(figures, figures.outside)),
        (
            "planned tasks",
            figures.planned,
            f"{figures.with_responsible:,} with somebody responsible, {figures.without_responsible:,} with nobody",
        ),
        ("reported results", figures.reported, ""),
        (
            "carriers",
            figures.carriers_read + figures.carriers_unread,
            f"{figures.carriers_read:,} read, {figures.carriers_unread:,} unread",
        ),
        ("facts", figures.facts, kinds),
        ("facts outside items", figures.outside_items, ""),
        (
            "units",
            figures.units_known + figures.units_provisional,
            f"{figures.units_known:,} known, {figures.units_provisional:,} provisional",
        ),
        ("unread passages", figures.unread, ""),
    ]


HEADS = (
    "file",
    "characters",
    "in tasks",
    "in sections",
    "outside",
    "tasks",
    "nobody",
    "carriers",
    "unread",
    "facts",
    "outside items",
    "units",
    "provisional",
    "all unread",
)


def row_of(name: str, figures: Figures) -> list[str | int]:
    """The figures of a notice as a row under ``HEADS``."""
    return [
        name,
        figures.characters,
        *(percent(figures, part) for part in (figures.in_tasks, figures.in_sections, figures.outside)),
        figures.planned,
        figures.without_responsible,
        figures.carriers_read + figures.carriers_unread,
        figures.carriers_unread,
        figures.facts,
        figures.outside_items,
        figures.units_known + figures.units_provisional,
        figures.units_provisional,
        figures.unread,
    ]


def percent(figures: Figures, characters: int) -> str:
    """A part of the text, rounded to a percent; what is there is never 0 %."""
    share = figures.share(characters)
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def is_shown(segment: Segment) -> bool:
    """Whether a fact or something unread gives a segment its look."""
    return segment.cover is not None and segment.cover not in AROUND
