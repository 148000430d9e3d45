"""The SQL of the embedded store: files in ``graph/sql``, read once; filters are fragments by a closed table."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graph.searching import is_beginning, phrases

FOLDER = Path(__file__).parent / "sql"
FILTERS = {
    ("edge", "roles"): "filters/edge_roles",
    ("edge", "policy"): "filters/edge_policy",
    ("edge", "campaign"): "filters/edge_campaign",
    ("edge", "document"): "filters/edge_document",
    ("edge", "as_of"): "filters/edge_as_of",
    ("edge", "bodies"): "filters/edge_bodies",
    ("edge", "text"): "filters/edge_text",
    ("evidence", "unit"): "filters/evidence_unit",
    ("evidence", "bodies"): "filters/evidence_bodies",
    ("evidence", "roles"): "filters/evidence_roles",
    ("item", "roles"): "filters/item_roles",
    ("item", "document"): "filters/item_document",
    ("item", "as_of"): "filters/item_as_of",
    ("item", "text"): "filters/item_text",
    ("unit", "text"): "filters/unit_text",
    ("policy", "text"): "filters/policy_text",
    ("campaign", "text"): "filters/campaign_text",
    ("document", "text"): "filters/document_text",
}
"""(what a list is made of, field that is asked for) → fragment. Nothing else is ever put into a statement."""
_PLACE = "/* filters */"


@cache
def statement(name: str, resource: str = "", fields: tuple[str, ...] = ()) -> str:
    """The statement of a file, with a fragment for each field at its mark ``/* filters */``."""
    text = _file(name)
    fragments = [_file(FILTERS[resource, field]) for field in fields]
    return text.replace(_PLACE, "\n".join(fragments)) if fragments else text


@cache
def script(name: str) -> tuple[str, ...]:
    """The statements of a file that holds several, each ended by ``;`` at the end of a line."""
    return tuple(part for part in _file(name).split(";\n") if part.strip())


def _file(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text("utf-8")


def search_expression(words: str) -> str:
    """Words as an expression of FTS5 over ``bigrams``: all must occur; a single character is found as a beginning.

    >>> search_expression("藥品監管 5G 年")
    '"药品 品监 监管" AND "5g" AND "年" *'

    Raises:
        InvalidRequest: there is no letter or digit in the words.
    """
    quoted = ((f'"{" ".join(phrase)}"', is_beginning(phrase)) for phrase in phrases(words))
    return " AND ".join(f"{phrase} *" if beginning else phrase for phrase, beginning in quoted)
