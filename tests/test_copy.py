"""Copies of a store: equal content, also after the way back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.cli import run
from graph.open import open_store
from ingest.readers import load
from ingest.reading import read
from tests.neo4j_sources import RunningNeo4j
from tests.store_dump import neo4j_store, sqlite_dump

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
STRANGE = "一、任务\n（一）修路。2022年底前完成。（牵头单位：市交通局，配合单位待定）\n"


@pytest.fixture(scope="module")
def server(neo4j_server: RunningNeo4j) -> Iterator[RunningNeo4j]:
    """An empty database of ours, whose password is in the environment."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in neo4j_server.environment.items():
            patched.setenv(name, value)
        with neo4j_store(neo4j_server):
            yield neo4j_server


def test_a_copy_there_and_back_is_equal(
    server: RunningNeo4j, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, last = tmp_path / "first.db", tmp_path / "last.db"
    with closing(open_store(f"sqlite:{first}")) as store:
        store.write([read(load(SAMPLE)), read(load(STRANGE.encode(), "strange.txt"))])
    assert run(["copy", "--from", f"sqlite:{first}", "--to", server.url]) == 0
    assert capsys.readouterr().out == "2 documents (2 new, 0 replaced, 0 unchanged)\n"
    assert run(["copy", "--from", server.url, "--to", f"sqlite:{last}"]) == 0
    assert run(["copy", "--from", server.url, "--to", f"sqlite:{last}"]) == 0
    assert "2 unchanged" in capsys.readouterr().out
    assert sqlite_dump(first) == sqlite_dump(last)


def test_what_is_not_there_is_not_copied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["copy", "--from", f"sqlite:{tmp_path / 'none.db'}", "--to", f"sqlite:{tmp_path / 'new.db'}"]) == 1
    assert "there is no store" in capsys.readouterr().err
