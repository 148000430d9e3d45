"""A row of a table of tasks: its number, its text, its time and its units by column, whatever parted its cells."""

from __future__ import annotations

from collections.abc import Sequence

from graph.immutable import immutable
from graph.model import Role
from ingest.columns import OTHER, SERIAL, SUBJECT, TIME
from ingest.formats import of_cells
from ingest.responsibility import Carrier
from ingest.spans import LONGEST_LIST, Span

LONGEST_CARRIED = 300
Cells = Sequence[Sequence[Span]]
"""Of each column the pieces of its cell, none where it is empty."""


@immutable
class Row:
    """A row: its number as written, its text, and its cells. ``whole`` holds them all."""

    whole: Span
    label: str
    subject: Span
    """From its first to its last cell of text."""
    title: Span
    roles: tuple[tuple[Role, tuple[Span, ...]], ...]
    """Of each column of units its role and its cell; in a text that runs together, each unit is a cell."""
    times: tuple[Span, ...]
    group: Span | None = None
    """The title that it stands under."""


@immutable
class Table:
    """A table and where it begins; ``whole`` ends with its last row."""

    whole: Span
    rows: tuple[Row, ...]


def row_of(shadow: str, kinds: Sequence[str], cells: Cells, above: Cells, group: Span | None) -> Row | None:
    """A row by its columns; None if it holds no text. A row that names nobody is a task that nobody answers for.

    Merged cells carry down: where a cell of units or time is empty, the one above holds; but who supports a task is
    carried only where the row names nobody else.
    """
    own = [piece for cell in cells for piece in cell]
    subjects = [piece for kind, cell in zip(kinds, cells, strict=True) if kind == SUBJECT for piece in cell]
    if not subjects or not own:
        return None
    named = any(cell for kind, cell in zip(kinds, cells, strict=True) if kind in tuple(Role))
    roles: list[tuple[Role, tuple[Span, ...]]] = []
    times: list[Span] = []
    for kind, cell, higher in zip(kinds, cells, above, strict=True):
        held = cell or (() if (kind == Role.SUPPORTS and named) or not _may_carry_down(higher) else higher)
        if kind in tuple(Role) and _says(shadow, held):
            roles.append((Role(kind), tuple(held)))
        elif kind == TIME and _says(shadow, held):
            times += held
    label = next((shadow[c[0].start : c[0].end] for k, c in zip(kinds, cells, strict=True) if k == SERIAL and c), "")
    return Row(
        whole=Span(own[0].start, max(piece.end for piece in own)),
        label=label.rstrip("、.").strip(),
        subject=Span(subjects[0].start, subjects[-1].end),
        title=subjects[0],
        roles=tuple(roles),
        times=tuple(times),
        group=group,
    )


def _may_carry_down(cell: Sequence[Span]) -> bool:
    """Whether a cell is short enough to be that of several rows: names of hundreds would be told a million times."""
    return not cell or cell[-1].end - cell[0].start <= LONGEST_CARRIED


def carried(kinds: Sequence[str], cells: Cells, above: Cells | None) -> Cells:
    """What the next row finds above it. A new text of its own line in the first column of text keeps what is merged."""
    if above is None:
        return cells
    kept = (SUBJECT, SERIAL, OTHER)
    return [cell if cell or kind in kept else old for kind, cell, old in zip(kinds, cells, above, strict=True)]


def carriers_of(shadow: str, row: Row) -> list[Carrier]:
    """Each column of units with what it says; the column gives the role unless the cell's own words do."""
    return [_carrier(shadow, role, cells) for role, cells in row.roles]


def _carrier(shadow: str, role: Role, cells: tuple[Span, ...]) -> Carrier:
    whole = Span(cells[0].start, cells[-1].end)
    if whole.end - whole.start > LONGEST_LIST:
        return Carrier(whole, None, f"a cell of units is longer than {LONGEST_LIST} characters")
    claims = of_cells(shadow, cells, role)
    return Carrier(whole, claims) if claims.claims else Carrier(whole, None, "a cell of a column of units holds none")


def _says(shadow: str, cell: Sequence[Span]) -> bool:
    """Whether a cell holds more than a mark for nothing: —, /, 无."""
    return bool(cell) and not set("".join(shadow[piece.start : piece.end] for piece in cell)) <= set("-—–/\\无 ")
