"""A row of a table of tasks: its number, its text, its time and its units by column, whatever parted its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.immutable import immutable
from graph.model import Role
from ingest.columns import SERIAL, SUBJECT, TIME, says_units
from ingest.files.blocks import DITTO
from ingest.formats import of_cells
from ingest.prose import prose
from ingest.reasons import LONG_CELL, NO_UNIT_IN_CELL, OTHER_COLUMN, TIMES_OF_NO_TASK, UNITS_OF_NO_TASK
from ingest.responsibility import Carrier, speaks_of_role, sure_carriers
from ingest.spans import LONGEST_LIST, Span

DITTOS = frozenset({DITTO, "同上"})
"""What stands in a cell that says what the one above it does."""
ROLES = frozenset(map(str, Role))
CARRIED = ROLES | {SERIAL, TIME}
"""What merged cells carry down; a text of its own line keeps what is merged."""
MORE = {**dict.fromkeys(ROLES, UNITS_OF_NO_TASK), TIME: TIMES_OF_NO_TASK}
"""What rows without a task may add to the one above, and what is said where nobody can place it."""
Cells = Sequence[Sequence[Span]]
"""Of each column the pieces of its cell, none where it is empty."""


@immutable
class Row:
    """A row: its number as written, its text, and its cells. ``whole`` holds them all."""

    whole: Span
    label: str
    subject: Span
    """From its first to its last cell of text."""
    texts: tuple[Span, ...]
    """Its cells of text; the first one has its title."""
    roles: tuple[tuple[Role, tuple[Span, ...]], ...]
    """Of each column of units its role and its cell; in a text that runs together, each unit is a cell."""
    times: tuple[Span, ...]
    group: Span | None = None
    """The title that it stands under."""
    stray: tuple[Carrier, ...] = ()
    """What it, or rows below it, say and nobody can place."""


@immutable
class Table:
    """A table and where it begins; ``whole`` ends with its last row. One that names bodies and no task has no rows."""

    whole: Span
    rows: tuple[Row, ...]


def row_of(
    shadow: str,
    kinds: Sequence[str],
    cells: Cells,
    above: Cells | None,
    group: Span | None,
    *,
    blanks_carry: bool = True,
) -> Row | None:
    """A row by its columns; None if it holds no text. A row that names nobody is a task that nobody answers for.

    ``cells`` are as ``carried`` gives them, ``above`` those of the row before. Merged cells carry down: where a cell of
    units or time is a ditto, or is empty and ``blanks_carry``, the one above holds; but who supports a task is carried
    by an empty cell only where the row names nobody else.
    """
    above = above or [()] * len(kinds)
    dittos = [_is_ditto(shadow, cell) for cell in cells]
    own = [piece for cell, ditto in zip(cells, dittos, strict=True) if not ditto for piece in cell]
    subjects = [
        piece
        for kind, cell, ditto in zip(kinds, cells, dittos, strict=True)
        if kind == SUBJECT and not ditto
        for piece in cell
    ]
    if not subjects:
        return None
    named = any(cell and not ditto for kind, cell, ditto in zip(kinds, cells, dittos, strict=True) if kind in ROLES)
    roles: list[tuple[Role, tuple[Span, ...]]] = []
    times: list[Span] = []
    serial: Sequence[Span] = ()
    for kind, cell, ditto, higher in zip(kinds, cells, dittos, above, strict=True):
        carries = ditto or (not cell and blanks_carry and not (kind == Role.SUPPORTS and named))
        held = higher if carries else cell
        if kind in ROLES and _says(shadow, held):
            roles.append((Role(kind), tuple(held)))
        elif kind == TIME and _says(shadow, held):
            times += held
        elif kind == SERIAL:
            serial = serial or held
    return Row(
        whole=Span(own[0].start, max(piece.end for piece in own)),
        label=shadow[serial[0].start : serial[0].end].rstrip("、.").strip() if serial else "",
        subject=Span(subjects[0].start, subjects[-1].end),
        texts=tuple(subjects),
        roles=tuple(roles),
        times=tuple(times),
        group=group,
        stray=tuple(_beside(shadow, kinds, cells)),
    )


def _beside(shadow: str, kinds: Sequence[str], cells: Cells) -> Iterator[Carrier]:
    """Who is said to be responsible in columns of other things, as remarks, to be told: nobody knows for what."""
    for kind, cell in zip(kinds, cells, strict=True):
        for piece in cell if kind not in ROLES and kind != SUBJECT else ():
            said = [carrier.whole for carrier in sure_carriers(shadow, [piece])]
            if not said and speaks_of_role(shadow[piece.start : piece.end]):
                said = [piece] if says_units(shadow, piece) else [sentence for sentence, _ in prose(shadow, piece)]
            yield from (Carrier(whole, None, OTHER_COLUMN) for whole in said)


def with_more(row: Row, shadow: str, kinds: Sequence[str], below: Iterable[tuple[Cells, bool]]) -> Row:
    """A row, and what rows below it add that say no task: units and times, if their cells of number and text are merged
    with those above (each says whether its empty cells may be); else nobody knows what they are for, and they are told.
    """
    roles, times, stray, end = list(row.roles), list(row.times), list(row.stray), row.whole.end
    for cells, blanks_carry in below:
        stray += _beside(shadow, kinds, cells)
        said = [
            (kind, tuple(cell))
            for kind, cell in zip(kinds, cells, strict=True)
            if kind in MORE and _says(shadow, cell) and not _is_ditto(shadow, cell)
        ]
        merged = all(
            _is_ditto(shadow, cell) or (not cell and blanks_carry)
            for kind, cell in zip(kinds, cells, strict=True)
            if kind in (SERIAL, SUBJECT)
        )
        for kind, cell in said:
            if not merged:
                stray.append(Carrier(Span(cell[0].start, cell[-1].end), None, MORE[kind]))
                continue
            end = max(end, cell[-1].end)
            if kind == TIME:
                times += cell
            else:
                roles.append((Role(kind), cell))
    whole = Span(row.whole.start, end)
    return replace(row, roles=tuple(roles), times=tuple(times), stray=tuple(stray), whole=whole)


def _is_ditto(shadow: str, cell: Sequence[Span]) -> bool:
    return len(cell) == 1 and shadow[cell[0].start : cell[0].end] in DITTOS


def names_nobody(shadow: str, kinds: Sequence[str], cells: Cells) -> bool:
    """Whether the cells of units of a row are empty or say so."""
    return not any(kind in ROLES and _says(shadow, cell) for kind, cell in zip(kinds, cells, strict=True))


def end_of(rows: Sequence[Row]) -> int:
    """Where rows end, with what stands among them and nobody can place."""
    return max(carrier.end for row in rows for carrier in (row.whole, *(stray.whole for stray in row.stray)))


def length_carried(row: Row) -> int:
    """How many characters of its units stand in cells of rows above it."""
    return sum(cell.end - cell.start for _, cells in row.roles for cell in cells if cell.start < row.whole.start)


def carried(
    shadow: str, kinds: Sequence[str], cells: Cells, above: Cells | None, *, blanks_carry: bool = True
) -> Cells:
    """What the next row finds above it: of number, time and units what this row has, or carries from above."""
    return [
        old if kind in CARRIED and (_is_ditto(shadow, cell) or (not cell and blanks_carry)) else cell
        for kind, cell, old in zip(kinds, cells, above or [()] * len(kinds), strict=True)
    ]


def carriers_of(shadow: str, row: Row) -> list[Carrier]:
    """Each column of units with what it says; the column gives the role unless the cell's own words do."""
    return [*(_carrier(shadow, role, cells) for role, cells in row.roles), *row.stray]


def _carrier(shadow: str, role: Role, cells: tuple[Span, ...]) -> Carrier:
    whole = Span(cells[0].start, cells[-1].end)
    if whole.end - whole.start > LONGEST_LIST:
        return Carrier(whole, None, LONG_CELL)
    claims = of_cells(shadow, cells, role)
    return Carrier(whole, claims) if claims.claims else Carrier(whole, None, NO_UNIT_IN_CELL)


def _says(shadow: str, cell: Sequence[Span]) -> bool:
    """Whether a cell holds more than a mark for nothing: —, /, 无."""
    return bool(cell) and not set("".join(shadow[piece.start : piece.end] for piece in cell)) <= set("-—–/\\无 ")
