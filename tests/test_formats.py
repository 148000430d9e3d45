"""Each format reads the example in its own docstring; lists of units are cut where names end."""

from __future__ import annotations

import pytest

from graph.folding import fold
from ingest.formats import FORMATS, Format
from ingest.spans import Span
from ingest.unit_lists import unit_list


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.__name__)
def test_a_format_reads_its_own_example(form: Format) -> None:
    example = fold(form.__doc__ or "")
    claims = form(example, Span(0, len(example)))
    assert claims is not None and len(claims.claims) >= 2 and not claims.strange


LISTS = [
    ("市人力资源和社会保障局、市财政局", ["市人力资源和社会保障局", "市财政局"], False),
    ("市教育局和市体育局", ["市教育局", "市体育局"], False),
    ("区交通与建设局", ["区交通与建设局"], False),
    ("市發展改革委、市統計局等有關部門", ["市发展改革委", "市统计局"], True),
    ("银保监会等国务院相关部门及各地区", ["银保监会", "国务院相关部门", "各地区"], True),
    ("各区、县级市", ["各区、县级市"], False),
    ("各地区、各部门", ["各地区", "各部门"], False),
    ("各县（市、区）人民政府", ["各县(市、区)人民政府"], False),
    ("市交通委（市道运局）、市气象局", ["市交通委", "市气象局"], False),
    ("文化和旅游部、体育总局等和各有关省级人民政府", ["文化和旅游部", "体育总局", "各有关省级人民政府"], True),
]


@pytest.mark.parametrize(("words", "units", "is_open"), LISTS)
def test_lists_of_units(words: str, units: list[str], is_open: bool) -> None:
    shadow = fold(words)
    found = unit_list(shadow, 0, len(shadow))
    assert [shadow[unit.start : unit.end] for unit in found.units] == units
    assert found.open_ended is is_open
    assert not found.strange


@pytest.mark.parametrize("words", ["建立健全机制", "王小明", "责任单位要设立公告牌"])
def test_what_is_no_unit_is_said_to_be_strange(words: str) -> None:
    assert not unit_list(words, 0, len(words)).units
