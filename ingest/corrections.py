"""What researchers corrected in a reading: whose duty it is, in which role, or that there is none.

The rows stand in ``corrections.csv`` of their own folder. Each is about the words at one place of one document, and is applied
to every duty and mention of a unit there after the text has been read.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from graph.errors import InvalidRequest
from graph.immutable import immutable
from graph.model import Responsibility, Role, Unit, UnitMention, Unread
from ingest.judgements import kept, unit_named
from ingest.registry import own
from ingest.registry.own import Line

if TYPE_CHECKING:
    from ingest.facts import Facts

RULE = "correction"
"""The ``rule`` of a duty that was corrected."""
FIELDS = ("unit", "role", "drop")
Place = tuple[int, int]


@immutable
class Correction:
    """A row: what the fact at this place of this document is in truth. ``drop`` says that there is none."""

    document: str
    start: int
    end: int
    field: str
    unit: Unit | None
    role: Role | None
    who: str
    when: str
    why: str
    where: str


@cache
def corrections() -> dict[str, list[Correction]]:
    """The corrections of the own folder by document, loaded once.

    Raises:
        InvalidRequest: a row is not as it should be, or contradicts another.
    """
    found: dict[str, list[Correction]] = {}
    known: dict[tuple[str, int, int, str], Correction] = {}
    for line in own.lines(own.CORRECTIONS, own.COLUMNS[own.CORRECTIONS]):
        row = _correction(line)
        other = known.setdefault((row.document, row.start, row.end, row.field), row)
        if other is not row:
            raise line.wrong(f"{row.field} at {row.start} is corrected in {other.where} already; keep one of them")
        found.setdefault(row.document, []).append(row)
    return found


def correct(facts: Facts) -> None:
    """Apply the corrections of a document to what was read of it.

    Raises:
        InvalidRequest: a correction is about a place behind the end of the text.
    """
    rows = corrections().get(facts.notice.id, [])
    for row in rows:
        if row.end > len(facts.text):
            raise InvalidRequest(
                f"{row.where}: the text of {row.document} ends at {len(facts.text)}, before {row.end}; "
                "policygraph text prints it"
            )
        facts.unread += _told(row, facts)
    at: dict[Place, list[Correction]] = {}
    for row in rows:
        at.setdefault((row.start, row.end), []).append(row)
    if rows:
        facts.responsibilities = [new for duty in facts.responsibilities for new in _duty(duty, at)]
        facts.mentions = [new for mention in facts.mentions for new in _mention(mention, at)]
        _keep_units(facts, rows)


def _told(row: Correction, facts: Facts) -> list[Unread]:
    """What a correction leaves in ``unread``: what it drops, or that it fits nothing."""
    words = facts.text[row.start : row.end]
    duties = any((duty.start, duty.end) == (row.start, row.end) for duty in facts.responsibilities)
    mentions = any((one.start, one.end) == (row.start, row.end) for one in facts.mentions)
    if not duties and (row.field == "role" or not mentions):
        return [
            Unread(
                row.start, row.end, words, f"a correction of {row.field} by {row.who} ({row.when}) fits no fact here"
            )
        ]
    return [Unread(row.start, row.end, words, f"corrected by {row.who}: {row.why}")] if row.field == "drop" else []


def _duty(duty: Responsibility, at: dict[Place, list[Correction]]) -> list[Responsibility]:
    for row in at.get((duty.start, duty.end), ()):
        if row.field == "drop":
            return []
        duty = replace(duty, rule=RULE, role=row.role or duty.role)
        if row.unit:
            duty = replace(duty, unit=row.unit.id, name=row.unit.name, collective=row.unit.collective)
    return [duty]


def _mention(mention: UnitMention, at: dict[Place, list[Correction]]) -> list[UnitMention]:
    for row in at.get((mention.start, mention.end), ()):
        if row.field == "drop":
            return []
        if row.unit:
            mention = replace(mention, unit=row.unit.id, name=row.unit.name)
    return [mention]


def _keep_units(facts: Facts, rows: list[Correction]) -> None:
    """The units that are named still, and those that are so now."""
    known = facts.units | {row.unit.id: row.unit for row in rows if row.unit}
    named = {fact.unit for kind in (facts.parties, facts.responsibilities, facts.mentions) for fact in kind}
    facts.units = {identifier: unit for identifier, unit in known.items() if identifier in named}


def _correction(line: Line) -> Correction:
    document, field, value = line.said("document"), line.said("field"), line.cells["value"]
    start, end = _offset(line, "start"), _offset(line, "end")
    if not document.startswith("doc:"):
        raise line.wrong(f"document is {document}, which is no id; policygraph documents lists them")
    if start >= end:
        raise line.wrong(f"end is {end}, not behind start {start}; a range is half-open, as in the facts of a reading")
    if field not in FIELDS:
        raise line.wrong(f"field is {field!r}; write {', '.join(FIELDS)}")
    if field == "drop" and value:
        raise line.wrong(f"value is {value!r}; leave it empty where field is drop")
    return Correction(
        document=document,
        start=start,
        end=end,
        field=field,
        unit=_unit(line) if field == "unit" else None,
        role=_role(line) if field == "role" else None,
        who=line.said("who"),
        when=line.date("when"),
        why=line.said("why"),
        where=line.where,
    )


def _offset(line: Line, column: str) -> int:
    value = line.said(column)
    if not (value.isascii() and value.isdigit()):
        raise line.wrong(f"{column} is {value!r}; write a number of characters, as policygraph read prints it")
    return int(value)


def _role(line: Line) -> Role:
    value = line.said("value")
    if value not in tuple(Role):
        raise line.wrong(f"value is {value!r}; write a role, {', '.join(Role)}")
    return Role(value)


def _unit(line: Line) -> Unit:
    """The unit that a correction names, after the judgements."""
    try:
        return kept(unit_named(line.said("value")))
    except InvalidRequest as error:
        raise line.wrong(f"value {error}") from None
