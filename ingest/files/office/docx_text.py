"""The text of a paragraph of a .docx: what Word shows of it, and the text boxes that hang on it.

Whatever is not named here is looked into, so that text in elements of tomorrow is not lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.files.office.fields import Fields
from ingest.files.office.ooxml import attribute, child, children, flag, kind, value

if TYPE_CHECKING:
    from lxml.etree import _Element

LEFT_OUT = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "delInstrText", "rt", "pgNum"))
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
PICTURE_SIGN = "▪"
"""A character of a font of pictures."""


class Texts:
    """Reads paragraphs one after the other: fields reach over several."""

    def __init__(self, body: _Element) -> None:
        marks = [attribute(mark, "fldCharType") for mark in body.iter("{*}fldChar")]
        self._fields = Fields(marks.count("begin") == marks.count("end"))
        self._boxes: list[_Element] = []

    def of(self, paragraph: _Element) -> tuple[str, list[_Element]]:
        """The text of a paragraph, lines parted by line breaks, and its text boxes."""
        self._boxes = []
        text = "".join(self._inside(paragraph))
        self._fields.end_paragraph()
        return text, self._boxes

    def is_shown(self) -> bool:
        """Whether what comes next is seen: no instruction, and nothing of a field that is left out."""
        return self._fields.is_shown()

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
            self._fields.instruct(element.text or "")
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
            yield sign(attribute(element, "char") or "")
        elif name == "textpath":
            yield attribute(element, "string") or ""
        elif name == "den":  # of a fraction
            yield "/"
            yield from self._inside(element)
        elif not (
            name == "fldSimple" and self._fields.leaves_out(attribute(element, "instr") or "")
        ) and not is_contents(element):
            yield from self._inside(element)

    def _field(self, mark: str | None) -> None:
        match mark:
            case "begin":
                self._fields.begin()
            case "separate":
                self._fields.separate()
            case "end":
                self._fields.end()


def chosen(alternatives: _Element) -> _Element:
    """Of several ways to say the same the first."""
    return next(iter(alternatives), alternatives)


def is_contents(element: _Element) -> bool:
    """Whether a content control holds the table of contents."""
    gallery = value(child(child(element, "sdtPr"), "docPartObj"), "docPartGallery")
    return kind(element) == "sdt" and gallery == "Table of Contents"


def sign(code: str) -> str:
    """The character of a hexadecimal number; one mark for those of fonts of pictures."""
    try:
        found = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return PICTURE_SIGN if "\ue000" <= found <= "\uf8ff" else found if found.isprintable() else ""
