"""Excel files made to hurt, and what becomes of each."""

from __future__ import annotations

import struct
from typing import Any

from tests import make_xls as old_excel
from tests import make_xlsx as excel
from tests.hostile import Hostile
from tests.make_docx import package
from tests.make_odd_zip import MEGABYTE, Packed, cut, encrypted, laughs, packed, zeros, zipped
from tests.make_xlsx import cells
from tests.word_made_to_hurt import plan, sample_doc

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def empty_rows(number: int) -> bytes:
    return excel.raw(f"<sheetData>{ONE}{'<row/>' * number}</sheetData>")


def without_sheet() -> bytes:
    parts = excel.parts_of("")
    del parts["xl/worksheets/sheet1.xml"]
    return package(parts)


def far_cell() -> bytes:
    far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return excel.raw(f'<dimension ref="A1:XFD1048576"/><sheetData>{ONE}{far}</sheetData>')


def merged(*references: str, rows: int = 1) -> bytes:
    ranges = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
    body = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, rows + 1))
    return excel.raw(f"<sheetData>{body}</sheetData><mergeCells>{ranges}</mergeCells>")


def diagonal(number: int) -> bytes:
    rows = "".join(f'<row r="{n}">{"<c/>" * n}<c><v>1</v></c></row>' for n in range(1, number))
    return excel.raw(f"<sheetData>{rows}</sheetData>")


def texts(root: str) -> bytes:
    return excel.raw('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', sharedStrings=root)


def of_workbook(megabytes: int, size: int) -> bytes:
    parts = excel.parts_of("", {"sharedStrings": ""})
    others = [packed(name, data) for name, data in parts.items() if name != "xl/sharedStrings.xml"]
    return zipped([*others, Packed("xl/sharedStrings.xml", zeros(megabytes), size)])


EXCEL = (
    Hostile(
        "an .xlsx that unpacks to 3 GB", "bomb.xlsx", lambda: of_workbook(3000, 3000 * MEGABYTE), "more than 200 MB"
    ),
    Hostile("an .xlsx of 3 GB whose directory says 1 kB", "lying.xlsx", lambda: of_workbook(3000, 1000), "is damaged"),
    Hostile(
        "an .xlsx whose texts unpack to 100 MB",
        "large.xlsx",
        lambda: of_workbook(100, 100 * MEGABYTE),
        "more than 50 MB",
    ),
    Hostile(
        "entities of entities in the texts of an .xlsx", "laughs.xlsx", lambda: texts(laughs("sst")), "document type"
    ),
    Hostile("entities of entities in a sheet", "sheet.xlsx", lambda: excel.raw(laughs("worksheet")), "document type"),
    Hostile("an .xlsx of a million empty rows", "rows.xlsx", lambda: empty_rows(1_000_000), "read"),
    Hostile("an .xlsx whose last cell is the last there can be", "far.xlsx", far_cell, "read"),
    Hostile("a range merged over a whole sheet", "merged.xlsx", lambda: merged("A1:XFD1048576", rows=3), "read"),
    Hostile(
        "100,000 merged ranges",
        "ranges.xlsx",
        lambda: merged(*(f"B{n}:C{n + 1}" for n in range(1, 200_000, 2)), rows=10),
        "read",
    ),
    Hostile(
        "10,000 ranges merged over a whole sheet",
        "overlaid.xlsx",
        lambda: merged(*["A1:XFD1048576"] * 10_000, rows=1000),
        "more than 1,000,000 cells",
    ),
    Hostile("1,500 rows, each a column longer", "diagonal.xlsx", lambda: diagonal(1500), "more than 1,000,000 cells"),
    Hostile("half of an .xlsx", "half.xlsx", lambda: cut(empty_rows(10), 50), "is damaged"),
    Hostile("99 % of an .xlsx", "most.xlsx", lambda: cut(empty_rows(10), 99), "is damaged"),
    Hostile("an encrypted .xlsx", "secret.xlsx", encrypted, "is encrypted"),
    Hostile("a .docx called .xlsx", "word.xlsx", plan, "is a Word document: rename it to word.docx"),
    Hostile(
        "a formula whose value no program computed",
        "formula.xlsx",
        lambda: excel.raw('<sheetData><row r="1"><c r="A1"><f>SUM(B1:B9)</f><v/></c></row></sheetData>'),
        "holds a formula in A1 whose value was never stored",
    ),
    Hostile("a workbook without its sheet", "sheet.xlsx", without_sheet, "xl/worksheets/sheet1.xml is missing in it"),
    Hostile(
        "a reference to no cell", "nowhere.xlsx", lambda: excel.raw(cells(A1="甲", ZZZ9999999="乙", A0="丙")), "read"
    ),
)


def sheet(**more: Any) -> bytes:
    return old_excel.xls([["序号", "任务"], [1.0, "修路"]], **more)


EXCEL_97 = (
    Hostile("half of an .xls", "half.xls", lambda: cut(old_excel.xls([["序号", "任务"]] * 500), 50), "is damaged"),
    Hostile("an encrypted .xls", "secret.xls", lambda: sheet(more=old_excel.record(0x2F, bytes(54))), "is encrypted"),
    Hostile("a file of Excel 5 called .xls", "five.xls", lambda: sheet(version=0x500), "older than Excel 97"),
    Hostile("an .xlsx called .xls", "new.xls", lambda: empty_rows(1), "is an Excel workbook: rename it to new.xlsx"),
    Hostile("a .doc called .xls", "word.xls", sample_doc, "is a Word 97 document: rename it to word.doc"),
    Hostile(
        "an .xls that says it has 4,000,000,000 texts",
        "texts.xls",
        lambda: sheet(more=old_excel.record(0xFC, struct.pack("<II", 0, 4 * 10**9))),
        "is damaged",
    ),
    Hostile(
        "an .xls of 8,000 ranges merged over a whole sheet",
        "merged.xls",
        lambda: old_excel.xls([["甲"]] * 500, [(0, 65535, 0, 255)] * 8000),
        "more than 1,000,000 cells",
    ),
)

HOSTILE: tuple[Hostile, ...] = (*EXCEL, *EXCEL_97)
