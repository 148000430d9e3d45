"""Lines mended into paragraphs, over columns and pages: where a line is full and the next one does not begin anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from graph.immutable import immutable
from ingest.files.blocks import Block
from ingest.files.pdf.edges import with_edges
from ingest.files.pdf.layout import Layout
from ingest.files.pdf.lines import Line, joined, room_for
from ingest.files.pdf.margins import usual_pitch, usual_size
from ingest.files.pdf.tables import PageTable, continued

ITEM = re.compile(
    r"第?[一二三四五六七八九十百]{1,4}[、，章节条.．]|[(（][一二三四五六七八九十\d]{1,4}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳●◆■▲○\ue000-\uf8ff]"
    r"|附件\s*\d*\s*[:：]?|\S{1,12}[〔\[（(]\d{4}[〕\]）)]\s*\d+\s*[号號]$"
)
"""How an item begins; also the number of a document."""
LABEL = re.compile(r"[一-龥]{4}\s*[:：]")
"""How a field begins: 责任单位：."""
ENDS = "。；;：:！？!?）)"
GOES_ON = "；;，,、"
CANNOT_BEGIN = "、，。；：！？）】》〉”’%％,.;:!?)"
SLACK = 0.4
"""Of the size of the type: room that is left in a line that is full."""
WIDE_SLACK = 1.2
"""Room that is left where no sentence ends: the next line may not begin with what would have had room."""
WIDEST_SLACK = 2.5
"""Room that is left where the first line of a paragraph shows by being set in."""
RAGGED_SLACK = 0.9
"""Room that is left in a full line where lines are not spread to one edge."""
MOST_SPREAD = 0.8
"""Of the lines that are nearly full."""
OPENING, CLOSING = "（(【〔《“", "）)】〕》”"
LONGEST_BRACKET = 9
"""Lines."""
MOST_SET_IN = 0.6
"""Of the lines below a short one."""
SAME_EDGE = 0.2
"""Of the size of the type: by how much lines that begin at one place differ."""
INDENT = 1.2
"""Of the size of the type: how far the first line of a paragraph is set in, at least."""
CENTRED = 2.5
"""Of the size of the type: room on both sides of a line in the middle, at least."""
SAME_SIZE = 0.12
WIDE_PITCH = 1.5
"""Of the usual distance between lines: one that parts paragraphs."""
NOTE_SIZE = 0.88
"""Of the size of most of the text: the type of a footnote is smaller."""
NOTE = re.compile(r"[①-⑳*＊※]|[\[［〔(（]\d{1,2}[\]］〕)）]|\d{1,2}\s*[^\d\s.．、]|注\s*[\d:：]")
MOST_NOTES = 0.4
"""Of what stands on a page: its footnotes are fewer lines."""


@immutable
class _Measure:
    """What is usual in a text: the size of its type, the distance between its lines, how much room is left in a full
    one, and whether paragraphs are set in.
    """

    size: float
    pitch: float
    slack: float
    is_set_in: bool


def blocks_of(pages: Sequence[Layout]) -> list[Block]:
    """The paragraphs and tables of a text; its footnotes, and what stands aslant of the pages, behind it."""
    edged = with_edges(pages)
    size = usual_size(edged)
    notes: list[Line] = []
    flow: list[Line | PageTable] = []
    for page in edged:
        body, below = _without_notes(page, size)
        flow += body
        notes += below
    lines = [thing for thing in flow if isinstance(thing, Line)]
    measure = _Measure(size, usual_pitch(edged), _slack(lines), _sets_in(lines))
    aslant = [text for page in pages for text in page.aslant]
    return [*_blocks(flow, measure), *_paragraphs(notes, replace(measure, size=NOTE_SIZE * size)), *aslant]


def _without_notes(page: Layout, size: float) -> tuple[list[Line | PageTable], list[Line]]:
    """What stands on a page, and below it the footnotes: few lines of smaller type below the text, the first marked."""
    flow = list(page.flow)
    begin = len(flow)
    while begin and isinstance(thing := flow[begin - 1], Line) and thing.size <= NOTE_SIZE * size:
        begin -= 1
    below = [thing for thing in flow[begin:] if isinstance(thing, Line)]
    is_note = begin > 0 and 0 < len(below) <= MOST_NOTES * len(flow) and NOTE.match(below[0].text)
    return (flow[:begin], below) if is_note else (flow, [])


def _blocks(flow: Sequence[Line | PageTable], measure: _Measure) -> Iterator[Block]:
    lines: list[Line] = []
    table: PageTable | None = None
    for thing in [*flow, None]:
        if isinstance(thing, PageTable):
            yield from _paragraphs(lines, measure)
            whole = continued(table, thing) if table and not lines else None
            if table and not whole:
                yield table.table()
            table, lines = whole or thing, []
            continue
        if table:
            yield table.table()
            table = None
        if thing:
            lines.append(thing)
    yield from _paragraphs(lines, measure)


def _paragraphs(lines: Sequence[Line], measure: _Measure) -> Iterator[str]:
    paragraph: list[Line] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True) if lines else ():
        if paragraph and not _goes_on(paragraph, line, following, measure):
            yield _text(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _text(paragraph)


def _text(paragraph: Sequence[Line]) -> str:
    return joined([line.text for line in paragraph])


def _goes_on(paragraph: Sequence[Line], line: Line, following: Line | None, measure: _Measure) -> bool:
    """Whether a line goes on with the sentence above it."""
    above = paragraph[-1]
    if abs(above.size - line.size) > SAME_SIZE * max(above.size, line.size):
        return False
    short = _shortfall(above, line)
    if _is_centred(line) and (_is_centred(above) or short <= SLACK):
        return line.size > (1 + SAME_SIZE) * measure.size and not ITEM.match(line.text)
    if _is_apart(above, line, measure):
        return False
    if short <= WIDEST_SLACK and line.text[0] in CANNOT_BEGIN:
        return True
    ends, begins = above.text[-1] in ENDS, bool(ITEM.match(line.text))
    if _is_set_in(line):
        is_rest = len(paragraph) > 1 and abs(above.x0 - line.x0) < SAME_EDGE * line.size
        is_open = not ends and short <= SLACK and not begins
        return is_open and (is_rest or _is_block(above, line, following))
    if measure.is_set_in or _is_in_brackets(paragraph):
        return short <= WIDEST_SLACK and not (ends and begins)
    begins = begins or bool(LABEL.match(line.text) and above.text[-1] not in GOES_ON)
    if ends or begins:
        return _room(above) <= measure.slack and not (ends and begins)
    return short <= WIDE_SLACK


def _is_in_brackets(paragraph: Sequence[Line]) -> bool:
    """Whether a bracket was opened that is not closed yet."""
    text = "".join(line.text for line in paragraph[-LONGEST_BRACKET:])
    return sum(map(text.count, OPENING)) > sum(map(text.count, CLOSING))


def _is_apart(above: Line, line: Line, measure: _Measure) -> bool:
    is_near = above.page == line.page and above.column == line.column
    return is_near and line.base - above.base > WIDE_PITCH * max(measure.pitch, line.size)


def _room(line: Line) -> float:
    """How many characters wider a line could be."""
    return (line.right - line.x1) / line.size


def _shortfall(line: Line, following: Line) -> float:
    """How much wider, in characters, a line could be and still not hold the first word of the next one."""
    return _room(line) - room_for(following.text, following.size) / line.size


def _slack(lines: Sequence[Line]) -> float:
    """How much room is left in a full line: less where all are spread to the same edge."""
    near = [room for line in lines if (room := _room(line)) < WIDE_SLACK]
    is_spread = sum(room < SLACK / 2 for room in near) >= MOST_SPREAD * len(near)
    return SLACK if is_spread else RAGGED_SLACK


def _is_set_in(line: Line) -> bool:
    return line.x0 - line.left > INDENT * line.size


def _is_block(above: Line, line: Line, following: Line | None) -> bool:
    """Whether a line is full and the next begins where it does: both are set in as a whole, maybe below a number."""
    if following is None or following.page != line.page or _shortfall(line, following) > SLACK:
        return False
    near = SAME_EDGE * line.size
    return abs(following.x0 - line.x0) < near and above.x0 < line.x0 + near


def _sets_in(lines: Sequence[Line]) -> bool:
    """Whether most lines below one that is clearly short are set in."""
    begun = [below for above, below in pairwise(lines) if _shortfall(above, below) > WIDEST_SLACK]
    return len(begun) > 1 and sum(map(_is_set_in, begun)) >= MOST_SET_IN * len(begun)


def _is_centred(line: Line) -> bool:
    before, behind = line.x0 - line.left, line.right - line.x1
    return abs(before - behind) < line.size and before > CENTRED * line.size
