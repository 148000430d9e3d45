"""What the embedded store keeps of a reading: rows of its tables, with columns in the order of ``schema.sql``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from operator import attrgetter

import orjson

from graph.folding import bigrams, fold_name, fold_title
from graph.immutable import immutable
from graph.model import Action, Campaign, Deadline, Kind, Nodes, Notice, Place, Policy, Reading, Role, Unit
from graph.records import Edge, Part, Records, own_texts, records, surfaces
from graph.searching import folded_titles
from graph.sources import said_of

Row = tuple[str | int | float | None, ...]
_DERIVED = ("PART_OF", "MEASURED_BY", "DUE")  # edges that follow from other rows: the view graph_edge has them


def _columns(made: type) -> Callable[[object], Row]:
    """The fields of such an object in their order; ``dataclasses.astuple`` copies each deeply, which takes ten times as long."""
    return attrgetter(*(field.name for field in fields(made)))


_OF_NOTICE, _OF_UNIT, _OF_POLICY, _OF_CAMPAIGN, _OF_PLACE = map(_columns, (Notice, Unit, Policy, Campaign, Place))


@immutable
class _Numbers:
    """The numbers that stand for a document and its items inside the store."""

    document: int
    items: dict[str, int]  # the document itself has 0


def document_rows(reading: Reading, fingerprint: str, document: int, first_item: int) -> dict[str, list[Row]]:
    """The rows that belong to one document, by table. ``document`` and ``first_item`` are unused numbers."""
    items = {item.id: first_item + index for index, item in enumerate(reading.items)}
    numbers = _Numbers(document, items | {reading.document.id: 0})
    facts = records(reading)
    source = reading.source
    texts = own_texts(reading)
    quotes = {edge.to_id: edge.quote for edge in facts.edges if edge.type in ("MEASURED_BY", "DUE")}
    return {
        "document": [_document(reading, facts, fingerprint, document)],
        "text": [(document, source.text, source.media_type, source.sha256, said_of(source))],
        "item": list(_items(reading, facts, numbers, texts)),
        "search": [search_row(items[task.id], texts[task.id]) for task in reading.tasks],
        "action": [_place(part, numbers) for part in facts.actions],
        "measure": [_quantity(part, numbers, quotes) for part in facts.measures],
        "deadline": [_quantity(part, numbers, quotes) for part in facts.deadlines],
        "unread": [(document, n, u.start, u.end, u.text, u.why) for n, u in enumerate(reading.unread, 1)],
        "surface": [(folded, unit, document, text) for folded, unit, text in surfaces(reading)],
        "edge": list(_edges(reading, facts, numbers)),
    }


def node_rows(nodes: Nodes) -> dict[str, list[Row]]:
    """The rows of shared nodes, by table; the id comes first."""
    return {
        "unit": [(*_OF_UNIT(unit), fold_name(unit.name), fold_name(unit.short)) for unit in nodes.units],
        "policy": [(*_OF_POLICY(policy), fold_title(policy.name)) for policy in nodes.policies],
        "campaign": [(*_OF_CAMPAIGN(campaign), fold_title(campaign.name)) for campaign in nodes.campaigns],
        "place": [_OF_PLACE(place) for place in nodes.places],
    }


def succession_rows(nodes: Nodes) -> list[Row]:
    """The rows of what followed what."""
    return [(one.successor, one.predecessor, one.on, one.basis) for one in nodes.successions]


def search_row(item: int, text: str) -> Row:
    """What the full-text index is told of a task, when it comes and when it goes."""
    return item, bigrams(text)


def _document(reading: Reading, facts: Records, fingerprint: str, document: int) -> Row:
    notice = reading.document
    tasks = sum(task.kind is Kind.PLANNED for task in reading.tasks)
    edges = sum(edge.document is not None for edge in facts.edges)
    derived = (facts.sort, folded_titles(notice), fingerprint, tasks, edges, len(reading.unread))
    return document, *_OF_NOTICE(notice), *derived


def _items(reading: Reading, facts: Records, numbers: _Numbers, texts: dict[str, str]) -> Iterator[Row]:
    for item in reading.items:
        yield (
            numbers.items[item.id],
            item.id,
            numbers.document,
            facts.sorts[item.id],
            numbers.items[item.parent] if item.parent else 0,
            orjson.dumps(item.path).decode(),
            item.title,
            item.start,
            item.end,
            item.kind,
            item.is_task,
            texts[item.id],
        )


def _place(part: Part, numbers: _Numbers) -> Row:
    fact = part.fact
    return numbers.document, numbers.items[part.owner], part.number, fact.text, fact.start, fact.end


def _quantity(part: Part, numbers: _Numbers, quotes: dict[str, str]) -> Row:
    fact = part.fact
    assert not isinstance(fact, Action)
    place = (*_place(part, numbers), quotes[part.id], fact.quote_start, fact.quote_end)
    if isinstance(fact, Deadline):
        return (*place, fact.by, fact.recurring)
    return (*place, fact.name, fact.value, fact.unit, fact.comparator, fact.approximate, fact.status)


def _edges(reading: Reading, facts: Records, numbers: _Numbers) -> Iterator[Row]:
    """What is said of shared nodes; an edge of a role starts at the node, every other one at the item."""
    kinds = {task.id: task.kind for task in reading.tasks}
    collectives = {unit.id for unit in reading.nodes.units if unit.collective}
    for edge in facts.edges:
        if edge.type in _DERIVED:
            continue
        relation = edge.type.lower()
        is_role = relation in tuple(Role)
        node, owner = (edge.from_id, edge.to_id) if is_role else (edge.to_id, edge.from_id)
        collective = is_role and node in collectives
        ends: Row = (numbers.document, numbers.items[owner], node, relation, edge.sort, kinds.get(owner), collective)
        yield (*ends, *_proof(edge))


def _proof(edge: Edge) -> Row:
    return (
        edge.rule,
        edge.basis,
        edge.open_ended,
        edge.text,
        edge.start,
        edge.end,
        orjson.dumps(edge.starts).decode(),
        orjson.dumps(edge.ends).decode(),
        edge.quote,
        edge.quote_start,
        edge.quote_end,
    )
