"""Word since 2007 (.docx): what Word shows of paragraphs and tables in their order, numbers of lists and all.

Headers stand before the body, notes and footers behind it, since neither is part of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import UnreadableInput
from ingest.files.blocks import Block, Content, as_text
from ingest.files.limits import MOST_CELLS, MOST_PARAGRAPHS
from ingest.files.office.docx_lists import Lists
from ingest.files.office.docx_text import Texts, chosen, is_contents
from ingest.files.office.ooxml import attribute, child, children, flag, kind, value, whole_number
from ingest.files.office.packages import Package, opened, too_deep
from ingest.files.office.placed import NARROW, Cell, blocks_of, size_of

if TYPE_CHECKING:
    from lxml.etree import _Element

GROUPS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
"""Elements around paragraphs, tables, rows and cells that are looked into."""
PAGE_NUMBER = re.compile(r"[\W\d_第页頁共]*")
NOTES = ("footnotes", "endnotes")


def read(data: bytes, name: str) -> Content:
    """A .docx as Word shows it.

    Raises:
        UnreadableInput: it is encrypted, damaged, made to hurt, or no .docx.
        MissingExtra: lxml is not installed.
    """
    package, main = opened(data, name, ".docx")
    try:
        return Content(as_text(_blocks(package, main)))
    except RecursionError:
        raise too_deep(name) from None


def _blocks(package: Package, main: str) -> list[Block]:
    document = package.tree(main)
    body = child(document, "body")
    if body is None:
        raise UnreadableInput(f"{package.name} is no .docx file: {main} has no body")
    lists = Lists(package.related(main, "styles"), package.related(main, "numbering"))
    parts = {id: relation.part for id, relation in package.relations(main).items()}
    heads: list[list[str]] = []
    feet: list[str] = []
    for section in body.iter("{*}sectPr"):
        heads.append(_margin(package, parts, lists, section, "headerReference"))
        feet += _margin(package, parts, lists, section, "footerReference")
    first = heads[0] if heads else []
    later = [line for lines in heads[1:] for line in lines if line not in first]
    notes = [block for part in NOTES for block in _notes(package.related(main, part), package.name, lists)]
    return [*first, *Story(body, package.name, lists).blocks(body), *notes, *dict.fromkeys([*later, *feet])]


def _margin(package: Package, parts: dict[str, str], lists: Lists, section: _Element, reference: str) -> list[str]:
    """The lines of the headers or footers of a section, each once; numbers of pages are none."""
    lines: dict[str, None] = {}
    for found in children(section, reference):
        part = parts.get(attribute(found, "id") or "")
        if part is not None:
            root = package.tree(part)
            text = as_text(Story(root, package.name, lists).blocks(root))
            lines |= dict.fromkeys(line for line in text.splitlines() if not PAGE_NUMBER.fullmatch(line))
    return list(lines)


def _notes(root: _Element | None, name: str, lists: Lists) -> Iterator[Block]:
    """Footnotes or endnotes in the order of their part, each with its number."""
    notes = () if root is None else [note for note in root if attribute(note, "type") in (None, "normal")]
    for number, note in enumerate(notes, start=1):
        text = " ".join(as_text(Story(note, name, lists).blocks(note)).split())
        if text:
            yield f"〔{number}〕{text}"


class Story:
    """Paragraphs and tables that follow each other: the body, a header, a note."""

    def __init__(self, root: _Element, name: str, lists: Lists) -> None:
        self._name = name
        self._lists = lists
        self._texts = Texts(root)
        self._carried = ""
        self._cells = 0
        self._paragraphs = 0

    def blocks(self, parent: _Element) -> Iterator[Block]:
        """The paragraphs and tables in an element."""
        for element in _flat(parent):
            if kind(element) == "p":
                yield from self._paragraph(element)
            elif kind(element) == "tbl":
                yield from self._table(element)

    def _paragraph(self, paragraph: _Element) -> Iterator[Block]:
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise UnreadableInput(f"{self._name} holds more than {MOST_PARAGRAPHS:,} paragraphs: it is no notice")
        properties = child(paragraph, "pPr")
        mark = child(properties, "rPr")
        shown = self._texts.is_shown()
        text, boxes = self._texts.of(paragraph)
        text = self._carried + text
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:  # its end was taken out
            self._carried = text
        else:
            self._carried = ""
            is_seen = text or (shown and self._texts.is_shown() and not flag(mark, "vanish"))
            yield (self._lists.number(properties) if is_seen else "") + text
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, table: _Element) -> Iterator[Block]:
        borders = _borders(table)
        rows: list[list[Cell]] = []
        for row in _flat(table):
            if kind(row) == "tr" and child(child(row, "trPr"), "del") is None:
                rows.append(self._row(row, borders, [cell.left for cell in rows[-1]] if rows else []))
        self._cells += size_of(rows)
        if self._cells > MOST_CELLS:
            raise UnreadableInput(f"{self._name} holds tables of more than {MOST_CELLS:,} cells: it is no notice")
        yield from blocks_of(rows)

    def _row(self, row: _Element, borders: list[int], above: list[int]) -> list[Cell]:
        at = whole_number(value(child(row, "trPr"), "gridBefore"))
        cells: list[Cell] = []
        for cell in _flat(row):
            if kind(cell) != "tc":
                continue
            properties = child(cell, "tcPr")
            end = at + max(whole_number(value(properties, "gridSpan"), 1), 1)
            left, right = _place(at, borders), _place(end, borders)
            goes_on = _goes_on(properties, "vMerge") and any(abs(left - higher) < NARROW for higher in above)
            blocks = () if goes_on else tuple(block for block in self.blocks(cell) if block != "")
            if cells and _goes_on(properties, "hMerge"):
                cells[-1] = Cell(cells[-1].left, right, (*cells[-1].blocks, *blocks), cells[-1].goes_on)
            else:
                cells.append(Cell(left, right, blocks, goes_on))
            at = end
        return cells


def _flat(parent: _Element) -> Iterator[_Element]:
    """The children of an element, and those of the groups among them."""
    for element in parent:
        if kind(element) == "AlternateContent":
            yield from _flat(chosen(element))
        elif kind(element) in GROUPS:
            yield from () if is_contents(element) else _flat(element)
        else:
            yield element


def _goes_on(properties: _Element | None, merge: str) -> bool:
    """Whether a cell goes on with the one above it or to its left."""
    return child(properties, merge) is not None and value(properties, merge) in (None, "continue")


def _borders(table: _Element) -> list[int]:
    """Where the columns of a table's grid end; nothing if it does not say so of each."""
    grid = child(table, "tblGrid")
    widths = [whole_number(attribute(column, "w")) for column in ([] if grid is None else children(grid, "gridCol"))]
    if any(width <= 0 for width in widths):
        return []
    return [sum(widths[:n]) for n in range(len(widths) + 1)]


def _place(column: int, borders: list[int]) -> int:
    """Where a column of the grid begins, in twentieths of a point; one that the grid does not know is a broad one."""
    known = min(column, len(borders) - 1)
    return borders[known] + (column - known) * 5 * NARROW if borders else column * 5 * NARROW
