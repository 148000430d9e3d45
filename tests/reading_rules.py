"""What every reading keeps, whatever the text."""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from jsonschema import Draft202012Validator

from graph.folding import fold
from graph.model import Basis, Document, Item, Reading
from graph.records import records
from ingest.reading import read
from ingest.reading_json import KINDS, to_json
from ingest.reasons import TABLE_REPEATS
from ingest.spans import Span

SCHEMA = Path(__file__).parent.parent / "docs" / "reading.schema.json"
UNSAFE = re.compile(r"[/?#\s]")
LONGEST_UNREAD = 400
"""A passage that is longer says only that something was not read."""
SECONDS_PER_MEGABYTE = 10
SECONDS_AT_LEAST = 1.0
"""What a text may take though it be short: others use the processor too."""
TRIES = 4
PAUSE = 1.0
"""Seconds between two tries: a machine that others slow down is quicker then, a slow reading is not."""


def keeps_the_rules(reading: Reading) -> None:
    """Every fact stands where it says, inside its proof; every fact's item and node exist; ids and items are in order; nobody
    has a duty where he signs or receives the notice.
    """
    text = reading.text
    items = {item.id for item in reading.items}
    nodes = {node.id for kind in ("units", "policies", "campaigns", "places") for node in getattr(reading.nodes, kind)}
    for kind in (*KINDS, "parties"):
        facts = getattr(reading, kind)
        assert [(fact.start, fact.end) for fact in facts] == sorted((fact.start, fact.end) for fact in facts)
        for fact in facts:
            assert 0 <= fact.start < fact.end <= len(text), fact
            assert text[fact.start : fact.end] == fact.text, fact
            assert getattr(fact, "task", None) in {*items, None}, fact
            if hasattr(fact, "quote_start") and getattr(fact, "basis", None) is not Basis.INHERITED:
                assert fact.quote_start <= fact.start <= fact.end <= fact.quote_end <= len(text), fact
            for end in ("unit", "policy", "campaign"):
                if kind != "measures" and hasattr(fact, end):
                    assert getattr(fact, end) in nodes, fact
    assert all(math.isfinite(measure.value) for measure in reading.measures)
    parties = {(party.start, party.end) for party in reading.parties}
    assert not [duty for duty in reading.responsibilities if (duty.start, duty.end) in parties]
    _is_outline(reading)
    _has_ids(reading)
    _has_dates(reading)


def _is_outline(reading: Reading) -> None:
    """Items in the order of the text, each within the one above it; tasks have no item below or a carrier of their own."""
    known: dict[str, Item] = {}
    above = {item.parent for item in reading.items}
    answered = {duty.task for duty in reading.responsibilities}
    assert [item.start for item in reading.items] == sorted(item.start for item in reading.items)
    for item in reading.items:
        assert 0 <= item.start < item.end <= len(reading.text), item
        assert item.title in reading.text[item.start : item.end], item
        assert item.is_task or item.id in above, item
        assert item.is_task or item.id not in answered, item
        if item.parent is not None:
            parent = known[item.parent]
            assert parent.start <= item.start and item.end <= parent.end, (parent, item)
            assert item.path[:-1] == parent.path, (parent, item)
        known[item.id] = item


def _has_ids(reading: Reading) -> None:
    """Each id once over all kinds, safe in a URL's path; items have that of their document in front."""
    facts, nodes, document = records(reading), reading.nodes, reading.document.id
    shared = [node.id for kind in (nodes.units, nodes.policies, nodes.campaigns, nodes.places) for node in kind]
    parts = [part.id for part in (*facts.actions, *facts.measures, *facts.deadlines)]
    ids = [document, *(item.id for item in reading.items), *shared, *parts]
    assert len(set(ids)) == len(ids), [one for one in ids if ids.count(one) > 1]
    assert not [one for one in ids if UNSAFE.search(one)]
    assert all(item.id.startswith(f"{document}~") for item in reading.items)
    assert len({edge.key for edge in facts.edges}) == len(facts.edges)


def _has_dates(reading: Reading) -> None:
    """Dates exist and are written as ISO 8601 has them, of the precision that is known."""
    notice = reading.document
    for written in (notice.issued_on, notice.published_on, *(limit.by for limit in reading.deadlines)):
        if written is not None:
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", written, re.ASCII), written
            date.fromisoformat(written + "-01-01"[len(written) - 4 :] if len(written) < 10 else written)


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def is_valid_json(reading: Reading) -> None:
    """The reading's JSON is what the schema in the documentation says."""
    _schema().validate(orjson.loads(orjson.dumps(to_json(reading))))


def hears(reading: Reading, named: Iterable[Span]) -> None:
    """Each of these names is in a responsibility or in a passage that is told to be unread."""
    told = [(duty.start, duty.end) for duty in reading.responsibilities]
    told += [
        (one.start, one.end)
        for one in reading.unread
        if one.end - one.start <= LONGEST_UNREAD or one.why == TABLE_REPEATS
    ]
    silent = [span for span in named if not any(start < span.end and span.start < end for start, end in told)]
    assert not silent, [reading.text[span.start : span.end] for span in silent]


def says_the_same(reading: Reading, text: str) -> None:
    """A text of the same folded characters has the same reading, but for the words as they are written."""
    other = read(Document(text, reading.source.media_type, reading.source.sha256, reading.source.given))
    assert _folded(to_json(other)) == _folded(to_json(reading))
    assert other.nodes == reading.nodes


def _folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _folded(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_folded(part) for part in value]
    return fold(value) if isinstance(value, str) else value


def ignores_what_follows(reading: Reading) -> None:
    """White space at the end of a text changes nothing but its length."""
    source = reading.source
    other = to_json(read(Document(source.text + " \n\u3000\n\n", source.media_type, source.sha256, source.given)))
    mine = to_json(reading)
    other["document"].pop("length"), mine["document"].pop("length")
    assert other == mine


def timely(text: str) -> tuple[Reading, float]:
    """The reading of a text and its seconds: no more than its length allows. What is slow once is tried again."""
    allowed = max(SECONDS_AT_LEAST, SECONDS_PER_MEGABYTE * len(text.encode(errors="surrogatepass")) / 1e6)
    for n in range(TRIES):
        time.sleep(n and PAUSE)
        begin = time.process_time()
        reading = read(Document(text, "text/plain", "0" * 64))
        seconds = time.process_time() - begin
        if seconds <= allowed:
            return reading, seconds
    raise AssertionError(f"{seconds:.2f} s for {len(text)} characters")
