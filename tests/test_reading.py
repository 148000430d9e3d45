"""The sample's reading: what gold says of it, and the rules that every reading keeps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Document, Given, Kind, Reading
from ingest.readers import load
from ingest.reading import read
from ingest.reading_json import KINDS, to_json
from tests.reading_rules import keeps_the_rules

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "shanghai-2022-quality.txt"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(load(SAMPLE))


def test_rules_hold_on_the_sample(reading: Reading) -> None:
    keeps_the_rules(reading)


PLACED = [
    ("2022年廣州市質量工作要點", None, "440100"),
    ("关于做好2022年度四川省成都市重点工作任务分工的通知", None, "510100"),
    ("呼和浩特市交通运输局\n2023年法治政府部门建设工作要点", "呼和浩特市交通运输局", "150100"),
    ("教育部办公厅等五部门关于印发工作方案的通知", "教育部办公厅等五部门", "100000"),
    ("2022年推进长三角一体化工作要点", None, None),
]


@pytest.mark.parametrize(("title", "issuer", "jurisdiction"), PLACED)
def test_a_title_says_whose_plan_it_is(title: str, issuer: str | None, jurisdiction: str | None) -> None:
    found = read(Document(f"{title}\n\n一、修路。（市交通局）\n", "text/plain", "0" * 64))
    keeps_the_rules(found)
    assert (found.document.issuer, found.document.jurisdiction) == (issuer, jurisdiction)


def test_outline(reading: Reading) -> None:
    assert [section.path for section in reading.sections[:2]] == [("第一部分",), ("第一部分", "一")]
    assert sum(task.kind is Kind.REPORTED for task in reading.tasks) == 9
    planned = [task for task in reading.tasks if task.kind is Kind.PLANNED]
    assert len(planned) == 18
    assert planned[13].path == ("第二部分", "四", "(十四)")
    assert planned[13].id == "doc:上海市质量工作领导小组:沪质20220001号~2.4.14"
    assert planned[13].title == "加強質量基礎設施能力建設"
    assert reading.text[planned[-1].end - 12 : planned[-1].end] == "、各區質量工作領導小組)"


def test_notice(reading: Reading) -> None:
    notice = reading.document
    assert notice.id == "doc:上海市质量工作领导小组:沪质20220001号"
    assert (notice.issuer, notice.number, notice.issued_on) == (
        "上海市質量工作領導小組",
        "滬質20220001號",
        "2022-05-08",
    )
    assert (notice.year, notice.jurisdiction) == (2022, "310000")
    assert (notice.publisher, notice.published_on) == ("世界食品網", "2022-07-05")
    assert notice.title == "2021年度上海市質量發展工作總結和2022年上海市質量發展工作要點"
    assert {party.name for party in reading.parties if party.role == "issuer"} == {"上海市质量工作领导小组"}


def test_the_page_around_the_notice_yields_no_fact(reading: Reading) -> None:
    text = reading.text
    first, last = text.index("市質量工作領導小組各成員單位,各區"), text.index("地區: 上海")
    title = text.index("關于印發《2021")
    for kind in (*KINDS, "parties"):
        for fact in getattr(reading, kind):
            assert first <= fact.start < last or abs(fact.start - title) < 20


def test_the_rest_is_not_silent() -> None:
    text = "某市人民政府關于印發工作方案的通知\n\n一、任務\n(一)修路。抓緊修。(牽頭單位待定)\n(二)造橋。由其中一家牽頭建立機制。\n"
    reading = read(load(text.encode(), "a.txt"))
    keeps_the_rules(reading)
    assert [unread.text for unread in reading.unread] == ["(牽頭單位待定)", "由其中一家牽頭"]


def test_a_notice_of_another_city_reads() -> None:
    text = (
        "成都市人民政府办公厅关于印发《成都市2023年放心消费工作要点》的通知（成办发〔2023〕12号）\n各区（市）县政府，市政府各部门：\n"
        "2023年3月1日\n成都市2023年放心消费工作要点\n一、总体要求\n1．完善制度。修订《成都市消费者权益保护办法》，2023年12月底前完成。"
        "（牵头单位：市市场监管局，配合单位：市司法局、市教育局和市药监局等）\n2．开展检查。检查商户300家以上。（市商务局、锦江区人民政府按职责分工负责）\n"
    )
    reading = read(load(text.encode(), "a.txt"))
    keeps_the_rules(reading)
    duties = [(duty.role, duty.name, duty.open_ended) for duty in reading.responsibilities]
    assert reading.document.id == "doc:成都市人民政府办公厅:成办发〔2023〕12号"
    assert reading.document.jurisdiction == "510100"
    assert duties == [
        ("leads", "成都市市场监督管理局", False),
        ("supports", "成都市司法局", True),
        ("supports", "成都市教育局", True),
        ("supports", "成都市药品监督管理局", True),
        ("implements", "成都市商务局", False),
        ("implements", "成都市锦江区人民政府", False),
    ]
    assert [(d.text, d.by) for d in reading.deadlines] == [("2023年12月底前", "2023-12-31")]
    assert [(m.text, m.value, m.comparator) for m in reading.measures] == [("300家以上", 300.0, "≥")]
    assert [(p.title, p.relation) for p in reading.policies if p.task] == [("成都市消费者权益保护办法", "revises")]


def test_an_unknown_issuer_gives_provisional_units() -> None:
    text = "1.修路。（市交通局负责）\n2.造桥。（财政部负责）\n"
    reading = read(load(text.encode(), "a.txt"))
    units = {unit.name: unit for unit in reading.nodes.units}
    assert units["市交通局"].provisional and units["市交通局"].id == f"unit:{reading.document.id}:市交通局"
    assert units["财政部"].id == "unit:100000:财政部"
    told = read(load(text.encode(), "a.txt", Given(jurisdiction="广州市")))
    assert {unit.id for unit in told.nodes.units} >= {"unit:440100:广州市交通运输局", "unit:100000:财政部"}


def test_same_bytes_same_json_under_any_hash_seed() -> None:
    code = f"import orjson,sys;from ingest.readers import load;from ingest.reading import read;from ingest.reading_json import to_json;sys.stdout.buffer.write(orjson.dumps(to_json(read(load({str(SAMPLE)!r})))))"
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_gold(reading: Reading, tmp_path: Path) -> None:
    """The scorer's own figures on the sample: duty F1 1.000, silent 0, bad 0, extras within their bounds."""
    gold = os.environ.get("POLICYGRAPH_GOLD")
    if not gold:
        pytest.skip("POLICYGRAPH_GOLD names no folder of gold annotations")
    made = tmp_path / "reading.json"
    made.write_bytes(orjson.dumps(to_json(reading)))
    scorer = Path(gold).parent / "eval" / "score.py"
    annotated = Path(gold) / "shanghai-2022-quality.gold.json"
    ran = subprocess.run([sys.executable, scorer, annotated, SAMPLE, made], check=True, capture_output=True, text=True)
    assert "duty P 1.000 R 1.000 F1 1.000" in ran.stdout
    assert "silent 0; bad 0" in ran.stdout
    extras: dict[str, Any] = {}
    for kind in ("policies", "campaigns", "places", "measures"):
        line = next(line for line in ran.stdout.splitlines() if line.strip().startswith(kind))
        missed, false = int(line.split()[1]), int(line.split(" false")[0].split()[-1])
        extras[kind] = (missed, false)
    assert all(missed <= 1 and false <= 2 for missed, false in extras.values()), json.dumps(extras)


PIECES = st.sampled_from(
    [
        "一、", "（一）", "1.", "第一部分 ", "总体要求", "。", "\n", "（牵头单位：市教育局，配合单位：", "市财政局", "、", "等", "）", "（", "《", "》", "“",
        "区海洋文化创新局", "区海创局", "管委会办公室", "（以下简称“专班”）", "《规划》", "某市行动计划", "负责", "2022年12月底前", "105亿余元", "95%以上", "各区人民政府", "抄送：", "的通知", "关于印发", "市", "開展“鐵拳”行動", "\0", "\u3000",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_rules_hold_on_anything(text: str) -> None:
    keeps_the_rules(read(Document(text, "text/plain", "0" * 64)))
