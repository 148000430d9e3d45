"""What was read of a notice, for a terminal: colours and letters, or ``‹leads:市教育局›`` where there are no colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import click

from api.coverage_rows import HEADS, parts_of, row_of
from api.coverage_words import LETTERS, Covered, Piece, around, called, is_shown, lines, short
from api.tables import table
from api.visible import visible
from ingest.coverage import FACTS, Cover
from ingest.coverage_figures import Figures

LOOKS: dict[Cover, dict[str, Any]] = {
    Cover.UNREAD: {"fg": "red", "reverse": True},
    Cover.LEADS: {"fg": "cyan", "bold": True, "underline": True},
    Cover.SUPPORTS: {"fg": "cyan", "underline": True},
    Cover.IMPLEMENTS: {"fg": "cyan", "bold": True},
    Cover.DEADLINE: {"fg": "yellow", "underline": True},
    Cover.MEASURE: {"fg": "yellow"},
    Cover.POLICY: {"fg": "magenta"},
    Cover.CAMPAIGN: {"fg": "magenta", "underline": True},
    Cover.ISSUER: {"fg": "green", "underline": True},
    Cover.ADDRESSEE: {"fg": "green", "underline": True},
    Cover.UNIT: {"fg": "green"},
    Cover.PLACE: {"fg": "blue", "bold": True},
    Cover.TITLE: {"bold": True},
}
GUTTERS = {Cover.TASK: "┃ ", Cover.SECTION: "│ ", None: "  "}
GUTTER_LEGEND = "┃ in a task   │ in a section   neither: outside"


def covered(one: Covered, *, colours: bool) -> Iterator[str]:
    """A notice for people, line by line: its text, the legend, its figures, and what is unread with the reason."""
    for line in lines(one):
        words = "".join(_look(line) if colours else _marked(line))
        yield GUTTERS[around(line)] + words if words else ""
    yield ""
    yield GUTTER_LEGEND
    yield _legend(one.figures, colours=colours)
    yield ""
    yield from _figures(one.figures)
    for passage in one.reading.unread:
        yield f"  unread at {passage.start}: {visible(short(passage.text))} ({visible(passage.why)})"


def summary(rows: Sequence[tuple[str, Figures]]) -> str:
    """One row for each notice."""
    return table(HEADS, [row_of(visible(name), counts) for name, counts in rows])


def _look(line: Sequence[Piece]) -> Iterator[str]:
    for piece in line:
        cover, words = piece.segment.cover, visible(piece.words)
        if cover is None or cover not in LOOKS:
            yield words
            continue
        letter = LETTERS[cover] + ":" if piece.begins and is_shown(piece.segment) else ""
        yield click.style(letter + words, **LOOKS[cover])


def _marked(line: Sequence[Piece]) -> Iterator[str]:
    for mark, pieces in groupby(line, lambda piece: piece.segment.marks[0] if is_shown(piece.segment) else None):
        words = visible("".join(piece.words for piece in pieces))
        yield f"‹{mark.cover}:{words}›" if mark else words


def _legend(counts: Figures, *, colours: bool) -> str:
    kinds = [cover for cover in (*FACTS, Cover.UNREAD) if getattr(counts, cover)]
    if colours:
        return "   ".join(click.style(f"{LETTERS[kind]}:{called(kind)}", **LOOKS[kind]) for kind in kinds)
    return " ".join(f"‹{kind}:…›" for kind in kinds)


def _figures(counts: Figures) -> Iterator[str]:
    rows = parts_of(counts)
    wide = max(len(f"{many:,}") for _, many, _ in rows)
    for name, many, parts in rows:
        yield f"{name:<20}{many:>{wide},}  {parts}".rstrip()
