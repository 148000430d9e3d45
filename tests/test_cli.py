"""The commands that read and ask, on the real sample: what they print, and with which status they end."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import policygraph
from api.cli import policygraph as commands
from api.cli import run
from api.tables import table, width

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
DRUGS = "unit:310000:上海市药品监督管理局"
NAMES = ["市藥品監管局", "市药监局", "上海市药品监督管理局", DRUGS]

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = f"sqlite:{tmp_path_factory.mktemp('cli') / 'graph.db'}"
    assert run(["ingest", str(SAMPLE), "--store", address]) == 0
    return address


@pytest.fixture(autouse=True)
def _in_this_store(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_STORE", url)


@pytest.mark.parametrize("name", NAMES)
def test_the_tasks_of_a_unit(name: str, capsys: Captured) -> None:
    assert run(["tasks", "--unit", name]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"上海市药品监督管理局  {DRUGS}\n2 planned tasks\n")
    assert said.count("implements as 市藥品監管局") == 2
    assert "加強防疫產品保障" in said
    assert "加強食品藥品農產品質量監管" in said
    assert "市市場監管局、上海海關、市藥品監管局、市農業農村委按照職責分工實施" in said
    assert "through collectives: 5 more tasks" in said


@pytest.mark.parametrize("name", NAMES)
def test_the_tasks_of_a_unit_as_json(name: str, capsys: Captured) -> None:
    assert run(["tasks", "--unit", name, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["meta"]["through_collectives"] == 5
    assert [task["path"][-1].strip("()（）") for task in answer["results"]] == ["十一", "十二"]
    assert [task["roles"] for task in answer["results"]] == [["implements"]] * 2


def test_the_tasks_of_a_unit_as_csv(capsys: Captured) -> None:
    assert run(["tasks", "--unit", "市药监局", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    text = SAMPLE.read_text("utf-8")
    assert [row["relation"] for row in rows] == ["implements"] * 2
    assert all(text[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"] for row in rows)


def test_no_task_is_nothing_found(capsys: Captured) -> None:
    assert run(["tasks", "--unit", "市药监局", "--role", "leads"]) == 1
    assert "0 planned tasks\n--kind all asks for" in capsys.readouterr().out


def test_pages_and_all(capsys: Captured) -> None:
    assert run(["tasks", "--limit", "2", "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert run(["tasks", "--limit", "2", "--format", "json", "--after", first["meta"]["next"]]) == 0
    second = json.loads(capsys.readouterr().out)
    assert run(["tasks", "--all", "--format", "json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    ids = [task["id"] for task in whole["results"]]
    assert [task["id"] for task in first["results"] + second["results"]] == ids[:4]
    assert (len(ids), whole["meta"]["next"]) == (whole["meta"]["count"], None)
    assert run(["tasks", "--limit", "2"]) == 0
    assert f"--after '{first['meta']['next']}'" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["units", "documents", "policies", "campaigns"])
def test_lists(command: str, capsys: Captured) -> None:
    for style in ("table", "json", "csv"):
        assert run([command, "--format", style]) == 0
        assert capsys.readouterr().out
    assert run([command, "沒有這樣的"]) == 1


def test_units_are_searched_in_either_script(capsys: Captured) -> None:
    for text in ("藥品監管", "药品监管"):
        assert run(["units", text]) == 0
        assert DRUGS in capsys.readouterr().out


def test_status(capsys: Captured) -> None:
    assert run(["status", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["results"]
    assert found["documents"] == 1
    assert run(["status"]) == 0
    assert "documents:" in capsys.readouterr().out


def test_reading_prints_one_object_for_each_file(tmp_path: Path, capsys: Captured) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(SAMPLE.read_bytes())
    assert run(["read", str(SAMPLE), str(tmp_path), "--format", "json"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second
    assert json.loads(first)["schema"] == 1
    assert run(["read", str(SAMPLE)]) == 0
    assert "加強防疫產品保障" in capsys.readouterr().out


def test_the_text_is_exact(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["text", str(SAMPLE)]) == 0
    assert capfdbinary.readouterr().out == SAMPLE.read_bytes()


@pytest.mark.parametrize("command", sorted(commands.commands))
def test_every_command_has_help_with_an_example(command: str, capsys: Captured) -> None:
    assert run([command, "--help"]) == 0
    assert f"policygraph {command}" in capsys.readouterr().out.split("Example", 1)[1]


def test_help_is_instant() -> None:
    light = "import sys, api.cli; api.cli.run(['--help']); print(*(m for m in sys.modules), file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", light], capture_output=True, text=True, check=True).stderr.split()
    assert not {"fastapi", "pydantic", "uvicorn", "orjson", "sqlite3", "ahocorasick", "ingest.registry"} & set(loaded)


def test_the_facade_is_light_and_knows_its_version() -> None:
    light = "import sys, policygraph; print(*(m for m in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", light], capture_output=True, text=True, check=True).stdout.split()
    assert not {"fastapi", "click", "sqlite3", "graph.model", "ingest.registry"} & set(loaded)
    from importlib.metadata import version

    assert policygraph.__version__ == version("policygraph")


def test_a_reader_of_a_pipe_may_leave(url: str) -> None:
    shell = f"{sys.executable} -c 'from api.cli import main; main()' tasks --all --format csv | head -c 10"
    ended = subprocess.run(
        shell, shell=True, capture_output=True, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    assert ended.stderr == ""


def test_columns_line_up() -> None:
    lines = table(("name", "tasks"), [("市药监局", 2), ("a", 10)]).splitlines()
    assert lines == ["name      tasks", "市药监局      2", "a            10"]
    assert len({width(line) for line in lines}) == 1


def test_what_help_says_without_loading_the_model_is_what_the_model_says() -> None:
    from api import export_command, options, questions
    from graph import answers, export, network, open

    assert (options.PAGE, options.LARGEST_PAGE) == (answers.PAGE, answers.LARGEST_PAGE)
    assert (options.DEFAULT_STORE, options.STORE_VARIABLE) == (open.DEFAULT_STORE, open.STORE_VARIABLE)
    assert (options.ROLES, options.KINDS) == (questions.ROLES, questions.KINDS)
    assert (tuple(network.NETWORKS), tuple(export.EXPORTS)) == (export_command.NETWORKS, export_command.FORMATS)
