"""Every file made to hurt is refused in one sentence or read, in bounded time and memory, and harms no other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.cli import run
from api.inputs import inputs
from api.reading_files import reading_of
from api.workers import Workers
from graph.errors import PolicygraphError
from graph.model import Given, Reading
from graph.open import open_store
from scripts.hostile_page import HOSTILE
from tests.hostile import Hostile
from tests.reading_rules import keeps_the_rules

LONG = 1_000_000
"""Characters of a text in which it would take longer to try the rules than to read."""
LARGE = 5_000_000
"""Bytes of a file that is read once, not twice."""
GOOD = "某市人民政府办公室关于印发工作要点的通知\n一、修路。（市交通局负责）\n"


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(1, seconds=30) as pool:
        yield pool


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file(hostile: Hostile, tmp_path: Path, workers: Workers) -> None:
    path = tmp_path / hostile.name
    path.write_bytes(hostile.make())
    found = inputs([str(path)], workers)
    told = [outcome.sentence for outcome in found.others]
    for answer in workers.answers(reading_of, ((file, Given()) for file in found.files)):
        if isinstance(answer, PolicygraphError):
            told.append(str(answer))
        else:
            assert isinstance(answer, Reading)
            if answer.document.length < LONG:
                keeps_the_rules(answer)
            told.append("read")
    assert told
    for sentence in told:
        assert "\n" not in sentence and "please report" not in sentence
        if hostile.result == "read":
            assert sentence == "read"
        else:
            assert hostile.result in sentence and sentence.startswith(str(path))


def test_all_of_them_in_one_folder_cost_no_other_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "notices"
    folder.mkdir()
    for number, hostile in enumerate(HOSTILE):
        data = hostile.make()
        if len(data) < LARGE:
            (folder / f"{number:03}-{hostile.name}").write_bytes(data)
    for name in ("000-a.txt", "zzz.txt"):
        (folder / name).write_text(GOOD + name, "utf-8")
    store, report = f"sqlite:{tmp_path}/graph.db", tmp_path / "report.csv"
    assert run(["ingest", str(folder), "--store", store, "--jobs", "2", "--report", str(report)]) == 1
    rows = list(csv.DictReader(io.StringIO(report.read_text("utf-8-sig"))))
    status = {Path(row["path"]).name: row["status"] for row in rows}
    assert status["000-a.txt"] == status["zzz.txt"] == "stored"
    assert not any("please report" in row["sentence"] for row in rows)
    assert {Path(row["path"]).relative_to(folder).parts[0] for row in rows} == {path.name for path in folder.iterdir()}
    totals = capsys.readouterr().out.splitlines()
    counted = sum(row["status"] != "skipped" for row in rows)
    assert any(line.startswith(f"{counted} files: ") for line in totals)
    with closing(open_store(store)) as opened:
        held = opened.status().documents
    assert held == sum(row["status"] == "stored" for row in rows)
