"""Tables of tasks in a text: rows with tabs, pipes or wide gaps, one cell on a line, or run together without any mark.

The header tells the columns. A title that stands alone between rows is the section of those below it.
"""

from __future__ import annotations

from operator import attrgetter

from ingest.flat_tables import run_together
from ingest.grids import separated
from ingest.lines_of_cells import cells_on_lines
from ingest.rows import Table
from ingest.spans import Span, without


def tables(shadow: str, where: Span, *, blanks_carry: bool = True) -> list[Table]:
    """The tables of tasks in a range of the folded text, in order; none overlaps another.

    ``blanks_carry``: an empty cell may be one merged with the cell above, as the text does not tell merged cells.
    """
    found = list(separated(shadow, where, blanks_carry=blanks_carry))
    for kind in run_together, cells_on_lines:
        between = without(where, [table.whole for table in found])
        found = sorted((*found, *(table for gap in between for table in kind(shadow, gap))), key=attrgetter("whole"))
    return found
