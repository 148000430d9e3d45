"""Word 97 files: they say what the .docx files say that they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import UnreadableInput
from ingest.files import docx
from ingest.files.doc import read
from ingest.files.sprms import told
from ingest.readers import load
from ingest.reading import read as reading_of
from tests.doc_sources import NOTICES, SOURCES
from tests.hostile import Hostile
from tests.hostile_office import HOSTILE
from tests.make_doc import doc
from tests.notices import facts

FILES = Path("tests/files")


def file(name: str) -> bytes:
    return (FILES / f"{name}.doc").read_bytes()


def test_every_file_has_its_source_and_is_small() -> None:
    assert {path.stem for path in FILES.glob("*.doc")} == set(SOURCES)
    assert all(path.stat().st_size < 20_000 for path in FILES.glob("*.doc"))


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_says_what_its_source_says(name: str) -> None:
    assert read(file(name), "a.doc").text == docx.read(SOURCES[name](), "a.docx").text


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_says_the_same_in_word_97(name: str) -> None:
    written = facts(reading_of(load(Path("tests/cases") / name / "input.txt")))
    assert facts(reading_of(load(file(name), "a.doc"))) == written
    assert written[0]


def test_numbers_that_word_counts() -> None:
    assert read(file("numbers"), "a.doc").text.splitlines() == [
        "一、道路",
        "（一）修路",
        "（二）养路",
        "1. 国道",
        "说明。",
        "2. 省道",
        "二、桥梁",
        "（一）造桥",
        "一、公园",
    ]


def test_numbers_of_styles() -> None:
    assert read(file("styles"), "a.doc").text == "第一章 道路\n①修路\n②养路\n第二章 桥梁\n说明\n①造桥\n"


def test_properties_tell_their_length() -> None:
    held = bytes.fromhex("1624 01 15C6 02 0000 08D6 0300 01FF 2BD6 02 0001 2BD6 02 0203 4B24 01 0B46")
    assert told(held) == {
        0x2416: b"\1",
        0xC615: b"\2\0\0",
        0xD608: b"\3\0\1\xff",
        0xD62B: b"\2\0\1\2\2\3",
        0x244B: b"\1",
    }


def test_tables() -> None:
    assert read(file("tables"), "a.doc").text.splitlines() == [
        "分工表",
        "序号\t任务\t责任单位\t",
        "一、改善民生",
        "1\t修路\t市交通局 市财政局\t市公安局",
        "2\t养路\t〃\t",
        "3\t前 1 2 3 4 后\t各区\t市城管局",
        "框：",
        "一、道路",
        "（一）修路",
        "完",
    ]


def test_what_word_shows_of_words() -> None:
    assert read(file("words"), "a.doc").text.splitlines() == [
        "某市人民政府文件",
        "见第一条“修路”—①㎡𠮷",
        "甲",
        "乙 丙-丁",
        "明白",
        "修路（市交通局负责）",
        "〔1〕指国道。",
        "内部",
    ]


def test_text_in_pieces_of_one_and_of_two_bytes() -> None:
    assert read(doc("一、道路\r修建", b"\x93G15\x94", "国道𠮷。\r"), "a.doc").text == "一、道路\n修建“G15”国道𠮷。\n"


def test_tables_of_which_nothing_is_told_are_lines() -> None:
    assert read(doc("甲\x07乙\x07\x07丙\r"), "a.doc").text == "甲\n乙\n丙\n"


@pytest.mark.parametrize("hostile", [h for h in HOSTILE if h.name.endswith(".doc")], ids=lambda h: h.what)
def test_files_made_to_hurt(hostile: Hostile) -> None:
    if hostile.result == "read":
        assert load(hostile.make(), hostile.name).text.strip()
        return
    with pytest.raises(UnreadableInput) as told:
        load(hostile.make(), hostile.name)
    assert hostile.result in str(told.value)
    assert str(told.value).startswith(hostile.name)
