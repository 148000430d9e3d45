"""The rows of a table as they are found one below the other, and what cells carry down from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.reasons import MERGED_TOO_FAR, UNITS_OF_NO_TASK
from ingest.responsibility import Carrier
from ingest.rows import Cells, Row, Table, carried, end_of, length_carried, names_nobody, row_of, with_more
from ingest.spans import Span

CARRIED_FIRST, CARRIED_EACH = 2_000, 6
"""Characters of units that merged cells may carry down, at first and for each character of a table: names of hundreds over
thousands of rows would be told a million times."""


class TableRows:
    """Rows that grow; ``group`` is the title that the next ones stand under."""

    def __init__(self, shadow: str, kinds: Sequence[str], *, blanks_carry: bool = True) -> None:
        """``kinds`` are what the columns hold; ``blanks_carry``: an empty cell may be one merged with the cell above."""
        self.group: Span | None = None
        self._shadow = shadow
        self._kinds = kinds
        self._blanks_carry = blanks_carry
        self._rows: list[Row] = []
        self._above: Cells | None = None
        self._early: list[tuple[Cells, bool]] = []
        self._more: list[tuple[Cells, bool]] = []
        self._room = CARRIED_FIRST
        self._stopped: int | None = None
        self._told: list[Carrier] = []

    def begin_group(self, title: Span) -> None:
        """A title: what stands above it is not carried below it."""
        self.group, self._above = title, None

    def add(self, cells: Cells, line: Span) -> None:
        """A row by its cells, and from where to where it stands."""
        carries = self._blanks_carry and self._stopped is None
        row = row_of(self._shadow, self._kinds, cells, self._above, self.group, blanks_carry=carries)
        if row:
            self._append(row, line)
        elif self._rows:
            merged = carries and self._above is not None
            self._more.append((cells, merged))
        else:
            self._early.append((cells, False))
        self._above = carried(self._shadow, self._kinds, cells, self._above, blanks_carry=carries)
        if self._stopped is not None:
            self._above = None

    def tell(self, names: Span) -> None:
        """Names on a line of their own between rows: nobody knows for what."""
        self._told.append(Carrier(names, None, UNITS_OF_NO_TASK))

    def _append(self, row: Row, line: Span) -> None:
        self._complete()
        self._rows.append(row)
        self._more, self._early = self._early, []
        self._room += CARRIED_EACH * (line.end - line.start) - length_carried(row)
        if self._room < 0 and self._stopped is None:
            self._stopped = line.end

    def _complete(self) -> None:
        """Give the last row what the rows below it add, all at once: one by one would cost n²."""
        if self._more:
            self._rows[-1] = with_more(self._rows[-1], self._shadow, self._kinds, self._more)
            self._more = []

    def table(self, start: int) -> Table | None:
        """The table that begins with a header here; None if it names nobody and sets no task."""
        rows = self._found()
        if rows:
            return Table(Span(start, end_of(rows)), tuple(rows))
        naming = [cells for cells, _ in self._early if not names_nobody(self._shadow, self._kinds, cells)]
        if not naming:
            return None
        return Table(Span(start, max(piece.end for cells in naming for cell in cells for piece in cell)), ())

    def _found(self) -> list[Row]:
        """The rows; the last one tells what nobody can place, and where merged cells were carried no further."""
        self._complete()
        rows, told = self._rows, self._told
        if rows and self._stopped is not None and self._stopped < rows[-1].whole.end:
            told = [*told, Carrier(Span(self._stopped, rows[-1].whole.end), None, MERGED_TOO_FAR)]
        return [*rows[:-1], replace(rows[-1], stray=(*rows[-1].stray, *told))] if rows and told else rows
