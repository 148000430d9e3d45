"""Notices in plain text as paragraphs and tables, to be written in other formats, and what a reading says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.folding import fold
from graph.model import Reading, Role
from ingest.columns import TIME, kinds_of
from ingest.files.blocks import Block, Row, Table

MARK = re.compile(r"\t|(?<=\S)\s{3,}(?=\S)")
"""What parts the cells of a row."""
LEAST_MARKS = 2
CARRIED = (Role.LEADS, Role.IMPLEMENTS, TIME)
"""Columns in which an empty cell of a text is one merged with the cell above."""


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
    whole = [[*map(str.strip, row), *[""] * (width - len(row))] for row in rows]
    return Table(tuple(_merged(whole, titles)), titles)


def _merged(rows: Sequence[Sequence[str]], titles: frozenset[int]) -> Iterator[Row]:
    """The rows, with the empty cells merged that carry down in plain text."""
    kinds: list[str] | None = None
    begun = False
    for number, row in enumerate(rows):
        if kinds is None or number in titles:
            kinds = kinds or kinds_of([fold(cell) for cell in row])
            begun = False
            yield row
        else:
            carries = begun
            begun = True
            yield [
                None if carries and not cell and kind in CARRIED else cell
                for cell, kind in zip(row, kinds, strict=True)
            ]


def facts(reading: Reading) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The tasks, duties and deadlines that it found, without their places and the white space in them."""
    path = {item.id: item.path for item in reading.items}

    def bare(words: str) -> str:
        return "".join(words.split())

    return (
        [(item.path, bare(item.title), item.kind) for item in reading.items if item.is_task],
        [(path.get(duty.task or ""), duty.role, bare(duty.text)) for duty in reading.responsibilities],
        [(path.get(limit.task or ""), bare(limit.text), limit.by) for limit in reading.deadlines],
    )
