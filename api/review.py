"""What in a store is worth a human look before it is published: units that may be one, or nobody knows, best first.

It finds candidates for ``judgements.csv``; it decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import chain, islice

from graph.answers import LARGEST_PAGE, TaskFilter, TaskRow, UnitRow
from graph.folding import fold_name
from graph.immutable import immutable
from graph.paging import all_rows
from graph.store import GraphStore

LISTED, STANDARD, BY_RULE = range(3)
"""A unit has a row of its own, is a standard department of its place, or is made of its place and its own words."""
ALIKE = 0.75
"""difflib's ratio from which two names are near, their place aside."""
WINDOW = 40
"""With so many names behind it a name is compared, in order, so that ten thousand units take a second."""


@immutable
class Finding:
    """A unit to look at, why, the unit that it may be, and a sentence that names it."""

    reason: str
    unit: str
    name: str
    other: str
    other_name: str
    tasks: int
    document: str
    quote: str


@immutable
class Named:
    """A unit with its name without the place in front, and where the registry has it: best known first."""

    row: UnitRow
    rest: str
    known: int


def findings(store: GraphStore, limit: int) -> list[Finding]:
    """Pairs of near names in one jurisdiction, then provisional units, then those that one document made up."""
    rows = [row for row in all_rows(store.units) if not row.collective]
    named = [_named(row) for row in rows if not row.provisional]
    found = chain(_near(store, named), _provisional(store, rows), _of_one_document(store, named))
    return list(islice(_each_once(found), limit))


def _each_once(found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings without those about a unit alone that has been shown with a reason to look at it."""
    shown: set[str] = set()
    for one in found:
        if one.other or one.unit not in shown:
            yield one
        shown.add(one.unit)


def _named(row: UnitRow) -> Named:
    from ingest.placing import official
    from ingest.registry import registry
    from ingest.resolve import Context, as_registered

    place = registry().place(row.jurisdiction)
    rest = row.name.removeprefix(official(place, registry())) if place else row.name
    standard = STANDARD if as_registered(row.name, Context(row.jurisdiction)).source else BY_RULE
    return Named(row, rest or row.name, LISTED if registry().unit(row.id) else standard)


def _near(store: GraphStore, named: Iterable[Named]) -> Iterator[Finding]:
    """Pairs that no judgement tells apart, nearest first: the better known one, then the one that may be it."""
    groups: dict[tuple[str | None, str, str], list[Named]] = defaultdict(list)
    for one in named:
        groups[one.row.jurisdiction, one.rest[0], one.rest[-1]].append(one)
    pairs = [pair for group in groups.values() for pair in _pairs(sorted(group, key=lambda one: one.rest))]
    for alike, first, second in sorted(pairs, key=lambda pair: (-pair[0], pair[1].row.id, pair[2].row.id)):
        known, doubtful = sorted((first, second), key=lambda one: (one.known, -one.row.tasks, one.row.id))
        reason = f"near names in one place ({alike:.0%} alike)" if alike < 1 else "one name is the other in short"
        if not _is_told_apart(known.row, doubtful.row):
            yield _finding(store, reason, doubtful.row, known.row)


def _pairs(group: list[Named]) -> Iterator[tuple[float, Named, Named]]:
    """Names of one place with the same first and last character; two rows of one table are known to differ."""
    letters = [frozenset(one.rest) for one in group]
    for i, one in enumerate(group):
        for j in range(i + 1, min(i + 1 + WINDOW, len(group))):
            if one.known == group[j].known != BY_RULE:
                continue
            if 2 * len(letters[i] & letters[j]) >= 0.6 * (len(letters[i]) + len(letters[j])):
                alike = _likeness(one.rest, group[j].rest)
                if alike >= ALIKE:
                    yield alike, one, group[j]


def _likeness(one: str, other: str) -> float:
    """1 where one is the other in short, all its characters in order; else difflib's ratio.

    >>> _likeness("大数据中心", "大数据管理中心")
    1.0
    """
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    if all(letter in letters for letter in short):
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_told_apart(one: UnitRow, other: UnitRow) -> bool:
    from ingest.judgements import judgements

    known = judgements()
    renamed = {frozenset((row.unit, row.other)) for row in known.renamed}
    different = {(fold_name(one.name), other.id), (fold_name(other.name), one.id)}
    return bool(different & known.different.keys()) or frozenset((one.id, other.id)) in renamed


def _provisional(store: GraphStore, rows: Iterable[UnitRow]) -> Iterator[Finding]:
    """Units that only their document could place, those with most tasks first."""
    for row in sorted(rows, key=lambda row: (-row.tasks, row.id)):
        if row.provisional:
            others = [one for one in store.units_named(fold_name(row.name)) if not one.provisional]
            yield _finding(store, "provisional: its notice does not say whose it is", row, *others[:1])


def _of_one_document(store: GraphStore, named: Iterable[Named]) -> Iterator[Finding]:
    """Units without a row that one document names, the most rarely named first: slips are rare."""
    for one in sorted(named, key=lambda one: (one.row.tasks, one.row.id)):
        tasks = _tasks(store, one.row.id, LARGEST_PAGE) if one.known == BY_RULE else []
        if len({task.document.id for task in tasks}) == 1:
            yield _finding(store, "in one document only, and in no row of the registry", one.row)


def _finding(store: GraphStore, reason: str, row: UnitRow, other: UnitRow | None = None) -> Finding:
    document, quote = _proof(_tasks(store, row.id, 1), row.id)
    known = (other.id, other.name) if other else ("", "")
    return Finding(reason, row.id, row.name, *known, row.tasks, document, quote)


def _tasks(store: GraphStore, unit: str, limit: int) -> list[TaskRow]:
    return store.tasks(TaskFilter(unit=unit, kind=None), limit=limit).rows


def _proof(tasks: Iterable[TaskRow], unit: str) -> tuple[str, str]:
    """The first sentence that names the unit, with its document; empty for one that has no task."""
    found = ((task.document.id, said.quote) for task in tasks for said in task.evidence if said.target == unit)
    return next(found, ("", ""))
