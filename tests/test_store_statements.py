"""The SQL of the embedded store: a file for each question, and none that walks a table from end to end."""

from __future__ import annotations

import inspect
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import InvalidRequest
from graph.records import records
from graph.sqlite_statements import FILTERS, FOLDER, search_expression, statement
from graph.store import GraphStore
from tests.readings import Plan, many
from tests.store_dump import sqlite_dump, sqlite_store

CHANGES = {"write", "rewrite", "delete", "version", "put_rosters", "drop_roster", "close"}
NOT_QUESTIONS = {"schema", "through_collectives", "tasks_of_bodies", "tasks_of_editions"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.db"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file of a store with some documents."""
    path = tmp_path_factory.mktemp("filled") / "graph.db"
    with sqlite_store(path) as tested:
        tested.store.write(many(20))
        yield path


def test_every_question_has_a_file_of_its_name() -> None:
    methods = {name for name, _ in inspect.getmembers(GraphStore, inspect.isfunction) if not name.startswith("_")}
    files = {file.stem for file in FOLDER.glob("*.sql")}
    assert files - NOT_QUESTIONS == methods - CHANGES


def test_every_file_says_what_it_is_for() -> None:
    for file in FOLDER.rglob("*.sql"):
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith("-- "), file.name


def test_every_filter_is_in_the_table_and_every_row_of_it_is_a_file() -> None:
    assert {f"filters/{file.stem}" for file in (FOLDER / "filters").glob("*.sql")} == set(FILTERS.values())
    assert all(name == f"filters/{resource}_{field}" for (resource, field), name in FILTERS.items())


DRIVEN = [
    "tasks_of_unit",
    "tasks_of_policy",
    "tasks_of_campaign",
    "tasks_of_bodies",
    "tasks_of_editions",
    "through_collectives",
]
BY_ID = [
    *DRIVEN,
    *(f"parts/count_{name}" for name in DRIVEN[:5]),
    *("task", "unit", "document", "document_text", "units_named", "memberships", "collectives"),
    *(f"parts/{name}" for name in ("evidence", "parents", "tally", "surfaces")),
    *(f"parts/{name}" for name in ("actions", "measures", "deadlines")),
    *(f"write/{name}" for name in ("forget_unit", "forget_place", "forget_policy", "forget_campaign", "touched")),
    *("write/known", "write/tasks", "write/tally", "write/untally"),
]
TABLES = {"item", "edge", "document", "text", "unit", "policy", "campaign", "place", "surface", "tally", "action"}


class _Any(dict[str, object]):
    def __missing__(self, name: str) -> object:
        return "[]"


def scans(path: Path, sql: str) -> set[str]:
    """The tables that a statement would walk from end to end."""
    with closing(sqlite3.connect(path)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", _Any())]
    return {step.split()[1] for step in plan if step.startswith("SCAN")} & (TABLES | {"named", "other", "part"})


@pytest.mark.parametrize("name", BY_ID)
def test_no_question_by_id_scans_a_table(filled: Path, name: str) -> None:
    assert scans(filled, statement(name)) == set()


@pytest.mark.parametrize("fields", [("text",), ("policy", "campaign", "document"), ("roles",)])
def test_no_filter_makes_a_question_scan_a_table(filled: Path, fields: tuple[str, ...]) -> None:
    for name in DRIVEN:
        assert scans(filled, statement(name, "edge", fields)) == set()


@pytest.mark.parametrize("field", ["unit", "bodies", "roles"])
def test_no_filter_of_evidence_scans_a_table(filled: Path, field: str) -> None:
    assert scans(filled, statement("parts/evidence", "evidence", (field,))) == set()


def test_lists_stop_at_their_end_without_sorting(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        for name in ("tasks", *DRIVEN[:3], "units", "policies", "campaigns", "documents"):
            plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement(name)}", _Any()))
            assert "TEMP B-TREE" not in plan, name


def test_a_deleted_document_costs_what_it_holds_whatever_else_there_is(path: Path) -> None:
    steps: list[int] = []
    with sqlite_store(path) as tested:
        for document in (many(1), many(100)):
            tested.store.write(document)
            tested.store.delete(Plan(1).id)
            tested.store.write(many(1))
            steps.append(_steps_to_delete(path, tested.store))
    assert steps[1] < 2 * steps[0]


def _steps_to_delete(path: Path, store: GraphStore) -> int:
    """How many hundreds of SQLite's instructions it takes to delete a document."""
    from graph.sqlite_write import delete

    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.set_progress_handler(count, 100)
        delete(connection, Plan(1).id)
        connection.rollback()
    assert store.document(Plan(1).id)
    return counted


def test_search_expressions_are_phrases_joined_by_and() -> None:
    assert search_expression("藥品，監") == '"药品" AND "监" *'
    with pytest.raises(InvalidRequest):
        search_expression("，")


def test_the_edges_of_the_graph_are_those_of_the_records(filled: Path) -> None:
    stored = {
        "|".join([str(row[1]), str(row[0]), str(row[2]), str(row[3] or "")]): (row[4], row[8], row[13])
        for row in sqlite_dump(filled)["graph_edge"]
        if row[0] != "SUCCEEDS"  # which needs both units, whichever notices name them
    }
    made = {edge.key: (edge.sort, edge.text, edge.quote) for one in many(20) for edge in records(one).edges}
    assert stored == made
