"""Figures of what was read of a notice, to see where a notice, or a folder of them, is weak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields

from graph.immutable import immutable
from graph.model import Kind, Reading, Unread
from ingest.coverage import FACTS, Cover, Segment, segments
from ingest.reasons import OF_WHOLE_CARRIERS


@immutable
class Figures:
    """Counts of one notice or of several. ``in_tasks``, ``in_sections`` and ``outside`` are characters, and all of them.

    ``in_sections`` leaves out what is in tasks, ``facts`` the sentences of tasks. ``outside_items`` are facts that belong
    to the notice as a whole.
    """

    characters: int = 0
    in_tasks: int = 0
    in_sections: int = 0
    outside: int = 0
    planned: int = 0
    with_responsible: int = 0
    without_responsible: int = 0
    reported: int = 0
    carriers_read: int = 0
    carriers_unread: int = 0
    leads: int = 0
    supports: int = 0
    implements: int = 0
    deadline: int = 0
    measure: int = 0
    policy: int = 0
    campaign: int = 0
    issuer: int = 0
    addressee: int = 0
    unit: int = 0
    place: int = 0
    outside_items: int = 0
    unread: int = 0
    units_known: int = 0
    units_provisional: int = 0

    @property
    def facts(self) -> int:
        """All facts, of whatever kind."""
        return sum(getattr(self, cover) for cover in FACTS)

    def share(self, characters: int) -> float:
        """A number of characters as a part of the whole text, 0 to 1."""
        return characters / self.characters if self.characters else 0.0


def figures(reading: Reading, text: Sequence[Segment] | None = None) -> Figures:
    """The figures of a notice, from its segments if they are at hand."""
    where, counted = Counter[Cover | None](), Counter[Cover]()
    carriers = 0
    for segment in segments(reading) if text is None else text:
        where[segment.part] += segment.end - segment.start
        for mark in segment.opening:
            counted[mark.cover] += len(mark.facts)
            carriers += mark.cover is Cover.CARRIER
    planned = [task.id for task in reading.tasks if task.kind is Kind.PLANNED]
    given = {duty.task for duty in reading.responsibilities}
    known, provisional = _units(reading)
    return Figures(
        characters=len(reading.text),
        in_tasks=where[Cover.TASK],
        in_sections=where[Cover.SECTION],
        outside=where[None],
        planned=len(planned),
        with_responsible=sum(task in given for task in planned),
        without_responsible=sum(task not in given for task in planned),
        reported=len(reading.tasks) - len(planned),
        carriers_read=carriers,
        carriers_unread=sum(of_responsibility(passage) for passage in reading.unread),
        **{cover: counted[cover] for cover in FACTS},
        outside_items=_outside_items(reading),
        unread=len(reading.unread),
        units_known=known,
        units_provisional=provisional,
    )


def altogether(several: Iterable[Figures]) -> Figures:
    """The sums of the figures of several notices; a unit counts in each of them."""
    rows = list(several)
    return Figures(**{column.name: sum(getattr(row, column.name) for row in rows) for column in fields(Figures)})


def of_responsibility(passage: Unread) -> bool:
    """Whether a passage that was not understood is a carrier."""
    return passage.why in OF_WHOLE_CARRIERS


def _units(reading: Reading) -> tuple[int, int]:
    """How many units the notice names that are known, and how many that are not placed."""
    named = {fact.unit for facts in (reading.parties, reading.responsibilities, reading.mentions) for fact in facts}
    unplaced = {unit.id for unit in reading.nodes.units if unit.provisional}
    return len(named - unplaced), len(named & unplaced)


def _outside_items(reading: Reading) -> int:
    kinds = (
        reading.responsibilities,
        reading.mentions,
        reading.policies,
        reading.campaigns,
        reading.places,
        reading.measures,
        reading.deadlines,
    )
    return sum(fact.task is None for facts in kinds for fact in facts)
