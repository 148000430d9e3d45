"""What researchers judged of units: that two are the same, that a name does not mean one, that one was renamed.

The rows stand in ``judgements.csv`` of their own folder and are applied when a name is resolved. Without the row everything
is as before: nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from graph.errors import InvalidRequest
from graph.folding import fold_name
from graph.immutable import immutable
from graph.model import Unit
from ingest.candidates import units_called
from ingest.registry import own, registry
from ingest.registry.own import Line
from ingest.resolve import Context, as_registered

PROVISIONAL = "unit:doc:"


class Verdict(StrEnum):
    """What a row says of ``unit`` and ``other``."""

    SAME = "same"
    DIFFERENT = "different"
    RENAMED = "renamed"


@immutable
class Judgement:
    """A row, by ids; ``other`` of a ``different`` one is a folded name."""

    verdict: Verdict
    unit: str
    other: str
    on: str | None
    who: str
    when: str
    why: str
    where: str

    def __str__(self) -> str:
        """What was judged, with author, date and reason."""
        verb = {"same": "the same as", "different": "not meant by", "renamed": "renamed from"}[self.verdict]
        return f"judged {verb} {self.other} ({self.who}, {self.when}): {self.why}"


@dataclass(slots=True)
class Judgements:
    """All rows, ready to be applied: by the id that is merged away, and by name and unit that do not belong together."""

    same: dict[str, Judgement] = field(default_factory=dict)
    different: dict[tuple[str, str], Judgement] = field(default_factory=dict)
    renamed: list[Judgement] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    """What each id of ``same`` became, chains followed to their end."""


@cache
def judgements() -> Judgements:
    """The judgements of the own folder, loaded once.

    Raises:
        InvalidRequest: a row is not as it should be, or contradicts another.
    """
    made = Judgements()
    rows = [_judgement(line) for line in own.lines(own.JUDGEMENTS, own.COLUMNS[own.JUDGEMENTS])]
    for row in rows:
        if row.verdict is Verdict.SAME:
            _merge(made, row)
        elif row.verdict is Verdict.RENAMED:
            made.renamed.append(row)
    for other in made.same:
        made.units[other] = unit_named(_end(made, other))
    made.renamed = [replace(row, unit=became(row.unit, made), other=became(row.other, made)) for row in made.renamed]
    for row in rows:
        if row.verdict is Verdict.DIFFERENT:
            made.different[row.other, became(row.unit, made)] = row
    return made


def judged(unit: Unit, name: str, provisional: Callable[[], Unit]) -> Unit:
    """The unit that a folded name means, after the judgements; ``provisional`` makes the one of its document."""
    found = kept(unit)
    return kept(provisional()) if (name, found.id) in judgements().different else found


def kept(unit: Unit) -> Unit:
    """The unit that a unit was merged into, else itself; a part of what its parent became."""
    unit = judgements().units.get(unit.id, unit)
    parent = unit.parent and became(unit.parent)
    return unit if parent == unit.parent else replace(unit, parent=None if parent == unit.id else parent)


def became(identifier: str, known: Judgements | None = None) -> str:
    """The id that an id was merged into; itself if it was not."""
    unit = (known or judgements()).units.get(identifier)
    return unit.id if unit else identifier


def applied(name: str, before: Unit) -> list[Judgement]:
    """The judgements by which a folded name, which meant a unit by the registry, means another or none."""
    known = judgements()
    chain = []
    identifier = before.id
    while row := known.same.get(identifier):
        chain.append(row)
        identifier = row.unit
    against = known.different.get((name, identifier))
    return [*chain, against] if against else chain


def told_of(unit: str) -> list[str]:
    """What researchers judged to be the unit of this id, and what it was renamed from or to."""
    known = judgements()
    merged = [row for other, row in known.same.items() if became(other) == unit]
    renamed = [row for row in known.renamed if unit in (row.unit, row.other)]
    return [f"{row.unit} is {row}" for row in (*merged, *renamed)]


def against(name: str) -> list[Judgement]:
    """The judgements that a name does not mean a unit."""
    folded = fold_name(name)
    return [row for (called, _), row in judgements().different.items() if called == folded]


def _judgement(line: Line) -> Judgement:
    said = line.said("judgement")
    if said not in tuple(Verdict):
        raise line.wrong(f"judgement is {said!r}; write {', '.join(Verdict)}")
    verdict = Verdict(said)
    on = line.date("on") if verdict is Verdict.RENAMED or line.cells["on"] else None
    unit = _named(line, "unit")
    if verdict is Verdict.DIFFERENT:
        other = fold_name(line.said("other"))
        if other.startswith("unit:"):
            raise line.wrong(f"other is an id, {other}; write the name that does not mean {unit}")
    else:
        other = _named(line, "other", may_be_provisional=verdict is Verdict.SAME)
    if unit == other:
        raise line.wrong(f"unit and other are both {unit}; write two units")
    return Judgement(verdict, unit, other, on, line.said("who"), line.date("when"), line.said("why"), line.where)


def _named(line: Line, column: str, may_be_provisional: bool = False) -> str:
    """The id of the unit that a cell names, by its id or in full."""
    said = line.said(column)
    if said.startswith(PROVISIONAL) and may_be_provisional:
        return said
    try:
        return unit_named(said).id
    except InvalidRequest as error:
        raise line.wrong(f"{column} {error}") from None


def unit_named(said: str) -> Unit:
    """The one unit that an id or a full name means by the registry alone.

    Raises:
        InvalidRequest: none is or several are.
    """
    if said.startswith("unit:"):
        unit = _with_id(said)
        if unit is None:
            raise InvalidRequest(
                f"is {said}, the id of no unit that the registry or its rules know: policygraph resolve NAME prints ids"
            )
        return unit
    found = units_called(fold_name(said))
    if len(found) == 1:
        return found[0]
    ids = ", ".join(sorted(unit.id for unit in found))
    right = f"which names several units: write one of {ids}" if ids else (
        "which names no unit that is known: write its full name with its place, as 上海市药品监督管理局, or its id"
    )  # fmt: skip
    raise InvalidRequest(f"is {said}, {right}")


def _with_id(identifier: str) -> Unit | None:
    """A listed unit, or the one of its place to which its own name leads."""
    _, _, rest = identifier.partition(":")
    code, _, name = rest.partition(":")
    place = code.replace("zone-", "zone:")
    if not name or place not in registry().places:
        return None
    unit = registry().unit(identifier) or as_registered(fold_name(name), Context(place))
    return unit if unit.id == identifier and not unit.provisional else None


def _merge(made: Judgements, row: Judgement) -> None:
    known = made.same.get(row.other)
    if known and known.unit != row.unit:
        raise InvalidRequest(
            f"{row.where}: {row.other} is the same as {row.unit} here and as {known.unit} in {known.where}; keep one of them"
        )
    if _end(made, row.unit) == row.other:
        raise InvalidRequest(
            f"{row.where}: {row.other} would become itself, since earlier lines make {row.unit} the same as it; take one out"
        )
    made.same[row.other] = row


def _end(made: Judgements, identifier: str) -> str:
    """Where a chain of ``same`` ends; there is no circle in it, since none is let in."""
    while identifier in made.same:
        identifier = made.same[identifier].unit
    return identifier
