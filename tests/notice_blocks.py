"""The paragraphs and tables of a notice in plain text, to be written in another format."""

from __future__ import annotations

import re

from ingest.files.blocks import Block, Table

MARK = re.compile(r"\t|(?<=\S)\s{3,}(?=\S)")
"""What parts the cells of a row."""
LEAST_MARKS = 2


def blocks_of(text: str) -> list[Block]:
    """Lines as paragraphs; rows whose cells tabs or wide gaps part as a table, a line between two rows as its title."""
    lines = [line.strip(" ") for line in text.split("\n") if line.strip()]
    is_row = [len(MARK.findall(line)) >= LEAST_MARKS for line in lines]
    found: list[Block] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (is_row[end] or (end > at and end + 1 < len(lines) and is_row[end + 1])):
            end += 1
        if end - at < 2:
            found.append(lines[at])
            at += 1
        else:
            found.append(_table(lines[at:end], is_row[at:end]))
            at = end
    return found


def _table(lines: list[str], is_row: list[bool]) -> Table:
    rows = [MARK.split(line) if cells else [line] for line, cells in zip(lines, is_row, strict=True)]
    width = max(map(len, rows))
    titles = frozenset(number for number, cells in enumerate(is_row) if not cells)
    return Table(tuple((*map(str.strip, row), *[""] * (width - len(row))) for row in rows), titles)
