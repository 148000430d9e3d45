"""What only the embedded store does: its file, its statements, and what stands after a sudden death."""

from __future__ import annotations

import inspect
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.answers import TaskFilter
from graph.errors import InvalidRequest, StoreUnavailable
from graph.model import SCHEMA, Basis, Role
from graph.open import STORE_VARIABLE, open_store
from graph.records import records
from graph.sqlite_statements import FILTERS, FOLDER, search_expression, statement
from graph.store import GraphStore
from tests import readings as pool
from tests.readings import Plan, Topic, many, reading
from tests.store_dump import sqlite_dump, sqlite_store

CHANGES = {"write", "rewrite", "delete", "version", "close"}
NOT_QUESTIONS = {"schema", "through_collectives"}


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


# Addresses.


@pytest.mark.parametrize("url", ["neo4j://localhost", "bolt+s://localhost:7687"])
def test_a_server_is_not_in_this_version(url: str) -> None:
    with pytest.raises(InvalidRequest, match="only the embedded store"):
        open_store(url)


@pytest.mark.parametrize("url", ["graph.db", "sqlite:", "postgres://localhost", "sqlite::memory:"])
def test_another_address_is_refused_with_what_would_be_right(url: str) -> None:
    with pytest.raises(InvalidRequest, match="sqlite:PATH"):
        open_store(url)


def test_the_variable_names_the_store(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STORE_VARIABLE, f"sqlite:{path}")
    with closing(open_store()) as store:
        assert store.status().url == f"sqlite:{path}"
    assert path.exists()


def test_a_store_that_is_not_there_is_not_made_for_a_reader(path: Path) -> None:
    with pytest.raises(
        StoreUnavailable, match=f"there is no store at {path}; `policygraph ingest PATH --store sqlite:"
    ):
        open_store(f"sqlite:{path}", create=False)
    assert not path.exists()


# Files.


def test_a_name_with_any_sign_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "圖 100%?mode=ro#x.db"
    with closing(open_store(f"sqlite:{path}")) as store:
        store.write([reading(Plan(1))])
    assert path.exists()


def refused(path: Path, match: str) -> None:
    """Opening says why it cannot be, in one sentence that names the file, and leaves the file as it was."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(StoreUnavailable, match=match) as caught:
        open_store(f"sqlite:{path}")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_file_that_is_no_database_is_refused(path: Path) -> None:
    path.write_text("工作要點" * 1000, "utf-8")
    refused(path, "no policygraph store but a file of another kind")


def test_a_database_of_somebody_else_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE meta (schema INTEGER)")
    refused(path, "no policygraph store")


def test_a_database_of_a_newer_version_is_refused(path: Path) -> None:
    open_store(f"sqlite:{path}").close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE meta SET schema = ?", [SCHEMA + 1])
        newer.commit()
        newer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    refused(path, "newer policygraph")


def test_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    refused(tmp_path, "cannot be opened")
    refused(tmp_path / "none" / "graph.db", "cannot be opened")


def test_a_damaged_database_is_told(path: Path) -> None:
    with sqlite_store(path) as tested:
        tested.store.write(many(20))
    content = bytearray(path.read_bytes())
    for page in range(20, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    with pytest.raises(StoreUnavailable, match="damaged"):
        _read_all(path)


def _read_all(path: Path) -> None:
    with closing(open_store(f"sqlite:{path}")) as store:
        for task in store.tasks(TaskFilter(kind=None), limit=500).rows:
            store.task(task.id)


def test_a_closed_store_says_so(path: Path) -> None:
    store = open_store(f"sqlite:{path}")
    store.close()
    for ask in (store.status, store.version):
        with pytest.raises(StoreUnavailable, match="closed"):
            ask()


def test_the_schema_is_that_of_the_model(filled: Path) -> None:
    with closing(open_store(f"sqlite:{filled}")) as store:
        assert store.status().schema == SCHEMA


# Writers and readers.


def test_a_second_writer_is_told_and_readers_are_not_disturbed(path: Path) -> None:
    with sqlite_store(path) as tested, closing(sqlite3.connect(path, isolation_level=None)) as other:
        tested.store.write([reading(Plan(1))])
        other.execute("BEGIN IMMEDIATE")
        with closing(open_store(f"sqlite:{path}", timeout=0.05)) as second:
            with pytest.raises(StoreUnavailable, match="another process is writing"):
                second.write([reading(Plan(2))])
            assert second.status().documents == 1


def test_a_second_writer_waits_its_turn(path: Path) -> None:
    with sqlite_store(path) as tested, closing(open_store(f"sqlite:{path}", timeout=5)) as second:
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.2, lambda: other.execute("COMMIT"))
        timer.start()
        assert second.write([reading(Plan(2))]).new == 1
        timer.join()
        other.close()
        assert tested.store.status().documents == 1


def test_another_process_s_change_is_seen(path: Path) -> None:
    with sqlite_store(path) as tested, closing(open_store(f"sqlite:{path}")) as other:
        before = tested.store.version()
        other.write([reading(Plan(1))])
        assert tested.store.version() != before


def test_threads_share_a_store_and_each_answer_is_of_one_moment(path: Path) -> None:
    topics = tuple(Topic(duties=((Role.LEADS, 4, 0, Basis.EXPLICIT),)) for _ in range(5))
    one = reading(Plan(1, topics=topics))
    torn: list[int] = []
    with sqlite_store(path) as tested:
        stop = threading.Event()

        def ask() -> None:
            while not stop.is_set():
                page = tested.store.tasks_of_unit(pool.DRUGS.id, limit=2)
                if (page.count, len(page.rows)) not in {(0, 0), (5, 2)}:
                    torn.append(page.count)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(20):
            tested.store.write([one])
            tested.store.delete(one.document.id)
        stop.set()
        for thread in threads:
            thread.join()
    assert torn == []


def test_processes_may_make_the_store_at_the_same_time(path: Path) -> None:
    code = f"from graph.open import open_store; open_store('sqlite:{path}').close()"
    makers = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(6)]
    assert [maker.wait() for maker in makers] == [0] * 6


# Statements.


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


DRIVEN = ["tasks_of_unit", "tasks_of_policy", "tasks_of_campaign", "through_collectives"]
BY_ID = [
    *DRIVEN,
    *(f"parts/count_{name}" for name in DRIVEN[:3]),
    *("task", "unit", "document", "document_text", "units_named"),
    *(
        f"parts/{name}"
        for name in ("evidence", "evidence_of_unit", "evidence_of_roles", "parents", "tally", "surfaces")
    ),
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
    }
    made = {edge.key: (edge.sort, edge.text, edge.quote) for one in many(20) for edge in records(one).edges}
    assert stored == made


# Sudden death.

WRITER = """
import sys
from itertools import count
from graph.open import open_store
from tests.readings import many, Plan
store = open_store(sys.argv[1])
readings = many(60)
print("ready", flush=True)
for turn in count():
    if turn % 3 == 2:
        for reading in readings[:50]:
            store.delete(reading.document.id)
    for first in range(0, 60, 4):
        store.write(readings[first : first + 4])
"""


def test_a_killed_writer_leaves_whole_documents(path: Path) -> None:
    root = Path(__file__).parents[1]
    whole = {one.document.id: one for one in many(60)}
    seen: set[int] = set()
    for wait in (0.01, 0.03, 0.06, 0.1, 0.15, 0.22, 0.3, 0.4):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, f"sqlite:{path}"], stdout=subprocess.PIPE, cwd=root
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(wait)
            os.kill(child.pid, signal.SIGKILL)
        with closing(open_store(f"sqlite:{path}")) as store:
            held = [row.id for row in store.documents(limit=500).rows]
            seen.add(len(held))
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        with sqlite_store(path.with_name(f"fresh-{wait}.db")) as fresh:
            fresh.store.write([whole[document] for document in held])
            assert sqlite_dump(path) == fresh.dump()
    assert len(seen) > 1
