"""Excel 97 to 2003 (.xls): the visible sheets in their order, cells as Excel shows them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from graph.errors import UnreadableInput
from ingest.files.blocks import Content, as_text
from ingest.files.limits import MOST_CELLS
from ingest.files.office.biff import Record, Texts, number_of, records
from ingest.files.office.cell_formats import BUILT_IN, shown
from ingest.files.office.containers import Broken, streams_of
from ingest.files.office.packages import damaged
from ingest.files.office.sheets import Merged, Sheet, blocks_of, too_large


class Kind:
    """The numbers of the records that are read."""

    BEGIN, END, ENCRYPTED, CALENDAR, SHEET, FORMAT, STYLE, TEXTS = 0x809, 0x0A, 0x2F, 0x22, 0x85, 0x41E, 0xE0, 0xFC
    NUMBER, PACKED, SEVERAL, SHARED, LABEL = 0x203, 0x27E, 0xBD, 0xFD, 0x204
    FORMULA, STRING, TRUTH, MERGED = 0x06, 0x207, 0x205, 0xE5


OF_CELLS = (Kind.NUMBER, Kind.PACKED, Kind.SEVERAL, Kind.SHARED, Kind.LABEL, Kind.FORMULA, Kind.TRUTH)
EXCEL_97 = 0x600
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
Cell = tuple[tuple[int, int], str]


def read(data: bytes, name: str) -> Content:
    """A .xls: the sheets that are not hidden, with the values of formulas as they were last computed.

    Raises:
        UnreadableInput: it is encrypted, damaged, older than Excel 97, made to hurt, or no .xls.
        MissingExtra: olefile is not installed.
    """
    held = streams_of(data, name, ".xls", ("Workbook", "Book"))
    if not held:
        raise UnreadableInput(f"{name} is no .xls file: no workbook is in it")
    try:
        book = Book(held.get("Workbook", b""), name)
        return Content(as_text(blocks_of(book.sheets(), name)))
    except (Broken, struct.error, IndexError, OverflowError) as error:
        raise damaged(name, f"what its records tell is not there ({error})") from None


class Book:
    """A workbook by its records: what its sheets share stands before them."""

    def __init__(self, stream: bytes, name: str) -> None:
        self._stream, self._name = stream, name
        self._texts: list[str] = []
        self._formats: dict[int, str] = dict(BUILT_IN)
        self._styles: list[int] = []
        self._visible: dict[int, str] = {}
        self._of_1904 = False
        self._left = MOST_CELLS
        version = struct.unpack_from("<HHH", stream)[2] if len(stream) >= 6 else 0
        if version != EXCEL_97:
            raise UnreadableInput(f"{name} is older than Excel 97: open it in Excel, save it as .xlsx")
        for record in records(stream):
            if record.kind == Kind.END:
                break
            self._read(record)

    def sheets(self) -> list[Sheet]:
        """The visible sheets."""
        return [self._sheet(name, place) for place, name in self._visible.items()]

    def _read(self, record: Record) -> None:
        data = record.data
        match record.kind:
            case Kind.ENCRYPTED:
                raise UnreadableInput(f"{self._name} is encrypted: open it in Excel, save it without a password")
            case Kind.CALENDAR:
                self._of_1904 = data[:1] == b"\1"
            case Kind.SHEET:
                place, state, kind, length, is_wide = struct.unpack_from("<IBBBB", data)
                title = data[8:].decode("utf-16-le" if is_wide & 1 else "latin-1", "replace")[:length]
                self._visible |= {place: title} if not state & 3 and kind == 0 else {}
            case Kind.FORMAT:
                self._formats[int.from_bytes(data[:2], "little")] = Texts(record, 2).next()
            case Kind.STYLE:
                self._styles.append(int.from_bytes(data[2:4], "little"))
            case Kind.TEXTS:
                texts = Texts(record, 8)
                self._texts = [texts.next() for _ in range(int.from_bytes(data[4:8], "little"))]

    def _sheet(self, name: str, place: int) -> Sheet:
        cells: dict[tuple[int, int], str] = {}
        merged: list[Merged] = []
        depth = 0
        formula = (0, 0)
        for record in records(self._stream, place):
            depth += (record.kind == Kind.BEGIN) - (record.kind == Kind.END)
            if depth <= 0:
                break
            if depth > 1:  # a chart
                continue
            if record.kind == Kind.FORMULA:
                formula = struct.unpack_from("<HH", record.data)
            if record.kind == Kind.STRING:
                cells[formula] = Texts(record, 0).next()
            elif record.kind == Kind.MERGED:
                ranges = struct.iter_unpack("<HHHH", record.data[2 : 2 + (len(record.data) - 2) // 8 * 8])
                merged += [Merged(top, left, bottom, right) for top, bottom, left, right in ranges]
            else:
                cells.update((at, text) for at, text in self._cells(record) if text.strip())
            if len(cells) > self._left:
                raise too_large(self._name)
        else:
            raise Broken("a sheet breaks off")
        self._left -= len(cells)
        return Sheet(name, cells, merged)

    def _cells(self, record: Record) -> Iterator[Cell]:
        """The cells of a record with their text."""
        data = record.data
        if record.kind not in OF_CELLS:
            return
        row, column, style = struct.unpack_from("<HHH", data)
        if record.kind == Kind.SEVERAL:
            for n, (own, packed) in enumerate(struct.iter_unpack("<HI", data[4 : 4 + (len(data) - 6) // 6 * 6])):
                yield (row, column + n), self._number(number_of(packed), own)
            return
        yield (row, column), self._text(record, style)

    def _text(self, record: Record, style: int) -> str:
        data = record.data
        if record.kind == Kind.SHARED:
            number = int.from_bytes(data[6:10], "little")
            return self._texts[number]
        if record.kind == Kind.LABEL:
            return Texts(record, 6).next()
        if record.kind == Kind.PACKED:
            return self._number(number_of(int.from_bytes(data[6:10], "little")), style)
        if record.kind == Kind.TRUTH or (record.kind == Kind.FORMULA and data[12:14] == b"\xff\xff"):
            kind, value = (data[7] + 1, data[6]) if record.kind == Kind.TRUTH else (data[6], data[8])
            return {1: str(bool(value)).upper(), 2: ERRORS.get(value, "#N/A")}.get(kind, "")
        return self._number(struct.unpack_from("<d", data, 6)[0], style)

    def _number(self, number: float, style: int) -> str:
        code = self._formats.get(self._styles[style], "General") if style < len(self._styles) else "General"
        return shown(number, code, self._of_1904) if abs(number) < 1e300 else str(number)
