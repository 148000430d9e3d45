"""A reading as nodes and edges, the same for every store: what is written is decided here, how in the store.

An edge that a document states is unique per (from, type, to, document). Where several mentions meet in one edge, the
first explicit one gives the proof, explicit wins over inherited, and the list is open-ended if any mention's is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from graph.folding import fold_name
from graph.immutable import immutable
from graph.model import Action, Basis, Deadline, Measure, Nodes, PartyRole, Place, Reading, Unit

PARTY_EDGES = {PartyRole.ISSUER: "ISSUED_BY", PartyRole.ADDRESSEE: "ADDRESSED_TO"}


class Mention(Protocol):
    """What every fact has: its words and their place, and the proof."""

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def start(self) -> int:
        """Where they begin."""
        ...

    @property
    def end(self) -> int:
        """Where they end."""
        ...

    @property
    def quote_start(self) -> int:
        """Where the proof begins."""
        ...

    @property
    def quote_end(self) -> int:
        """Where the proof ends."""
        ...


@immutable
class Edge:
    """An edge of the graph. ``sort`` is the place of its item in lists; structure edges have no words."""

    key: str
    type: str
    from_id: str
    to_id: str
    document: str | None = None
    sort: str = ""
    rule: str = ""
    basis: Basis = Basis.EXPLICIT
    open_ended: bool = False
    text: str = ""
    start: int = 0
    end: int = 0
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    quote: str = ""
    quote_start: int = 0
    quote_end: int = 0
    source: str | None = None


@immutable
class Part:
    """A node that belongs to one document: an action, measure or deadline with the id that its place in it gives."""

    id: str
    owner: str
    number: int
    fact: Action | Measure | Deadline


@immutable
class Records:
    """What a store writes for one reading, beside its items and shared nodes."""

    sort: str  # the document's place in lists
    sorts: dict[str, str]  # the places of its items, by id
    actions: list[Part]
    measures: list[Part]
    deadlines: list[Part]
    edges: list[Edge]


def document_sort(issued_on: str | None, document: str) -> str:
    """A string that sorts documents newest first, undated last, then by id.

    >>> document_sort("2022-05-08", "doc:a") < document_sort("2012", "doc:a") < document_sort(None, "doc:a")
    True
    """
    return f"{date_sort((issued_on or '').replace('-', '').ljust(8, '0'))}:{document}"


def date_sort(digits: str) -> str:
    """What the place of a document begins with, by the eight digits of its date.

    >>> date_sort("20220508") < date_sort("20120000")
    True
    """
    return f"{99999999 - int(digits):08d}"


def item_sort(document: str, start: int) -> str:
    """The place of an item in lists of tasks: its document's place, then its own in the text.

    >>> item_sort("doc:a", 7) < item_sort("doc:a-b", 3)
    True
    """
    return f"{document} {start:08d}"  # a space sorts before all that may stand in an id


def records(reading: Reading) -> Records:
    """The nodes and edges of a reading."""
    sort = document_sort(reading.document.issued_on, reading.document.id)
    actions = list(_parts("a", reading, reading.actions))
    measures = list(_parts("m", reading, reading.measures))
    deadlines = list(_parts("d", reading, reading.deadlines))
    sorts = _sorts(reading, sort)
    stated = _Stated(reading, {**sorts, reading.document.id: sort})
    edges = _merged(
        [
            *stated.mentions(),
            *stated.quantities(measures, "MEASURED_BY"),
            *stated.quantities(deadlines, "DUE"),
        ]
    )
    return Records(
        sort, sorts, actions, measures, deadlines, [*edges, *_structure(reading, actions), *parents(reading.nodes)]
    )


def _sorts(reading: Reading, document: str) -> dict[str, str]:
    """The place of each item in lists. No two have the same: a list goes on behind a place."""
    seen: dict[int, int] = {}
    sorts: dict[str, str] = {}
    for item in reading.items:
        before = seen[item.start] = seen.get(item.start, -1) + 1
        sorts[item.id] = item_sort(document, item.start) + (f".{before:04d}" if before else "")
    return sorts


def _parts(letter: str, reading: Reading, facts: Iterable[Action | Measure | Deadline]) -> Iterator[Part]:
    """Number the facts of each owner in the order of the text: ``<owner>~a1``."""
    seen: dict[str, int] = {}
    for fact in facts:
        owner = fact.task or reading.document.id
        seen[owner] = seen.get(owner, 0) + 1
        yield Part(f"{owner}~{letter}{seen[owner]}", owner, seen[owner], fact)


class _Stated:
    """What a document states, as edges: one for each mention, in the order of the reading."""

    def __init__(self, reading: Reading, sorts: dict[str, str]) -> None:
        self._reading = reading
        self._here = reading.document.id
        self._sorts = sorts

    def mentions(self) -> Iterator[Edge]:
        """Units, policies, campaigns and places that are named."""
        reading, here = self._reading, self._here
        for party in reading.parties:
            yield self._edge(PARTY_EDGES[party.role], here, party.unit, party)
        for duty in reading.responsibilities:
            kind, owner = duty.role.upper(), duty.task or here
            yield self._edge(kind, duty.unit, owner, duty, duty.rule, duty.basis, open_ended=duty.open_ended)
        for policy in reading.policies:
            yield self._edge(policy.relation.upper(), policy.task or here, policy.policy, policy)
        for campaign in reading.campaigns:
            yield self._edge("CARRIES_OUT", campaign.task or here, campaign.campaign, campaign)
        for place in reading.places:
            yield self._edge("CONCERNS", place.task or here, f"place:{place.code}", place)
        for unit in reading.mentions:
            yield self._edge("CONCERNS", unit.task or here, unit.unit, unit)

    def quantities(self, parts: Iterable[Part], kind: str) -> Iterator[Edge]:
        """Numbers with units, and limits in time."""
        for part in parts:
            assert not isinstance(part.fact, Action)
            yield self._edge(kind, part.owner, part.id, part.fact)

    def _edge(
        self,
        kind: str,
        source: str,
        target: str,
        fact: Mention,
        rule: str = "",
        basis: Basis = Basis.EXPLICIT,
        *,
        open_ended: bool = False,
    ) -> Edge:
        return Edge(
            key=f"{source}|{kind}|{target}|{self._here}",
            type=kind,
            from_id=source,
            to_id=target,
            document=self._here,
            sort=self._sorts.get(source) or self._sorts.get(target) or self._sorts[self._here],
            rule=rule,
            basis=basis,
            open_ended=open_ended,
            text=fact.text,
            start=fact.start,
            end=fact.end,
            starts=(fact.start,),
            ends=(fact.end,),
            quote=self._reading.text[fact.quote_start : fact.quote_end],
            quote_start=fact.quote_start,
            quote_end=fact.quote_end,
        )


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """One edge per key, with the places of all its mentions in order."""
    groups: dict[str, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.key, []).append(edge)
    return [_merge(sorted(group, key=lambda e: (e.start, e.end))) for group in groups.values()]


def _merge(group: list[Edge]) -> Edge:
    if len(group) == 1:
        return group[0]
    first = next((edge for edge in group if edge.basis is Basis.EXPLICIT), group[0])
    places = sorted({(edge.start, edge.end) for edge in group})
    return replace(
        first,
        open_ended=any(edge.open_ended for edge in group),
        starts=tuple(start for start, _ in places),
        ends=tuple(end for _, end in places),
    )


def _structure(reading: Reading, actions: Iterable[Part]) -> Iterator[Edge]:
    """Action → Item → Item → Document."""
    for item in reading.items:
        yield _part_of(item.id, item.parent or reading.document.id, reading.document.id)
    for action in actions:
        yield _part_of(action.id, action.owner, reading.document.id)


def _part_of(child: str, parent: str, document: str | None, source: str | None = None) -> Edge:
    key = f"{child}|PART_OF|{parent}|{document or ''}"
    return Edge(key, "PART_OF", child, parent, document=document, source=source)


def parents(nodes: Nodes) -> Iterator[Edge]:
    """What the registry says: Unit → Unit, Place → Place. No document states these."""
    shared: tuple[Unit | Place, ...] = (*nodes.units, *nodes.places)
    for node in shared:
        if node.parent:
            yield _part_of(node.id, node.parent, None, getattr(node, "source", None) or "GB/T 2260")


def own_texts(reading: Reading) -> dict[str, str]:
    """The words of each item itself, by id: up to its first sub-item."""
    ends = {item.id: item.end for item in reading.items}
    for item in reading.items:
        if item.parent in ends:
            ends[item.parent] = min(ends[item.parent], item.start)
    return {item.id: reading.text[item.start : ends[item.id]].rstrip() for item in reading.items}


def surfaces(reading: Reading) -> list[tuple[str, str, str]]:
    """How the document names its units: ``(folded, unit, surface)``, each once, in order."""
    named = {(party.text, party.unit) for party in reading.parties}
    named |= {(duty.text, duty.unit) for duty in reading.responsibilities}
    named |= {(mention.text, mention.unit) for mention in reading.mentions}
    return sorted((fold_name(text), unit, text) for text, unit in named)
