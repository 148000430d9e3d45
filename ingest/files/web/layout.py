"""Which tables of a page hold rows of cells, and which but lay the page out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from graph.folding import fold
from ingest.columns import kinds_of
from ingest.files.web.tables import CELLS, INDEX, ROWS, label, span, within
from ingest.files.web.tree import Extent, Page

if TYPE_CHECKING:
    from lxml.etree import _Element

LEAST_ROWS = LEAST_CELLS = 2
"""Rows of so many filled cells make a table."""
ARTICLE = 0.6
"""The share of a table's letters in one cell from which on it may be the article, if it is long and of many lines."""
LEAST_ARTICLE = 300
LEAST_LINES = 4
LONGEST_HEADING = 20
"""Letters of a heading of a column."""
SHORT_TEXTS = 10
"""Pieces of text by which a label or a heading is told."""

Rows = Sequence[Sequence["_Element"]]


def is_data(page: Page, table: _Element) -> bool:
    """Whether a table holds rows of cells: several are filled, most text is in no table within it, and none is an article."""
    extent = _extent(page, table)
    rows = [
        [cell for cell in within(row, CELLS, page.unseen) if _extent(page, cell).filled]
        for row in within(table, ROWS, page.unseen)
    ]
    if 2 * extent.in_tables >= extent.letters > 0 or not any(rows):
        return False
    if _full_rows(rows) < LEAST_ROWS:
        return any(len(row) >= LEAST_CELLS for row in rows) and _names_an_index(next(filter(None, rows))[0])
    return _has_header(page, rows) or not any(_is_article(page, cell, extent) for row in rows for cell in row)


def _extent(page: Page, element: _Element) -> Extent:
    return page.extents.get(element, Extent())


def _full_rows(rows: Rows) -> int:
    """How many rows show several cells, those that reach down from above among them."""
    full = 0
    reaching: list[int] = []
    for number, row in enumerate(rows):
        reaching = sorted(end for end in reaching if end > number)[-LEAST_CELLS:]
        full += bool(row) and len(row) + len(reaching) >= LEAST_CELLS
        reaching += [number + (span(cell, "rowspan") or len(rows)) for cell in row]
    return full


def _names_an_index(cell: _Element) -> bool:
    return INDEX.fullmatch(label(_words(cell))[0]) is not None


def _has_header(page: Page, rows: Rows) -> bool:
    """Whether a row heads columns, by its tags or by the words of a table of tasks."""
    if any(cell.tag == "th" for row in rows for cell in row):
        return True
    short = (row for row in rows if all(_extent(page, cell).letters <= LONGEST_HEADING for cell in row))
    return any(kinds_of([fold(_words(cell)) for cell in row]) for row in short)


def _is_article(page: Page, cell: _Element, whole: Extent) -> bool:
    """Whether a cell holds most of what is no link, on several lines."""
    extent = _extent(page, cell)
    letters = extent.letters - extent.linked
    if letters < max(LEAST_ARTICLE, ARTICLE * (whole.letters - whole.linked)):
        return False
    return sum(1 for _ in cell.iter("p", "div", "br", "h1", "h2", "h3")) >= LEAST_LINES


def _words(cell: _Element) -> str:
    return "".join(map(str, islice(cell.itertext(), SHORT_TEXTS)))
