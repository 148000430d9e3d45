"""The page docs/graph-model.md: what stands in the graph, from the model, the schema files and what this page adds."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from graph import model
from graph.neo4j_statements import FACTS

SCHEMA = Path(__file__).parent.parent / "cypher" / "schema"
OF_DOCUMENT = {"id": "string", "document": "string"}
PLACE = {"start": "integer", "end": "integer"}
NUMBERED = OF_DOCUMENT | {"number": "integer"}
ITEM = OF_DOCUMENT | {
    "path": "list of strings",
    "title": "string",
    "text": "string",
    "order": "integer",
    "kind": "string",
}
EDGE = {
    "key": "string", "document": "string", "text": "string", **PLACE, "starts": "list of integers",
    "ends": "list of integers", "quote": "string", "quote_start": "integer", "quote_end": "integer", "rule": "string",
    "basis": "string", "open_ended": "boolean",
}  # fmt: skip
STRUCTURE = {"key": "string", "document": "string"}


@dataclass(frozen=True)
class Label:
    """A label with its meaning and its properties by type."""

    name: str
    meaning: str
    properties: dict[str, str]


def _of(kind: type[Any], *left_out: str) -> dict[str, str]:
    hints = get_type_hints(kind)
    return {f.name: _type(hints[f.name]) for f in fields(kind) if f.name not in left_out}


def _type(hint: Any) -> str:
    if isinstance(hint, types.UnionType):
        return next(_type(part) for part in get_args(hint) if part is not type(None))
    names = {str: "string", int: "integer", float: "float", bool: "boolean"}
    return "string" if isinstance(hint, type) and issubclass(hint, StrEnum) else names[hint]


PROOF = ("task", "quote_start", "quote_end")
LABELS = (
    Label("Document", "one notice", _of(model.Notice) | {"tasks": "integer", "edges": "integer", "unread": "integer", "sort": "string", "folded": "string", "fingerprint": "string"}),
    Label("Section", "a heading of the outline; also `:Item`", ITEM | PLACE),
    Label("Task", "a planned task; also `:Item`", ITEM | PLACE | {"sort": "string"}),
    Label("Achievement", "a reported result; also `:Item`", ITEM | PLACE | {"sort": "string"}),
    Label("Action", "a sentence or `；` clause of an item", NUMBERED | _of(model.Action, *PROOF)),
    Label("Measure", "a number with its unit", NUMBERED | _of(model.Measure, *PROOF)),
    Label("Deadline", "a limit in time; `due` is the ISO date it ends on", NUMBERED | _of(model.Deadline, *PROOF, "by") | {"due": "string"}),
    Label("Unit", "a body; also `:Collective` where the name stands for many", _of(model.Unit, "parent", "collective") | {"tasks": "integer", "folded_name": "string", "folded_short": "string"}),
    Label("Policy", "a law, plan, measure, standard or guide", _of(model.Policy) | {"tasks": "integer", "folded": "string"}),
    Label("Campaign", "a campaign with a name of its own", _of(model.Campaign) | {"tasks": "integer", "folded": "string"}),
    Label("Place", "a province, city, district or zone", _of(model.Place, "parent")),
    Label("Text", "a document's text, in which all offsets count, and what was given with it", OF_DOCUMENT | {"text": "string", "media_type": "string", "sha256": "string", "given": "string"}),
    Label("Unread", "a passage that looks like a fact and was not understood", NUMBERED | _of(model.Unread)),
    Label("Words", "a task's words as the full-text index has them", OF_DOCUMENT | {"words": "string"}),
    Label("PolicyGraph", "the mark that the database is ours", {"id": "string", "schema": "integer", "reader": "string", "registry": "string"}),
    Label("Changes", "the number of changes, odd while one is being committed", {"id": "string", "count": "integer"}),
)  # fmt: skip
STRUCTURES: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("Action, Item", "PART_OF", "Item, Document", STRUCTURE),
    ("Unit", "PART_OF", "Unit", {"key": "string", "source": "string"}),
    ("Unit", "SUCCEEDS", "Unit", {"key": "string", "on": "string", "source": "string"}),
    (
        "Unit",
        "MEMBER_OF",
        "Unit",
        {
            "key": "string",
            "since": "string",
            "until": "string",
            "source": "string",
            "collective_name": "string",
            "member_name": "string",
        },
    ),
    ("Place", "PART_OF", "Place", {"key": "string", "source": "string"}),
    ("Document", "HAS_TEXT", "Text", {"document": "string"}),
    ("Document", "HAS_UNREAD", "Unread", {"document": "string"}),
    ("Task, Achievement", "HAS_WORDS", "Words", {"document": "string"}),
    ("Document", "NAMES", "Unit", STRUCTURE | {"text": "string", "folded": "string"}),
)


def data_dictionary() -> str:
    """The page as Markdown."""
    parts = [
        "# The graph, word by word\n",
        "Written by `scripts/make_docs.py` from `graph/model.py` and `cypher/schema`. A test holds it against a database.",
        "`sort`, `folded…`, `fingerprint`, `Changes` and `Words` serve the store; the rest is for you. `tasks` counts planned",
        "tasks. Offsets count Unicode code points of the text on `Text`, half-open.\n",
        "In Neo4j Browser, `CALL db.schema.visualization()` draws what follows.\n",
        "![What is tied to what](pictures/schema.png)\n",
    ]
    for label in LABELS:
        parts += [f"## {label.name}\n", f"{label.meaning[0].upper()}{label.meaning[1:]}.\n", _rows(label), ""]
    parts += ["## Edges that a document states\n", "Each has: " + ", ".join(f"`{name}` ({kind})" for name, kind in EDGE.items()) + ".\n"]  # fmt: skip
    parts += ["| from | edge | to |", "|---|---|---|"]
    parts += [f"| {start.replace('|', ', ')} | `{kind}` | {end.replace('|', ', ')} |" for start, kind, end in FACTS]
    parts += ["", "## Edges of structure\n", "| from | edge | to | properties |", "|---|---|---|---|"]
    parts += [f"| {start} | `{kind}` | {end} | {', '.join(f'`{name}`' for name in held)} |" for start, kind, end, held in STRUCTURES]  # fmt: skip
    return "\n".join(parts) + "\n"


def _rows(label: Label) -> str:
    known = _indexes()
    named = (label.name, "Item") if {"path", "order"} <= label.properties.keys() else (label.name,)
    rows = ["| property | type | index |", "|---|---|---|"]
    for name, kind in label.properties.items():
        index = next((known[one, name] for one in named if (one, name) in known), "")
        rows.append(f"| `{name}` | {kind} | {index} |")
    return "\n".join(rows)


@cache
def _indexes() -> dict[tuple[str, str], str]:
    """(label, property) → how it is indexed, from the files that make the schema."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(SCHEMA.glob("*.cypher")):
        text = path.read_text("utf-8")
        for label, name in re.findall(r"FOR \(\w+:(\w+)\) REQUIRE \w+\.(\w+) IS UNIQUE", text):
            found[label, name] = "unique"
        for label, name in re.findall(r"CREATE INDEX .*? FOR \(\w+:(\w+)\) ON \(\w+\.(\w+)\)", text):
            found[label, name] = "range"
        for label, name in re.findall(r"FULLTEXT INDEX .*? FOR \(\w+:(\w+)\) ON EACH \[\w+\.(\w+)\]", text):
            found[label, name] = "full text"
    return found
