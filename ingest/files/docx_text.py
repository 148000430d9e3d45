"""The text of a paragraph of a .docx: what Word shows of it, and the text boxes that hang on it.

Whatever is not named here is looked into, so that text in elements of tomorrow is not lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.files.ooxml import attribute, child, children, flag, kind, value

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT_OUT = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "delInstrText", "rt", "pgNum"))
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
FIELDS_LEFT_OUT = ("TOC", "PAGE", "NUMPAGES", "SECTIONPAGES")
"""A table of contents says headings twice; numbers of pages say nothing of the notice."""
PICTURE_SIGN = "▪"
"""A character of a font of pictures."""


class Field:
    """A field that is open: its instruction, then its result."""

    def __init__(self) -> None:
        self.instruction = ""
        self.has_result = False


class Texts:
    """Reads paragraphs one after the other: fields reach over several."""

    def __init__(self, body: _Element) -> None:
        marks = [attribute(mark, "fldCharType") for mark in body.iter("{*}fldChar")]
        self._are_whole = marks.count("begin") == marks.count("end")
        self._fields: list[Field] = []
        self._boxes: list[_Element] = []

    def of(self, paragraph: _Element) -> tuple[str, list[_Element]]:
        """The text of a paragraph, lines parted by line breaks, and its text boxes."""
        self._boxes = []
        text = "".join(self._inside(paragraph))
        self._fields = [field for field in self._fields if field.has_result]
        return text, self._boxes

    def is_shown(self) -> bool:
        """Whether what comes next is seen: no instruction, and nothing of a field that is left out."""
        return all(field.has_result and not self._is_left_out(field.instruction) for field in self._fields)

    def _inside(self, element: _Element) -> Iterator[str]:
        for inner in element:
            yield from self._element(inner, kind(inner))

    def _element(self, element: _Element, name: str) -> Iterator[str]:
        if name in LEFT_OUT:
            return
        if name == "r" and flag(child(element, "rPr"), "vanish"):
            for mark in children(element, "fldChar"):
                self._field(attribute(mark, "fldCharType"))
        elif name == "txbxContent":
            self._boxes.append(element)
        elif name == "AlternateContent":
            yield from self._inside(chosen(element))
        elif name == "fldChar":
            self._field(attribute(element, "fldCharType"))
        elif name == "instrText":
            if self._fields:
                self._fields[-1].instruction += element.text or ""
        elif self.is_shown():
            yield from self._shown(element, name)
        else:
            for _ in self._inside(element):
                pass

    def _shown(self, element: _Element, name: str) -> Iterator[str]:
        if name == "t":
            yield element.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name == "sym":
            yield _sign(attribute(element, "char") or "")
        elif name == "textpath":
            yield attribute(element, "string") or ""
        elif name == "den":  # of a fraction
            yield "/"
            yield from self._inside(element)
        elif not (name == "fldSimple" and self._is_left_out(attribute(element, "instr") or "")) and not is_contents(
            element
        ):
            yield from self._inside(element)

    def _field(self, mark: str | None) -> None:
        if mark == "begin":
            self._fields.append(Field())
        elif mark == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif mark == "end" and self._fields:
            self._fields.pop()

    def _is_left_out(self, instruction: str) -> bool:
        return self._are_whole and instruction.strip().partition(" ")[0].upper() in FIELDS_LEFT_OUT


def chosen(alternatives: _Element) -> _Element:
    """Of several ways to say the same the first."""
    return next(iter(alternatives), alternatives)


def is_contents(element: _Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = value(child(child(element, "sdtPr"), "docPartObj"), "docPartGallery")
    return kind(element) == "sdt" and gallery == "Table of Contents"


def _sign(code: str) -> str:
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return PICTURE_SIGN if "\ue000" <= sign <= "\uf8ff" else sign if sign.isprintable() else ""
