"""One unit for all its names; never a guess where the place is not known."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ingest import registry as tables
from ingest.registry import NATION, registry
from ingest.resolve import Context, meanings, resolve, with_parents
from ingest.standard import listed

SHANGHAI = "310000"
NAMES = [
    ("市藥品監管局", SHANGHAI, "unit:310000:上海市药品监督管理局"),
    ("市药监局", SHANGHAI, "unit:310000:上海市药品监督管理局"),
    ("上海市药品监督管理局", "440100", "unit:310000:上海市药品监督管理局"),
    ("廣州市市場監管局", SHANGHAI, "unit:440100:广州市市场监督管理局"),
    ("成都市药监局", None, "unit:510100:成都市药品监督管理局"),
    ("市市場監管局", "440100", "unit:440100:广州市市场监督管理局"),
    ("市住房建設城鄉管理委", SHANGHAI, "unit:310000:上海市住房和城乡建设管理委员会"),
    ("上海海關", SHANGHAI, "unit:310000:中华人民共和国上海海关"),
    ("海关", SHANGHAI, "unit:310000:中华人民共和国上海海关"),
    ("发改委", NATION, "unit:100000:国家发展和改革委员会"),
    ("國家發展改革委", SHANGHAI, "unit:100000:国家发展和改革委员会"),
    ("松江区市场监管局", SHANGHAI, "unit:310117:上海市松江区市场监督管理局"),
    ("市質量工作領導小組成員單位", SHANGHAI, "unit:310000:上海市质量工作领导小组成员单位"),
    ("市質量工作領導小組各成員單位", SHANGHAI, "unit:310000:上海市质量工作领导小组成员单位"),
    ("各區質量工作領導小組", SHANGHAI, "unit:310000:上海市各区质量工作领导小组"),
    ("各有關單位", SHANGHAI, "unit:doc:x:各有关单位"),
    ("市教育局", None, "unit:doc:x:市教育局"),
    ("区农业局", SHANGHAI, "unit:doc:x:区农业局"),
    ("政策法規科", SHANGHAI, "unit:doc:x:政策法规科"),
    ("局辦公室", SHANGHAI, "unit:doc:x:局办公室"),
    ("市科技發展處", SHANGHAI, "unit:310000:上海市科技发展处"),
    ("公安消防支队", "410200", "unit:410200:开封市公安消防支队"),
    ("玉林街道", "510107", "unit:510107:成都市武侯区玉林街道"),
    ("中山街道办事处", "410204", "unit:410204:开封市鼓楼区中山街道办事处"),
    ("南海新区管委", "371000", "unit:371000:威海市南海新区管理委员会"),
    ("各级党委、政府", SHANGHAI, "unit:doc:x:各级党委、政府"),
    ("市直有关部门、单位", SHANGHAI, "unit:doc:x:市直有关部门、单位"),
    ("市县人民政府", "370200", "unit:doc:x:市县人民政府"),
    ("区政府各部门", "410100", "unit:doc:x:区政府各部门"),
    ("市政府各部门", "510107", "unit:510100:成都市政府各部门"),
    ("发改委", None, "unit:doc:x:发改委"),
    ("人民银行", None, "unit:100000:中国人民银行"),
]


@pytest.mark.parametrize(("surface", "jurisdiction", "expected"), NAMES)
def test_names(surface: str, jurisdiction: str | None, expected: str) -> None:
    unit = resolve(surface, Context(jurisdiction, 2022, "doc:x"))
    assert unit.id == expected
    assert unit.provisional is expected.startswith("unit:doc:")


def test_a_collective_knows_whom_it_may_hold() -> None:
    members = resolve("市質量工作領導小組成員單位", Context(SHANGHAI, 2022, "doc:x"))
    districts = resolve("各區質量工作領導小組", Context(SHANGHAI, 2022, "doc:x"))
    assert (members.holds_level, members.holds_area) == ("province", "31")
    assert (districts.holds_level, districts.holds_area) == ("county", "31")


@pytest.mark.parametrize(
    ("surface", "level"), [("县(市、区)政府", "county"), ("乡镇、街道", "township"), ("市州政府", "city")]
)
def test_kinds_of_places_have_a_level(surface: str, level: str) -> None:
    assert resolve(surface, Context("420000", 2022, "doc:x")).holds_level == level


def test_a_bare_name_means_one_unit_in_each_place() -> None:
    assert [unit.id for unit in meanings("市药监局", [SHANGHAI, "510100"])] == [
        "unit:310000:上海市药品监督管理局",
        "unit:510100:成都市药品监督管理局",
    ]


def test_parents_come_with_their_children() -> None:
    unit = resolve("市药监局", Context(SHANGHAI))
    assert {u.id for u in with_parents([unit])} == {
        unit.id,
        "unit:310000:上海市市场监督管理局",
        "unit:310000:上海市人民政府",
    }


def test_the_registry_is_sound() -> None:
    known = registry()
    assert len(known.places) > 3000
    for place in known.places.values():
        assert place.parent is None or place.parent.removeprefix("place:") in known.places
    for (code, _), rows in known.units.items():
        assert code in known.places
        assert all(row.source and row.name for row in rows)
    assert all(row.source for rows in known.departments.values() for row in rows)


BRANCHES_AND_OTHERS = [
    ("成都海关", "unit:510100:中华人民共和国成都海关"),
    ("国网成都供电公司", "unit:510100:国家电网成都供电公司"),
    ("四川省通信管理局", "unit:510000:四川省通信管理局"),
    ("人行成都分行", "unit:510100:中国人民银行成都分行"),
    ("成都东部新区管委会", "unit:510100:成都东部新区管理委员会"),
    ("原市工商局", "unit:510100:成都市工商行政管理局"),
    ("市委组织部", "unit:510100:中共成都市委组织部"),
    ("市委政法委", "unit:510100:中共成都市委政法委员会"),
    ("锦江区", "unit:510104:成都市锦江区人民政府"),
    ("省衞生健康委", "unit:510000:四川省卫生健康委员会"),
]


@pytest.mark.parametrize(("surface", "expected"), BRANCHES_AND_OTHERS)
def test_branches_are_named_as_they_name_themselves(surface: str, expected: str) -> None:
    assert resolve(surface, Context("510100", 2023, "doc:x")).id == expected


ELSEWHERE = [
    ("350128", "人民银行平潭支行", "unit:350128:中国人民银行平潭支行"),
    ("341225", "縣農行", "unit:341225:阜南县农行"),
    ("610103", "公安碑林分局", "unit:610103:西安市公安局碑林分局"),
    ("230822", "佳木斯直屬庫桦南分库", "unit:230822:佳木斯直属库桦南分库"),
    ("140200", "國電電力大同第二發電廠", "unit:140200:国电电力大同第二发电厂"),
    ("450332", "恭城镇人民政府", "unit:450332:恭城瑶族自治县恭城镇人民政府"),
    ("620100", "市場監督管理局", "unit:620100:兰州市市场监督管理局"),
    ("100000", "科技司", "unit:doc:x:科技司"),
    ("100000", "教育部语信司", "unit:100000:教育部语信司"),
]


@pytest.mark.parametrize(("place", "surface", "expected"), ELSEWHERE)
def test_bodies_that_no_table_knows(place: str, surface: str, expected: str) -> None:
    assert resolve(surface, Context(place, 2023, "doc:x")).id == expected


@pytest.mark.parametrize(
    "surface",
    [
        "城关各街道办事处",
        "驻蓉各高等院校",
        "乡镇人民政府",
        "区(县)政府",
        "街道办事处",
        "县区政府",
        "乡镇、街道",
        "各乡镇场",
    ],
)
def test_many_bodies_in_a_name_are_a_collective(surface: str) -> None:
    unit = resolve(surface, Context("510100", 2023, "doc:x"))
    assert unit.collective and unit.kind == "collective" and not unit.provisional


def test_the_tables_are_sorted_and_tell_each_unit_once() -> None:
    folder = Path(tables.__file__).parent
    for name, keys in (
        ("units.csv", ("jurisdiction", "kind", "name")),
        ("departments.csv", ("name", "areas", "levels")),
        ("branches.csv", ("above", "department")),
    ):
        with (folder / name).open(encoding="utf-8", newline="") as file:
            told = [tuple(row[key] for key in keys) for row in csv.DictReader(file)]
        assert told == sorted(told) and len(told) == len(set(told)), name


def test_units_of_one_time_share_a_name_only_where_it_is_ambiguous() -> None:
    known = registry()
    shared = {
        (code, alias)
        for (code, alias), rows in known.units.items()
        for year in (None, *range(2009, 2026))
        if len(rows) > 1 and len(listed(known, code, [alias], year)) > 1
    }
    assert {alias.removeprefix("市") for _, alias in shared} == {"中院", "中级法院", "中级人民法院"}


DATED = [
    ("市教育局", "420600", 2009, "襄樊市教育局"),
    ("临平区财政局", "330100", 2021, "杭州市临平区财政局"),
    ("吴江教育局", "320500", 2010, "吴江市教育局"),
    ("吴江教育局", "320500", 2016, "苏州市吴江区教育局"),
    ("城管执法局", "440100", 2012, "广州市城市管理综合执法局"),
    ("城管执法局", "440100", 2020, "广州市城市管理和综合执法局"),
    ("广电总局", NATION, 2016, "国家新闻出版广电总局"),
    ("市环保局", "360400", 2021, "九江市环境保护局"),
    ("市卫健委", "360400", 2016, "九江市卫生健康委员会"),
    ("自治区党委宣传部", "450000", 2017, "中共广西壮族自治区委员会宣传部"),
    ("市法院", "500000", 2020, "重庆市高级人民法院"),
    ("天河公安分局", "440100", 2020, "广州市公安局天河区分局"),
    ("市生态环境局天河区分局", "440100", 2020, "广州市生态环境局天河分局"),
]


@pytest.mark.parametrize(("surface", "place", "year", "expected"), DATED)
def test_a_name_means_the_body_of_its_time(surface: str, place: str, year: int, expected: str) -> None:
    assert resolve(surface, Context(place, year, "doc:x")).name == expected


@pytest.mark.parametrize(
    ("surface", "place", "year"), [("临平区财政局", "330100", 2018), ("綦江区政府", "500000", 2010)]
)
def test_a_place_that_did_not_exist_yet_has_no_bodies(surface: str, place: str, year: int) -> None:
    assert resolve(surface, Context(place, year, "doc:x")).provisional
