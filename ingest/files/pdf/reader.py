"""PDF: the text that its pages hold as characters, in paragraphs, and its ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.errors import UnreadableInput
from ingest.files.blocks import Content, as_text
from ingest.files.limits import LARGEST_TEXT, MOST_CELLS, MOST_ON_PAGE, MOST_PAGES
from ingest.files.needs import needed
from ingest.files.pdf.layout import Layout, layout
from ingest.files.pdf.margins import PICTURED, without_margins
from ingest.files.pdf.paragraphs import blocks_of
from ingest.files.pdf.sheet import Sheet, sheet_of
from ingest.files.pdf.streams import check_streams
from ingest.files.pdf.tables import PageTable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

HEAD = 1_024
"""Bytes in which the mark of a PDF stands, and at the end that of its end."""
MOST_UNKNOWN = 0.1
"""Of the characters of a text: those that its fonts do not name."""
NAMED_PAGES = 5
"""Pages that a message names."""


def read(data: bytes, name: str) -> Content:
    """The text of a PDF. Pictures, annotations, filled-in forms and attached files are no part of it.

    Raises:
        UnreadableInput: it is damaged, locked, scanned, without the codes of its characters, or too large.
        MissingExtra: the library is not installed.
    """
    with needed(name, "pdf"):
        import pypdfium2
    _check_marks(data, name)
    check_streams(data, name)
    try:
        with pypdfium2.PdfDocument(data) as document:
            _check(document, name)
            pages = without_margins(_layouts(document, name))
    except pypdfium2.PdfiumError as error:
        raise UnreadableInput(_reason(error.err_code, name)) from None
    _check_pictures(pages, name)
    return Content(as_text(blocks_of(pages)))


def _check_marks(data: bytes, name: str) -> None:
    if b"%PDF-" not in data[:HEAD]:
        raise UnreadableInput(f"{name} is no PDF: it does not begin with %PDF-; give it the ending of what it is")
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-HEAD:]:
        raise UnreadableInput(f"{name} is cut off: the end of the PDF is missing; fetch it again")


def _check(document: PdfDocument, name: str) -> None:
    import pypdfium2.raw as pdfium

    if len(document) > MOST_PAGES:
        raise UnreadableInput(f"{name} has {len(document):,} pages; a notice has at most {MOST_PAGES:,}")
    if len(document) == 0:
        raise UnreadableInput(f"{name} has no pages: it holds no notice")
    if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
        raise UnreadableInput(f"{name} is an XFA form, which has no pages of its own: print it to a PDF and give that")


def _layouts(document: PdfDocument, name: str) -> list[Layout]:
    found: list[Layout] = []
    characters = unknown = cells = 0
    for number in range(len(document)):
        sheet = _sheet(document, number, name)
        found.append(layout(sheet, number))
        characters += sheet.characters
        unknown += sheet.unknown
        cells += sum(len(table.rows) * len(table.xs) for table in found[-1].flow if isinstance(table, PageTable))
        if characters > LARGEST_TEXT or cells > MOST_CELLS:
            most = f"{LARGEST_TEXT:,} characters or {MOST_CELLS:,} cells"
            raise UnreadableInput(f"{name} holds more than {most}: it is no notice")
    if unknown > MOST_UNKNOWN * characters:
        raise UnreadableInput(
            f"{name} cannot be read as text: its fonts do not say which characters they hold; "
            "print it anew from its source or run OCR, e.g. ocrmypdf -l chi_sim --force-ocr"
        )
    return found


def _sheet(document: PdfDocument, number: int, name: str) -> Sheet:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        raise UnreadableInput(f"{name} is damaged: its page {number + 1} cannot be opened; fetch it again") from None
    try:
        sheet = sheet_of(page)
    finally:
        page.close()
    if sheet.characters > MOST_ON_PAGE:
        raise UnreadableInput(
            f"{name} has more than {MOST_ON_PAGE:,} characters on its page {number + 1}: it is no notice"
        )
    return sheet


def _check_pictures(pages: Sequence[Layout], name: str) -> None:
    """Refuse what would be lost: pages that are pictures."""
    blank = [page for page in pages if not page.flow and not page.aslant]
    pictures = [page.number + 1 for page in blank if page.pictured >= PICTURED]
    if len(blank) == len(pages):
        holds = "pictures of its pages" if pictures else "drawings or nothing on its pages"
        raise UnreadableInput(f"{name} holds {holds} and no text: run OCR over it, e.g. ocrmypdf -l chi_sim")
    if pictures:
        shown = ", ".join(map(str, pictures[:NAMED_PAGES])) + (", …" if len(pictures) > NAMED_PAGES else "")
        raise UnreadableInput(
            f"{name} holds pictures without text as pages {shown}: run OCR over them, e.g. ocrmypdf -l chi_sim "
            "--skip-text, or take them out if nothing is written on them"
        )


def _reason(code: int | None, name: str) -> str:
    import pypdfium2.raw as pdfium

    if code == pdfium.FPDF_ERR_PASSWORD:
        return f"{name} needs a password: open it with its password and print it to a PDF without one"
    if code == pdfium.FPDF_ERR_SECURITY:
        return f"{name} is locked in a way that cannot be opened: print it to a PDF that is not"
    return f"{name} is damaged: it begins like a PDF and its parts cannot be found; fetch it again"
