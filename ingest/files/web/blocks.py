"""From a page's tree to paragraphs and tables: what a reader of the page sees in lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.files.blocks import Block
from ingest.files.web.layout import is_data
from ingest.files.web.lists import markers
from ingest.files.web.tables import TextOf, read_table
from ingest.files.web.tree import Page, steps

if TYPE_CHECKING:
    from lxml.etree import _Element

_LINES = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main marquee menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul"
)
LINES = frozenset(_LINES.split())
"""Elements that stand on lines of their own."""
SHOWN_AS_LINES = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.I)
AS_WRITTEN = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
AS_SHOWN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad")),
    **{code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)},
}
"""Characters that are not seen, and control characters that browsers show as the marks of another encoding: “ ” …"""
WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3001-\u303f“”‘’—…]"
WEB_LABEL = r"(?:(?:信息|文章)?来源|发布(?:时间|日期)|作者|责任编辑|编辑|浏览|阅读|点击|字体|字号)[^。]{0,4}[:：]"
WRAPPED = re.compile(rf"(?:(?<={WIDE})\r?\n(?=\S)|(?<=\S)\r?\n(?={WIDE}))(?!{WEB_LABEL})")
"""A line of the page's source that ends within Chinese: there stands no space, as in pages that a word processor made."""
LABEL = re.compile(rf"\s*{WEB_LABEL}")
"""What a page says of an article; labels beside each other are parted by their look alone."""


def blocks(page: Page, name: str) -> list[Block]:
    """The paragraphs and tables of a page, in order.

    Raises:
        UnreadableInput: a table has too many cells.
    """

    def text_of(page: Page, element: _Element) -> str:
        return "\n".join(map(_flat, _blocks(page, element, text_of, name)))

    return _blocks(page, page.root, text_of, name)


class _Lines:
    """Text that comes in pieces, and the blocks that it makes."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.number = ""

    def end(self) -> None:
        if not self.pieces:
            return
        line = " ".join(WRAPPED.sub("", "".join(self.pieces).translate(AS_SHOWN)).split())
        self.pieces.clear()
        if line:
            self.blocks.append(f"{self.number}{line}")
            self.number = ""

    def write(self, text: str | None, as_written: bool) -> None:
        if not text:
            return
        if as_written:
            first, *others = text.splitlines() if text.strip("\r\n") else ["", ""]
            self.pieces.append(first)
            for other in others:
                self.end()
                self.pieces.append(other)
        else:
            self.pieces.append(" " if text.isspace() else text)

    def part_labels(self, text: str | None) -> None:
        if text and self.pieces and LABEL.match(text):
            self.pieces.append(" ")


def _blocks(page: Page, root: _Element, text_of: TextOf, name: str) -> list[Block]:
    lines = _Lines()
    as_written = 0
    numbers: dict[_Element, str] = {}
    tables: dict[_Element, bool] = {}

    def enters(element: _Element) -> bool:
        if element.tag == "table" and element not in page.left_out:
            tables[element] = is_data(page, element)
        return element not in page.left_out and not tables.get(element, False)

    for begins, element in steps(root, enters):
        alone = element.tag in LINES or SHOWN_AS_LINES.search(element.get("style", "")) is not None
        if alone and element is not root:
            lines.end()
        if begins:
            as_written += _is_as_written(element)
            numbers |= markers(element)
            lines.number = numbers.get(element, lines.number)
            if not alone:
                lines.part_labels(element.text)
            lines.write(element.text, as_written > 0)
            continue
        if element in numbers:
            lines.number = ""
        if tables.get(element):
            lines.blocks += read_table(page.of_cells(), element, text_of, name)
        elif element not in page.left_out:
            as_written -= _is_as_written(element)
        if element is not root:
            lines.write(element.tail, as_written > 0)
    lines.end()
    return lines.blocks


def _is_as_written(element: _Element) -> bool:
    return element.tag in ("pre", "textarea") or AS_WRITTEN.search(element.get("style", "")) is not None


def _flat(block: Block) -> str:
    """A block of a cell as its text; a table in it loses its columns."""
    return block if isinstance(block, str) else "\n".join(" ".join(filter(None, row)) for row in block.rows)
