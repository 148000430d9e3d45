"""Who signs a notice: names that repeat its issuers, or stand above a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from graph.model import Role
from ingest.columns import MOST_COLUMNS, NUMBER_ALONE, OTHER, TIME, is_time, kinds_of
from ingest.grids import SERIALS
from ingest.line_marks import ROW_MARK
from ingest.plan_title import DATE_LINE
from ingest.spans import Span
from ingest.titles import issuers_in
from ingest.unit_lists import OPEN_END
from ingest.unit_names import LAST_CHARACTERS, looks_like_unit

LONGEST_SIGNATURE = 60
SEAL = re.compile(r"\([^()]{2,40}代章\)")
"""Whose seal stands below those who sign: （国家中医药管理局代章）."""
NO_SIGNATURE = re.compile(rf"[:;。]|{OPEN_END.pattern}")
"""In a field or a cell that names bodies: 责任单位：市交通局、市财政局等."""


def signatures_in(shadow: str, rows: Sequence[Span], issuers: Sequence[Span], mark: re.Pattern[str]) -> Iterator[Span]:
    """Names that repeat the issuers, or stand on the lines above a date."""
    names = {shadow[issuer.start : issuer.end] for issuer in issuers}
    ends = LAST_CHARACTERS | {name[-1] for name in names}
    waiting: list[Span] = []
    columns = _columns_on_lines(shadow, rows)
    above = Span(0, 0)  # the line above those that wait
    for last, line in pairwise((above, *rows)):
        above = above if waiting else last
        if line.end - line.start > LONGEST_SIGNATURE:
            waiting = []
            continue
        if waiting and SEAL.fullmatch(shadow, *line):
            continue
        if waiting and date_at(shadow, line):
            yield from _below_cells(shadow, above, waiting, line, columns) if columns else waiting
            waiting = []
            continue
        if (
            shadow[line.end - 1] not in ends  # most lines: quickly told
            or NO_SIGNATURE.search(shadow, *line)
            or mark.match(shadow, *line)
            or ROW_MARK.match(shadow, *line)
        ):
            waiting = []
            continue
        pieces = issuers_in(shadow, line)
        of_cells = columns is not None and line != rows[-1] and shadow.count("\n", last.end, line.start) < 2
        if names and not of_cells and all(shadow[piece.start : piece.end] in names for piece in pieces):
            yield from pieces
            waiting = []
        else:
            waiting.extend(pieces)
            if not all(_may_sign(shadow, piece) for piece in pieces):
                waiting = []


def _columns_on_lines(shadow: str, rows: Sequence[Span]) -> list[str] | None:
    """The columns of a table with a cell on a line; none where nothing looks like one."""
    for at, row in enumerate(rows):
        if shadow[row.start : row.end] in SERIALS:
            following = [shadow[below.start : below.end] for below in rows[at : at + MOST_COLUMNS]]
            header = list(takewhile(lambda words: not NUMBER_ALONE.fullmatch(words), following))
            return kinds_of(header) or [OTHER]
    return None


def _below_cells(shadow: str, above: Span, names: Sequence[Span], date: Span, columns: Sequence[str]) -> Sequence[Span]:
    """The names above a date that are no cells of a table with a cell on a line: those behind an empty line. Where no
    line is empty, all are below a sentence, a field, or the last cell of a table whose last column is of times; else all
    but the cells of the last columns, if of units. If the date stands apart, or is such a last cell itself, none is.
    """
    ends = [above.end, *(name.end for name in names)]
    gaps = [shadow.count("\n", end, name.start) for end, name in zip(ends, names, strict=False)]
    behind_gap = next((n for n, gap in enumerate(gaps) if gap > 1), None)
    if behind_gap is not None:
        return names[behind_gap:]
    ends_row = columns[-1] == TIME and is_time(shadow[above.start : above.end])
    if ends_row or shadow[above.end - 1] in "。;)" or shadow.find(":", *above) >= 0:
        return names
    is_cell = columns[-1] == TIME or shadow.count("\n", names[-1].end, date.start) > 1
    of_units = len(list(takewhile(lambda kind: kind in tuple(Role), reversed(columns))))
    return names[len(names) if is_cell else of_units :]


def date_at(shadow: str, line: Span) -> re.Match[str] | None:
    """A date, though the next line be glued to it; not that of printing."""
    match = DATE_LINE.match(shadow, *line)
    if match is None or match["day"] is None:
        return match if match and match.end() == line.end else None
    return None if shadow[match.end() : line.end].lstrip().startswith("印") else match


def _may_sign(shadow: str, piece: Span) -> bool:
    """Whether words above a date may be a signature."""
    return looks_like_unit("".join(shadow[piece.start : piece.end].split()))
