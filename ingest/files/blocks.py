"""What a file holds, whatever its format: paragraphs and tables in their order, and the text that they become.

A paragraph is a line. A row of a table is a line whose cells a tab parts; ``〃`` stands in a cell that is merged with the
one above it. A row that is one cell over the whole width is a line like any other: the title of the rows below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.immutable import immutable
from graph.model import Given

DITTO = "〃"
"""The mark of a cell that is merged with the one above it."""

Row = Sequence[str | None]
"""The cells of a row, one for each column: None where the cell above reaches down to, empty where the cell to the left
reaches to or where nothing stands."""


@immutable
class Table:
    """Rows of one width. ``titles`` are the numbers of the rows that are one cell over the whole width."""

    rows: tuple[Row, ...]
    titles: frozenset[int] = frozenset()


Block = str | Table


@immutable
class Content:
    """What a reader makes of a file: its text, and what the page says of it outside its text."""

    text: str
    page: Given = Given()


def as_text(blocks: Iterable[Block]) -> str:
    """Paragraphs and tables as the text of a document; white space within a cell is one space, in a paragraph it stays.

    >>> as_text(["一、道路", Table((("序号", "任务", "单位"), ("1", "修路", "市交通局"), ("2", "养路", None)))])
    '一、道路\\n序号\\t任务\\t单位\\n1\\t修路\\t市交通局\\n2\\t养路\\t〃\\n'
    """
    return "".join(f"{line}\n" for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterable[str]:
    if isinstance(block, str):
        return (line.strip() for line in block.splitlines())
    return (_line(row, number in block.titles) for number, row in enumerate(block.rows))


def _line(row: Row, is_title: bool) -> str:
    cells = [DITTO if cell is None else " ".join(cell.split()) for cell in row]
    return "".join(cell for cell in cells if cell != DITTO) if is_title else "\t".join(cells)
