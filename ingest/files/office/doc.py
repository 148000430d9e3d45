"""Word 97 to 2003 (.doc): what Word shows of paragraphs and tables in their order, numbers of lists and all."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping, Sequence

from graph.errors import UnreadableInput
from graph.immutable import immutable
from ingest.files.blocks import Block, Content, as_text
from ingest.files.limits import MOST_CELLS, MOST_PARAGRAPHS
from ingest.files.office.containers import Broken, streams_of
from ingest.files.office.docx import PAGE_NUMBER
from ingest.files.office.fields import Fields
from ingest.files.office.packages import damaged, too_deep
from ingest.files.office.placed import NARROW, Cell, blocks_of, size_of
from ingest.files.office.sprms import MERGED
from ingest.files.office.word97 import HEADERS, Word97, in_full
from ingest.files.office.word97_lists import Lists

IS_WORD, OLDEST = 0xA5EC, 0xC1
IS_ENCRYPTED, IS_IN_TABLE_1 = 0x0100, 0x0200
ENDS = "\r\x07\x0c"
END = re.compile(f"[{ENDS}]")
CELL, SECTION = "\x07", "\x0c"
NOTE = "\x02"
SIGNS = {**dict.fromkeys(range(32)), 9: "\t", 0x0B: "\n", 0x0E: "\n", 0x1E: "-"}
"""What is seen of control characters: breaks of lines and columns, a hyphen; the others mark pictures and notes."""
FIELD = re.compile("([\x13\x14\x15])")
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
ROW = 0xD608
BODY, FOOTNOTES, MARGINS, _, COMMENTS, ENDNOTES, BOXES, MARGIN_BOXES = range(8)
OF_NOTES, OF_A_SECTION = 6, 6
IS_HEADER = (0, 1, 4)
"""Which of the six margins of a section are headers: even, odd, first; footers are the others."""


@immutable
class Paragraph:
    """A paragraph: its text as it is kept, what ends it, its style and properties, and in how many tables it stands."""

    text: str
    end: str
    style: int
    own: Mapping[int, bytes]
    depth: int

    def ends(self, what: int, inner: int) -> bool:
        """Whether it ends a row or a cell: by one property in a table of the page, by another in a table of a cell."""
        return _is_on(self.own, what if self.depth == 1 else inner)


def read(data: bytes, name: str) -> Content:
    """A .doc as Word shows it.

    Raises:
        UnreadableInput: it is encrypted, damaged, older than Word 97, made to hurt, or no .doc.
        MissingExtra: olefile is not installed.
    """
    try:
        return Content(as_text(_blocks(_opened(data, name), name)))
    except RecursionError:
        raise too_deep(name) from None
    except (Broken, struct.error, IndexError, OverflowError) as error:
        raise damaged(name, f"what its tables tell is not there ({error})") from None


def _opened(data: bytes, name: str) -> Word97:
    """The streams of a file, read as those of Word."""
    held = streams_of(data, name, ".doc", ("WordDocument", "0Table", "1Table", "Data"))
    if "WordDocument" not in held:
        raise UnreadableInput(f"{name} is no .doc file: no document of Word is in it")
    tables = _tables(held["WordDocument"], name)
    return Word97(held["WordDocument"], held.get(tables, b""), held.get("Data", b""))


def _tables(document: bytes, name: str) -> str:
    """Which stream holds the tables.

    Raises:
        UnreadableInput: the document is encrypted, or older than Word 97.
    """
    is_word, version, flags = struct.unpack_from("<HH6xH", document)
    if is_word != IS_WORD or version < OLDEST:
        raise UnreadableInput(f"{name} is older than Word 97: open it in Word, save it as .docx")
    if flags & IS_ENCRYPTED:
        raise UnreadableInput(f"{name} is encrypted: open it in Word, save it without a password")
    return "1Table" if flags & IS_IN_TABLE_1 else "0Table"


def _blocks(file: Word97, name: str) -> list[Block]:
    lists = Lists(file)
    begin = [sum(file.lengths[:n]) for n in range(len(file.lengths) + 1)]

    def story(part: int) -> Story:
        return Story(file, lists, begin[part], begin[part + 1], name)

    headers, footers = _margins(file, lists, begin[MARGINS], name)
    body = list(story(BODY).blocks())
    notes = [note for part in (FOOTNOTES, ENDNOTES) for note in _notes(story(part))]
    boxes = [block for part in (BOXES, MARGIN_BOXES) for block in story(part).blocks()]
    return [*headers, *body, *boxes, *notes, *footers]


def _margins(file: Word97, lists: Lists, begin: int, name: str) -> tuple[list[str], list[str]]:
    """The lines of the first section's headers, and those of all other margins, each once, without numbers of pages."""
    table = file.table(HEADERS)
    places = struct.unpack_from(f"<{len(table) // 4}I", table)
    first: dict[str, None] = {}
    others: dict[str, None] = {}
    for number, (start, end) in enumerate(zip(places[OF_NOTES:], places[OF_NOTES + 1 :], strict=False)):
        section, which = divmod(number, OF_A_SECTION)
        lines = first if section == 0 and which in IS_HEADER else others
        text = as_text(Story(file, lists, begin + start, begin + end, name).blocks()) if start < end else ""
        lines |= dict.fromkeys(line for line in text.splitlines() if not PAGE_NUMBER.fullmatch(line))
    return list(first), [line for line in others if line not in first]


def _notes(story: Story) -> Iterator[Block]:
    """Notes, each with its number; a mark begins each."""
    notes: list[list[str]] = []
    for paragraph in story.paragraphs:
        if paragraph.text.startswith(NOTE) or not notes:
            notes.append([])
        notes[-1].append(story.shown(paragraph))
    for number, note in enumerate(notes, start=1):
        text = " ".join(" ".join(note).split())
        if text:
            yield f"〔{number}〕{text}"


class Story:
    """Paragraphs and tables that follow each other: the body, a header, the notes."""

    def __init__(self, file: Word97, lists: Lists, start: int, end: int, name: str) -> None:
        text = file.text[start:end]
        if sum(map(text.count, ENDS)) > MOST_PARAGRAPHS:
            raise UnreadableInput(f"{name} holds more than {MOST_PARAGRAPHS:,} paragraphs: it is no notice")
        self.paragraphs = list(_paragraphs(file, start, end))
        self._lists = lists
        self._name = name
        self._fields = Fields(text.count("\x13") == text.count("\x15"))
        self._cells = 0

    def blocks(self) -> Iterator[Block]:
        """All its paragraphs and tables."""
        return self._blocks(self.paragraphs, 0)

    def shown(self, paragraph: Paragraph) -> str:
        """The text of a paragraph as it is seen, behind its number."""
        was_shown = self._fields.is_shown()
        words: list[str] = []
        for part in FIELD.split(paragraph.text):
            match part:
                case "\x13":
                    self._fields.begin()
                case "\x14":
                    self._fields.separate()
                case "\x15":
                    self._fields.end()
                case _ if self._fields.is_shown():
                    words.append(part)
                case _:
                    self._fields.instruct(part)
        self._fields.end_paragraph()
        text = in_full("".join(words)).translate(SIGNS)
        is_seen = text or (was_shown and self._fields.is_shown() and paragraph.end != SECTION)
        return (self._lists.number(paragraph.style, paragraph.own) if is_seen else "") + text

    def _blocks(self, paragraphs: Sequence[Paragraph], depth: int) -> Iterator[Block]:
        """The paragraphs of a depth, and the tables among them, which are those of a greater one."""
        at = 0
        while at < len(paragraphs):
            behind = at
            while behind < len(paragraphs) and paragraphs[behind].depth > depth:
                behind += 1
            if behind > at:
                yield from self._table(paragraphs[at:behind], depth + 1)
                at = behind
            else:
                yield self.shown(paragraphs[at])
                at += 1

    def _table(self, paragraphs: Sequence[Paragraph], depth: int) -> Iterator[Block]:
        rows: list[list[Cell]] = []
        cells: list[list[Paragraph]] = [[]]
        for paragraph in paragraphs:
            is_own = paragraph.depth == depth
            if is_own and paragraph.ends(ROW_END, INNER_ROW_END):
                rows.append(self._row(cells, paragraph.own, depth, rows[-1] if rows else []))
                cells = [[]]
                continue
            cells[-1].append(paragraph)
            if is_own and (paragraph.end == CELL or _is_on(paragraph.own, INNER_CELL)):
                cells.append([])
        if any(cells):  # a table without the end of its last row
            rows.append(self._row(cells, {}, depth, []))
        self._cells += size_of(rows)
        if self._cells > MOST_CELLS:
            raise UnreadableInput(f"{self._name} holds tables of more than {MOST_CELLS:,} cells: it is no notice")
        yield from blocks_of(rows)

    def _row(
        self, cells: Sequence[Sequence[Paragraph]], own: Mapping[int, bytes], depth: int, above: Sequence[Cell]
    ) -> list[Cell]:
        """A row; cells that are merged with the one to their left are part of it."""
        borders, merged = _borders(own, len(cells))
        row: list[Cell] = []
        for number, paragraphs in enumerate(cells):
            if not paragraphs:
                continue
            left, right = borders[number], borders[number + 1]
            is_above = any(abs(left - cell.left) < NARROW for cell in above)
            goes_on = merged[number] & 0x60 == 0x20 and is_above
            held = () if goes_on else tuple(block for block in self._blocks(paragraphs, depth) if block != "")
            if row and merged[number] & 2:
                row[-1] = Cell(row[-1].left, right, (*row[-1].blocks, *held), row[-1].goes_on)
            else:
                row.append(Cell(left, right, held, goes_on))
        return row


def _paragraphs(file: Word97, start: int, end: int) -> Iterator[Paragraph]:
    at = start
    while at < end:
        found = END.search(file.text, at, end)
        last = found.start() if found else end - 1
        text = file.text[at:last] if found else file.text[at:end]
        style, own = file.properties(last)
        depth = int.from_bytes(own.get(DEPTH, b""), "little") or int(_is_on(own, IN_TABLE))
        yield Paragraph(text, found[0] if found else "", style, own, depth)
        at = last + 1


def _borders(own: Mapping[int, bytes], count: int) -> tuple[list[int], list[int]]:
    """Where the cells of a row begin and end, and the flags of how each is merged; broad cells where it is not told."""
    told = own.get(ROW, b"\0\0\0")
    known = min(told[2], (len(told) - 5) // 2) if len(told) > 5 else 0
    borders = list(struct.unpack_from(f"<{known + 1}h", told, 3)) if known else [0]
    flags = [told[at] for at in range(3 + 2 * (known + 1), len(told), 20)][:known]
    borders += [borders[-1] + 5 * NARROW * n for n in range(1, count + 2 - len(borders))]
    merged = [*flags, *[0] * (count - len(flags))]
    for at, flag in zip(own.get(MERGED, b"")[1::3], own.get(MERGED, b"")[2::3], strict=False):
        if at < count and flag == 1:
            merged[at] |= 0x20
    return borders, merged


def _is_on(own: Mapping[int, bytes], what: int) -> bool:
    return own.get(what, b"\0") != b"\0"
