"""Tables of a page: each cell is put where a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from graph.errors import UnreadableInput
from graph.immutable import immutable
from ingest.files.blocks import Block, Row, Table
from ingest.files.limits import MOST_CELLS
from ingest.files.web.tree import Page, steps

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDEST = 1_000
"""Columns that a cell can reach over, as in browsers."""
ROWS = frozenset(("tr",))
CELLS = frozenset(("td", "th"))
ORDER = {"thead": 0, "tfoot": 2}
INDEX = re.compile(
    r"索引号|信息索引号?|文号|发文字号|(?:信息)?名称|标题|主题(?:分类|词)|(?:信息)?(?:体裁)?分类|(?:发文|发布|制发|公开|产生)(?:机构|机关|单位)|"
    r"(?:成文|发文|发布|公开|生成|生效|废止|失效)(?:日期|时间)|有效性|时效性?|公开(?:方式|类别|形式)|关键[词字]|内容概述|组配分类|发布文号"
)
"""Labels of the block in which a government's site says of a notice what it is."""

TextOf = Callable[[Page, "_Element"], str]


@immutable
class _Cell:
    element: _Element
    row: int
    column: int
    rows: int
    columns: int


def read_table(page: Page, table: _Element, text_of: TextOf, name: str) -> list[Block]:
    """The rows of a table, or the lines of the block in which a site says what a notice is; before them what has no cell."""
    outside: list[Block] = [line for line in _outside(page, table, text_of) if line.strip()]
    cells = [cell for cell in _placed(table, page.left_out, name) if cell.element not in page.left_out]
    texts = [text_of(page, cell.element) for cell in cells]
    index = _index(cells, texts)
    if index:
        return [*outside, *index]
    rows = _grid(cells, texts, name)
    kept = [column for column in zip(*(row for row, _ in rows), strict=True) if any(column)]
    titles = frozenset(number for number, (_, is_title) in enumerate(rows) if is_title)
    return [*outside, Table(tuple(zip(*kept, strict=True)), titles)] if kept else outside


def within(element: _Element, wanted: frozenset[str], left_out: Collection[_Element] = ()) -> list[_Element]:
    """The rows of a table or the cells of a row, though forms or groups stand between, none of a table within."""
    ends = wanted | {"table"}
    return [
        part
        for begins, part in steps(element, lambda part: part.tag not in ends and part not in left_out)
        if not begins and part.tag in wanted and part is not element and part not in left_out
    ]


def _outside(page: Page, table: _Element, text_of: TextOf) -> Iterator[str]:
    """The caption, and what stands in a table and in none of its cells."""
    ends = CELLS | {"caption", "table"}
    for begins, part in steps(table, lambda part: part.tag not in ends and part not in page.left_out):
        if begins:
            yield part.text or ""
            continue
        if part.tag in ("caption", "table") and part is not table and part not in page.left_out:
            yield from text_of(page, part).splitlines()
        if part is not table:
            yield part.tail or ""


def _groups(table: _Element, left_out: Collection[_Element]) -> list[list[_Element]]:
    """The rows of a table by head, bodies and foot, in the order in which they are shown."""
    rows = [(next(row.iterancestors("thead", "tbody", "tfoot", "table")), row) for row in within(table, ROWS, left_out)]
    rows.sort(key=lambda pair: ORDER.get(str(pair[0].tag), 1))
    return [[row for _, row in group] for _, group in groupby(rows, key=lambda pair: pair[0])]


def _placed(table: _Element, left_out: Collection[_Element], name: str) -> list[_Cell]:
    """The cells where browsers place them: each in the next column that none above reaches into.

    A cell reaches over no more rows than its group has.
    """
    found: list[_Cell] = []
    number = looked = 0
    for group in _groups(table, left_out):
        taken: dict[int, int] = {}
        end = number + len(group)
        for row in group:
            column = 0
            for element in within(row, CELLS):
                while taken.get(column, 0) > number:
                    column += 1
                    looked += 1
                columns = min(span(element, "colspan") or 1, WIDEST)
                below = min(number + (span(element, "rowspan") or len(group)), end)
                found.append(_Cell(element, number, column, below - number, columns))
                taken |= dict.fromkeys(range(column, column + columns), below)
                column += columns
                looked += columns
            _refuse_huge(looked, name)
            number += 1
    return found


def span(element: _Element, attribute: str) -> int:
    """How many rows or columns a cell says that it reaches over."""
    said = re.match(r"\s*(\d{1,5})", element.get(attribute, ""))
    return int(said[1]) if said else 1


def _refuse_huge(cells: int, name: str) -> None:
    if cells > MOST_CELLS:
        raise UnreadableInput(f"{name} has a table of more than {MOST_CELLS:,} cells: it is no notice")


def _grid(cells: Sequence[_Cell], texts: Sequence[str], name: str) -> list[tuple[Row, bool]]:
    """The rows that hold something, each with whether it is one cell over the whole width."""
    width = max((cell.column for cell in cells), default=-1) + 1
    height = max((cell.row + cell.rows for cell in cells), default=0)
    _refuse_huge(width * height, name)
    rows: list[list[str | None]] = [[""] * width for _ in range(height)]
    for cell, text in zip(cells, texts, strict=True):
        for below in range(cell.row + 1, cell.row + cell.rows) if text else ():
            rows[below][cell.column] = rows[below][cell.column] or None
        rows[cell.row][cell.column] = text
    reached = {below for cell in cells for below in range(cell.row + 1, cell.row + cell.rows)}
    titles = {
        row
        for row, group in groupby(cells, key=lambda cell: cell.row)
        if width > 1 and row not in reached and _is_over_all(list(group), width)
    }
    return [(row, number in titles) for number, row in enumerate(rows) if any(row)]


def _is_over_all(row: Sequence[_Cell], width: int) -> bool:
    """Whether a row is one cell, over the whole width or with nothing beside it."""
    return len(row) == 1 and row[0].column == 0 and (row[0].columns >= width or row[0].columns == 1)


def _index(cells: Sequence[_Cell], texts: Sequence[str]) -> list[str]:
    """The lines of a table of labels and what they say; none if it is no such table."""
    found: list[tuple[str, bool, str]] = []
    for _, group in groupby(zip(cells, texts, strict=True), key=lambda pair: pair[0].row):
        row = [" ".join(text.split()) for _, text in group]
        for named, says in zip_longest(row[::2], row[1::2], fillvalue=""):
            found += [(*label(named), says)] if named or says else []
    known = [INDEX.fullmatch(named) is not None for named, _, _ in found]
    if not any(known) or not all(is_known or mark for is_known, (_, mark, _) in zip(known, found, strict=True)):
        return []
    return [f"{named}：{says}" for named, _, says in found]


def label(text: str) -> tuple[str, bool]:
    """A label without its colon, and whether it had one; white space within it is but its look."""
    words = "".join(text.split())
    return words.rstrip("：:"), words.endswith(("：", ":"))
