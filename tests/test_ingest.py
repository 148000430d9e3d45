"""Folders and archives into a store: every file is accounted for, none is read twice, and a kill loses nothing."""

from __future__ import annotations

import csv
import io
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from api.cli import run
from graph.open import open_store
from tests.make_docx import docx
from tests.make_zip import zipped, zipped_with_gbk_names
from tests.mixed import broken_names, broken_numbers, fill
from tests.store_dump import sqlite_dump

Captured = pytest.CaptureFixture[str]
TOTALS = re.compile(
    r"(?P<files>\d+) files: (?P<documents>\d+) documents \((?P<new>\d+) new, (?P<replaced>\d+) replaced, (?P<unchanged>\d+) unchanged\), "
    r"(?P<duplicates>\d+) duplicates, (?P<failures>\d+) failures, (?P<skipped>\d+) skipped"
)


def notice(number: int, city: str = "成都市") -> str:
    return (
        f"{city}人民政府办公厅关于印发工作要点的通知（成办发〔2023〕{number}号）\n各区政府：\n2023年3月1日\n工作要点\n"
        f"一、修{number}条路。（市交通局牵头，市财政局配合）\n"
    )


def totals(out: str) -> dict[str, int]:
    match = TOTALS.search(out)
    assert match, out
    return {name: int(value) for name, value in match.groupdict().items()}


def reconciles(counts: dict[str, int], files: int) -> None:
    assert counts["files"] == files == counts["documents"] + counts["duplicates"] + counts["failures"]
    assert counts["documents"] == counts["new"] + counts["replaced"] + counts["unchanged"]


def rows_of(report: Path) -> dict[str, tuple[str, str]]:
    rows = list(csv.DictReader(io.StringIO(report.read_text("utf-8-sig"))))
    assert len({row["path"] for row in rows}) == len(rows)
    return {row["path"].rpartition("/notices/")[2]: (row["status"], row["sentence"]) for row in rows}


def documents(store: str) -> list[str]:
    with closing(open_store(store)) as opened:
        return [row.document for row in opened.files()]


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:{tmp_path}/graph.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "notices"
    made.mkdir()
    return made


def test_each_file_is_a_document_a_duplicate_or_a_failure(
    folder: Path, store: str, tmp_path: Path, capsys: Captured
) -> None:
    (folder / "1.txt").write_text(notice(1), "utf-8")
    (folder / "1-again.md").write_text(notice(1).replace("\n", "\r\n"), "utf-16")
    (folder / "1-other.txt").write_text(notice(1).replace("市财政局", "市公安局"), "utf-8")
    (folder / "2.txt").write_text(notice(2), "gb18030")
    (folder / "empty.txt").touch()
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "~$2.txt").touch()
    (folder / "page.html").write_text(f"<html><body><p>{notice(9)}</p></body></html>", "utf-8")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_text("<p>广告", "utf-8")
    report, manifest = folder / "report.txt", folder / "manifest.md"
    manifest.write_text("path,url\n2.txt,http://a.cn\n", "utf-8")
    command = ["ingest", str(folder), "--store", store, "--report", str(report), "--manifest", str(manifest)]
    assert run(command) == 1
    first = totals(capsys.readouterr().out)
    reconciles(first, 6)
    assert (first["new"], first["duplicates"], first["failures"], first["skipped"]) == (3, 1, 2, 1)
    told = rows_of(report)
    assert {name: status for name, (status, _) in told.items()} == {
        "1.txt": "duplicate",
        "1-again.md": "stored",
        "1-other.txt": "failed",
        "2.txt": "stored",
        "empty.txt": "failed",
        "page.html": "stored",
        "picture.jpg": "skipped",
    }
    assert told["1.txt"][1].endswith(f"as in {folder}/1-again.md")
    assert "with another text" in told["1-other.txt"][1]
    assert "is a picture: have its text recognised" in told["picture.jpg"][1]
    assert list(told) == sorted(told, key=lambda name: (name != "picture.jpg", name))

    assert run(command) == 1
    again = totals(capsys.readouterr().out)
    reconciles(again, 6)
    assert (again["unchanged"], again["duplicates"], again["failures"]) == (3, 1, 2)
    assert rows_of(report)["2.txt"][0] == "unchanged"


def test_what_is_given_beside_a_file_is_part_of_it(folder: Path, store: str, capsys: Captured) -> None:
    (folder / "a.txt").write_text("1.修路。（市交通局负责）\n", "utf-8")
    assert run(["ingest", str(folder), "--store", store]) == 0
    assert run(["ingest", str(folder), "--store", store, "--jurisdiction", "广州市"]) == 0
    assert totals(capsys.readouterr().out.splitlines()[-2])["replaced"] == 1
    assert run(["ingest", str(folder), "--store", store, "--jurisdiction", "广州市"]) == 0
    assert totals(capsys.readouterr().out)["unchanged"] == 1


def test_a_stored_notice_in_another_file_is_a_duplicate_and_another_text_is_refused(
    folder: Path, store: str, capsys: Captured
) -> None:
    (folder / "a.txt").write_text(notice(1), "utf-8")
    assert run(["ingest", str(folder), "--store", store]) == 0
    (folder / "a.txt").write_text(notice(1).replace("\n", "\n\n"), "utf-8")
    assert run(["ingest", str(folder), "--store", store]) == 1
    assert totals(capsys.readouterr().out.splitlines()[-1])["duplicates"] == 1
    (folder / "a.txt").write_text(notice(1).replace("市财政局", "市公安局"), "utf-8")
    assert run(["ingest", str(folder), "--store", store]) == 1
    captured = capsys.readouterr()
    assert totals(captured.out)["failures"] == 1
    assert "is in the store with another text" in captured.err and "--replace" in captured.err
    assert run(["ingest", str(folder), "--store", store, "--replace"]) == 0
    assert totals(capsys.readouterr().out)["replaced"] == 1


def test_the_same_notice_without_a_number_is_one_document(folder: Path, store: str, capsys: Captured) -> None:
    text = "1.修路。（成都市交通运输局负责）\n2.造桥。（成都市水务局负责）\n"
    (folder / "a.txt").write_text(text, "utf-8")
    (folder / "b.txt").write_text(text.replace("\n", "\r\n\r\n"), "utf-8")
    (folder / "c.docx").write_bytes(docx(list(text.splitlines())))
    for _ in range(2):
        assert run(["ingest", str(folder), "--store", store]) == 0
        counts = totals(capsys.readouterr().out)
        assert (counts["documents"], counts["duplicates"]) == (1, 2)
    (folder / "b.csv").write_bytes((folder / "a.txt").read_bytes())
    assert run(["ingest", str(folder), "--store", store]) == 0
    assert totals(capsys.readouterr().out)["duplicates"] == 3


def test_a_number_that_is_told_later_leaves_one_document(folder: Path, store: str, capsys: Captured) -> None:
    (folder / "a.txt").write_text("1.修路。（市交通局负责）\n", "utf-8")
    manifest = folder / "manifest.csv"
    manifest.write_text("path;number;issuer;issued_on\na.txt;成办发〔2023〕1号;成都市人民政府;2023/3/1\n", "utf-8")
    assert run(["ingest", str(folder / "a.txt"), "--store", store]) == 0
    (before,) = documents(store)
    command = ["ingest", str(folder), "--store", store]
    assert run([*command, "--manifest", str(manifest)]) == 0
    assert "1 taken out" in capsys.readouterr().out
    (after,) = documents(store)
    assert before != after == "doc:成都市人民政府:成办发〔2023〕1号"
    assert run([*command[:1], str(folder / "a.txt"), *command[2:]]) == 0, (
        "what was given is kept where nothing is given"
    )
    assert totals(capsys.readouterr().out)["unchanged"] == 1
    assert documents(store) == [after]


def test_two_files_of_one_document_are_told_also_with_replace(folder: Path, store: str, capsys: Captured) -> None:
    (folder / "b.txt").write_text(notice(1), "utf-8")
    assert run(["ingest", str(folder), "--store", store]) == 0
    (folder / "a.txt").write_text(notice(1).replace("市财政局", "市公安局"), "utf-8")
    for replaced in (1, 0):
        capsys.readouterr()
        assert run(["ingest", str(folder), "--store", store, "--replace"]) == 1
        captured = capsys.readouterr()
        assert (totals(captured.out)["replaced"], totals(captured.out)["failures"]) == (replaced, 1)
        assert "b.txt is doc:" in captured.err and "with another text: keep one" in captured.err


def test_a_report_is_written_over_a_report_only(folder: Path, store: str, capsys: Captured) -> None:
    plan = folder / "plan.csv"
    plan.write_text("序号,任务,责任单位\n1,修路,市交通局\n", "utf-8")
    assert run(["ingest", str(folder), "--store", store, "--report", str(plan)]) == 2
    assert "is there and is no report: --report needs another name" in capsys.readouterr().err
    assert plan.read_text("utf-8").startswith("序号")
    (folder / "=1+1.txt").write_text(notice(1), "utf-8")
    report, page = folder / "report.csv", folder / "coverage.html"
    for _ in range(2):
        assert run(["coverage", str(folder), "--html", str(page)]) == 0
        assert run(["ingest", "=1+1.txt", str(folder), "--store", store, "--report", str(report)]) == 1
        assert totals(capsys.readouterr().out)["documents"] == 2
    assert "\r\n'=1+1.txt,failed" in report.read_bytes().decode()


def test_a_file_is_read_once_however_it_is_named_and_what_is_no_file_is_told(
    folder: Path, store: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(notice(1), "utf-8")
    (folder / "b.zip").write_bytes(zipped({"b.txt": notice(2).encode(), "~$b.docx": b"", "sub/.c.txt": b""}))
    (folder / "sub").mkdir()
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    (folder / "linked").symlink_to(folder / "sub")
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    report = tmp_path / "report.csv"
    paths = ["notices", "./notices/a.txt", str(folder), "notices/b.zip", "notices/b.zip/b.txt"]
    assert run(["ingest", *paths, "--store", store, "--report", str(report)]) == 0
    counts = totals(capsys.readouterr().out)
    reconciles(counts, 2)
    assert (counts["documents"], counts["skipped"]) == (2, 3)
    assert {
        name: sentence.split(" ", 1)[1] for name, (status, sentence) in rows_of(report).items() if status == "skipped"
    } == {
        "notices/broken.txt": "is no file but a broken link, a pipe or a device",
        "notices/pipe.txt": "is no file but a broken link, a pipe or a device",
        "notices/linked": "is a link to a folder: name it, to have it read",
    }


def test_an_archive_is_a_folder(folder: Path, store: str, capsys: Captured) -> None:
    inner = zipped({"深/三.txt": notice(3).encode()})
    (folder / "a.zip").write_bytes(
        zipped(
            {
                "一.txt": notice(1).encode(),
                "二/二.md": notice(2).encode(),
                "inner.zip": inner,
                "logo.png": b"",
                "__MACOSX/._一.txt": b"x",
                "bad.txt": b"\xff\xff",
            }
        )
    )
    (folder / "windows.zip").write_bytes(zipped_with_gbk_names({"质量工作.txt": notice(4).encode()}))
    assert run(["ingest", str(folder), "--store", store]) == 1
    captured = capsys.readouterr()
    counts = totals(captured.out)
    reconciles(counts, 5)
    assert (counts["new"], counts["failures"], counts["skipped"]) == (4, 1, 1)
    for path in ("a.zip/一.txt", "a.zip/二/二.md", "a.zip/inner.zip/深/三.txt", "windows.zip/质量工作.txt"):
        assert f"{folder}/{path}: doc:" in captured.out
    assert f"{folder}/a.zip/bad.txt" in captured.err
    assert run(["text", f"{folder}/a.zip/inner.zip/深/三.txt"]) == 0
    assert capsys.readouterr().out == notice(3)
    assert run(["text", f"{folder}/a.zip"]) == 1
    assert "`policygraph ingest` takes all files in it" in capsys.readouterr().err
    assert run(["read", f"{folder}/a.zip"]) == 1
    assert capsys.readouterr().out.count("  leads: 市交通局\n") == 3


def test_the_number_of_jobs_changes_nothing(folder: Path, tmp_path: Path, capsys: Captured) -> None:
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(notice(number % 25) if number % 7 else "", "utf-8")
    said, dumps = set(), []
    for jobs in (1, 2, 5):
        url = f"sqlite:{tmp_path}/{jobs}.db"
        assert run(["ingest", str(folder), "--store", url, "--jobs", str(jobs)]) == 1
        said.add(capsys.readouterr())
        dumps.append(sqlite_dump(tmp_path / f"{jobs}.db"))
    assert len(said) == 1
    assert dumps[0] == dumps[1] == dumps[2]


def killed_after(stored: int, command: list[str], report: Path) -> None:
    """Run a command, and kill it as soon as its report has so many stored files."""
    main = "import sys; from api.cli import main; main(sys.argv[1:])"
    whole = [sys.executable, "-c", main, *command]
    root = Path(__file__).parents[1]
    with subprocess.Popen(whole, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=root) as child:
        until = time.monotonic() + 120
        while not report.exists() or report.read_bytes().count(b",stored,") < stored:
            assert time.monotonic() < until and child.poll() is None
            time.sleep(0.01)
        os.kill(child.pid, signal.SIGKILL)


COUNT = 120


@pytest.mark.parametrize("stored", [1, 30, 70])
def test_a_run_that_was_killed_goes_on_where_it_was(
    stored: int, folder: Path, store: str, tmp_path: Path, capsys: Captured
) -> None:
    for number in range(COUNT):
        broken = number % 20 == 3
        text = notice(number) + "二、造桥。" + "加强管理" * 1_200 + "。（市水利局负责）\n"
        (folder / f"{number:03}.txt").write_bytes(b"\xff\xff\0" if broken else text.encode())
    report = tmp_path / "report.csv"
    command = ["ingest", str(folder), "--store", store, "--report", str(report)]
    killed_after(stored, command, report)
    before = documents(store)
    assert 0 < len(before) < COUNT - COUNT // 20
    assert run(command) == 1
    counts = totals(capsys.readouterr().out)
    reconciles(counts, COUNT)
    assert (counts["failures"], counts["duplicates"]) == (COUNT // 20, 0)
    assert counts["unchanged"] == len(before)
    assert Counter(status for status, _ in rows_of(report).values()) == {
        "stored": counts["new"],
        "unchanged": counts["unchanged"],
        "failed": counts["failures"],
    }
    assert len(documents(store)) == counts["documents"]
    whole = f"sqlite:{tmp_path}/whole.db"
    assert run(["ingest", str(folder), "--store", whole]) == 1
    assert sqlite_dump(tmp_path / "graph.db") == sqlite_dump(tmp_path / "whole.db")


FILES, BROKEN = 1_000, 50


def test_a_thousand_files_of_all_formats_reconcile_also_after_a_kill(
    tmp_path: Path, store: str, capsys: Captured
) -> None:
    folder, report = tmp_path / "notices", tmp_path / "report.csv"
    fill(folder, FILES, BROKEN)
    command = ["ingest", str(folder), "--store", store, "--report", str(report)]
    killed_after(200, command, report)
    before = len(documents(store))
    assert 0 < before < FILES - BROKEN
    assert run(command) == 1
    counts = totals(capsys.readouterr().out)
    reconciles(counts, FILES)
    assert (counts["documents"], counts["failures"], counts["duplicates"]) == (FILES - BROKEN, BROKEN, 0)
    assert counts["unchanged"] == before
    rows = rows_of(report)
    assert len(rows) == FILES
    failed = {name: sentence for name, (status, sentence) in rows.items() if status == "failed"}
    assert set(failed) == set(broken_names(FILES, BROKEN))
    assert all(name in sentence and "please report" not in sentence for name, sentence in failed.items())
    with closing(open_store(store)) as opened:
        page = opened.documents(limit=FILES)
        assert {row.number for row in page.rows} == {f"成办发〔2023〕{n}号" for n in range(FILES)} - {
            f"成办发〔2023〕{n}号" for n in broken_numbers(FILES, BROKEN)
        }
        assert {row.tasks for row in page.rows} == {5}
