"""The figures of notices as rows: one notice in many rows, or many notices with a row each."""

from __future__ import annotations

from api.coverage_words import called
from ingest.coverage import FACTS
from ingest.coverage_figures import Figures


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
