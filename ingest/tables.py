"""Tables of tasks in a text: rows with tabs, pipes or wide gaps, one cell on a line, or run together without any mark.

The header tells the columns. A title that stands alone between rows is the section of those below it.
"""

from __future__ import annotations

from ingest.flat_tables import run_together
from ingest.grids import cells_on_lines, separated
from ingest.rows import Table
from ingest.spans import Span


def tables(shadow: str, where: Span) -> list[Table]:
    """The tables of tasks in a range of the folded text, in order; none overlaps another."""
    found = sorted((*separated(shadow, where), *run_together(shadow, where)), key=lambda table: table.whole)
    if not found:
        found = list(cells_on_lines(shadow, where))
    apart: list[Table] = []
    for table in found:
        if not apart or table.whole.start >= apart[-1].whole.end:
            apart.append(table)
    return apart
