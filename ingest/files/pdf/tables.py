"""Grids with the characters in them as tables, and those that go on over pages as one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from graph.immutable import immutable
from ingest.files.blocks import Row, Table
from ingest.files.pdf.grids import Grid, Place
from ingest.files.pdf.lines import Line, joined, levels, line_of, room_for
from ingest.files.pdf.sheet import Glyph

WIDEST_MARGIN = 8.0
"""Points between a cell's edge and its text at most."""
SLACK = 0.3
"""Of the size of the type: room that is left in a line that is full."""
SAME_COLUMNS = 4.0
"""Points by which the columns of a table may differ from page to page."""
ENDS = "。；;！？"
MOST_HEADERS = 3
"""Rows that a table repeats on its next page."""


class Cell(NamedTuple):
    """The text of a cell, and how many more characters its last line has room for; endless where a sentence ends."""

    text: str
    room: float = math.inf

    def goes_on_in(self, rest: str) -> bool:
        """Whether what stands on the next page had no room on the last line."""
        return self.room < room_for(rest, 1.0) + SLACK


Cells = tuple[Cell | None, ...]
EMPTY = Cell("")


@immutable
class PageTable:
    """A table as it stands on a page, or on several when its parts are joined. ``titles`` as in Table."""

    top: float
    bottom: float
    right: float
    xs: tuple[float, ...]
    rows: tuple[Cells, ...]
    titles: frozenset[int]

    def table(self) -> Table:
        """The rows with their text alone."""
        rows: list[Row] = [tuple(cell and cell.text for cell in row) for row in self.rows]
        return Table(tuple(rows), self.titles)


def page_table(grid: Grid, glyphs: Iterable[Glyph]) -> PageTable | None:
    """The table that a grid makes of the characters in it; None if it is no table but a frame around a text."""
    held: dict[Place, list[Glyph]] = {}
    for glyph in glyphs:
        place = grid.place(glyph.middle, glyph.base - glyph.size / 3)
        if place:
            held.setdefault(place, []).append(glyph)
    lines = {place: [line_of(level) for level in levels(found)] for place, found in held.items()}
    lines = {place: found for place, found in lines.items() if found}
    if len(lines) < 2 or len({column for _, column in lines}) < 2:
        return None
    margin = _margin(grid, lines)
    texts = {place: _text(found, grid.edges(place), margin) for place, found in lines.items()}
    return _without_empty(grid, texts)


def _margin(grid: Grid, lines: dict[Place, list[Line]]) -> float:
    """How near text comes to the left edge of its cell where it is not in the middle."""
    gaps = sorted(line.x0 - grid.edges(place)[0] for place, found in lines.items() for line in found)
    return min(max(gaps[len(gaps) // 4], 0.0), WIDEST_MARGIN)


def _text(lines: Sequence[Line], edges: tuple[float, float], margin: float) -> Cell:
    """The lines of a cell: one that is full goes on in the next, behind a shorter one stands a space."""
    room = edges[1] - edges[0] - 2 * margin
    text = lines[0].text
    for line, following in pairwise(lines):
        needed = line.x1 - line.x0 + room_for(following.text, following.size)
        is_full = needed > room - SLACK * line.size
        text = joined([text, following.text]) if is_full else f"{text} {following.text}"
    last = lines[-1]
    return Cell(text, math.inf if text[-1] in ENDS else (room - (last.x1 - last.x0)) / last.size)


def _without_empty(grid: Grid, texts: dict[Place, Cell]) -> PageTable:
    """The table without rows that hold no text and columns in which no cell begins."""
    begun = {place for row in grid.cells for place in row}
    columns = [column for column in range(len(grid.xs) - 1) if any(place[1] == column for place in begun)]
    rows = [row for row in range(len(grid.cells)) if any(place[0] == row for place in texts)]
    titles = {number for number, row in enumerate(rows) if len(set(grid.cells[row])) == 1}
    return PageTable(
        top=grid.ys[0],
        bottom=grid.ys[-1],
        right=grid.xs[-1],
        xs=tuple(grid.xs[column] for column in columns),
        rows=tuple(tuple(_cell(grid, texts, row, column, rows) for column in columns) for row in rows),
        titles=frozenset(titles),
    )


def _cell(grid: Grid, texts: dict[Place, Cell], row: int, column: int, rows: Sequence[int]) -> Cell | None:
    place = grid.cells[row][column]
    if place == (row, column):
        return texts.get(place, EMPTY)
    return None if place[0] < row and place[0] in rows and place[1] == column else EMPTY


def continued(first: PageTable, second: PageTable) -> PageTable | None:
    """Two tables on pages that follow each other as one; None if the second is another table.

    The second's header is left out if it is the first's. A row that the page breaks is one row.
    """
    if len(first.xs) != len(second.xs):
        return None
    moved_by = second.xs[0] - first.xs[0]
    if any(abs(other - moved_by - one) > SAME_COLUMNS for one, other in zip(first.xs, second.xs, strict=True)):
        return None
    repeated = 0
    while repeated < min(MOST_HEADERS, len(first.rows), len(second.rows)) and _is_same(
        first.rows[repeated], second.rows[repeated]
    ):
        repeated += 1
    rows, more = list(first.rows), list(second.rows[repeated:])
    skipped = repeated
    if more and repeated not in second.titles:
        if _goes_on(rows[-1], more[0]):
            rows[-1] = tuple(map(_cell_joined, rows[-1], more.pop(0)))
            skipped += 1
        elif len(rows) - 1 not in first.titles:
            above = [row for number, row in enumerate(rows) if number not in first.titles]
            more[0] = _reached_into(above, more)
    moved = {number - skipped + len(rows) for number in second.titles if number >= skipped}
    return PageTable(first.top, second.bottom, first.right, first.xs, (*rows, *more), first.titles | moved)


def _is_same(one: Cells, other: Cells) -> bool:
    return [cell and cell.text for cell in one] == [cell and cell.text for cell in other]


def _goes_on(above: Cells, below: Cells) -> bool:
    """Whether a row is the rest of the one above: it begins with nothing, and a cell above has no end."""
    if below[0] is None or below[0].text:
        return False
    pairs = [(high, low) for high, low in zip(above, below, strict=True) if low and low.text]
    return all(high and high.text for high, _ in pairs) and any(
        high and high.goes_on_in(low.text) for high, low in pairs
    )


def _cell_joined(high: Cell | None, low: Cell | None) -> Cell | None:
    if high is None or low is None or not low.text:
        return high
    text = joined([high.text, low.text]) if high.goes_on_in(low.text) else f"{high.text} {low.text}"
    return Cell(text, low.room)


def _reached_into(above: Sequence[Cells], below: Sequence[Cells]) -> Cells:
    """The first row of a page, in which empty cells may be those of the page before that are merged down to here.

    They are if the row begins with them, or if the column shows it.
    """
    row = below[0]
    filled = next((number for number, cell in enumerate(row) if cell is None or cell.text), 0)
    columns = zip(zip(*above, strict=True), zip(*below, strict=True), strict=True)
    return tuple(
        None if number < filled or (column[1][0] == EMPTY and _is_merged(*column)) else cell
        for number, (cell, column) in enumerate(zip(row, columns, strict=True))
    )


def _is_merged(above: Cells, below: Cells) -> bool:
    """Whether an empty cell at the top of a page is merged with the one above it.

    It is if that one was merged as well, if the empty one goes on downwards, or if the column has merged cells and no
    other empty one.
    """
    others = (*above, *below[1:])
    return above[-1] is None or below[1:2] == (None,) or (None in others and EMPTY not in others)
