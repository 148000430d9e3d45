"""Tables of word processors: cells that each know where they begin and end become rows of one width.

Borders that a hand has dragged are off by a little; such columns are one. What is over the whole width is a paragraph, so
a table that only lays out a page becomes the paragraphs in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from graph.immutable import immutable
from ingest.files.blocks import Block, Table

NARROW = 200
"""Twentieths of a point: a column must hold a character and the margins at its sides, 420 or more."""


@immutable
class Cell:
    """What a cell holds, its borders in twentieths of a point, and whether it is merged with the one above it."""

    left: int
    right: int
    blocks: tuple[Block, ...]
    goes_on: bool = False


Cells = Sequence[Cell]


def blocks_of(rows: Sequence[Cells]) -> Iterator[Block]:
    """Rows of one width; but paragraphs where one cell is a row, and where cells of a single row hold several."""
    rows = [row for row in rows if row]
    if not rows:
        return
    if len(rows) == 1 and any(len(cell.blocks) > 1 for cell in rows[0]):
        yield from (block for cell in rows[0] for block in cell.blocks)
        return
    column = _columns(rows)
    width = len(set(column.values()))
    made: list[Sequence[str | None]] = []
    titles: set[int] = set()
    for row in rows:
        whole = row[0] if len(row) == 1 and (width == 1 or _is_whole(row[0], column)) else None
        if whole is None:
            made.append(_row(row, column, width))
            continue
        for block in whole.blocks:
            if isinstance(block, Table):
                yield from _table(made, titles)
                yield block
                made, titles = [], set()
                continue
            lines = [line for line in block.splitlines() if line.strip()]
            titles |= set(range(len(made), len(made) + len(lines)))
            made += [(line, *("" for _ in range(width - 1))) for line in lines]
    yield from _table(made, titles)


def size_of(rows: Sequence[Cells]) -> int:
    """How many cells the rows have when they are of one width; known before they are made."""
    return len(rows) * len({cell.left for row in rows for cell in row})


def words_of(blocks: Iterable[Block]) -> str:
    """The text of a cell, that of a table in it too."""
    lines: list[str] = []
    for block in blocks:
        lines += [block] if isinstance(block, str) else [" ".join(cell or "" for cell in row) for row in block.rows]
    return "\n".join(line for line in lines if line.strip())


def _table(made: Sequence[Sequence[str | None]], titles: Iterable[int]) -> Iterator[Block]:
    if made:
        yield Table(tuple(made), frozenset(titles))


def _is_whole(cell: Cell, column: dict[int, int]) -> bool:
    """Whether a cell is over the whole width: none begins behind its end."""
    return column[cell.left] == 0 and cell.right + NARROW > max(column)


def _row(row: Cells, column: dict[int, int], width: int) -> list[str | None]:
    cells: list[str | None] = [""] * width
    for cell in row:
        at = column[cell.left]
        cells[at] = None if cell.goes_on else "\n".join(filter(None, (cells[at], words_of(cell.blocks))))
    return cells


def _columns(rows: Sequence[Cells]) -> dict[int, int]:
    """The column of each left border. Borders that nearly meet are one, unless a row has a cell at both."""
    borders = sorted({cell.left for row in rows for cell in row})
    firsts = [True, *(right - left >= NARROW for left, right in pairwise(borders))]
    columns = _counted(borders, firsts)
    if any(len({columns[cell.left] for cell in row}) < len(row) for row in rows):
        return _counted(borders, [True] * len(borders))
    return columns


def _counted(borders: Sequence[int], firsts: Sequence[bool]) -> dict[int, int]:
    """The columns, where each border begins one or is that of the one before it."""
    return {border: number - 1 for border, number in zip(borders, accumulate(firsts), strict=True)}
