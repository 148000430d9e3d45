"""The Cypher of the full product: a file for each question, none deprecated, and none that walks all nodes of a kind."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from graph.answers import StandIn, TaskFilter
from graph.model import Kind, Role
from graph.neo4j_statements import FACTS, FILTERS, FOLDER, facts, page, parameter, search_expression, statement
from graph.neo4j_tasks import question, values
from graph.store import GraphStore
from ingest.readers import load
from ingest.reading import read
from tests.neo4j_sources import RunningNeo4j
from tests.store_dump import neo4j_store

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
CHANGES = {"write", "rewrite", "delete", "put_rosters", "drop_roster", "close"}
NOT_QUESTIONS = {"through_collectives", "tasks_of_bodies", "tasks_of_editions"}
LISTS = {"units": "unit", "policies": "policy", "campaigns": "campaign", "documents": "document"}
MAY_SCAN = {
    "status": "sums what all documents have",
    "write/fingerprints": "a rewrite compares all documents",
    "write/clear": "a rewrite forgets all",
    "rosters": "all that rosters say",
    "write/lock": "looks whether there is any document",
    **{f"{name} by text": "names are looked through to count those that hold a word" for name in LISTS},
}


def test_every_question_has_a_file_of_its_name() -> None:
    methods = {name for name, _ in inspect.getmembers(GraphStore, inspect.isfunction) if not name.startswith("_")}
    assert {file.stem for file in FOLDER.glob("*.cypher")} - NOT_QUESTIONS == methods - CHANGES


def test_every_file_says_what_it_is_for() -> None:
    for file in set(FOLDER.rglob("*.cypher")) - set((FOLDER / "browser").iterdir()):
        assert file.read_text("utf-8").startswith("// "), file.name


def test_every_filter_is_in_the_table_and_every_row_of_it_is_a_file() -> None:
    assert {f"filters/{file.stem}" for file in (FOLDER / "filters").glob("*.cypher")} == set(FILTERS.values())
    assert all(name == f"filters/{resource}_{field}" for (resource, field), name in FILTERS.items())


def test_every_kind_of_fact_has_a_parameter_of_its_own() -> None:
    assert len({parameter(fact) for fact in FACTS}) == len(FACTS)
    assert all(f"$rows.{parameter(fact)} " in facts() for fact in FACTS)


def test_search_expressions_are_phrases_joined_by_and() -> None:
    assert search_expression("藥品，監") == '"药品" AND 监*'


def _statements() -> Iterator[tuple[str, str]]:
    """Every statement by a name, lists with each of their filters."""
    for file in [*FOLDER.glob("*.cypher"), *(FOLDER / "write").glob("*.cypher"), FOLDER / "schema" / "found.cypher"]:
        name = str(file.relative_to(FOLDER)).removesuffix(".cypher")
        if name not in (
            "through_collectives",
            "tasks_of_bodies",
            "tasks_of_editions",
            "write/fact",
            "write/give_up",
        ):  # parts; a command that has no plan
            yield name, statement(name)
    yield "facts", facts()
    for name, resource in LISTS.items():
        yield name, page(name, resource)
        yield f"{name} by text", page(name, resource, ("text",))
    for asked in _filters():
        yield str(asked), question(asked)


def _filters() -> Iterator[TaskFilter]:
    """Questions for tasks by each field and each pair of fields."""
    fields = {"unit": "u", "policy": "p", "campaign": "c", "document": "d", "text": "药品", "roles": (Role.LEADS,)}
    for number in (0, 1, 2):
        for chosen in combinations(fields, number):
            yield TaskFilter(**{name: fields[name] for name in chosen})  # type: ignore[arg-type]
    yield TaskFilter(kind=None)
    yield TaskFilter(unit="u", kind=Kind.REPORTED)
    yield TaskFilter(as_of="2022")
    yield TaskFilter(policy="p", policies=("q",))
    yield TaskFilter(campaign="c", campaigns=("d",), text="药品")
    yield TaskFilter(unit="u", policy="p", policies=("q",), campaign="c", campaigns=("d",))
    yield TaskFilter(unit="u", also=(StandIn("v"),))
    yield TaskFilter(unit="u", also=(StandIn("v", "2019", "2021", "w"),), text="药品", as_of="2022-05")


STATEMENTS = dict(_statements())


@pytest.fixture(scope="module")
def driver(neo4j_server: RunningNeo4j) -> Iterator[Driver]:
    """The server with the sample in its database, its plans made anew: those of an empty database scan."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in neo4j_server.environment.items():
            patched.setenv(name, value)
        with neo4j_store(neo4j_server) as tested:
            tested.store.write([read(load(SAMPLE))])
            auth = (neo4j_server.username, neo4j_server.password)
            with GraphDatabase.driver(neo4j_server.url, auth=auth) as opened:
                opened.execute_query("CALL db.prepareForReplanning()")
                yield opened


class _Any(dict[str, object]):
    """A value for every parameter that a statement may have."""

    def __init__(self) -> None:
        asked = values(TaskFilter(text="药品"), "", 50)
        super().__init__(asked | dict.fromkeys(("unit", "policy", "campaign", "document", "node", "folded"), "x"))
        self.update(rows={}, ids=["x"], documents=["x"], counted_at=-1, count=1, task="x", schema=1)
        self.update(level="county", jurisdiction="310101", sources=["x"], units=["x"])
        self.update(reader=None, registry=None)


@pytest.mark.parametrize("name", STATEMENTS)
def test_no_statement_walks_all_of_a_kind_or_is_deprecated(driver: Driver, name: str) -> None:
    summary = driver.execute_query(f"EXPLAIN {STATEMENTS[name]}", _Any()).summary
    told = [status.status_description for status in summary.gql_status_objects if status.is_notification]
    assert not [one for one in told if "deprecated" in one.lower() or "cartesian" in one.lower()]
    waiting, scans = [summary.plan], set()
    while waiting:
        plan = waiting.pop()
        assert plan is not None
        if "Scan" in plan["operatorType"]:
            scans.add(f"{plan['operatorType']} {plan['args'].get('Details')}")
        waiting += plan.get("children", [])
    if name in MAY_SCAN:
        assert scans, f"{name} is excused for nothing"
    else:
        assert scans == set()
