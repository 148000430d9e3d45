"""What became of units: the rows name units that resolve to themselves, patterns hold in every place, nothing goes round."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.folding import fold_name
from graph.model import Unit
from ingest import registry as tables
from ingest.registry import NATION, registry
from ingest.resolve import Context, resolve
from ingest.standard import row_of
from ingest.successions import lineage, predecessors, successors, valid_interval

with (Path(tables.__file__).parent / "successions.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def unit(name: str, place: str, year: int | None = None) -> Unit:
    return resolve(name, Context(place, year, "doc:x"))


def names(of: Unit) -> list[str]:
    return [one.name for one in lineage(of)]


def test_the_rows_are_sorted_and_told_once() -> None:
    keys = [(r["jurisdiction"], r["on"], r["predecessor"], r["successor"], r["levels"]) for r in ROWS]
    assert keys == sorted(set(keys))
    assert all(bool(r["jurisdiction"]) != bool(r["levels"]) and r["basis"] and r["on"] for r in ROWS)


def test_every_named_unit_of_a_row_resolves_to_itself() -> None:
    for row in ROWS:
        for name in (row["predecessor"], row["successor"]):
            if row["jurisdiction"]:
                found = unit(name, row["jurisdiction"])
                assert (found.name, found.jurisdiction) == (fold_name(name), row["jurisdiction"]), name
                assert row_of(found) is not None, name


def test_every_pattern_is_a_standard_department_of_its_levels() -> None:
    known = registry()
    for row in ROWS:
        for name in (row["predecessor"], row["successor"]):
            if row["levels"]:
                levels = {
                    level for d in known.departments.get(fold_name(name), ()) for level in d.levels if d.name == name
                }
                assert set(row["levels"].split("|")) <= levels, (name, levels)


@pytest.mark.parametrize("place", ["440100", "330100", "360400", "320583", "360424", "500000", "310000"])
def test_trade_and_quality_became_market_regulation_everywhere(place: str) -> None:
    before = unit("工商行政管理局", place)
    after = unit("市场监督管理局", place)
    assert after.id in {one.successor for one in successors(before)}
    assert before.id in {one.predecessor for one in predecessors(after)}
    assert before.id in {one.id for one in lineage(after)}


def test_a_lineage_is_told_oldest_first_without_other_heirs() -> None:
    assert names(unit("市卫健委", "360400")) == [
        "九江市卫生局",
        "九江市人口和计划生育委员会",
        "九江市卫生和计划生育委员会",
        "九江市卫生健康委员会",
    ]
    assert "国家药品监督管理局" not in names(unit("国家市场监督管理总局", NATION))
    assert names(unit("扶贫办", "360424")) == ["修水县扶贫开发办公室", "修水县乡村振兴局", "修水县农业农村局"]


def test_a_city_with_rows_of_its_own() -> None:
    assert names(unit("市规划和自然资源局", "440100")) == [
        "广州市规划局",
        "广州市国土资源和房屋管理局",
        "广州市国土资源和规划委员会",
        "广州市规划和自然资源局",
    ]


def test_a_new_body_follows_none() -> None:
    assert predecessors(unit("市退役军人事务局", "440100")) == ()


def test_places_that_were_renamed_and_branches() -> None:
    assert names(unit("市教育局", "420600")) == ["襄樊市教育局", "襄阳市教育局"]
    assert unit("市教育局", "420600", 2009).name == "襄樊市教育局"
    ecology = names(unit("县生态环境局", "360424"))
    assert "修水县环境保护局" in ecology and ecology[-1] == "九江市修水生态环境局"


def test_nothing_follows_itself() -> None:
    for row in ROWS:
        for place in [row["jurisdiction"]] if row["jurisdiction"] else ["360400", "360424", "360000", "110000"]:
            first = unit(row["predecessor"], place)
            family = [one.id for one in lineage(first)]
            assert len(family) == len(set(family)), first.name
            after = {one.id for one in lineage(first)[family.index(first.id) + 1 :]}
            assert not after & {one.id for one in lineage(first)[: family.index(first.id)]}, first.name


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("市环保局", "360400", (None, "2018")),
        ("区财政局", "330113", ("2021", None)),
        ("区教育局", "310108", (None, "2014")),
        ("市卫计委", "310000", ("2013", "2018")),
        ("县生态环境局", "360424", ("2019", None)),
    ],
)
def test_intervals(name: str, place: str, expected: tuple[str | None, str | None]) -> None:
    assert valid_interval(unit(name, place)) == expected


def test_a_renamed_city_bounds_its_bodies() -> None:
    assert valid_interval(unit("市教育局", "420600", 2009)) == (None, "2010")
    assert valid_interval(unit("市教育局", "420600", 2015)) == ("2011", None)
