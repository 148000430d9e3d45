"""From the cells of a sheet to paragraphs and a table: without its empty margins, and with what is merged.

A row with a single text before the header, or a text that is merged over all columns, is a paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.errors import UnreadableInput
from graph.immutable import immutable
from ingest.files.blocks import Block, Table
from ingest.files.limits import MOST_CELLS

Cells = Mapping[tuple[int, int], str]
"""Text by row and column."""


@immutable
class Merged:
    """Cells merged to one, by their first and last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@immutable
class Sheet:
    """A sheet: its name, the cells with text, and what is merged."""

    name: str
    cells: Cells
    merged: Sequence[Merged]
    drawn: Sequence[str] = ()
    """The paragraphs of its text boxes."""


def blocks_of(sheets: Iterable[Sheet], file: str) -> list[Block]:
    """The sheets with text, behind their names if there are several.

    Raises:
        UnreadableInput: they have more cells than any notice.
    """
    filled = [sheet for sheet in sheets if sheet.cells or sheet.drawn]
    blocks: list[Block] = []
    size = 0
    for sheet in filled:
        blocks += [sheet.name] if len(filled) > 1 else []
        rows = sorted({row for row, _ in sheet.cells})
        columns = sorted({column for _, column in sheet.cells})
        size += len(rows) * len(columns)
        if size > MOST_CELLS:
            raise too_large(file)
        blocks += _table(sheet, rows, columns, file)
        blocks += sheet.drawn
    return blocks


def too_large(file: str) -> UnreadableInput:
    """What is told of a file with too many cells."""
    return UnreadableInput(f"{file} has sheets of more than {MOST_CELLS:,} cells: it is no notice")


def _table(sheet: Sheet, rows: Sequence[int], columns: Sequence[int], file: str) -> Iterator[Block]:
    if not rows:
        return
    above = _merged_with_above(sheet, rows, file)
    made = [[None if (row, c) in above else sheet.cells.get((row, c), "") for c in columns] for row in rows]
    filled = [sum(cell != "" for cell in row) for row in made]
    header = next((n for n, count in enumerate(filled) if count > 1), len(made))
    titles = [n for n, row in enumerate(made) if filled[n] == 1 and (n < header or row[0])]
    yield Table(tuple(made), frozenset(titles))


def _merged_with_above(sheet: Sheet, rows: Sequence[int], file: str) -> set[tuple[int, int]]:
    """The cells below the first of each merged range, in its first column."""
    covered: set[tuple[int, int]] = set()
    marked = 0
    for merged in sheet.merged:
        first, last = bisect_right(rows, merged.top), bisect_right(rows, merged.bottom)
        marked += last - first
        if marked > MOST_CELLS:
            raise too_large(file)
        covered |= {(row, merged.left) for row in rows[first:last]}
    return covered
