"""What only the embedded store does: its addresses, its file, its writers and readers."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graph.answers import TaskFilter
from graph.errors import InvalidRequest, StoreUnavailable
from graph.model import STORE_SCHEMA
from graph.open import STORE_VARIABLE, open_store
from tests.readings import Plan, many, reading
from tests.store_dump import sqlite_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "graph.db"


# Addresses.


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


def test_a_store_stays_where_it_was_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(tmp_path)
    with closing(open_store("sqlite:graph.db")) as store:
        monkeypatch.chdir(elsewhere)
        store.write([reading(Plan(1))])
    assert list(elsewhere.iterdir()) == []


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
        newer.execute("UPDATE meta SET schema = ?", [STORE_SCHEMA + 1])
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


def test_the_schema_is_that_of_the_model(path: Path) -> None:
    with closing(open_store(f"sqlite:{path}")) as store:
        assert store.status().schema == STORE_SCHEMA


# Writers and readers.


def test_processes_may_make_the_store_at_the_same_time(path: Path) -> None:
    code = f"from graph.open import open_store; open_store('sqlite:{path}').close()"
    makers = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(12)]
    assert [maker.wait() for maker in makers] == [0] * 12
