"""What stands on a page, in the order in which it is read: lines, column by column, and tables in their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from graph.immutable import immutable
from ingest.files.pdf.grids import grids
from ingest.files.pdf.lines import Line, left_edge, levels, line_of, parts
from ingest.files.pdf.sheet import Glyph, Sheet
from ingest.files.pdf.tables import PageTable, page_table

LEAST_LINES = 10
"""Lines of the left column that make sure that a text has two."""
LEAST_BESIDE = 3
"""Lines of the right one, which the end of a text leaves short."""
LEAST_WORDS = 8
"""Characters that most lines of a column have at least: a table without rules has shorter ones."""
LEAST_FULL = 1 / 3
"""Of the lines of a column: those that reach its edge."""
SAME_EDGE = 1.5
"""Of the size of the type: how near the lines of a column come to its edge."""
STEPS = 60
"""Places that are looked at for a gutter."""

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
    return x0 <= glyph.middle < x1 and top <= glyph.base - glyph.size / 3 < bottom


def _in_order(glyphs: Sequence[Glyph], tables: Sequence[PageTable], number: int) -> Iterator[Line | PageTable]:
    """What stands on a page, in columns where it has two: what goes across both parts them into zones."""
    found = levels(glyphs)
    gutter = _gutter([part for level in found for part in parts(level)])
    if gutter is None or not _has_columns(found, gutter):
        whole: list[Line | PageTable] = [*(line_of(level, number) for level in found), *tables]
        yield from sorted(whole, key=_top)
        return
    things: list[Line | PageTable] = [*(half for level in found for half in _halves(level, gutter, number)), *tables]
    zone: list[Line | PageTable] = []
    for thing in sorted(things, key=_top):
        if _left(thing) < gutter < _right(thing):
            yield from _columns(zone, gutter)
            yield thing
            zone = []
        else:
            zone.append(thing)
    yield from _columns(zone, gutter)


def _top(thing: Line | PageTable) -> float:
    return thing.base if isinstance(thing, Line) else thing.top


def _left(thing: Line | PageTable) -> float:
    return thing.x0 if isinstance(thing, Line) else thing.xs[0]


def _right(thing: Line | PageTable) -> float:
    return thing.x1 if isinstance(thing, Line) else thing.right


def _halves(level: Part, gutter: float, number: int) -> Iterator[Line]:
    """The line that goes across the gutter, or those on its sides."""
    if any(part[0].x0 < gutter < part[-1].x1 for part in parts(level)):
        yield line_of(level, number)
        return
    left = [glyph for glyph in level if glyph.middle < gutter]
    right = [glyph for glyph in level if glyph.middle >= gutter]
    yield from (line_of(half, number, column) for column, half in ((1, left), (2, right)) if _has_words(half))


def _has_columns(found: Sequence[Part], gutter: float) -> bool:
    """Whether what stands left of a gutter is a column of text, some lines stand right of it and few across it."""
    halves = [half for level in found for half in _halves(level, gutter, 0)]
    across, left, right = ([half for half in halves if half.column == column] for column in range(3))
    return _is_column(left) and len(right) >= LEAST_BESIDE and 2 * len(across) <= len(left)


def _columns(zone: Sequence[Line | PageTable], gutter: float) -> Iterator[Line | PageTable]:
    """The left column and then the right one, each line with the edges of its column."""
    for column in (
        [thing for thing in zone if _left(thing) < gutter],
        [thing for thing in zone if _left(thing) >= gutter],
    ):
        lines = [thing for thing in column if isinstance(thing, Line)]
        left, right = (left_edge(lines), max(line.x1 for line in lines)) if lines else (0.0, 0.0)
        yield from (replace(it, left=left, right=right) if isinstance(it, Line) else it for it in column)


def _has_words(half: Part) -> bool:
    return any(glyph.text != " " for glyph in half)


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether lines are many, long, and enough of them fill the width."""
    if len(lines) < LEAST_LINES or median(len(line.text) for line in lines) < LEAST_WORDS:
        return False
    edge = max(line.x1 for line in lines)
    return sum(edge - line.x1 <= SAME_EDGE * line.size for line in lines) >= LEAST_FULL * len(lines)


def _gutter(pieces: Sequence[Part]) -> float | None:
    """Where between two columns fewest lines cross; None if most do."""
    if len(pieces) < LEAST_LINES:
        return None
    spans = [(piece[0].x0, piece[-1].x1) for piece in pieces]
    begin, end = min(x0 for x0, _ in spans), max(x1 for _, x1 in spans)
    first, last = begin + (end - begin) * 0.35, begin + (end - begin) * 0.65
    places = [first + (last - first) * step / STEPS for step in range(STEPS + 1)]
    crossing = [sum(x0 < place < x1 for x0, x1 in spans) for place in places]
    fewest = min(crossing)
    if fewest * 2 > len(spans):
        return None
    return median(place for place, count in zip(places, crossing, strict=True) if count == fewest)
