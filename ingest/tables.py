"""Tables of tasks in a text: rows with tabs, pipes or wide gaps, one cell on a line, or run together without any mark.

The header tells the columns. A title that stands alone between rows is the section of those below it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ingest.flat_tables import run_together
from ingest.grids import cells_on_lines, separated
from ingest.rows import Table
from ingest.spans import Span, without


def tables(shadow: str, where: Span, *, blanks_carry: bool = True) -> list[Table]:
    """The tables of tasks in a range of the folded text, in order; none overlaps another.

    ``blanks_carry``: an empty cell may be one merged with the cell above, as the text does not tell merged cells.
    """
    marked = _apart([*separated(shadow, where, blanks_carry=blanks_carry), *run_together(shadow, where)])
    gaps = without(where, [table.whole for table in marked])
    return _apart([*marked, *(table for gap in gaps for table in cells_on_lines(shadow, gap))])


def _apart(found: Iterable[Table]) -> list[Table]:
    apart: list[Table] = []
    for table in sorted(found, key=lambda table: table.whole):
        if not apart or table.whole.start >= apart[-1].whole.end:
            apart.append(table)
    return apart
