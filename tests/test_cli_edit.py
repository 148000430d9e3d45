"""Commands that change a store: what stands in it afterwards."""

import json
import sqlite3
from pathlib import Path

import pytest

import policygraph
from api.cli import run

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
NOTICE = """關於做好質量工作的通知

一、加強監管

（一）加強食品監管。開展專項檢查。（牽頭單位：市市場監管局）
"""

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:{tmp_path / 'graph.db'}"
    monkeypatch.setenv("POLICYGRAPH_STORE", address)
    return address


def status(capsys: Captured) -> dict[str, object]:
    capsys.readouterr()
    assert run(["status", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["results"]
    assert isinstance(found, dict)
    return found


@pytest.mark.usefixtures("url")
def test_a_folder_is_read_and_what_no_reader_knows_is_skipped(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "notices"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "plan.txt").write_bytes(SAMPLE.read_bytes())
    (folder / "other.TXT").write_text(NOTICE, "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text(NOTICE, "utf-8")
    assert run(["ingest", str(folder), str(folder / "other.TXT")]) == 0
    said = capsys.readouterr().out
    assert "2 documents (2 new, 0 replaced, 0 unchanged)" in said
    assert "0 failures, 1 skipped" in said
    assert ", place unknown\n" in said
    assert "\n1 of a place that the text does not say" in said
    assert run(["ingest", str(folder)]) == 0
    assert "2 documents (0 new, 0 replaced, 2 unchanged)" in capsys.readouterr().out


@pytest.mark.usefixtures("url")
def test_an_empty_folder_is_nothing_found(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert run(["ingest", str(folder)]) == 1
    assert "0 documents" in capsys.readouterr().out


@pytest.mark.usefixtures("url")
def test_another_text_under_a_known_id_needs_replace(tmp_path: Path, capsys: Captured) -> None:
    changed = tmp_path / "changed.txt"
    changed.write_text(SAMPLE.read_text("utf-8").replace("疫苗", "藥品"), "utf-8")
    other = tmp_path / "other.txt"
    other.write_text(NOTICE, "utf-8")
    assert run(["ingest", str(SAMPLE)]) == 0
    before = status(capsys)
    assert run(["ingest", str(changed), str(other)]) == 1
    captured = capsys.readouterr()
    assert "1 documents (1 new, 0 replaced, 0 unchanged)" in captured.out
    assert "--replace" in captured.err
    assert captured.err.count("\n") == 1
    assert run(["ingest", str(changed), "--replace"]) == 0
    assert "1 replaced" in capsys.readouterr().out
    assert status(capsys)["tasks"] == int(str(before["tasks"])) + 1


@pytest.mark.usefixtures("url")
def test_a_jurisdiction_or_a_manifest_says_what_the_text_does_not(tmp_path: Path, capsys: Captured) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(NOTICE, "utf-8")
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path,issued_on,jurisdiction\nnotice.txt,2023-05,440100\n", "utf-8")
    for option, value, unit in (
        ("--jurisdiction", "上海市", "unit:310000:上海市市场监督管理局"),
        ("--manifest", str(manifest), "unit:440100:广州市市场监督管理局"),
    ):
        capsys.readouterr()
        assert run(["read", str(notice), "--format", "json", option, value]) == 0
        (duty,) = json.loads(capsys.readouterr().out)["responsibilities"]
        assert duty["unit"] == unit
    capsys.readouterr()
    assert run(["ingest", str(notice), "--manifest", str(manifest)]) == 0
    assert "of a place" not in capsys.readouterr().out
    assert run(["documents", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["results"][0]["issued_on"] == "2023-05"


def test_a_deleted_document_leaves_nothing(url: str, capsys: Captured) -> None:
    assert run(["ingest", str(SAMPLE)]) == 0
    store = policygraph.open_store(url)
    document = store.documents().rows[0].id
    store.close()
    assert run(["delete", document]) == 0
    assert f"{document} is deleted" in capsys.readouterr().out
    assert (status(capsys)["documents"], status(capsys)["nodes"]) == (0, {})


def test_reading_again_brings_a_store_up_to_date(url: str, capsys: Captured) -> None:
    assert run(["ingest", str(SAMPLE)]) == 0
    before = status(capsys)
    connection = sqlite3.connect(url.removeprefix("sqlite:"))
    connection.execute("UPDATE meta SET registry = 'older'")
    connection.commit()
    connection.close()
    assert run(["ingest", str(SAMPLE)]) == 1
    assert "`policygraph reread`" in capsys.readouterr().err
    assert run(["reread"]) == 0
    assert "1 documents read again: 18 tasks" in capsys.readouterr().out
    assert status(capsys) == before
    assert run(["ingest", str(SAMPLE)]) == 0
