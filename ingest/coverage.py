"""What of a notice was read: its text in segments, each with all that covers it, the most telling first."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter

from graph.immutable import immutable
from graph.model import (
    CampaignMention,
    Deadline,
    Item,
    Measure,
    Party,
    PartyRole,
    PlaceMention,
    PolicyMention,
    Reading,
    Responsibility,
    Role,
    UnitMention,
    Unread,
)
from ingest.spans import Range


class Cover(StrEnum):
    """What may cover a passage, in order of how much it tells; of several, the first gives a passage its look."""

    UNREAD = "unread"
    LEADS = "leads"
    SUPPORTS = "supports"
    IMPLEMENTS = "implements"
    DEADLINE = "deadline"
    MEASURE = "measure"
    POLICY = "policy"
    CAMPAIGN = "campaign"
    ISSUER = "issuer"
    ADDRESSEE = "addressee"
    UNIT = "unit"
    PLACE = "place"
    CARRIER = "carrier"
    TITLE = "title"
    TASK = "task"
    SECTION = "section"


RANK = {cover: rank for rank, cover in enumerate(Cover)}
AROUND = (Cover.CARRIER, Cover.TITLE, Cover.TASK, Cover.SECTION)
"""What stands around facts and is none itself."""
FACTS = tuple(cover for cover in Cover if cover not in (Cover.UNREAD, *AROUND))
ROLES = {Role.LEADS: Cover.LEADS, Role.SUPPORTS: Cover.SUPPORTS, Role.IMPLEMENTS: Cover.IMPLEMENTS}
PARTIES = {PartyRole.ISSUER: Cover.ISSUER, PartyRole.ADDRESSEE: Cover.ADDRESSEE}

Fact = (
    Responsibility
    | Party
    | UnitMention
    | PolicyMention
    | CampaignMention
    | PlaceMention
    | Measure
    | Deadline
    | Unread
    | Item
)


@immutable
class Mark:
    """A range of the text and the facts of one kind that it carries: a rule may give one unit to many tasks."""

    cover: Cover
    start: int
    end: int
    facts: tuple[Fact, ...]

    @property
    def place(self) -> tuple[int, int, int]:
        """The order of marks that cover one passage: the more telling first, then the inner one."""
        return RANK[self.cover], -self.start, self.end


@immutable
class Segment:
    """A passage within which nothing begins or ends. No marks: nothing of it was read."""

    start: int
    end: int
    marks: tuple[Mark, ...]

    @property
    def cover(self) -> Cover | None:
        """What gives it its look."""
        return self.marks[0].cover if self.marks else None

    @property
    def part(self) -> Cover | None:
        """Whether it stands in a task, else in a section, else in neither."""
        around = {mark.cover for mark in self.marks}
        return next((cover for cover in (Cover.TASK, Cover.SECTION) if cover in around), None)

    @property
    def opening(self) -> list[Mark]:
        """What begins here."""
        return [mark for mark in self.marks if mark.start == self.start]


PLACE = attrgetter("place")


def segments(reading: Reading) -> Iterator[Segment]:
    """The text of a reading, cut wherever something begins or ends: joined, the segments are the text."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks(reading):
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    cuts = sorted({0, len(reading.text), *opening, *closing})
    open_now: list[Mark] = []
    for start, end in pairwise(cuts):
        for mark in closing.get(start, ()):
            open_now.remove(mark)
        for mark in opening.get(start, ()):
            insort(open_now, mark, key=PLACE)
        yield Segment(start, end, tuple(open_now))


def marks(reading: Reading) -> list[Mark]:
    """All that covers a passage, once for each range and kind, in order of the text."""
    found: dict[tuple[Cover, Range], list[Fact]] = {}
    for cover, (start, end), fact in _covered(reading):
        if start < end:
            found.setdefault((cover, (start, end)), []).append(fact)
    made = [Mark(cover, *where, tuple(facts)) for (cover, where), facts in found.items()]
    return sorted(made, key=lambda mark: (mark.start, *mark.place))


def _covered(reading: Reading) -> Iterator[tuple[Cover, Range, Fact]]:
    for item in reading.items:
        yield Cover.TASK if item.is_task else Cover.SECTION, (item.start, item.end), item
        if title := _title(reading.text, item):
            yield Cover.TITLE, title, item
    for duty in reading.responsibilities:
        yield ROLES[duty.role], (duty.start, duty.end), duty
        yield Cover.CARRIER, (duty.quote_start, duty.quote_end), duty
    for party in reading.parties:
        yield PARTIES[party.role], (party.start, party.end), party
    alike: tuple[tuple[Cover, Iterable[Fact]], ...] = (
        (Cover.UNIT, reading.mentions),
        (Cover.POLICY, reading.policies),
        (Cover.CAMPAIGN, reading.campaigns),
        (Cover.PLACE, reading.places),
        (Cover.MEASURE, reading.measures),
        (Cover.DEADLINE, reading.deadlines),
        (Cover.UNREAD, reading.unread),
    )
    for cover, facts in alike:
        for fact in facts:
            yield cover, (fact.start, fact.end), fact


def _title(text: str, item: Item) -> Range | None:
    """Where the title of an item stands: behind its number."""
    label = item.path[-1]
    behind = item.start + len(label) if text.startswith(label, item.start) else item.start
    at = text.find(item.title, behind, item.end) if item.title else -1
    return None if at < 0 else (at, at + len(item.title))
