"""Tables with one cell on a line: a row begins at a line that is a number alone.

序号⏎任务⏎责任单位⏎1⏎修一条路⏎市交通局⏎2⏎…
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.columns import LEAST_COLUMNS, NUMBER_ALONE, fitted, goes_on_below, is_units, kinds_of
from ingest.dates import WRITTEN
from ingest.grids import ENDS, GROUP, REACH, is_serial
from ingest.rows import Cells, Table
from ingest.spans import Span, lines
from ingest.table_rows import TableRows


def cells_on_lines(shadow: str, where: Span) -> Iterator[Table]:
    """Tables with one cell on a line in a range of the folded text."""
    if shadow.find("序号", *where) < 0:
        return
    found = list(lines(shadow, *where))
    at = 0
    while at < len(found):
        kinds = None
        if is_serial(shadow, found[at]):
            width = _until_number(shadow, found, at) - at
            kinds = kinds_of([shadow[cell.start : cell.end] for cell in found[at : at + width]])
        if kinds is None:
            at += 1
            continue
        rows = TableRows(shadow, kinds)
        behind = _read_rows_on_lines(rows, shadow, found, at + len(kinds), kinds)
        if table := rows.table(found[at].start):
            yield table
        at = max(behind, at + 1)


def _until_number(shadow: str, found: Sequence[Span], at: int) -> int:
    """The next line that is a number alone or the title of a group, at most a dozen further."""
    for n in range(at + 1, min(len(found), at + 14)):
        if NUMBER_ALONE.fullmatch(shadow, *found[n]) or GROUP.match(shadow, *found[n]):
            return n
    return at


def _read_rows_on_lines(rows: TableRows, shadow: str, found: Sequence[Span], at: int, kinds: Sequence[str]) -> int:
    while at < len(found):
        while at < len(found) and GROUP.match(shadow, *found[at]) and not NUMBER_ALONE.fullmatch(shadow, *found[at]):
            rows.begin_group(found[at])
            at += 1
        if at >= len(found) or not NUMBER_ALONE.fullmatch(shadow, *found[at]):
            break
        behind = _row_end(shadow, found, at, kinds)
        pieces = found[at:behind]
        cells: Cells = [[p] for p in pieces] if len(pieces) == len(kinds) else fitted(shadow, pieces, kinds)
        rows.add(cells, Span(pieces[0].start, pieces[-1].end))
        at = behind
    return at


def _row_end(shadow: str, found: Sequence[Span], at: int, kinds: Sequence[str]) -> int:
    """Where the lines of a row end: at the next number, a group's title, or the first line that is no unit of it."""
    full, widest = len(kinds), 0
    for n in range(at + 1, len(found)):
        line = found[n]
        if NUMBER_ALONE.fullmatch(shadow, *line) or ENDS.match(shadow, *line) or is_serial(shadow, line):
            return n
        if n - at >= LEAST_COLUMNS - 1 and GROUP.match(shadow, *line) and not is_units(shadow, line):
            return n
        gap = shadow.count("\n", found[n - 1].end, line.start)
        stands_off = gap > widest  # behind more empty lines than the others
        widest = max(widest, gap)
        if n - at < full:
            continue
        if stands_off and any(WRITTEN.match(shadow, *below) for below in found[n : n + 2]):
            return n  # a date, or a signature above one
        if not _is_number_near(shadow, found, n, found[at]) and (stands_off or not goes_on_below(shadow, line)):
            return n
    return len(found)


def _is_number_near(shadow: str, found: Sequence[Span], at: int, first: Span) -> bool:
    """Whether another row follows soon, numbered as the first is, and nothing that ends a table before it: then a line too
    many is a cell's second. （4） is no row of a table whose rows are 1, 2, 3.
    """
    for line in found[at : at + 2 * REACH]:
        if NUMBER_ALONE.fullmatch(shadow, *line) and (shadow[line.start] == "(") == (shadow[first.start] == "("):
            return True
        if ENDS.match(shadow, *line) or is_serial(shadow, line):
            return False
    return False
