"""What every reading keeps, whatever the text."""

from __future__ import annotations

from graph.model import Basis, Reading
from ingest.reading_json import KINDS


def keeps_the_rules(reading: Reading) -> None:
    """Every fact stands where it says, inside its proof; every fact's item and node exist."""
    text = reading.text
    items = {item.id for item in reading.items}
    nodes = {node.id for kind in ("units", "policies", "campaigns", "places") for node in getattr(reading.nodes, kind)}
    for kind in (*KINDS, "parties"):
        for fact in getattr(reading, kind):
            assert text[fact.start : fact.end] == fact.text
            assert getattr(fact, "task", None) in {*items, None}
            if hasattr(fact, "quote_start") and getattr(fact, "basis", None) is not Basis.INHERITED:
                assert fact.quote_start <= fact.start <= fact.end <= fact.quote_end <= len(text)
            for end in ("unit", "policy", "campaign"):
                if kind != "measures" and hasattr(fact, end):
                    assert getattr(fact, end) in nodes
    for item in reading.items:
        assert item.parent is None or item.parent in items
        assert 0 <= item.start < item.end <= len(text)
    assert len(items) == len(reading.items)
