"""What stands on a page of a PDF and where: its characters, its rules, and how much of it pictures cover.

Positions are those of the page as it is read: x from the left, y from the top, turned so that most text is upright,
whatever the page's own rotation. A point is 1/72 inch.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import addressof, byref, c_double
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from graph.immutable import immutable
from ingest.files.limits import MOST_ON_PAGE
from ingest.files.pdf.characters import is_unknown, ordinary
from ingest.files.pdf.drawings import Box, drawn_on

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

SHORTEST_RULE = 3.0
"""Points; what is shorter is a dot."""
ADDED = frozenset(map(ord, " \r\n"))
"""What the library adds between words and lines."""


class Glyph(NamedTuple):
    """A character: its left and right edge, the middle of its ink, the line that it stands on, the size of its type.

    Quotation marks and commas overlap their neighbours where they are set close; their ink does not.
    """

    text: str
    x0: float
    x1: float
    middle: float
    base: float
    size: float


class Rule(NamedTuple):
    """A ruling line, level or upright."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


@immutable
class Sheet:
    """A page; spaces that are written are among its glyphs. ``aslant`` are runs of text in another direction than most.

    ``characters`` counts all, also those outside the page, ``unknown`` those without a code.
    ``rules`` is empty where there are too many to be a table's. ``pictured`` is the part of the page under pictures.
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    aslant: tuple[str, ...]
    rules: tuple[Rule, ...]
    pictured: float
    characters: int
    unknown: int


class _Mark(NamedTuple):
    """A character as the file has it: its origin, box, ink, direction in quarter turns (None: aslant) and size."""

    text: str
    x: float
    y: float
    box: Box
    ink: Box
    turn: int | None
    size: float


def sheet_of(page: PdfPage) -> Sheet:
    """Read a page that is open.

    Raises:
        PdfiumError: the library cannot.
    """
    frame = page.get_bbox()
    every = list(islice(_marks(page), MOST_ON_PAGE + 1))
    found = [mark for mark in every if _is_inside(mark, frame)]
    counts = Counter(mark.turn for mark in found if mark.turn is not None)
    turn = counts.most_common(1)[0][0] if counts else 0
    drawn = drawn_on(page)
    wide, high = frame[2] - frame[0], frame[3] - frame[1]
    boxes = [_turned(box, frame, turn) for box in drawn.rules]
    return Sheet(
        width=high if turn % 2 else wide,
        height=wide if turn % 2 else high,
        glyphs=tuple(_glyph(mark, frame, turn) for mark in found if mark.turn == turn),
        aslant=tuple(_runs(found, turn)),
        rules=tuple(Rule(*box) for box in boxes if max(box[2] - box[0], box[3] - box[1]) >= SHORTEST_RULE),
        pictured=drawn.pictured / (wide * high) if wide * high > 0 else 0.0,
        characters=len(every),
        unknown=sum(is_unknown(mark.text) for mark in every),
    )


def _marks(page: PdfPage) -> Iterator[_Mark]:
    """The characters of a page in the order of the file, without those that the library adds between them."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        text, box, matrix, x, y = text_page.raw, pdfium.FS_RECTF(), pdfium.FS_MATRIX(), c_double(), c_double()
        to_box, to_x, to_y = byref(box), byref(x), byref(y)
        turn, size = None, 1.0
        drawn_by: int | None = None
        for number in range(text_page.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, number)
            if code in ADDED and pdfium.FPDFText_IsGenerated(text, number) == 1:
                continue
            thing = pdfium.FPDFText_GetTextObject(text, number)
            if not thing or addressof(thing.contents) != drawn_by:
                pdfium.FPDFText_GetMatrix(text, number, byref(matrix))
                turn = _turn(matrix.a, matrix.b)
                size = pdfium.FPDFText_GetFontSize(text, number) * math.hypot(matrix.c, matrix.d)
                size = round(size, 1) or 1.0
                drawn_by = addressof(thing.contents) if thing else None
            pdfium.FPDFText_GetLooseCharBox(text, number, to_box)
            pdfium.FPDFText_GetCharOrigin(text, number, to_x, to_y)
            code = 0 if pdfium.FPDFText_HasUnicodeMapError(text, number) == 1 else code
            character, around = ordinary(code), (box.left, box.bottom, box.right, box.top)
            ink = around if character.isalnum() else _ink(text, number, around)
            yield _Mark(character, x.value, y.value, around, ink, turn, size)
    finally:
        text_page.close()


def _ink(text: object, number: int, around: Box) -> Box:
    """The box of a character's ink; its whole box if the font does not tell."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(text, number, byref(left), byref(right), byref(bottom), byref(top))
    box = left.value, bottom.value, right.value, top.value
    return box if box[0] < box[2] and box[1] < box[3] else around


def _turn(across: float, up: float) -> int | None:
    """The direction of text in quarter turns against the clock; None if it is aslant."""
    quarters = math.atan2(up, across) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else None


def _is_inside(mark: _Mark, frame: Box) -> bool:
    left, bottom, right, top = frame
    return left <= (mark.box[0] + mark.box[2]) / 2 <= right and bottom <= (mark.box[1] + mark.box[3]) / 2 <= top


def _turned(box: Box, frame: Box, turn: int) -> Box:
    """A box of the file as left, top, right, bottom of the page as it is read."""
    left, bottom, right, top = frame
    x0, y0, x1, y1 = box
    if turn == 0:
        return x0 - left, top - y1, x1 - left, top - y0
    if turn == 1:
        return y0 - bottom, x0 - left, y1 - bottom, x1 - left
    if turn == 2:
        return right - x1, y0 - bottom, right - x0, y1 - bottom
    return top - y1, right - x1, top - y0, right - x0


def _glyph(mark: _Mark, frame: Box, turn: int) -> Glyph:
    x0, _, x1, _ = _turned(mark.box, frame, turn)
    begin, _, end, _ = _turned(mark.ink, frame, turn)
    _, base, _, _ = _turned((mark.x, mark.y, mark.x, mark.y), frame, turn)
    return Glyph(mark.text, x0, x1, (begin + end) / 2, base, mark.size)


def _runs(found: list[_Mark], turn: int) -> Iterator[str]:
    """The text in other directions, in the order of the file."""
    run = ""
    for mark in found:
        if mark.turn == turn:
            if run.strip():
                yield run.strip()
            run = ""
        else:
            run += mark.text
    if run.strip():
        yield run.strip()
