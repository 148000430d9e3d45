"""Tables for terminals: columns line up although a Chinese character is two cells wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = "  "


def width(text: str) -> int:
    """Cells that a text takes on a terminal.

    >>> width("市藥監局 5G")
    11
    """
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(bool(unicodedata.combining(character)) for character in text)


def padded(text: str, cells: int) -> str:
    """The text with blanks behind it, so that it takes so many cells."""
    return text + " " * (cells - width(text))


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows under a header. Numbers stand at the right of their column, nothing at all for None."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(header, *cells, strict=True)]
    numeric = [_is_numeric([row[i] for row in rows]) for i in range(len(header))]
    lines = [_line(row, widths, numeric) for row in (list(header), *cells)]
    return "\n".join(lines)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _is_numeric(column: Sequence[object]) -> bool:
    return any(column) and all(isinstance(value, int) for value in column)


def _line(row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    return GAP.join(
        " " * (cells - width(text)) + text if right else padded(text, cells)
        for text, cells, right in zip(row, widths, numeric, strict=True)
    ).rstrip()
