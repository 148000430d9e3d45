"""Editions of a policy or campaign: what is the same work, and questions for all of them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

import policygraph
from api.editions import work
from api.questions import asked
from graph.errors import AmbiguousName

NOTICE = """廣州市{year}年質量工作要點

一、抓好行動。開展“昆侖{year}”專項行動，落實《廣州市電梯管理辦法{trial}》。（責任單位：市市場監管局）
二、抓好規劃。落實《廣州市標準化發展規劃》。（責任單位：市市場監管局）
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《上海市質量提升行動計劃（2021—2023年）》", "上海市质量提升行动计划"),
        ("药品管理办法（试行）", "药品管理办法"),
        ("网约车管理暂行办法", "网约车管理办法"),
        ("2022年上海市质量发展工作要点", "2021年上海市质量发展工作要点"),
        ("上海市标准化发展“十四五”规划", "上海市标准化发展“十三五”规划"),
        ("“昆侖2021”專項行動", "“昆仑”专项行动"),
        ("国家药典（2020年版）", "国家药典(2025年版)"),
    ],
)
def test_editions_of_one_work(one: str, other: str) -> None:
    assert work(one) == work(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("药品管理法", "药品管理办法"),
        ("上海市质量提升行动计划", "上海市质量提升行动方案"),
        ("2035年远景目标纲要", "质量强国建设纲要"),
        ("2022年", "2021年"),
    ],
)
def test_other_works(one: str, other: str) -> None:
    assert work(one) != work(other)


def test_all_editions_are_asked_for_by_one(tmp_path: Path) -> None:
    with closing(policygraph.open_store(f"sqlite:{tmp_path / 'graph.db'}")) as store:
        for year, trial in ((2021, "（試行）"), (2022, "")):
            text = NOTICE.format(year=year, trial=trial).encode()
            store.write([policygraph.read(text, f"{year}.txt", "广州市")])
        assert policygraph.tasks(store, campaign="“昆侖2021”").count == 1
        assert policygraph.tasks(store, policy="廣州市電梯管理辦法").count == 1
        for page in (
            policygraph.tasks(store, campaign="“昆侖2021”", editions=True),
            policygraph.tasks(store, policy="廣州市電梯管理辦法", editions=True),
        ):
            assert [row.title for row in page.rows] == ["抓好行動"] * 2
        with pytest.raises(AmbiguousName):
            policygraph.tasks(store, campaign="昆仑")
        assert policygraph.tasks(store, campaign="昆仑", editions=True).count == 2
        with pytest.raises(AmbiguousName):
            asked(store, policy="广州市", editions=True)
        with_unit = policygraph.tasks(store, unit="市市场监管局", campaign="昆仑2022", editions=True)
        assert with_unit.count == 2
