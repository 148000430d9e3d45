"""Word 97 files: they say what the .docx files say that they were made from."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from ingest.files.office import docx
from ingest.files.office.doc import read
from ingest.files.office.sprms import told
from ingest.readers import load
from ingest.reading import read as reading_of
from tests import make_doc
from tests.as_blocks import facts
from tests.doc_sources import NOTICES, SOURCES
from tests.make_doc import doc

FILES = Path("tests/files")


def file(name: str) -> bytes:
    return (FILES / f"{name}.doc").read_bytes()


def test_every_file_has_its_source_and_is_small() -> None:
    assert {path.stem for path in FILES.glob("*.doc")} == set(SOURCES)
    assert all(path.stat().st_size < 20_000 for path in FILES.glob("*.doc"))


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_says_what_its_source_says(name: str) -> None:
    assert read(file(name), "a.doc").text == docx.read(SOURCES[name](), "a.docx").text


@pytest.mark.parametrize("name", [name for name in NOTICES if name != "table-tabs"])
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


LIST_1, LIST_2 = bytes.fromhex("0B46 0100"), bytes.fromhex("0B46 0200")


def test_a_list_that_begins_at_a_number_and_again_at_another() -> None:
    paragraphs = [("道路\r", 0, LIST_1), ("桥梁\r", 0, LIST_1), ("公园\r", 0, LIST_2), ("说明\r", 0, b"")]
    assert read(make_doc.told(paragraphs, tables=make_doc.lists("第0章", 3, 1)), "a.doc").text == (
        "第三章道路\n第四章桥梁\n第一章公园\n说明\n"
    )


def test_a_list_of_a_style_and_of_one_that_is_based_on_it() -> None:
    tables = {
        **make_doc.lists("0、", 1, 1),
        **make_doc.styles((0xFFF, b""), (0xFFF, LIST_1), (1, b""), (4, b""), (3, b"")),
    }
    paragraphs = [("道路\r", 1, b""), ("桥梁\r", 2, b""), ("说明\r", 0, b""), ("循环\r", 3, b"")]
    assert read(make_doc.told(paragraphs, tables=tables), "a.doc").text == "一、道路\n二、桥梁\n说明\n循环\n"


def test_a_list_that_a_piece_gives_its_paragraphs() -> None:
    piece = struct.pack("<IIHIH", 0, 3, 0, make_doc.HEAD, 1)
    changed = b"\1" + struct.pack("<H", len(LIST_1)) + LIST_1 + b"\2" + struct.pack("<I", len(piece)) + piece
    tables = {**make_doc.lists("0、", 1, 1), 33: changed}
    assert read(make_doc.told([("道路\r", 0, b"")], tables=tables), "a.doc").text == "一、道路\n"


def row(*flags: int, width: int = 1000) -> bytes:
    """The properties of the end of a row of cells that are merged so."""
    borders = struct.pack(f"<{len(flags) + 1}h", *range(0, width * (len(flags) + 1), width))
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    table = bytes([len(flags)]) + borders + cells
    return bytes.fromhex("1624 01 1724 01 08D6") + struct.pack("<H", len(table) + 1) + table


IN_TABLE = bytes.fromhex("1624 01")


def cells(words: str, end: bytes) -> list[make_doc.Told]:
    return [*((f"{word}\x07", 0, IN_TABLE) for word in words.split("|")), ("\x07", 0, end)]


def test_cells_merged_to_the_left() -> None:
    paragraphs = [*cells("甲|乙|丙", row(0, 1, 2)), *cells("1|2|3", row(0, 0, 0)), ("完\r", 0, b"")]
    assert read(make_doc.told(paragraphs), "a.doc").text == "甲\t乙 丙\t\n1\t2\t3\n完\n"


def test_a_cell_merged_upwards_by_a_property_of_its_own() -> None:
    paragraphs = [*cells("甲|乙", row(0, 0)), *cells("丙|", row(0, 0) + bytes.fromhex("2BD6 02 0101"))]
    assert read(make_doc.told(paragraphs), "a.doc").text == "甲\t乙\n丙\t〃\n"


def test_properties_too_long_for_their_page_stand_in_the_stream_of_data() -> None:
    long = row(0, 0)
    away = bytes.fromhex("1624 01 4666") + struct.pack("<I", 8)
    paragraphs = [*cells("甲|乙", away), *cells("丙|丁", row(0, 0))]
    data = bytes(8) + struct.pack("<H", len(long)) + long
    assert read(make_doc.told(paragraphs, more=data), "a.doc").text == "甲\t乙\n丙\t丁\n"


def test_a_character_of_a_font_of_pictures() -> None:
    symbol = bytes.fromhex("096A 0300 FCF0")
    assert read(make_doc.told([("(\r", 0, b"")], look=symbol), "a.doc").text == "▪\n"


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
        "乙\t丙-丁",
        "明白",
        "修路（市交通局负责）",
        "〔1〕指国道。",
        "内部",
    ]


def test_text_in_pieces_of_one_and_of_two_bytes() -> None:
    assert read(doc("一、道路\r修建", b"\x93G15\x94", "国道𠮷。\r"), "a.doc").text == "一、道路\n修建“G15”国道𠮷。\n"


def test_a_piece_of_no_characters() -> None:
    pieces = struct.pack("<IIIHIHHIH", 0, 0, 3, *(0, make_doc.HEAD, 0) * 2)
    table = b"\2" + struct.pack("<I", len(pieces)) + pieces
    assert read(make_doc.told([("修路\r", 0, b"")], tables={33: table}), "a.doc").text == "修路\n"


def test_tables_of_which_nothing_is_told_are_lines() -> None:
    assert read(doc("甲\x07乙\x07\x07丙\r"), "a.doc").text == "甲\n乙\n丙\n"
