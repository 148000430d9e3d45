"""What goes wrong on the command line is said in one line, with a status that scripts can tell apart."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli import run

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("errors")
    assert run(["ingest", str(SAMPLE), "--store", f"sqlite:{made / 'graph.db'}"]) == 0
    return made


@pytest.fixture(autouse=True)
def _in_this_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_STORE", f"sqlite:{folder / 'graph.db'}")


def error(capsys: Captured) -> str:
    """The one line on stderr."""
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("policygraph: ")
    assert "Traceback" not in line
    return line


BAD_FILES = {
    "missing.txt": (None, "there is no file"),
    "empty.txt": (b"", "is empty"),
    "binary.txt": (bytes(range(256)) * 8, "is binary"),
    "latin.txt": ("Straße für Kühe, naïve café ".encode("latin-1") * 9, "unknown encoding"),
    "notice.exe": (b"MZ", "ends in .exe"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["read", "text", "ingest"])
def test_files_that_cannot_be_read(command: str, name: str, tmp_path: Path, capsys: Captured) -> None:
    content, said = BAD_FILES[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    store = ["--store", f"sqlite:{tmp_path / 'other.db'}"] if command == "ingest" else []
    assert run([command, str(path), *store]) == 1
    assert said in error(capsys)


def test_a_bad_file_does_not_stop_the_rest(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(SAMPLE.read_bytes())
    assert (
        run(["ingest", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--store", f"sqlite:{tmp_path / 'g.db'}"]) == 1
    )
    captured = capsys.readouterr()
    assert "1 documents (1 new, 0 replaced, 0 unchanged)" in captured.out
    assert "1 failures" in captured.out
    assert captured.err.count("\n") == 1
    assert run(["read", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--format", "json"]) == 1
    assert capsys.readouterr().out.count("\n") == 1


def test_an_unknown_unit_has_near_names(capsys: Captured) -> None:
    assert run(["tasks", "--unit", "市藥監居"]) == 1
    line = error(capsys)
    assert "no unit is called 市藥監居; near names: " in line
    assert "市药监局 (上海市药品监督管理局)" in line


def test_an_ambiguous_unit_has_candidates(tmp_path: Path, capsys: Captured) -> None:
    other = tmp_path / "other.txt"
    other.write_text(OTHER_CITY, "utf-8")
    store = ["--store", f"sqlite:{tmp_path / 'graph.db'}"]
    assert run(["ingest", str(SAMPLE), str(other), *store]) == 0
    capsys.readouterr()
    assert run(["tasks", "--unit", "市市场监管局", *store]) == 1
    line = error(capsys)
    assert "市市场监管局 may mean 2 units" in line
    for full in ("上海市市场监督管理局", "广州市市场监督管理局"):
        assert full in line
        assert run(["tasks", "--unit", full, *store]) == 0


OTHER_CITY = """广州市人民政府关于印发2023年质量工作要点的通知

穗府〔2023〕7号

各区人民政府：

一、加强质量监管

（一）加强食品监管。开展专项检查。（牵头单位：市市场监管局；配合单位：市教育局）

（二）加强药品监管。开展专项检查。（牵头单位：市市场监管局）

广州市人民政府

2023年3月1日
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "No such command 'nonsense'"),
        (["tasks", "--role", "does"], "See policygraph tasks --help."),
        (["tasks", "--limit", "0"], "See policygraph tasks --help."),
        (["read"], "Missing argument"),
        (["status", "--store", "mysql:x"], "no address of a store"),
        (["read", str(SAMPLE), "--jurisdiction", "烏有市"], "烏有市"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: Captured) -> None:
    assert run(arguments) == 2
    assert said in error(capsys)


def test_only_ingest_makes_a_store(tmp_path: Path, capsys: Captured) -> None:
    for command in (["tasks"], ["units"], ["status"], ["reread"], ["delete", "doc:x"], ["serve", "--port", "0"]):
        assert run([*command, "--store", f"sqlite:{tmp_path / 'none.db'}"]) == 1
        assert "there is no store" in error(capsys)
    assert not list(tmp_path.iterdir())


def test_a_foreign_database_is_left_alone(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "foreign.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    for arguments in (["tasks"], ["ingest", str(SAMPLE)]):
        assert run([*arguments, "--store", f"sqlite:{path}"]) == 1
        assert "no policygraph store" in error(capsys)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, not a database, " * 100)
    assert run(["tasks", "--store", f"sqlite:{path}"]) == 1
    assert "no policygraph store" in error(capsys)


def test_a_locked_store(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "graph.db"
    assert run(["ingest", str(SAMPLE), "--store", f"sqlite:{path}"]) == 0
    capsys.readouterr()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    (document,) = writer.execute("SELECT id FROM document").fetchone()
    assert run(["delete", document, "--store", f"sqlite:{path}"]) == 1
    assert "another process is writing" in error(capsys)
    assert run(["tasks", "--unit", "市药监局", "--store", f"sqlite:{path}"]) == 0
    writer.close()


def test_what_is_not_there(capsys: Captured) -> None:
    for arguments in (["delete", "doc:no"], ["tasks", "--document", "doc:no"], ["tasks", "--unit", "unit:1:no"]):
        assert run(arguments) == 1
        assert "no" in error(capsys)


def test_a_port_in_use(capsys: Captured) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run(["serve", "--port", port]) == 1
        assert f"port {port}" in error(capsys)


def test_an_interrupt_ends_quietly(tmp_path: Path) -> None:
    pipe = [sys.executable, "-u", "-c", "from api.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen(pipe, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("policygraph answers at http://127.0.0.1:")
        server.send_signal(signal.SIGINT)
        _, said = server.communicate(timeout=20)
    assert (server.returncode, said.strip()) == (130, "")


def test_a_fault_of_ours_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("graph.open.open_store", None)
    assert run(["status"]) == 1
    assert "please report it; POLICYGRAPH_DEBUG=1 shows where it arose" in error(capsys)
    monkeypatch.setenv("POLICYGRAPH_DEBUG", "1")
    assert run(["status"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_row_of_a_manifest_that_fits_no_file_is_told(tmp_path: Path, capsys: Captured) -> None:
    manifest = tmp_path / "manifest.csv"
    manifest.write_text(f"path,jurisdiction\n{SAMPLE.name},上海市\nshanghai-2022-qualty.txt,上海市\n", "utf-8")
    store = f"sqlite:{tmp_path / 'graph.db'}"
    assert run(["ingest", str(SAMPLE), "--store", store, "--manifest", str(manifest)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told == [f"{manifest}: the row of shanghai-2022-qualty.txt is about no file that was read"]
