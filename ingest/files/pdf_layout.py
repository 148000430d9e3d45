"""What stands on a page, in the order in which it is read: lines, column by column, and tables in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from graph.immutable import immutable
from ingest.files.pdf_grids import grids
from ingest.files.pdf_lines import Line, levels, line_of, parts
from ingest.files.pdf_sheet import Glyph, Sheet
from ingest.files.pdf_tables import PageTable, page_table

LEAST_LINES = 6
"""Lines on each side of a gutter that make sure that a text has two columns."""
LEAST_WORDS = 8
"""Characters that most lines of a column have at least: a table without rules has shorter ones."""
SAME_EDGE = 1.5
"""Of the size of the type: how near the lines of a column come to its edge."""
STEP = 2.0
"""Points from one place to the next where a gutter may be."""

Part = list[Glyph]


@immutable
class Layout:
    """A page: what is read, top to bottom, and texts that stand aslant of it."""

    number: int
    width: float
    height: float
    flow: tuple[Line | PageTable, ...]
    aslant: tuple[str, ...]
    pictured: float


def layout(sheet: Sheet, number: int) -> Layout:
    """The lines and tables of a page."""
    tables = [table for grid in grids(sheet.rules) if (table := page_table(grid, sheet.glyphs))]
    bounds = [(table.xs[0], table.top, table.right, table.bottom) for table in tables]
    rest = [glyph for glyph in sheet.glyphs if not any(_is_in(glyph, box) for box in bounds)]
    return Layout(
        number=number,
        width=sheet.width,
        height=sheet.height,
        flow=tuple(_in_order(rest, tables, number)),
        aslant=sheet.aslant,
        pictured=sheet.pictured,
    )


def _is_in(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    return x0 <= (glyph.x0 + glyph.x1) / 2 < x1 and top <= glyph.base - glyph.size / 3 < bottom


def _in_order(glyphs: Sequence[Glyph], tables: Sequence[PageTable], number: int) -> Iterator[Line | PageTable]:
    """Between the tables the text, in columns where it has two."""
    found = levels(glyphs)
    for table in tables:
        above = [level for level in found if level[0].base <= table.top]
        found = found[len(above) :]
        yield from _lines(above, number)
        yield table
    yield from _lines(found, number)


def _lines(found: Sequence[Part], number: int) -> Iterator[Line]:
    pieces = [part for level in found for part in parts(level)]
    gutter = _gutter(pieces)
    if gutter is None:
        yield from (line_of(level, number) for level in found)
        return
    zone: list[Part] = []
    for level in found:
        if any(part[0].x0 < gutter < part[-1].x1 for part in parts(level)):
            yield from _columns(zone, gutter, number)
            yield line_of(level, number)
            zone = []
        else:
            zone.append(level)
    yield from _columns(zone, gutter, number)


def _columns(zone: Sequence[Part], gutter: float, number: int) -> Iterator[Line]:
    """The left lines and then the right ones, if both are columns of text; else the lines as they stand."""
    halves = [[glyph for glyph in level if glyph.x0 < gutter] for level in zone]
    others = [[glyph for glyph in level if glyph.x0 >= gutter] for level in zone]
    left = [line_of(half, number, 1) for half in halves if _has_words(half)]
    right = [line_of(half, number, 2) for half in others if _has_words(half)]
    if not (_is_column(left) and _is_column(right)):
        yield from (line_of(level, number) for level in zone)
        return
    for column in left, right:
        edges = min(line.x0 for line in column), max(line.x1 for line in column)
        yield from (replace(line, left=edges[0], right=edges[1]) for line in column)


def _has_words(half: Part) -> bool:
    return any(glyph.text != " " for glyph in half)


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether lines are many, long, and most of them fill the width."""
    if len(lines) < LEAST_LINES or median(len(line.text) for line in lines) < LEAST_WORDS:
        return False
    edge = max(line.x1 for line in lines)
    return sum(edge - line.x1 <= SAME_EDGE * line.size for line in lines) * 2 >= len(lines)


def _gutter(pieces: Sequence[Part]) -> float | None:
    """Where between two columns fewest lines cross; None if most do."""
    if len(pieces) < 2 * LEAST_LINES:
        return None
    spans = [(piece[0].x0, piece[-1].x1) for piece in pieces]
    begin, end = min(x0 for x0, _ in spans), max(x1 for _, x1 in spans)
    first, last = begin + (end - begin) * 0.35, begin + (end - begin) * 0.65
    places = [first + STEP * step for step in range(min(1_000, int((last - first) / STEP) + 1))]
    crossing = [sum(x0 < place < x1 for x0, x1 in spans) for place in places]
    fewest = min(crossing)
    if fewest * 2 > len(spans):
        return None
    return median(place for place, count in zip(places, crossing, strict=True) if count == fewest)
