"""What people meet in Neo4j Browser: saved queries that answer, a style for each label, a page that tells the truth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from graph.neo4j_statements import FACTS
from graph.open import open_store
from ingest.readers import load
from ingest.reading import read
from scripts.data_dictionary import EDGE, LABELS, STRUCTURES
from tests.neo4j_sources import RunningNeo4j
from tests.store_dump import neo4j_store

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "cypher" / "browser"
QUERIES = sorted(FOLDER.glob("*.cypher"))
TYPES = {"String": "string", "Long": "integer", "Double": "float", "Boolean": "boolean", "StringArray": "list of strings", "LongArray": "list of integers"}  # fmt: skip


@pytest.fixture(scope="module")
def driver(neo4j_server: RunningNeo4j) -> Iterator[Driver]:
    """A database with the sample and something unread."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in neo4j_server.environment.items():
            patched.setenv(name, value)
        strange = load("一、任务\n（一）修路。（牵头单位待定）\n".encode(), "strange.txt")
        with neo4j_store(neo4j_server), closing(open_store(neo4j_server.url)) as store:
            store.write([read(load(ROOT / "samples" / "shanghai-2022-quality.txt")), read(strange)])
            auth = (neo4j_server.username, neo4j_server.password)
            with GraphDatabase.driver(neo4j_server.url, auth=auth) as driver:
                yield driver


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_saved_query_answers_on_the_sample(path: Path, driver: Driver) -> None:
    text = path.read_text("utf-8")
    assert re.match(r"WITH ('[^']*'|\d+|true|false) AS \w+ // \S", text), "the first line has the literal to change"
    assert re.search(r"^LIMIT \d+$", text, re.MULTILINE)
    assert driver.execute_query(text, routing_="r").records


def test_every_label_has_a_style() -> None:
    style = (FOLDER / "style.grass").read_text("utf-8")
    assert set(re.findall(r"^node\.(\w+) ", style, re.MULTILINE)) >= {label.name for label in LABELS} - {
        "Unread",
        "Words",
        "Changes",
    }
    assert style.count("{") == style.count("}")


def test_the_dictionary_says_what_stands_in_the_database(driver: Driver) -> None:
    told = {label.name: label.properties for label in LABELS}
    rows = driver.execute_query("CALL db.schema.nodeTypeProperties()", routing_="r").records
    seen = set()
    for row in rows:
        (label,) = set(row["nodeLabels"]) - {"Item", "Collective"}
        seen.add(label)
        if row["propertyName"]:
            assert TYPES[row["propertyTypes"][0]] == told[label][row["propertyName"]], (label, row["propertyName"])
    assert seen == told.keys() - {"Deadline"}  # the sample has none
    edges = {kind: EDGE for _, kind, _ in FACTS}
    for _, kind, _, held in STRUCTURES:
        edges[kind] = edges.get(kind, {}) | held
    for row in driver.execute_query("CALL db.schema.relTypeProperties()", routing_="r").records:
        kind = row["relType"].strip(":`")
        assert TYPES[row["propertyTypes"][0]] == edges[kind][row["propertyName"]], (kind, row["propertyName"])
