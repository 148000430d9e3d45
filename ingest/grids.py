"""Tables with a row on a line, whose cells tabs, pipes or wide gaps part.

序号 | 任务 | 完成时限 | 责任单位
一、修路
1 | 修一条路 | 6月底前 | 市交通局
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import Role
from ingest.columns import (
    LEAST_COLUMNS,
    NUMBER_ALONE,
    OTHER,
    SERIAL,
    SUBJECT,
    fitted,
    goes_on_below,
    is_units,
    kinds_of,
    names_columns,
    run_together_header,
    says_units,
)
from ingest.formats import LABEL
from ingest.rows import DITTOS, Cells, Table
from ingest.spans import Span, lines, trimmed
from ingest.table_rows import TableRows

_BEFORE = "(?:[省市县区镇]级|主要|其他|其它|主体|共同|协同|相关|直接|组织)"
MAY_HEAD = re.compile(
    r"(?:牵头|责任|主办|配合|承办|实施|协办|协同|协助|协作|支持|落实|负责|主责|主管|参与|参加|部门)(?:(?<=[\t| ][一-龥]{2})|"
    rf"(?<=[\t| ]{_BEFORE}[一-龥]{{2}})|(?:(?<![^\n][一-龥]{{2}})|(?<=\n{_BEFORE}[一-龥]{{2}}))(?=[^\n:]{{0,8}}[\t|]))"
)
"""A heading of a column behind a mark or gap, or at the beginning of a line with marks; what precedes it is looked at last, so that the search is quick."""
GAP = re.compile(r"\t| {2,}")
GROUP = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,2}[部分章节类]+)\s*\S|\d{1,2}[.、]\s*[^\d\s]"
)
ENDS = re.compile(
    r"注\s*[:：]|备注\s*[:：]|说明\s*[:：]|抄送|附件|联系人|填表|.{2,40}(?:19|20)\d{2}年\d{1,2}月\d{1,2}日"
)
"""A line that stands below a table."""
CHINESE = re.compile(r"\(?[一二三四五六七八九十]{1,3}\)?、?")
CHINESE_FIRST = re.compile(rf"(?:{CHINESE.pattern})(?<=[、)])")
PAGE = re.compile(r"[-—–]?\s*(?:第\s*)?\d{1,3}\s*(?:页)?\s*[-—–]?(?:\s*共\s*\d+\s*页)?")
SERIALS = ("序号", "编号")
ITEM = re.compile(r"\d{1,3}[.、](?!\d)")
LONGEST_GROUP = 60
REACH = 3
"""How many lines may stand between two rows: a title, and cells that lines break."""
MOST_BETWEEN = 4 * REACH
"""The same with lines of one cell, behind which the others are empty."""


def separated(shadow: str, where: Span, *, blanks_carry: bool) -> Iterator[Table]:
    """Tables with a row on a line. ``blanks_carry``: an empty cell may be one merged with the cell above."""
    if not MAY_HEAD.search(shadow, *where):
        return
    found = list(lines(shadow, *where))
    at = 0
    while at < len(found):
        mark = _mark(shadow, found[at])
        kinds = kinds_of(_words(shadow, _cut(shadow, found[at], mark))) if mark else None
        if kinds is None or mark is None:
            at += 1
            continue
        begin = found[at].start
        at, kinds = _second_header(shadow, found, at, mark, kinds)
        rows = TableRows(shadow, kinds, blanks_carry=blanks_carry)
        at = _read_rows(rows, shadow, found, at + 1, mark, kinds)
        if table := rows.table(begin):
            yield table


def _second_header(shadow: str, found: Sequence[Span], at: int, mark: str, upper: list[str]) -> tuple[int, list[str]]:
    """Headings in two lines: 责任单位 above 牵头单位 and 配合单位; the lower one tells."""
    following = _cut(shadow, found[at + 1], mark) if at + 1 < len(found) else []
    kinds = [*upper, *[OTHER] * (len(following) - len(upper))]  # a heading over the last columns was trimmed off
    lower = kinds_of(["任务", *_words(shadow, following)]) if len(following) == len(kinds) else None
    if lower is None or any(NUMBER_ALONE.fullmatch(word) for word in _words(shadow, following)):
        return at, upper
    told = [
        high if shadow[cell.start : cell.end] in ("", *DITTOS) else low
        for cell, low, high in zip(following, lower[1:], kinds, strict=True)
    ]
    return at + 1, told


def _read_rows(rows: TableRows, shadow: str, found: Sequence[Span], at: int, mark: str, kinds: Sequence[str]) -> int:
    """Add the rows from a line on; the first line that is none."""
    while at < len(found):
        line = _whole_row(shadow, found[at], mark, kinds)
        cut = _cut(shadow, line, mark) if _mark(shadow, line, mark) else [line]
        if set(shadow[line.start : line.end]) <= set("|-: \t+"):
            at += 1
        elif len(cut) >= 2:
            if _heads_another(shadow, cut, len(kinds)) or _is_of_outline(shadow, cut, kinds):
                break
            at, cut = _continued(shadow, found, at, cut, mark, kinds)
            cells = _cells(shadow, cut, mark, kinds)
            title = _title_row(shadow, cells, kinds)
            if title:
                rows.begin_group(title)
            else:
                rows.add(cells, trimmed(shadow, *line))
            at += 1
        elif not _goes_on(shadow, found, at, mark, kinds) or (
            len(kinds) == 2 and not _units_below(shadow, found, at, mark, kinds)
        ):
            break
        elif GROUP.match(shadow, *line) and line.end - line.start <= LONGEST_GROUP:
            rows.begin_group(line)
            at += 1
        else:
            if is_units(shadow, line):
                rows.tell(line)
            elif _is_title(shadow, line):
                rows.group = line
            at += 1
    return at


def _is_title(shadow: str, line: Span) -> bool:
    """Whether a line between rows may be the title of those below: no page's number, and no header of the page before."""
    is_short = line.end - line.start <= LONGEST_GROUP
    return is_short and not PAGE.fullmatch(shadow, *line) and run_together_header(shadow, *line) is None


def _heads_another(shadow: str, cut: Sequence[Span], width: int) -> bool:
    """Whether a row is the header of another table."""
    return kinds_of(_words(shadow, cut)) is not None or _begins_header(shadow, cut, width)


def _is_of_outline(shadow: str, cut: Sequence[Span], kinds: Sequence[str]) -> bool:
    """Whether a line is an item whose number a tab parts from its text, below a table of two columns."""
    number = NUMBER_ALONE.fullmatch(shadow, *cut[0]) if len(kinds) == 2 else None
    return number is not None and not (number.group().isdecimal() and says_units(shadow, cut[-1]))


def _units_below(shadow: str, found: Sequence[Span], at: int, mark: str, kinds: Sequence[str]) -> bool:
    """Whether the next rows of a table of two columns have units in their column."""
    below = (_whole_row(shadow, line, mark, kinds) for line in found[at : at + MOST_BETWEEN])
    rows = (_cut(shadow, line, mark) for line in below if _mark(shadow, line, mark))
    column = next(n for n, kind in enumerate(kinds) if kind in tuple(Role))
    return any(len(cells) == 2 and says_units(shadow, cells[column]) for cells in rows)


def _begins_header(shadow: str, cut: Sequence[Span], width: int) -> bool:
    """Whether a row is the header of another table, though of one that names nobody."""
    words = _words(shadow, cut)
    is_whole = not shadow.startswith("\t", cut[-1].end)  # else it has an empty cell
    return is_serial(shadow, cut[0]) or (is_whole and names_columns(words, width))


def is_serial(shadow: str, cell: Span) -> bool:
    """Whether a cell heads the column of numbers."""
    return "".join(shadow[cell.start : cell.end].split()) in SERIALS


def _title_row(shadow: str, cells: Cells, kinds: Sequence[str]) -> Span | None:
    """A row that is the title of those below: 二 | 改善民生 | | | or | 二、改善民生 | | |, no time and no units."""
    filled = [(kind, cell) for kind, cell in zip(kinds, cells, strict=True) if cell]
    if [kind for kind, _ in filled] == [SUBJECT]:
        words = Span(filled[0][1][0].start, filled[0][1][-1].end)
        return words if CHINESE_FIRST.match(shadow, *words) and words.end - words.start <= LONGEST_GROUP else None
    if [kind for kind, _ in filled] != [SERIAL, SUBJECT] or not CHINESE.fullmatch(shadow, *filled[0][1][0]):
        return None
    return Span(filled[0][1][0].start, filled[1][1][-1].end)


def _whole_row(shadow: str, line: Span, mark: str, kinds: Sequence[str]) -> Span:
    """A line with the empty cells that were trimmed off, if one of its columns is filled; the first one with units."""
    start, end = line
    if mark != "\t" or shadow.find("\t", *line) >= 0:
        return line
    is_first = shadow.startswith("\t", end) and kinds[0] in tuple(Role) and says_units(shadow, line)
    if shadow[start - 1 : start] != "\t" and not is_first:
        return line
    least, most = max(0, start - len(kinds)), min(len(shadow), end + len(kinds))
    start -= len(shadow[least:start]) - len(shadow[least:start].rstrip("\t"))
    end += len(shadow[end:most]) - len(shadow[end:most].lstrip("\t"))
    marks = line.start - start + end - line.end
    is_row = marks == len(kinds) - 1 or (marks < len(kinds) and end == len(shadow))  # the text's end was trimmed off
    return Span(start, end) if is_row else line


def _goes_on(shadow: str, found: Sequence[Span], at: int, mark: str, kinds: Sequence[str]) -> bool:
    """Whether a row follows within some lines, none of which stands below a table or is of one with other marks; lines
    behind which cells are empty are of this one.
    """
    left = REACH
    for line in found[at : at + MOST_BETWEEN]:
        if _mark(shadow, _whole_row(shadow, line, mark, kinds), mark):
            return True
        if ENDS.match(shadow, *line) or _mark(shadow, line) is not None or _heads_run_together(shadow, line):
            return False
        left = REACH if shadow.startswith("\t", line.end) else left - 1
        if left == 0:
            return False
    return False


def _heads_run_together(shadow: str, line: Span) -> bool:
    """Whether a table whose cells run together begins; the same headings alone are those of the page before."""
    header = run_together_header(shadow, *line)
    return header is not None and header[0].end < line.end


def _continued(
    shadow: str, found: Sequence[Span], at: int, cut: list[Span], mark: str, kinds: Sequence[str]
) -> tuple[int, list[Span]]:
    """A row whose last cell of units goes on below: 市教育局、⏎市财政局."""
    while at + 1 < len(found) and len(cut) >= len(kinds):
        below = found[at + 1]
        if _has_mark(shadow, _whole_row(shadow, below, mark, kinds), mark):
            break
        ends_open = cut[-1].start < cut[-1].end and shadow[cut[-1].end - 1] in "、,和及"
        is_more = goes_on_below(shadow, below) or _is_field_of_row(shadow, found, at, mark)
        goes_on = kinds[-1] in tuple(Role) and is_more and not GROUP.match(shadow, *below)
        if (not ends_open and (not goes_on or _stands_off(shadow, found, at))) or run_together_header(shadow, *below):
            break
        cut = [*cut[:-1], Span(cut[-1].start, below.end)]
        at += 1
    return at, cut


def _is_field_of_row(shadow: str, found: Sequence[Span], at: int, mark: str) -> bool:
    """Whether the line below a row is a field, and another row stands below it."""
    below = found[at + 1]
    is_field = LABEL.match(shadow, *below) is not None and says_units(shadow, below)
    return is_field and at + 2 < len(found) and _mark(shadow, found[at + 2], mark) is not None


def _stands_off(shadow: str, found: Sequence[Span], at: int) -> bool:
    """Whether the line below a row stands behind more empty lines than the row does."""
    above = shadow.count("\n", found[at - 1].end, found[at].start) if at else 1
    return shadow.count("\n", found[at].end, found[at + 1].start) > max(1, above)


def _cells(shadow: str, cut: Sequence[Span], mark: str, kinds: Sequence[str]) -> Cells:
    """The cells by column. Gaps part less surely than tabs and pipes: then cells are told by what they look like."""
    filled = [cell for cell in cut if cell.start < cell.end]
    if mark == " " and len(cut) != len(kinds):
        return fitted(shadow, filled, kinds)
    if len(cut) > len(kinds):
        return fitted(shadow, filled, kinds)
    cells = [[cell] if cell.start < cell.end else [] for cell in cut]
    cells += [[] for _ in range(len(kinds) - len(cut))]
    return _shifted(shadow, cells, kinds) or cells


def _shifted(shadow: str, cells: Cells, kinds: Sequence[str]) -> Cells | None:
    """A row that lost its first cell, which was merged with the one above: 3.修路 | 市交通局 | | below 一、建设 | 1.造桥 | 市水利局.

    Only where a number begins its first cell, and only so its units stand in a column of units.
    """
    lost = next((n for n, cell in enumerate(reversed(cells)) if cell), 0)
    if not lost or kinds[0] == SERIAL or kinds[lost] != SUBJECT or not cells[0] or not ITEM.match(shadow, *cells[0][0]):
        return None
    moved = [*([] for _ in range(lost)), *cells[:-lost]]
    named = [cell[0] for kind, cell in zip(kinds, moved, strict=True) if cell and kind in tuple(Role)]
    is_empty = not any(cell for kind, cell in zip(kinds, cells, strict=True) if kind in tuple(Role))
    return moved if is_empty and named and all(says_units(shadow, cell) for cell in named) else None


def _mark(shadow: str, line: Span, wanted: str | None = None) -> str | None:
    """What parts the cells of a line: a tab, a pipe, or wide gaps (" "); None if nothing does."""
    words = shadow[line.start : line.end]
    if "\t" in words and wanted in (None, "\t"):
        return "\t"
    if "|" in words and wanted in (None, "|"):
        return "|"
    if wanted in (None, " ") and "  " in words and "|" not in words:
        return " " if wanted or len(GAP.findall(words)) >= LEAST_COLUMNS - 1 else None
    return None


def _has_mark(shadow: str, line: Span, mark: str) -> bool:
    """Whether a line is a row of this table, or of one with other marks."""
    return _mark(shadow, line, mark) is not None or _mark(shadow, line) is not None


def _words(shadow: str, cells: Sequence[Span]) -> list[str]:
    return [shadow[cell.start : cell.end] for cell in cells]


def _cut(shadow: str, line: Span, mark: str | None) -> list[Span]:
    """The cells of a line; pipes at its ends are borders."""
    start, end = line
    if mark == " ":
        gaps = [gap.span() for gap in GAP.finditer(shadow, start, end)]
        return [Span(a, b) for a, b in zip([start, *(b for _, b in gaps)], [*(a for a, _ in gaps), end], strict=True)]
    if mark is None:
        return [line]
    if mark == "|" and shadow[start] == "|":
        start += 1
    if mark == "|" and end > start and shadow[end - 1] == "|":
        end -= 1
    if mark == "\t":  # an empty first cell was trimmed off the line
        while start and shadow[start - 1] == "\t":
            start -= 1
    cells: list[Span] = []
    while (at := shadow.find(mark, start, end)) >= 0:
        cells.append(trimmed(shadow, start, at))
        start = at + 1
    return [*cells, trimmed(shadow, start, end)]
