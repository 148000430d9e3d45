"""Excel 97 files: what Excel shows is what is read, and what another reader finds in them."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from graph.errors import UnreadableInput
from ingest.files.office.biff import CONTINUE, Record, Texts, number_of, records
from ingest.files.office.xls import read
from ingest.readers import load
from tests.make_xls import record, xls

ROWS = (
    ("2022年重点任务分工表", None, None, None),
    ("序号", "任务", "完成时限", "责任单位"),
    (1.0, "修路\n养路", 44713.0, "市交通局、市财政局"),
    (2.0, "造桥", 44742.0, None),
)
MERGED = ((0, 0, 0, 3), (2, 3, 3, 3))
FORMATS = {(2, 2): 'yyyy"年"m"月"', (3, 2): "yyyy/m/d"}


def test_a_title_and_a_table_with_dates_as_they_are_seen() -> None:
    assert read(xls(ROWS, MERGED, FORMATS), "a.xls").text.splitlines() == [
        "2022年重点任务分工表",
        "序号\t任务\t完成时限\t责任单位",
        "1\t修路 养路\t2022年6月\t市交通局、市财政局",
        "2\t造桥\t2022年6月30日\t〃",
    ]


def test_another_reader_finds_the_same_words_and_ranges() -> None:
    sheet = CalamineWorkbook.from_filelike(BytesIO(xls(ROWS, MERGED, FORMATS))).get_sheet_by_index(0)
    theirs = {cell for row in sheet.to_python() for cell in row if isinstance(cell, str) and cell}
    assert theirs == {cell for row in ROWS for cell in row if isinstance(cell, str)}
    assert sheet.merged_cell_ranges == [((0, 0), (0, 3)), ((2, 3), (3, 3))]


def test_hidden_sheets_are_left_out() -> None:
    with pytest.raises(UnreadableInput, match="white space only"):
        load(xls(ROWS, hidden=True), "a.xls")


@pytest.mark.parametrize(("at", "width"), [(2, 1), (3, 2), (4, 1)])
def test_a_text_that_goes_on_in_the_next_record(at: int, width: int) -> None:
    words = "abcd" if width == 1 else "甲乙丙丁"
    encoding = "latin-1" if width == 1 else "utf-16-le"
    first = struct.pack("<HB", 5, width - 1) + words[: at - 1].encode(encoding)
    rest = bytes([1]) + (words[at - 1 :] + "戊").encode("utf-16-le") + struct.pack("<HB", 1, 0) + b"z"
    stream = record(0xFC, first) + record(CONTINUE, rest) + record(0x0A)
    found = next(records(stream))
    texts = Texts(found, 0)
    assert (texts.next(), texts.next()) == (words + "戊", "z")


def test_looks_and_reading_aids_of_a_text_are_passed_over() -> None:
    data = (
        struct.pack("<HBHI", 1, 1 | 4 | 8, 1, 6)
        + "甲".encode("utf-16-le")
        + bytes(10)
        + struct.pack("<HB", 1, 0)
        + b"b"
    )
    texts = Texts(Record(0xFC, [data]), 0)
    assert (texts.next(), texts.next()) == ("甲", "b")


@pytest.mark.parametrize(
    ("packed", "number"),
    [(0x3FF00000, 1.0), (0x3FF00001, 0.01), (1 << 2 | 2, 1.0), (12345 << 2 | 3, 123.45), (0xFFFFFFFE, -1.0)],
)
def test_packed_numbers(packed: int, number: float) -> None:
    assert number_of(packed) == number
