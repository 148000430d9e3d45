"""Ruling lines of a page as grids: which cells there are, and which of them are merged.

Rules that touch are one grid. Where no rule parts two neighbouring fields of it, they are one cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from graph.immutable import immutable
from ingest.files.pdf.sheet import Rule

REACH = 3.0
"""Points by which rules may miss each other and still meet."""
MOST_LINES = 500
"""Rules that are left when those in a row are joined; a page with more is a drawing."""
MOST_FIELDS = 5_000
"""Columns times rows of a grid."""
Place = tuple[int, int]
"""Row and column."""


@immutable
class Grid:
    """The levels of a table's rules, and for each field, by row and column, the first field of its cell."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[Place, ...], ...]

    def place(self, x: float, y: float) -> Place | None:
        """The cell at a point; None outside the grid."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        if not (0 <= row < len(self.cells) and 0 <= column < len(self.cells[0])):
            return None
        return self.cells[row][column]

    def edges(self, place: Place) -> tuple[float, float]:
        """The left and right edge of the cell that begins in a field."""
        row, column = place
        end = column
        while end < len(self.cells[row]) and self.cells[row][end] == place:
            end += 1
        return self.xs[column], self.xs[end]


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The grids of a page that have rows and columns, none in another, top to bottom."""
    lines = [*_joined(rule for rule in rules if rule.is_level), *_joined(r for r in rules if not r.is_level)]
    if len(lines) > MOST_LINES:
        return []
    found = [grid for group in _groups(lines) if (grid := _grid(group))]
    outer = [grid for grid in found if not any(_holds(other, grid) for other in found if other is not grid)]
    return sorted(outer, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Rules of one direction, those that go on in each other as one."""
    levels: list[list[Rule]] = []
    for rule in sorted(rules, key=_across):
        if levels and _across(rule) - _across(levels[-1][-1]) <= REACH / 2:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return [rule for level in levels for rule in _row_joined(level)]


def _row_joined(level: list[Rule]) -> list[Rule]:
    is_level = level[0].is_level
    found: list[Rule] = []
    for rule in sorted(level, key=lambda rule: rule.x0 if is_level else rule.top):
        last = found[-1] if found else None
        if last and (rule.x0 <= last.x1 + REACH if is_level else rule.top <= last.bottom + REACH):
            x0, top = min(last.x0, rule.x0), min(last.top, rule.top)
            found[-1] = Rule(x0, top, max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            found.append(rule)
    return found


def _across(rule: Rule) -> float:
    return (rule.top + rule.bottom) / 2 if rule.is_level else (rule.x0 + rule.x1) / 2


def _groups(lines: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch, directly or through others."""
    groups: list[list[Rule]] = []
    left = list(lines)
    while left:
        group, waiting = [left[0]], [left.pop(0)]
        while waiting:
            rule = waiting.pop()
            touching = [other for other in left if _touch(rule, other)]
            left = [other for other in left if other not in touching]
            group += touching
            waiting += touching
        groups.append(group)
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    across = one.x0 <= other.x1 + REACH and other.x0 <= one.x1 + REACH
    return across and one.top <= other.bottom + REACH and other.top <= one.bottom + REACH


def _grid(group: Sequence[Rule]) -> Grid | None:
    """The grid of rules that touch; None if it has no columns. Its sides may be open."""
    level = [rule for rule in group if rule.is_level]
    upright = [rule for rule in group if not rule.is_level]
    if not level or not upright:
        return None
    ends = [min(rule.x0 for rule in group), max(rule.x1 for rule in group)]
    limits = [min(rule.top for rule in group), max(rule.bottom for rule in group)]
    xs = _levels([*map(_across, upright), *ends])
    ys = _levels([*map(_across, level), *limits])
    rows, columns = len(ys) - 1, len(xs) - 1
    if columns < 2 or rows < 1 or rows * columns > MOST_FIELDS:
        return None
    beside = _walls(xs, ys, ((_across(rule), rule.top, rule.bottom) for rule in upright))
    above = _walls(ys, xs, ((_across(rule), rule.x0, rule.x1) for rule in level))
    cells = _cells(rows, columns, beside, {(y, x) for x, y in above})
    return Grid(tuple(xs), tuple(ys), cells) if len({cell for row in cells for cell in row}) > 1 else None


def _levels(values: Iterable[float]) -> list[float]:
    """Values, those that are nearly the same as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][-1] <= REACH:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _walls(levels: Sequence[float], steps: Sequence[float], rules: Iterable[tuple[float, float, float]]) -> set[Place]:
    """Where rules stand: the number of the step that one runs along, and of the level that it is on."""
    found: set[Place] = set()
    for across, begin, end in rules:
        level = min(range(len(levels)), key=lambda number: abs(levels[number] - across))
        for step, (first, last) in enumerate(pairwise(steps)):
            if begin <= (first + last) / 2 <= end:
                found.add((step, level))
    return found


def _cells(rows: int, columns: int, beside: set[Place], above: set[Place]) -> tuple[tuple[Place, ...], ...]:
    """For each field the first field of its cell. ``beside`` has the walls to the left, ``above`` those at the top."""
    cells: dict[Place, Place] = {}
    for row in range(rows):
        for column in range(columns):
            waiting = [(row, column)] if (row, column) not in cells else []
            while waiting:
                field = waiting.pop()
                if field in cells:
                    continue
                cells[field] = (row, column)
                waiting += _open(field, rows, columns, beside, above)
    return tuple(tuple(cells[row, column] for column in range(columns)) for row in range(rows))


def _open(field: Place, rows: int, columns: int, beside: set[Place], above: set[Place]) -> list[Place]:
    row, column = field
    found: list[Place] = []
    if column + 1 < columns and (row, column + 1) not in beside:
        found.append((row, column + 1))
    if row + 1 < rows and (row + 1, column) not in above:
        found.append((row + 1, column))
    if column and (row, column) not in beside:
        found.append((row, column - 1))
    if row and (row, column) not in above:
        found.append((row - 1, column))
    return found


def _holds(outer: Grid, inner: Grid) -> bool:
    return (
        outer.xs[0] - REACH <= inner.xs[0]
        and inner.xs[-1] <= outer.xs[-1] + REACH
        and outer.ys[0] - REACH <= inner.ys[0]
        and inner.ys[-1] <= outer.ys[-1] + REACH
    )
