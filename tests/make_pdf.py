"""PDFs as offices print them: set in columns of full lines over pages, with heads, numbers and ruled tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus import Table as RuledTable

from ingest.files.blocks import Block, Table

FONT = "STSong-Light"
SIZE = 16.0
MARGIN = 79.0


@dataclass(frozen=True)
class Page:
    """How pages look: what stands in their margins, the size of type, and the size of the page."""

    head: str = ""
    foot: str = "— {number} —"
    size: float = SIZE
    indent: float = 2.0
    font: str = FONT
    paper: tuple[float, float] = A4
    columns: int = 1
    splits_rows: bool = False


def pdf(blocks: Sequence[Block], page: Page = Page(), centred: int = 0) -> bytes:
    """Paragraphs and tables as a PDF; the first ``centred`` blocks are titles in larger type."""
    if page.font == FONT:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    width, height = page.paper
    inner = (width - 2 * MARGIN - 24 * (page.columns - 1)) / page.columns
    frames = [
        Frame(MARGIN + number * (inner + 24), MARGIN, inner, height - 2 * MARGIN, 0, 0, 0, 0)
        for number in range(page.columns)
    ]

    def margins(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(page.font, 10.5)
        canvas.drawCentredString(width / 2, height - 45, page.head.format(number=document.page))
        canvas.drawCentredString(width / 2, 45, page.foot.format(number=document.page))

    document = BaseDocTemplate(out, pagesize=page.paper, pageTemplates=[PageTemplate("all", frames, onPage=margins)])
    document.build([_flowable(block, page, number < centred, inner) for number, block in enumerate(blocks) if block])
    return out.getvalue()


def _flowable(block: Block, page: Page, is_title: bool, width: float) -> Flowable:
    if isinstance(block, Table):
        return _ruled(block, page, width)
    size = 22.0 if is_title else page.size
    style = ParagraphStyle(
        "title" if is_title else "text",
        fontName=page.font,
        fontSize=size,
        leading=size * 1.75,
        alignment=TA_CENTER if is_title else TA_JUSTIFY,
        firstLineIndent=0 if is_title else page.indent * size,
        wordWrap="CJK",
    )
    return Paragraph(escape(block.strip()), style)


def _ruled(table: Table, page: Page, width: float) -> Flowable:
    """A table with a rule around each cell, merged cells as they are in the rows."""
    style = ParagraphStyle("cell", fontName=page.font, fontSize=10.5, leading=15, wordWrap="CJK")
    columns = len(table.rows[0])
    widths = [_weight(table, column) for column in range(columns)]
    cells = [[Paragraph(escape(cell or "").replace("\n", "<br/>"), style) for cell in row] for row in table.rows]
    spans = [("SPAN", (0, number), (-1, number)) for number in sorted(table.titles)]
    for column in range(columns):
        for first, last in _merged([row[column] for row in table.rows]):
            spans.append(("SPAN", (column, first), (column, last)))
    return RuledTable(
        cells,
        colWidths=[width * share / sum(widths) for share in widths],
        style=[("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), *spans],
        repeatRows=0 if page.splits_rows else 1,
        splitInRow=page.splits_rows,
    )


def _weight(table: Table, column: int) -> float:
    longest = max(len(row[column] or "") for row in table.rows)
    return min(max(longest, 3), 16)


def _merged(cells: Sequence[str | None]) -> list[tuple[int, int]]:
    """First and last row of each cell that goes on downwards."""
    found: list[tuple[int, int]] = []
    for number, cell in enumerate(cells):
        if cell is None and found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        elif cell is None and number:
            found.append((number - 1, number))
    return found


def drawn(*pages: Callable[[Canvas], None], paper: tuple[float, float] = A4) -> bytes:
    """Pages on which each function draws what it likes."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    canvas = Canvas(out, pagesize=paper)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def with_lines(*lines: str, x: float = 72.0, y: float = 700.0, size: float = SIZE) -> Callable[[Canvas], None]:
    """What draws lines of text below each other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for number, line in enumerate(lines):
            canvas.drawString(x, y - number * size * 1.75, line)

    return draw
