"""Tables in text files: fields that commas, semicolons or tabs part, with quotation marks around some."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import islice

from graph.errors import UnreadableInput
from ingest.files.blocks import Block, Content, Table, as_text
from ingest.files.encodings import decoded
from ingest.files.limits import MOST_CELLS

DELIMITERS = (",", "\t", ";", "|")
SAID = re.compile(r"sep=(.)\n", re.I)
"""The first line by which spreadsheets say the mark."""
LOOKED_AT = 100_000
"""Characters by which the mark is told."""
LINES_LOOKED_AT = 200
QUOTED = re.compile(r'"[^"]*"')
END = "\x1f"
"""A line behind the last, which is a row of its own unless quotation marks were left open."""


def read(data: bytes, name: str) -> Content:
    """The rows as a table. A row whose first field alone is filled is a title, as spreadsheets save one that is merged.

    An empty field stays empty: a file of this kind does not tell whether its cell was merged.

    Raises:
        UnreadableInput: it is no text, or has too many or too long fields.
    """
    text = decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    said = SAID.match(text)
    text = text[said.end() :] if said else text
    rows = [row for row in _rows(text, said[1] if said else _delimiter(text), name) if any(row)]
    width = max(map(_width, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise UnreadableInput(f"{name} has a table of more than {MOST_CELLS:,} cells: it is no notice")
    return Content(as_text(_blocks(rows, width)))


def _delimiter(text: str) -> str:
    """The mark of which most lines have the same number, and of those the one of which they have most."""
    lines = list(islice(QUOTED.sub("", text[:LOOKED_AT]).split("\n"), LINES_LOOKED_AT))

    def evenness(mark: str) -> tuple[int, int]:
        counts = [count for line in lines if (count := line.count(mark))]
        usual = max(set(counts), key=counts.count, default=0)
        return counts.count(usual), usual

    return max(DELIMITERS, key=evenness)


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    """The fields of each row; from the row on whose quotation marks never close, they are characters like any other."""
    rows: list[list[str]] = []
    lines = text.count("\n") + 1
    reader = csv.reader(io.StringIO(f"{text}\n{END}"), delimiter=delimiter)
    begin = 0
    try:
        for row in reader:
            if row == [END]:
                return rows
            if reader.line_num > lines:
                break
            rows.append([field.strip() for field in row])
            begin = reader.line_num
    except csv.Error:  # a field is longer than the module reads: its quotation marks never close, most likely
        pass
    rest = text.split("\n")[begin:]
    try:
        return rows + [
            [field.strip() for field in row] for row in csv.reader(rest, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        ]
    except csv.Error:
        raise UnreadableInput(
            f"{name} has a field of more than {csv.field_size_limit():,} characters: it is no notice"
        ) from None


def _width(row: Sequence[str]) -> int:
    """The number of a row's fields, empty ones at its end not counted."""
    return max(number for number, field in enumerate(row, start=1) if field)


def _blocks(rows: Sequence[Sequence[str]], width: int) -> list[Block]:
    if width <= 1:
        return [row[0] for row in rows]
    padded = tuple((*row, *[""] * (width - len(row)))[:width] for row in rows)
    titles = frozenset(number for number, row in enumerate(padded) if not any(row[1:]) and not row[0].isdigit())
    return [Table(padded, titles)]
