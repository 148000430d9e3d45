"""Excel since 2007 (.xlsx): the visible sheets in their order, cells as Excel shows them.

Rows are read one by one and empty ones forgotten, so that a sheet of a million of them costs no memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import UnreadableInput
from ingest.files.blocks import Content, as_text
from ingest.files.limits import MOST_CELLS
from ingest.files.office.cell_formats import BUILT_IN, shown
from ingest.files.office.ooxml import attribute, child, children, kind, whole_number
from ingest.files.office.packages import Package, damaged, opened
from ingest.files.office.sheets import Merged, Sheet, blocks_of, too_large

if TYPE_CHECKING:
    from lxml.etree import _Element

REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
GENERAL = "General"


def read(data: bytes, name: str) -> Content:
    """A .xlsx: the sheets that are not hidden, with the values of formulas as they were last computed.

    Raises:
        UnreadableInput: it is encrypted, damaged, made to hurt, or no .xlsx.
        MissingExtra: lxml is not installed.
    """
    package, main = opened(data, name, ".xlsx")
    book = package.tree(main)
    parts = package.relations(main)
    of_1904 = any(attribute(found, "date1904") in ("1", "true") for found in book.iter("{*}workbookPr"))
    values = Values(package, main, of_1904)
    visible: dict[str, str] = {}
    for sheet in book.iter("{*}sheet"):
        if sheet.get("state", "visible") != "visible":
            continue
        relation = parts.get(attribute(sheet, "id") or "")
        if relation is None:
            raise damaged(name, f"its sheet {sheet.get('name', '')} is missing")
        if relation.kind == "worksheet":
            visible[relation.part] = sheet.get("name", "")
    sheets: list[Sheet] = []
    left = MOST_CELLS
    for part, title in visible.items():
        sheets.append(_sheet(package, part, title, values, left))
        left -= len(sheets[-1].cells)
    return Content(as_text(blocks_of(sheets, name)))


class Values:
    """What the cells of a workbook share: texts and formats."""

    def __init__(self, package: Package, main: str, of_1904: bool) -> None:
        of_kind = {relation.kind: relation.part for relation in package.relations(main).values()}
        texts = package.elements(of_kind["sharedStrings"], ["si"]) if "sharedStrings" in of_kind else ()
        self._texts = [text_of(text) for text in texts]
        self._formats = _formats(package.tree(of_kind["styles"])) if "styles" in of_kind else []
        self._of_1904 = of_1904
        self._name = package.name

    def of(self, cell: _Element) -> str:
        """The text of a cell as it is seen.

        Raises:
            UnreadableInput: it is missing, or a formula that was never computed.
        """
        value = child(cell, "v")
        written = (value.text or "") if value is not None else ""
        if not written and cell.get("t") != "str" and child(cell, "f") is not None:
            at = f" in {found}" if (found := cell.get("r")) else ""
            raise UnreadableInput(
                f"{self._name} holds a formula{at} whose value was never stored: open it in Excel and save it"
            )
        match cell.get("t", "n"):
            case "s":
                if not written:
                    return ""
                number = whole_number(written, -1)
                if not 0 <= number < len(self._texts):
                    raise damaged(self._name, f"the text of its cell {cell.get('r', '')} is missing")
                return self._texts[number]
            case "inlineStr":
                inline = child(cell, "is")
                return "" if inline is None else text_of(inline)
            case "b":
                return {"1": "TRUE", "0": "FALSE"}.get(written, written)
            case "n":
                return self._number(written, whole_number(cell.get("s")))
            case _:
                return unescaped(written)

    def _number(self, written: str, style: int) -> str:
        try:
            number = float(written)
        except ValueError:
            return written
        if not abs(number) < 1e300:
            return written
        return shown(number, self._formats[style] if style < len(self._formats) else GENERAL, self._of_1904)


def text_of(item: _Element) -> str:
    """The text of a shared or inline string, without the reading aids of its characters."""
    texts: list[str] = []
    for part in item:
        if kind(part) == "t":
            texts.append(part.text or "")
        elif kind(part) == "r":
            texts += [text.text or "" for text in children(part, "t")]
    return unescaped("".join(texts))


def unescaped(text: str) -> str:
    """Characters that XML cannot hold, written by their number."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _formats(styles: _Element) -> list[str]:
    """The format of each style of cells."""
    own = {attribute(found, "numFmtId"): attribute(found, "formatCode") or "" for found in styles.iter("{*}numFmt")}
    cells = next(styles.iter("{*}cellXfs"), None)
    ids = [attribute(found, "numFmtId") for found in (() if cells is None else children(cells, "xf"))]
    return [own.get(id) or BUILT_IN.get(whole_number(id), GENERAL) for id in ids]


def _sheet(package: Package, part: str, name: str, values: Values, most: int) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merged: list[Merged] = []
    row = 0
    for element in package.elements(part, ["row", "mergeCell"]):
        if kind(element) == "mergeCell":
            merged += _merged(element.get("ref", ""))
            continue
        number = element.get("r")
        row = whole_number(number) if number else row + 1
        for column, cell in _placed(element) if len(element) else ():
            text = values.of(cell) if len(cell) else ""
            if text.strip():
                cells[row, column] = text
        if len(cells) > most:
            raise too_large(package.name)
    return Sheet(name, cells, merged, list(_drawn(package, part)))


def _placed(row: _Element) -> Iterator[tuple[int, _Element]]:
    column = 0
    for cell in children(row, "c"):
        reference = cell.get("r")
        found = REFERENCE.fullmatch(reference) if reference else None
        column = _column(found[1]) if found else column + 1
        yield column, cell


def _merged(reference: str) -> Iterator[Merged]:
    corners = [REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) == 2 and corners[0] and corners[1]:
        (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
        yield Merged(int(top), _column(left), int(bottom), _column(right))


def _column(letters: str) -> int:
    """The number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _drawn(package: Package, part: str) -> Iterator[str]:
    """The paragraphs of text boxes that lie on a sheet."""
    drawing = package.related(part, "drawing")
    for paragraph in () if drawing is None else drawing.iter("{*}p"):
        text = "".join(found.text or "" for found in paragraph.iter("{*}t"))
        if text.strip():
            yield text
