"""Excel files: what Excel shows is what is read, and the same table says the same whatever file it is in."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from graph.errors import MissingExtra, UnreadableInput
from ingest.files.blocks import Block, Table, as_text
from ingest.files.office.cell_formats import shown
from ingest.files.office.xlsx import read
from ingest.readers import load
from ingest.reading import read as reading_of
from tests.as_blocks import blocks_of, facts
from tests.make_compound import compound
from tests.make_docx import docx, package
from tests.make_xlsx import MAIN, CellRichText, InlineFont, TextBlock, Workbook, cells, parts_of, raw, saved, xlsx
from tests.test_docx import TASKS

TEXTS = f'<sst xmlns="{MAIN}"><si><t>修路</t></si></sst>'


def test_a_title_and_a_table() -> None:
    blocks: list[Block] = ["关于修路的分工表", TASKS]
    assert read(xlsx({"Sheet1": blocks}), "a.xlsx").text == as_text(blocks)


def test_a_table_says_the_same_in_excel() -> None:
    path = Path("tests/cases/table-tabs/input.txt")
    written = facts(reading_of(load(path.read_bytes(), "a.txt")))
    assert facts(reading_of(load(xlsx({"Sheet1": blocks_of(path.read_text("utf-8"))}), "a.xlsx"))) == written
    assert written[0] and written[1]


def test_sheets_stand_in_order_behind_their_names_and_hidden_ones_are_left_out() -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.title = "牵头"
    first["A1"] = "甲"
    hidden = book.create_sheet("隐藏")
    hidden["A1"] = "密"
    hidden.sheet_state = "hidden"
    book.create_sheet("空白")
    book.create_sheet("配合")["B7"] = "乙"
    assert read(saved(book), "a.xlsx").text == "牵头\n甲\n配合\n乙\n"


def test_margins_are_trimmed_and_cells_of_several_lines_are_one_line() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["C4"], sheet["D4"], sheet["F4"] = "序号", "任务", "责任单位"
    sheet["C6"], sheet["D6"], sheet["F6"] = 1, "修路", "市交通局\n市财政局"
    assert read(saved(book), "a.xlsx").text == "序号\t任务\t责任单位\n1\t修路\t市交通局 市财政局\n"


def test_merged_down_and_right() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["序号", "任务", "责任单位", ""],
        ["", "", "牵头单位", "配合单位"],
        [1, "修路", "甲", "乙"],
        [2, "养路", "", ""],
    ):
        sheet.append(row)
    for merged in ("A1:A2", "B1:B2", "C1:D1", "C3:C4"):
        sheet.merge_cells(merged)
    assert read(saved(book), "a.xlsx").text.splitlines() == [
        "序号\t任务\t责任单位\t",
        "〃\t〃\t牵头单位\t配合单位",
        "1\t修路\t甲\t乙",
        "2\t养路\t〃\t",
    ]


@pytest.mark.parametrize(
    ("number", "code", "seen"),
    [
        (1.0, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012.0, "General", "123456789012"),
        (0.955, "0%", "96%"),
        (0.95, "0.0%", "95.0%"),
        (2.5, "0", "3"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (3.0, "0.##", "3"),
        (3.25, "0.##", "3.25"),
        (7.0, "000", "007"),
        (-5.0, "0_);(0)", "(5)"),
        (30.0, '"约"0"个"', "约30个"),
        (12000.0, "0,", "12"),
        (3.0, 'General"月"', "3月"),
        (44742.0, "yyyy/m/d", "2022年6月30日"),
        (44742.0, 'yyyy"年"m"月"d"日";@', "2022年6月30日"),
        (44713.0, 'yyyy"年"m"月"', "2022年6月"),
        (44742.0, '[$-804]m"月"d"日"', "6月30日"),
        (44713.0, '[DBNum1]yyyy"年"m"月"', "2022年6月"),
        (44742.75, "yyyy-mm-dd hh:mm", "2022年6月30日 18:00"),
        (0.5, "h:mm:ss", "12:00:00"),
        (1.5, "[h]:mm", "1.5"),
        (-1.0, "yyyy/m/d", "-1"),
        (1e20, "yyyy/m/d", "1e+20"),
        (5.0, "0.00E+00", "5"),
        (5.0, ";;;" * 1000, "5"),
    ],
)
def test_numbers_are_as_excel_shows_them(number: float, code: str, seen: str) -> None:
    assert shown(number, code) == seen


def test_numbers_of_a_file_take_the_format_of_their_cell() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([1, 0.95, date(2022, 6, 30), datetime(2022, 6, 1), True, 3.5])
    sheet["B1"].number_format = "0%"
    sheet["D1"].number_format = 'yyyy"年"m"月"'
    assert read(saved(book), "a.xlsx").text == "1\t95%\t2022年6月30日\t2022年6月\tTRUE\t3.5\n"


def test_a_formula_gives_the_value_that_was_computed_last() -> None:
    data = raw(
        '<sheetData><row><c><f>A2</f><v>3</v></c><c t="str"><f>B2</f><v>市交通局</v></c><c t="e"><v>#REF!</v></c></row></sheetData>'
    )
    assert read(data, "a.xlsx").text == "3\t市交通局\t#REF!\n"


def test_a_formula_that_gave_nothing_is_empty() -> None:
    data = raw(
        '<sheetData><row><c t="inlineStr"><is><t>修路</t></is></c><c t="str"><f>A2</f><v></v></c></row></sheetData>'
    )
    assert read(data, "a.xlsx").text == "修路\n"


def test_a_formula_that_was_never_computed_is_refused_unless_its_sheet_is_hidden() -> None:
    book = Workbook()
    book.worksheets[0].append(["修路", '="市"&"交通局"'])
    with pytest.raises(UnreadableInput, match=r"a\.xlsx holds a formula in B1 whose value was never stored: "):
        read(saved(book), "a.xlsx")
    book.create_sheet("二")["A1"] = "养路"
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1
    assert read(saved(book), "a.xlsx").text == "养路\n"


def test_shared_strings_without_their_reading_aids() -> None:
    strings = f'<sst xmlns="{MAIN}"><si><r><t>市交</t></r><r><t>通局</t></r><rPh sb="0" eb="1"><t>jiao</t></rPh></si><si><t>甲_x000A_乙</t></si></sst>'
    data = raw(
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v/></c></row></sheetData>',
        sharedStrings=strings,
    )
    assert read(data, "a.xlsx").text == "市交通局\t甲 乙\n"


def test_parts_are_found_whatever_the_case_of_their_names() -> None:
    parts = parts_of('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', {"sharedStrings": TEXTS})
    for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        parts[name.replace("/s", "/S").upper()] = parts.pop(name)
    assert read(package(parts), "a.xlsx").text == "修路\n"


@pytest.mark.parametrize("part", ["worksheets/sheet1.xml", "sharedStrings.xml", "styles.xml"])
def test_a_part_that_is_missing_is_told(part: str) -> None:
    more = {"sharedStrings": TEXTS, "styles": f'<styleSheet xmlns="{MAIN}"/>'}
    parts = parts_of('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', more)
    del parts[f"xl/{part}"]
    with pytest.raises(UnreadableInput, match=f"a.xlsx is damaged: xl/{part} is missing in it"):
        read(package(parts), "a.xlsx")


def test_a_sheet_or_text_that_nothing_leads_to_is_told() -> None:
    parts = parts_of(cells(A1="修路"))
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace('r:id="s1"', 'r:id="s2"')
    with pytest.raises(UnreadableInput, match="its sheet 一 is missing"):
        read(package(parts), "a.xlsx")
    with pytest.raises(UnreadableInput, match="the text of its cell B1 is missing"):
        read(raw('<sheetData><row><c r="B1" t="s"><v>7</v></c></row></sheetData>'), "a.xlsx")


def test_a_hidden_sheet_may_be_missing() -> None:
    parts = parts_of(cells(A1="修路"))
    more = '<sheet name="二" sheetId="2" state="hidden" r:id="s2"/></sheets>'
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("</sheets>", more)
    assert read(package(parts), "a.xlsx").text == "修路\n"


def test_rich_text_by_openpyxl() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = CellRichText("市", TextBlock(InlineFont(b=True), "交通局"))
    assert read(saved(book), "a.xlsx").text == "市交通局\n"


def test_the_calendar_of_1904() -> None:
    book = Workbook()
    book.epoch = datetime(1904, 1, 1)
    book.worksheets[0]["A1"] = date(2022, 6, 30)
    assert read(saved(book), "a.xlsx").text == "2022年6月30日\n"


def test_a_row_with_one_text_below_the_header_is_a_title_if_it_stands_in_front() -> None:
    assert read(raw(cells(A1="甲", B9="乙")), "a.xlsx").text == "甲\n乙\n"
    book = Workbook()
    for row in (["序号", "任务", "单位"], ["一、道路"], [None, "修路", None]):
        book.worksheets[0].append(row)
    assert read(saved(book), "a.xlsx").text == "序号\t任务\t单位\n一、道路\n\t修路\t\n"


def test_a_table_of_one_column_is_paragraphs() -> None:
    assert (
        read(xlsx({"Sheet1": ["一、道路", Table((("修路",), ("养路",)))]}), "a.xlsx").text == "一、道路\n修路\n养路\n"
    )


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".doc", ".xls"])
def test_a_library_that_is_not_installed_is_told(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = "lxml" if ending.endswith("x") else "olefile.olefile"
    monkeypatch.setitem(sys.modules, missing, None)
    made = {".docx": lambda: docx(["甲"]), ".xlsx": lambda: raw(cells(A1="甲"))}
    data = made.get(ending, lambda: compound({}))()
    with pytest.raises(MissingExtra, match=r"policygraph\[office\]"):
        load(data, f"a{ending}")
