"""Readings held against gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.cli import run
from graph.errors import InvalidRequest
from ingest.evaluation import altogether, gold_in, judge, pairs
from ingest.readers import load
from ingest.reading import read

NOTICE = (
    "一、任务\n（一）修路。抓紧修，2022年底前完成。（市交通局牵头，市财政局配合）\n（二）造桥。抓紧造。（市水利局）\n"
)


def _duty(role: str, unit: str) -> dict[str, str]:
    return {"role": role, "unit": unit}


GOLD = {
    "tasks": [
        {
            "path": ["一", "（一）"],
            "anchor": "修路。抓紧",
            "responsibilities": [
                _duty("leads", "市交通局"),
                _duty("supports", "市财政局"),
                _duty("supports", "市公安局"),
            ],
            "deadlines": ["2022年底前"],
        },
        {"path": ["一", "（二）"], "anchor": "造桥。", "responsibilities": [_duty("leads", "市水利局")]},
    ]
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a-notice.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps(GOLD), "utf-8")
    return tmp_path


def test_what_is_right_missed_and_false_is_counted(folder: Path) -> None:
    ((name, gold, notice),) = pairs(folder, folder)
    judged = judge(name, gold_in(gold), read(load(str(notice))))
    duty, unit, deadline = judged.scores["duty"], judged.scores["unit"], judged.scores["deadline"]
    assert (duty.hits, duty.wanted, duty.found) == (2, 4, 3)
    assert [(f.path, f.what) for f in duty.missed] == [
        ("一/（一）", "supports 市公安局"),
        ("一/（二）", "leads 市水利局"),
    ]
    assert [(f.path, f.what, f.at) for f in duty.false] == [
        ("一/（二）", "implements 市水利局", NOTICE.index("市水利局"))
    ]
    assert (unit.precision, unit.recall) == (1.0, 0.75)
    assert (deadline.hits, deadline.wanted, deadline.found, deadline.f1) == (1, 1, 1, 1.0)
    assert altogether([judged, judged])["duty"].wanted == 8


def test_the_command_prints_figures_and_each_miss(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(folder), str(folder), "--misses"]) == 0
    told = capsys.readouterr().out
    assert "0.667" in told and "0.500" in told
    assert f"a  duty  false  一/（二）  implements 市水利局  at {NOTICE.index('市水利局')}" in told
    assert run(["evaluate", str(folder), str(folder), "--misses", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["meta"]["count"] == 1
    assert answer["results"][0]["duty"]["missed"][0]["what"] == "supports 市公安局"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda f: (f / "a.gold.json").write_text("{}", "utf-8"), "is no gold file"),
        (lambda f: (f / "a.gold.json").write_text("[1]", "utf-8"), "is no gold file"),
        (lambda f: (f / "a-notice.txt").unlink(), "has no notice"),
        (lambda f: (f / "a.gold.json").unlink(), "holds no gold file"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, spoil: object, told: str) -> None:
    spoil(folder)  # type: ignore[operator]
    with pytest.raises(InvalidRequest, match=told):
        [gold_in(gold) for _, gold, _ in pairs(folder, folder)]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="is no folder"):
        list(pairs(tmp_path / "none", tmp_path))
