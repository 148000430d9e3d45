"""Tables that lost every mark between their cells: 序号任务完成时间责任单位1修一条路6月底前市交通局2…

A row is the next number, its text, a time, and names of bodies one after the other; it counts only if the number behind
it, or the table's end, follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.model import Role
from ingest.columns import RUN_TOGETHER, TIME, run_together_header
from ingest.reasons import ROWS_RUN_TOGETHER
from ingest.responsibility import Carrier, carriers_apart, says_role
from ingest.rows import Row, Table, end_of
from ingest.spans import WORD, Span, trimmed
from ingest.unit_rows import BEGINS, names_at_end, names_behind_gap, names_in_row, surely_ends

TIME_CELL = (
    r"(?:20\d{2}年)?(?:\d{1,2}月(?:底|末|份|\d{1,2}日|[上中下]旬)?(?:前|之前)?|年底(?:前)?|第?[一二三四]季度(?:末|前)?|[上下]半年(?:前)?)"
    r"|20\d{2}年(?:底)?(?:前)?|全年|长期(?:坚持|推进|实施)?|持续(?:推进|实施)?|常年(?:坚持)?|常态化?(?:推进)?"
)
TIMES = re.compile(TIME_CELL)
HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|第[一二三四五六七八九十]{1,3}[部章节条]|[①-⑳●○◆◇■□▲△★☆]"
)
RUN = re.compile(rf"(?:[一-龥()、,，;； ]|\n(?!\n))+?(?=\d|{HEADING.pattern}|注\s*:|备注|序号|编号|[\t|。]|\n\n|$)")
"""The names of a row, up to a number, a title, a note, the header of another table or an empty line."""
NUMBER = re.compile(r"(?<![\d〔\[(第.])(?P<ordinal>\d{1,3})(?P<mark>[、.]?)(?![\d.]*\d*[年月%])")
GROUP = re.compile(
    r"\s*(?P<group>(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|(?<!\d)\d{1,2}(?![、.\d年月日%个次项万亿余]))[^\d。;；:\n]{2,60}?)\s*$"
)
MOST_STOPS = 3
HEADER_BELOW = re.compile(rf"^(?:序号|编号)|{RUN_TOGETHER.pattern}", re.MULTILINE)
END = re.compile(r"注\s*:|备注\s*:|说明\s*:|附件|抄送|\n")
LONGEST_ROW = 2_000
LONGEST_RUN = 300
LONGEST_TITLE = 70
LONGEST_CELL = 60
LONGEST_BARE = 12
"""Characters of a first name that begins with no 区, 市 or 各."""


def run_together(shadow: str, where: Span) -> Iterator[Table]:
    """Tables whose cells run together."""
    at = where.start
    while header := run_together_header(shadow, at, where.end):
        (start, at), columns = header
        following = HEADER_BELOW.search(shadow, at, where.end)
        end = following.start() if following else where.end
        rows = list(_rows(shadow, at, end, columns))
        rest = _rest(shadow, Span(rows[-1].whole.end if rows else at, end), rows)
        if rows:
            rows[-1] = replace(rows[-1], stray=(Carrier(rest, None, ROWS_RUN_TOGETHER),)) if rest else rows[-1]
            at = end_of(rows)
            yield Table(Span(start, at), tuple(rows))
        elif rest:
            at = rest.end
            yield Table(Span(start, at), ())


def _rest(shadow: str, where: Span, rows: Sequence[Row]) -> Span | None:
    """What stands behind the last row that was read, if it begins as a row does; items with carriers are none."""
    mark = shadow[rows[-1].whole.start : rows[-1].subject.start].strip("0123456789 ")[:1] if rows else None
    number = next(_numbers(shadow, where, int(rows[-1].label) if rows else 0, mark, more=False), None)
    if number is None:
        return None
    stop = min(where.end, where.start + LONGEST_ROW)
    end = next(
        (note.start() for note in END.finditer(shadow, number.end(), stop) if not _row_below(shadow, note)), stop
    )
    if any(says_role(carrier) for carrier in carriers_apart(shadow, Span(number.end(), end))):
        heading = HEADING.search(shadow, number.end(), end)
        end = heading.start() if heading else number.end()
    rest = trimmed(shadow, where.start, end)
    return rest if rest.end > number.end() else None


def _row_below(shadow: str, note: re.Match[str]) -> bool:
    """Whether a line ends here and the next one begins with the number of a row."""
    return note.group() == "\n" and NUMBER.match(shadow, note.end()) is not None


def _rows(shadow: str, start: int, end: int, columns: Sequence[str]) -> Iterator[Row]:
    at, last, group = start, 0, None
    mark: str | None = None
    following = _behind_time if TIME in columns else _before_number
    while found := following(shadow, Span(at, min(end, at + LONGEST_ROW)), columns, last, mark):
        number, time, units = found
        group = _title(shadow, at, number.start()) or group
        subject = trimmed(shadow, number.end(), time.start)
        whole = Span(number.start(), units[-1].end)
        times = (time,) if time.start < time.end else ()
        yield Row(whole, number["ordinal"], subject, (subject,), _cells(columns, units), times, group)
        at, last, mark = whole.end, int(number["ordinal"]), number["mark"]


Found = tuple[re.Match[str], Span, list[Span]]
"""A row: its number, its time (empty if the table has none) and its units."""


def _behind_time(shadow: str, where: Span, columns: Sequence[str], last: int, mark: str | None) -> Found | None:
    """The next row of a table with times: the first time with names behind it and the row's number before it.

    Words that only end as a cell does are one if no time among them has names behind it: 常态化管理制度6月底前市财政局.
    """
    more = columns[-1] not in tuple(Role)
    numbers = list(_numbers(shadow, where, last, mark, more))
    doubtful: Found | None = None
    for match in TIMES.finditer(shadow, *where) if numbers else ():
        time = Span(*match.span())
        if doubtful and time.start >= doubtful[2][-1].end:
            return doubtful
        before = [number for number in numbers if number.end() < time.start]
        number = before[-1 if more else 0] if before else None
        if number and shadow[number.end() : time.start].strip():
            units, sure = _units(shadow, Span(time.end, where.end), more, number)
            if units and sure:
                return number, time, units
            doubtful = doubtful or ((number, time, units) if units else None)
    return doubtful


def _before_number(shadow: str, where: Span, columns: Sequence[str], last: int, mark: str | None) -> Found | None:
    """The next row of a table without times: its names end where the next number, or a title before it, stands."""
    number = next(_numbers(shadow, where, last, mark, more=False), None)
    for stop in _stops(shadow, Span(number.end(), where.end), int(number["ordinal"])) if number else ():
        row = Span(max(where.start, number.end() if number else 0, stop - LONGEST_RUN), stop)
        units = names_behind_gap(shadow, row) or names_at_end(shadow, row)
        if number and units and shadow[number.end() : units[0].start].strip():
            return number, Span(units[0].start, units[0].start), units
    return None


def _stops(shadow: str, where: Span, ordinal: int) -> Iterator[int]:
    """Where a row may end: before the next numbers that go on with the series, or a note, or with the text."""
    tried = 0
    for number in NUMBER.finditer(shadow, *where):
        title = _title(shadow, where.start, number.start())
        if int(number["ordinal"]) == ordinal + 1 or (title and int(number["ordinal"]) == 1):
            yield title.start if title else number.start()
            tried += 1
        if tried == MOST_STOPS:
            return
    note = END.search(shadow, *where)
    yield note.start() if note else where.end


def _units(shadow: str, where: Span, more: bool, number: re.Match[str]) -> tuple[list[Span], bool]:
    """The bodies named one after the other from a place on, and whether they surely are some.

    At best up to the next number, else to the end of the line; the other way round where a row opens a line. A cell that
    does not consist of names is told as unread. ``more``: a column follows them; ``number`` is that of the row.
    """
    last = min(where.end, where.start + LONGEST_RUN)
    line = shadow.find("\n", where.start + 1, last)
    ends = [last] if line < 0 else [line, last] if shadow[number.start() - 1] == "\n" else [last, line]
    runs = [run for end in ends if (run := RUN.match(shadow, where.start, end))]
    cells = [trimmed(shadow, *run.span()) for run in runs if WORD.search(shadow, *run.span())]
    if not cells:
        return [], False
    begins = BEGINS.match(shadow, where.start + (shadow[where.start] in " 、")) is not None
    for cell in cells:
        names = names_in_row(shadow, cell, more)
        sure = begins or (
            bool(names) and names[0].end - names[0].start <= LONGEST_BARE and surely_ends(shadow, names[0])
        )
        if names and (sure or _ends_row(shadow, cell.end, number)):
            return names, sure
    shortest = min(cells, key=lambda cell: cell.end)
    sentence = shadow.startswith("。", shortest.end)
    is_cell = (
        begins or (_ends_row(shadow, shortest.end, number) and not sentence)
    ) and shortest.end - shortest.start <= LONGEST_CELL
    return ([shortest] if is_cell and not more else []), begins


def _ends_row(shadow: str, at: int, number: re.Match[str]) -> bool:
    """Whether a row surely ends before what stands here: an empty line, the next number, one of the outline, or no number."""
    begin = at
    while shadow[at : at + 1].isspace():
        at += 1
    if shadow.find("\n\n", begin, at) >= 0:
        return True
    here = NUMBER.match(shadow, at)
    if here is None:
        return not shadow[at : at + 1].isdecimal()
    return int(here["ordinal"]) == int(number["ordinal"]) + 1 or here["mark"] != number["mark"]


def _numbers(shadow: str, where: Span, last: int, mark: str | None, more: bool) -> Iterator[re.Match[str]]:
    """What may be the number of the next row: one more than the last, or 1 below a title.

    Between rows stands nothing but a title, unless the last column is of other things.
    """
    last_start = where.end if more else min(where.end, where.start + 2 * LONGEST_TITLE)
    for number in NUMBER.finditer(shadow, where.start, last_start):
        ordinal = int(number["ordinal"])
        if ordinal not in (last + 1, 1) or mark not in (None, number["mark"]):
            continue
        titled = _title(shadow, where.start, number.start()) is not None
        if ordinal != last + 1 and not titled:
            continue
        if more or titled or not shadow[where.start : number.start()].strip(" \n、,等"):
            yield number


def _title(shadow: str, start: int, end: int) -> Span | None:
    """The title that ends here: 二、农村改革, or a number and words."""
    match = GROUP.search(shadow, max(start, end - LONGEST_TITLE), end)
    return Span(*match.span("group")) if match else None


def _cells(columns: Sequence[str], units: Sequence[Span]) -> tuple[tuple[Role, tuple[Span, ...]], ...]:
    """The units by column: of several columns the first unit fills one, the others the next."""
    roles = [Role(column) for column in columns if column in tuple(Role)]
    if len(roles) > 1 and len(units) > 1:
        return (roles[0], (units[0],)), (roles[1], tuple(units[1:]))
    return ((roles[0], tuple(units)),)
