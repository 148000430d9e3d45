"""The Cypher of the full product: files in ``cypher``, read once, and put together by closed tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cypher
from graph.searching import is_beginning, phrases

FOLDER = Path(cypher.__file__).parent
FILTERS = {
    ("evidence", "unit"): "filters/evidence_unit",
    ("evidence", "roles"): "filters/evidence_roles",
    ("item", "roles"): "filters/item_roles",
    ("item", "policy"): "filters/item_policy",
    ("item", "campaign"): "filters/item_campaign",
    ("item", "document"): "filters/item_document",
    ("item", "as_of"): "filters/item_as_of",
    ("item", "bodies"): "filters/item_bodies",
    ("item", "text"): "filters/item_text",
    ("unit", "text"): "filters/unit_text",
    ("policy", "text"): "filters/policy_text",
    ("campaign", "text"): "filters/campaign_text",
    ("document", "text"): "filters/document_text",
}
"""(what a list is made of, field that is asked for) → fragment. Nothing else is ever put into a question."""
Fact = tuple[str, str, str]
OWNER = "Item|Document"
FACTS: tuple[Fact, ...] = (
    *(("Unit", role, OWNER) for role in ("LEADS", "SUPPORTS", "IMPLEMENTS")),
    *((OWNER, relation, "Policy") for relation in ("CARRIES_OUT", "REVISES", "DRAFTS", "ISSUES", "CITES")),
    (OWNER, "CARRIES_OUT", "Campaign"),
    (OWNER, "CONCERNS", "Unit"),
    (OWNER, "CONCERNS", "Place"),
    (OWNER, "MEASURED_BY", "Measure"),
    (OWNER, "DUE", "Deadline"),
    ("Document", "ISSUED_BY", "Unit"),
    ("Document", "ADDRESSED_TO", "Unit"),
)
"""What documents state: labels of the start, type, labels of the end. Labels and types cannot be parameters."""


@cache
def statement(name: str) -> str:
    """The statement of a file."""
    return _file(name)


@cache
def script(name: str) -> tuple[str, ...]:
    """The statements of a file that holds several, each ended by ``;`` at the end of a line."""
    return tuple(part for part in _file(name).split(";\n") if part.strip())


@cache
def page(question: str, resource: str, fields: tuple[str, ...] = ()) -> str:
    """One page of a list and its length, filtered by these fields."""
    asked = {name: _filtered(name, resource, fields) for name in (question, f"parts/count_{question}")}
    return _filled(_file("parts/page"), page=asked[question], count=asked[f"parts/count_{question}"])


@cache
def page_of_tasks(question: str, fields: tuple[str, ...], evidence: str, *, tally: bool, through: bool) -> str:
    """One page of tasks with their ``evidence`` ("unit" or "roles"), counted by the tally if that holds their number."""
    rows = _filled(_filtered(question, "item", fields), evidence=_file(FILTERS["evidence", evidence]))
    count = _count_of_tasks(question, fields, tally)
    if not through:
        return _filled(_file("parts/page"), page=rows, count=count)
    more = _filtered("through_collectives", "item", ("bodies", *fields) if question == "tasks_of_bodies" else fields)
    return _filled(_file("parts/page_of_unit"), page=rows, count=count, through=more)


def _count_of_tasks(question: str, fields: tuple[str, ...], tally: bool) -> str:
    """The cheapest way to count: what is kept anyway, by the store or by Neo4j itself."""
    if tally:
        return _file("parts/tally")
    if question == "tasks" and not fields:
        return _file("parts/count_every_task")
    return _filtered(f"parts/count_{question}", "item", fields)


@cache
def facts() -> str:
    """The statement that stores all that documents state, each kind from the parameter ``parameter(fact)``."""
    part = _file("write/fact")
    filled = (
        part.replace("FACT", parameter(fact))
        .replace("START_LABEL", fact[0])
        .replace("EDGE_TYPE", fact[1])
        .replace("END_LABEL", fact[2])
        for fact in FACTS
    )
    return "".join(filled)


def parameter(fact: Fact) -> str:
    """The name of a kind of fact among parameters.

    >>> parameter(("Item|Document", "CARRIES_OUT", "Campaign"))
    'carries_out_campaign'
    """
    start, kind, end = fact
    return f"{kind}_{start if end == OWNER else end}".lower()


def _filtered(name: str, resource: str, fields: tuple[str, ...]) -> str:
    """A file with a fragment for each field at its mark: conditions at one, where a search begins at the other."""
    fragments = {field: _file(FILTERS[resource, field]) for field in fields}
    search = fragments.pop("text", "") if resource == "item" else ""
    return _filled(_file(name), search=search, filters="".join(fragments.values()))


def _filled(text: str, **fragments: str) -> str:
    """A text with each ``/* mark */`` replaced by its fragment."""
    for mark, fragment in fragments.items():
        text = text.replace(f"/* {mark} */", fragment)
    return text


def _file(name: str) -> str:
    return (FOLDER / f"{name}.cypher").read_text("utf-8")


def search_expression(words: str) -> str:
    """Words as an expression of Lucene over ``bigrams``: all must occur; a single character is found as a beginning.

    >>> search_expression("藥品監管 5G 年")
    '"药品 品监 监管" AND "5g" AND 年*'

    Raises:
        InvalidRequest: there is no letter or digit in the words.
    """
    return " AND ".join(
        f"{phrase[0]}*" if is_beginning(phrase) else f'"{" ".join(phrase)}"' for phrase in phrases(words)
    )
