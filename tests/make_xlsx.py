"""Excel files made for tests: from tables as an author writes them, or from XML of any shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from ingest.files.blocks import Block
from tests.make_docx import OFFICE, PACKAGE, package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
__all__ = ["MAIN", "CellRichText", "InlineFont", "TextBlock", "Workbook", "cells", "parts_of", "raw", "saved", "xlsx"]


def xlsx(sheets: Mapping[str, Sequence[Block]]) -> bytes:
    """A file by openpyxl. Paragraphs stand in the first column; None is merged with the cell above it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, blocks in sheets.items():
        _fill(book.create_sheet(name), blocks)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, blocks: Sequence[Block]) -> None:
    at = 0
    for block in blocks:
        if isinstance(block, str):
            at += 1
            sheet.cell(at, 1, block)
            continue
        for number, row in enumerate(block.rows):
            at += 1
            for column, cell in enumerate(row, start=1):
                if cell:
                    sheet.cell(at, column, cell)
            if number in block.titles:
                sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(row))
        _merge_down(sheet, block.rows, at - len(block.rows))


def _merge_down(sheet: Worksheet, rows: Sequence[Sequence[str | None]], above: int) -> None:
    for column in range(len(rows[0])):
        first = 0
        for number in range(1, len(rows) + 1):
            if number == len(rows) or rows[number][column] is not None:
                if number - first > 1:
                    sheet.merge_cells(
                        start_row=above + first + 1,
                        end_row=above + number,
                        start_column=column + 1,
                        end_column=column + 1,
                    )
                first = number


def parts_of(sheet: str, more: Mapping[str, str] = {}) -> dict[str, str | bytes]:
    """The parts of a file with one sheet of this XML. ``more`` are whole parts: sharedStrings, styles."""
    related = "".join(f'<Relationship Id="{part}" Type="{OFFICE}/{part}" Target="{part}.xml"/>' for part in more)
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="一" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="s1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>{related}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet
        if sheet.startswith("<!")
        else f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        **{f"xl/{part}.xml": inside for part, inside in more.items()},
    }


def raw(sheet: str, **more: str) -> bytes:
    """A file with one sheet of this XML, and other parts."""
    return package(parts_of(sheet, more))


def cells(**texts: str) -> str:
    """The XML of cells with texts by their references."""
    rows = "".join(
        f'<row r="{"".join(filter(str.isdigit, at))}"><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for at, text in texts.items()
    )
    return f"<sheetData>{rows}</sheetData>"
