"""What Neo4j keeps of readings: rows for the statements of ``cypher/write``, with columns in the order that those say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.folding import bigrams, fold_name, fold_title
from graph.immutable import immutable
from graph.model import Deadline, Kind, Measure, Nodes, Reading, Role
from graph.neo4j_statements import FACTS, parameter
from graph.records import Edge, Part, Records, own_texts, parents, surfaces
from graph.searching import folded_titles
from graph.sources import said_of

Properties = dict[str, Any]
Parameters = dict[str, list[Any]]
NODES = (
    "documents",
    "texts",
    "unread",
    "sections",
    "tasks",
    "achievements",
    "words",
    "actions",
    "measures",
    "deadlines",
)
SHARED = ("units", "policies", "campaigns", "places")
_PARTS = {"MEASURED_BY": "measure", "DUE": "deadline"}
_UNCOUNTED = ("CONCERNS", "PART_OF", *_PARTS)  # edges for which no task is listed under a node


@immutable
class Entry:
    """A document to be written: its reading, the mark of that, and what a store makes of it."""

    reading: Reading
    fingerprint: str
    records: Records


def node_rows(entries: Sequence[Entry]) -> Parameters:
    """The rows of ``write/nodes``."""
    found: Parameters = {name: [] for name in NODES}
    for entry in entries:
        found["documents"].append(_document(entry))
        found["texts"].append(_text(entry.reading))
        found["unread"] += _unread(entry.reading)
        _add_items(found, entry)
        for name in ("actions", "measures", "deadlines"):
            found[name] += [_part(entry, part) for part in getattr(entry.records, name)]
    return found


def structure_rows(entries: Sequence[Entry]) -> Parameters:
    """The rows of ``write/structure``."""
    found: Parameters = {name: [] for name in ("items", "actions", "names")}
    for entry in entries:
        document = entry.reading.document.id
        items = {item.id for item in entry.reading.items}
        for edge in entry.records.edges:
            if edge.type == "PART_OF" and edge.document:
                name = "items" if edge.from_id in items else "actions"
                found[name].append([edge.from_id, edge.to_id, edge.key, document])
        for folded, unit, text in surfaces(entry.reading):
            found["names"].append([document, unit, f"{document}|NAMES|{unit}|{text}", document, text, folded])
    return found


def fact_rows(entries: Sequence[Entry]) -> Parameters:
    """The rows of all that documents state, for ``neo4j_statements.facts``."""
    found: Parameters = {parameter(fact): [] for fact in FACTS}
    for entry in entries:
        labels = _labels(entry.reading.nodes)
        for edge in entry.records.edges:
            if edge.document and edge.type != "PART_OF":
                node = _PARTS.get(edge.type) or labels[_shared_end(edge)]
                found[f"{edge.type}_{node}".lower()].append(_fact(edge))
    return found


def shared_rows(some: Sequence[Nodes], tasks: Mapping[str, int]) -> Parameters:
    """The rows of ``write/shared``: each node once, with the number of planned tasks more that name it."""
    merged: dict[str, dict[str, Properties]] = {name: {} for name in SHARED}
    for nodes in some:
        for name, properties in _shared(nodes):
            merged[name][properties["id"]] = properties
    found: Parameters = {
        name: [{"properties": node, "tasks": tasks.get(identity, 0)} for identity, node in nodes.items()]
        for name, nodes in merged.items()
    }
    return found | {"collectives": sorted({unit.id for nodes in some for unit in nodes.units if unit.collective})}


def parent_rows(some: Iterable[Nodes]) -> Parameters:
    """The rows of ``write/parents``: each edge of the registry once."""
    found: dict[str, dict[str, list[Any]]] = {"units": {}, "places": {}}
    for nodes in some:
        units = {unit.id for unit in nodes.units}
        for edge in parents(nodes):
            name = "units" if edge.from_id in units else "places"
            found[name][edge.key] = [edge.from_id, edge.to_id, edge.key, edge.source]
    return {name: list(rows.values()) for name, rows in found.items()}


def succession_rows(some: Iterable[Nodes]) -> Parameters:
    """The rows of ``write/successions``, each once."""
    found = {(one.successor, one.predecessor): one for nodes in some for one in nodes.successions}
    rows = [[*ends, f"{ends[0]}|SUCCEEDS|{ends[1]}|", one.on, one.basis] for ends, one in found.items()]
    return {"successions": rows}


def listed_nodes(entries: Sequence[Entry]) -> set[str]:
    """The shared nodes that readings list."""
    return {identity for entry in entries for identity in _labels(entry.reading.nodes)}


def named_nodes(entries: Sequence[Entry]) -> set[str]:
    """The shared nodes that documents state something of."""
    return {_shared_end(edge) for entry in entries for edge in entry.records.edges if edge.document}


def counts(entry: Entry) -> dict[str, int]:
    """How many planned tasks, stated edges and unread passages a document has."""
    reading = entry.reading
    return {
        "tasks": sum(task.kind is Kind.PLANNED for task in reading.tasks),
        "edges": sum(edge.document is not None for edge in entry.records.edges),
        "unread": len(reading.unread),
    }


def _fields(thing: object, *left_out: str) -> Properties:
    return {name: getattr(thing, name) for name in type(thing).__slots__ if name not in left_out}  # type: ignore[attr-defined]


def _document(entry: Entry) -> Properties:
    notice = entry.reading.document
    machinery = {"sort": entry.records.sort, "folded": folded_titles(notice), "fingerprint": entry.fingerprint}
    return _fields(notice) | machinery | counts(entry)


def _text(reading: Reading) -> list[Any]:
    document, source = reading.document.id, reading.source
    return [f"{document}~text", document, source.text, source.media_type, source.sha256, said_of(source)]


def _unread(reading: Reading) -> Iterator[list[Any]]:
    document = reading.document.id
    for number, one in enumerate(reading.unread, 1):
        yield [f"{document}~u{number}", document, number, one.text, one.start, one.end, one.why]


def _add_items(found: Parameters, entry: Entry) -> None:
    """Items by what they are; the words of tasks stand apart, so that a task stays readable."""
    document = entry.reading.document.id
    texts = own_texts(entry.reading)
    for item in entry.reading.items:
        text = texts[item.id]
        row = [item.id, document, list(item.path), item.title, item.start, item.end, item.kind, text]
        if not item.is_task:
            found["sections"].append(row)
            continue
        row.append(entry.records.sorts[item.id])
        found["tasks" if item.kind is Kind.PLANNED else "achievements"].append(row)
        found["words"].append([f"{item.id}~w", document, item.id, bigrams(text)])


def _part(entry: Entry, part: Part) -> list[Any]:
    fact = part.fact
    row: list[Any] = [part.id, entry.reading.document.id, part.number, fact.text, fact.start, fact.end]
    if isinstance(fact, Measure):
        row += [fact.name, float(fact.value), fact.unit, fact.comparator, fact.approximate, fact.status]
    if isinstance(fact, Deadline):
        row += [fact.by, fact.recurring]
    return row


def _fact(edge: Edge) -> list[Any]:
    return [
        edge.from_id, edge.to_id, edge.key, edge.document, edge.rule, edge.basis, edge.open_ended, edge.text, edge.start,
        edge.end, list(edge.starts), list(edge.ends), edge.quote, edge.quote_start, edge.quote_end,
    ]  # fmt: skip


def _shared_end(edge: Edge) -> str:
    return edge.from_id if edge.type.lower() in tuple(Role) else edge.to_id


def _labels(nodes: Nodes) -> dict[str, str]:
    """The labels of shared nodes, in lower case as in names of parameters."""
    kinds = {"unit": nodes.units, "policy": nodes.policies, "campaign": nodes.campaigns, "place": nodes.places}
    return {node.id: label for label, some in kinds.items() for node in some}  # type: ignore[attr-defined]


def _shared(nodes: Nodes) -> Iterator[tuple[str, Properties]]:
    """The properties of shared nodes, as the registry has them; what they are part of is an edge."""
    for unit in nodes.units:
        folded = {"folded_name": fold_name(unit.name), "folded_short": fold_name(unit.short)}
        yield "units", _fields(unit, "parent", "collective") | folded
    for policy in nodes.policies:
        yield "policies", _fields(policy) | {"folded": fold_title(policy.name)}
    for campaign in nodes.campaigns:
        yield "campaigns", _fields(campaign) | {"folded": fold_title(campaign.name)}
    for place in nodes.places:
        yield "places", _fields(place, "parent")


def tally(entries: Iterable[Entry]) -> Counter[str]:
    """In how many planned tasks each shared node is named: has a role, or is a policy or campaign."""
    return sum(map(_tally, entries), Counter())


def _tally(entry: Entry) -> Counter[str]:
    planned = {task.id for task in entry.reading.tasks if task.kind is Kind.PLANNED}
    named: set[tuple[str, str]] = set()
    for edge in entry.records.edges:
        if edge.type not in _UNCOUNTED:
            node = _shared_end(edge)
            named.add((node, edge.to_id if node == edge.from_id else edge.from_id))
    return Counter(node for node, item in named if item in planned)
