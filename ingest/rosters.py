"""Rosters: a table of who is in a collective, from when to when, and who says so: collective,member,from,to,source."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from graph.errors import InvalidRequest, UnreadableInput
from graph.folding import fold_name
from graph.immutable import immutable
from graph.model import Membership, Nodes, Unit
from ingest.dates import ISO
from ingest.files.encodings import decoded
from ingest.identity import name_in
from ingest.resolve import Context, resolve_folded, with_parents
from ingest.successions import successions

COLUMNS = ("collective", "member", "from", "to", "source")
NOTE = "note"
"""A column that a roster may have for its readers; nothing is made of it."""
MEMBERS = "成员单位"
GROUP = re.compile(r"(?:小组|联席会议|委员会|指挥部|专班)$")
"""How the names of bodies end that have members."""
FindCollective = Callable[[str], Unit]
"""From a name of a collective to the unit; raises what there is to say where it is none or several."""


@immutable
class Line:
    """A row of a roster as written. ``where`` is its file and line, for messages."""

    where: str
    collective: str
    member: str
    since: str | None
    until: str | None
    source: str


def load_roster(path: Path | str) -> list[Line]:
    """The rows of a roster.

    Raises:
        UnreadableInput: the file cannot be read.
        InvalidRequest: a column is missing or unknown, a name or the source is missing, or a date is not ISO 8601.
    """
    source = Path(path)
    if not source.is_file():
        raise UnreadableInput(f"there is no file {path}")
    rows = csv.DictReader(io.StringIO(decoded(source.read_bytes(), str(path)), newline=""))
    if sorted({*(rows.fieldnames or []), NOTE}) != sorted((*COLUMNS, NOTE)):
        raise InvalidRequest(f"{path} needs the columns {','.join(COLUMNS)}; it has {','.join(rows.fieldnames or [])}")
    lines = [_line(row, f"{path}, line {number}") for number, row in enumerate(rows, start=2)]
    if not lines:
        raise InvalidRequest(f"{path} has no row below its first line")
    return lines


def _line(row: Mapping[str | None, str | None], where: str) -> Line:
    if None in row:
        raise InvalidRequest(f"{where}: it has more cells than columns; put a cell with a comma into quotation marks")
    values = {column: (row.get(column) or "").strip() for column in COLUMNS}
    for column in ("collective", "member", "source"):
        if not values[column]:
            raise InvalidRequest(f"{where}: the {column} is missing")
    for column in ("from", "to"):
        if values[column] and not ISO.fullmatch(values[column]):
            raise InvalidRequest(f"{where}: {column} is {values[column]!r}; write 2022-05-08, 2022-05 or 2022")
    since, until = values["from"] or None, values["to"] or None
    if since and until and since[: len(until)] > until:
        raise InvalidRequest(f"{where}: it ends, {until}, before it begins, {since}")
    return Line(where, values["collective"], values["member"], since, until, values["source"])


def resolved(lines: list[Line], find: FindCollective) -> tuple[list[Membership], Nodes]:
    """What the rows say of units, and the units.

    A member's name is one in the place of its collective, at the time of its row: 市教育局 of a group of 上海市.

    Raises:
        InvalidRequest: a name is not that of one unit.
    """
    found: list[Membership] = []
    units: dict[str, Unit] = {}
    seen: dict[tuple[str, str, str, str | None], str] = {}
    for line in lines:
        collective = _collective(line, find)
        year = int((line.since or line.until or "0")[:4]) or None
        member = resolve_folded(fold_name(line.member), Context(collective.jurisdiction, year))
        if member.provisional or member.collective:
            raise InvalidRequest(f"{line.where}: {line.member} names no unit of {collective.name}; write its full name")
        units |= {collective.id: collective, member.id: member}
        if (key := (member.id, collective.id, line.source, line.since)) in seen:
            raise InvalidRequest(
                f"{line.where}: {member.name} is in {collective.name} by {seen[key]} already; keep one"
            )
        seen[key] = line.where
        names = (line.collective, line.member)
        found.append(Membership(collective.id, member.id, line.since, line.until, line.source, *names))
    all_units = tuple(with_parents(units.values()))
    return found, Nodes(units=all_units, successions=successions(all_units))


def _collective(line: Line, find: FindCollective) -> Unit:
    """The collective of a row; 上海市质量工作领导小组 stands for its 成员单位."""
    name = fold_name(line.collective)
    try:
        return find(name + MEMBERS if GROUP.search(name) else name)
    except InvalidRequest as error:
        raise InvalidRequest(f"{line.where}: {error}") from None


def again(memberships: Iterable[Membership]) -> Iterator[tuple[Membership, Line]]:
    """Rows of a store by the official names of their units, to be resolved by another registry."""
    for one in memberships:
        where = f"the roster of {one.source}"
        yield one, Line(where, name_in(one.collective), name_in(one.member), one.since, one.until, one.source)
