"""Questions over reorganisations: what a unit was before and became, and what held at a date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import policygraph
from graph.store import GraphStore
from tests.store_dump import NewStore

NOTICE = """廣州市人民政府辦公廳關於印發{year}年廣州市質量工作要點的通知
穗府辦〔{year}〕{number}號

各區人民政府：

一、抓好質量。做好工作。（責任單位：{unit}）
二、抓好教育。做好工作。（責任單位：市教育局）

廣州市人民政府辦公廳
{year}年3月1日
"""
UNITS = {2012: "市工商局", 2013: "市质监局", 2021: "市市场监管局", 2022: "市財政局"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    with closing(policygraph.open_store(f"sqlite:{tmp_path / 'graph.db'}")) as opened:
        _fill(opened)
        yield opened


def _fill(store: GraphStore) -> None:
    for number, (year, unit) in enumerate(UNITS.items(), 1):
        text = NOTICE.format(year=year, number=number, unit=unit)
        store.write([policygraph.read(text.encode(), f"{year}.txt")])


def years(store: GraphStore, unit: str, **more: bool | str) -> list[int | None]:
    return [row.document.year for row in policygraph.tasks(store, unit=unit, **more).rows]  # type: ignore[arg-type]


def test_predecessors_and_successors_count_when_they_are_asked_for(store: GraphStore) -> None:
    assert years(store, "广州市市场监管局") == [2021]
    assert years(store, "广州市市场监管局", through_time=True) == [2021, 2013, 2012]
    assert years(store, "广州市工商局", through_time=True) == [2021, 2012]  # 质监局 is another's past
    assert years(store, "广州市教育局", through_time=True) == [2022, 2021, 2013, 2012]
    page = policygraph.tasks(store, unit="广州市市场监管局", through_time=True)
    assert {proof.basis for row in page.rows for proof in row.evidence} == {"explicit"}
    assert page.rows[-1].evidence[0].name == "广州市工商行政管理局"


def test_as_of_a_date_later_documents_do_not_exist(store: GraphStore) -> None:
    assert years(store, "广州市教育局", as_of="2013") == [2013, 2012]
    assert years(store, "广州市教育局", as_of="2013-02-28") == [2012]
    assert years(store, "广州市市场监管局", through_time=True, as_of="2012") == [2012]


def test_succeeds_joins_the_units_that_notices_name(new_store: NewStore) -> None:
    with new_store() as tested:
        _fill(tested.store)
        assert tested.store.status().edges["SUCCEEDS"] == 2
        for document in tested.store.documents(text="2012").rows:
            tested.store.delete(document.id)
        assert tested.store.status().edges["SUCCEEDS"] == 1
