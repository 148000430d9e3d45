"""Word files made for tests: from paragraphs and tables as an author writes them, or from XML of any shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from ingest.files.blocks import Block, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(blocks: Sequence[Block]) -> bytes:
    """A file by python-docx. A row of ``titles`` is one cell; None is merged with the cell above it."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        width = len(block.rows[0])
        table = document.add_table(len(block.rows), width)
        for at, row in enumerate(block.rows):
            if at in block.titles:
                table.cell(at, 0).merge(table.cell(at, width - 1)).text = row[0] or ""
                continue
            for column, cell in enumerate(row):
                if cell is not None:
                    _lowest(table.cell(at, column), block, at, column, table).text = cell
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _lowest(cell: Any, block: Table, at: int, column: int, table: Any) -> Any:
    """The cell, merged with those below that go on with it."""
    below = at
    while below + 1 < len(block.rows) and block.rows[below + 1][column] is None:
        below += 1
    return cell.merge(table.cell(below, column)) if below > at else cell


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts by name."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def parts_of(body: str, more: Mapping[str, str] = {}, main_type: str = "document.main") -> dict[str, str | bytes]:
    """The parts of a file whose body is this XML. ``more`` are bodies of parts: styles, numbering, footnotes, header1 …"""
    related = "".join(
        f'<Relationship Id="{part}" Type="{OFFICE}/{part.rstrip("0123456789")}" Target="{part}.xml"/>' for part in more
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.{main_type}+xml"/></Types>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(related),
        **{
            f"word/{part}.xml": f"<w:{_root(part)} {SPACES}>{inside}</w:{_root(part)}>" for part, inside in more.items()
        },
    }


def _root(part: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(part.rstrip("0123456789"), part)


def _relationships(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def raw(body: str, **more: str) -> bytes:
    """A file whose body is this XML, with other parts."""
    return package(parts_of(body, more))


def run(text: str, properties: str = "") -> str:
    """Words of one look."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def p(inside: str, properties: str = "") -> str:
    """A paragraph; plain text is a run of it."""
    inner = inside if inside.startswith("<") else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def item(text: str, level: int = 0, list_id: int = 1) -> str:
    """A paragraph that Word numbers."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(number: int, style: str, text: str, more: str = "") -> str:
    """A level of a list: its style of numbers, and its text with %1 to %9."""
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


PLAN = (level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3."))
"""一、 （一） 1."""


def numbering(levels: Sequence[str] = PLAN, nums: str = "") -> str:
    """The part of lists: list 1 has these levels; ``nums`` may hold others of the same definition."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
    )


def tc(inside: str, properties: str = "") -> str:
    """A cell; plain text is a paragraph of it."""
    inner = inside if inside.startswith("<") or not inside else p(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or p('')}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; plain text is a cell of it."""
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str, widths: Sequence[int] = ()) -> str:
    """A table, the widths of whose columns may be said."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
