"""Tables of tasks in a text: rows with tabs or pipes, one cell on a line, or run together without any mark.

The header tells the columns. A row is an item: its number, its text, its time, and its units by column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.immutable import immutable
from graph.model import Role
from ingest.formats import LABELS, of_cells
from ingest.responsibility import Carrier
from ingest.spans import Span, lines, trimmed
from ingest.unit_names import LAST_WORDS, looks_like_unit

SERIAL, SUBJECT, TIME, OTHER = "serial", "subject", "time", "other"
TIME_HEADS = r"完成时限|完成时间|时间节点|时限要求|时间要求|时限|时间进度|进度安排|完成期限|办结时限"
COLUMNS: tuple[tuple[str, str], ...] = (
    (SERIAL, r"序号|编号"),
    (OTHER, r"责任人|责任领导|分管领导|牵头领导|包抓领导|联系人|联系电话|备注|任务来源|来源|依据|进展情况"),
    (Role.LEADS, LABELS[Role.LEADS]),
    (Role.SUPPORTS, LABELS[Role.SUPPORTS]),
    (Role.IMPLEMENTS, LABELS[Role.IMPLEMENTS]),
    (TIME, TIME_HEADS),
    (SUBJECT, r"[一-龥]{0,8}(?:任务|措施|内容|事项|项目|目标|要求|举措|工作|指标|类别)(?:名称|分解)?"),
)
COLUMN = re.compile("|".join(f"(?P<c{n}>{words})" for n, (_, words) in enumerate(COLUMNS)))
SEPARATED = re.compile(r"[\t|]")
FLAT_HEADER = re.compile(
    rf"序号(?=[^。;；\n]{{2,60}}(?:{'|'.join(LABELS.values())}))(?:\s*(?:{'|'.join(words for _, words in COLUMNS[1:])}))+"
)
TIME_CELL = (
    r"(?:20\d{2}年)?(?:\d{1,2}月(?:底|末|份|\d{1,2}日)?(?:前)?|年底(?:前)?|全年|长期(?:坚持|推进)?|持续(?:推进|实施)?|常年|第?[一二三四]季度|[上下]半年)"
    r"|20\d{2}年(?:底)?(?:前)?"
)
SURE_END = "局(?!长|属|机关|党)|人民政府(?!办)|管理处|管委会|委员会|监测站|管理中心|公司|集团"
FLAT_UNIT = re.compile(
    rf"\s?(?=[区市县省州旗镇乡各相有])(?:[一-龥]{{1,14}}?(?:{SURE_END})|[一-龥]{{1,14}}?(?:{LAST_WORDS})(?=[区市县省州旗各相有\s\d,，、;；。(]|$))"
)
FLAT_NAME = re.compile(rf"\s?[一-龥]{{2,10}}?(?:{SURE_END})(?=\s|\d|$)")
"""A unit without 区 or 市 before it, behind others: 三十六脚湖水库管理处."""
FLAT_TIME = re.compile(rf"(?:{TIME_CELL})(?={FLAT_UNIT.pattern})")
FLAT_MARK = re.compile(r"(?<![\d〔\[(第])(?P<ordinal>\d{1,3})[、.](?!\d)")
FLAT_GROUP = re.compile(r"(?<!\d)(?P<serial>\d{1,2})(?P<name>[^\d、。;；:()\n]{4,60})$")
NUMBER_ALONE = re.compile(r"\d{1,3}[.、]?|[一二三四五六七八九十]{1,3}、?|\([一二三四五六七八九十\d]{1,3}\)")
LEAST_COLUMNS = 3


@immutable
class Row:
    """A row: what it is called as numbers above it and its own, its text, and its cells. ``whole`` holds them all."""

    whole: Span
    path: tuple[str, ...]
    subject: Span
    roles: tuple[tuple[Role, tuple[Span, ...]], ...]
    """Of each column of units its role and its cell; in a text that runs together, each unit is a cell."""
    times: tuple[Span, ...]


@immutable
class Table:
    """A table and where it begins; a header without rows has none."""

    whole: Span
    rows: tuple[Row, ...]


def tables(shadow: str, where: Span) -> list[Table]:
    """The tables of tasks in a range of the folded text, in order."""
    found = [*_separated(shadow, where), *_flat(shadow, where)]
    if not found:
        found = list(_cells_on_lines(shadow, where))
    return sorted(found, key=lambda table: table.whole)


def carriers_of(shadow: str, row: Row) -> list[Carrier]:
    """Each column of units with what it says; the column gives the role unless the cell's own words do."""
    found: list[Carrier] = []
    for role, cells in row.roles:
        claims = of_cells(shadow, cells, role)
        why = "" if claims.claims else "a cell of a column of units holds none"
        found.append(Carrier(Span(cells[0].start, cells[-1].end), claims if claims.claims else None, why))
    return found


def _columns(cells: Sequence[str]) -> list[str] | None:
    """What the columns hold by their headings; None if this is no header of a table of tasks."""
    kinds: list[str] = []
    for cell in cells:
        match = COLUMN.fullmatch("".join(cell.split()).split("(")[0])
        kinds.append(COLUMNS[int((match.lastgroup or "c0")[1:])][0] if match else OTHER)
    has_role = any(kind in tuple(Role) for kind in kinds)
    return kinds if has_role and SUBJECT in kinds and len(kinds) >= LEAST_COLUMNS else None


def _separated(shadow: str, where: Span) -> Iterator[Table]:
    """One row on a line, with tabs or pipes."""
    if not SEPARATED.search(shadow, *where):
        return
    kinds: list[str] | None = None
    begin = end = 0
    above: list[Span] = []
    rows: list[Row] = []
    for line in lines(shadow, *where):
        cells = _cut(shadow, line)
        header = _columns([shadow[cell.start : cell.end] for cell in cells])
        if header or (kinds and len(cells) < 2):
            if kinds and rows:
                yield Table(Span(begin, end), tuple(rows))
            kinds, rows, above, begin, end = header, [], [], line.start, line.end
        elif kinds and not set(shadow[line.start : line.end]) <= set("|-: \t"):
            cells += [Span(line.end, line.end)] * (len(kinds) - len(cells))
            above = [cell if cell.start < cell.end else old for cell, old in zip(cells, above or cells, strict=False)]
            row = _row(shadow, line, kinds, cells, above)
            rows += [row] if row else []
            end = line.end
    if kinds and rows:
        yield Table(Span(begin, end), tuple(rows))


def _cut(shadow: str, line: Span) -> list[Span]:
    """The cells of a line; pipes at its ends are borders."""
    mark = "\t" if "\t" in shadow[line.start : line.end] else "|"
    start, end = line
    if mark == "|" and shadow[start] == "|":
        start += 1
    if mark == "|" and end > start and shadow[end - 1] == "|":
        end -= 1
    cells: list[Span] = []
    while (at := shadow.find(mark, start, end)) >= 0:
        cells.append(trimmed(shadow, start, at))
        start = at + 1
    return [*cells, trimmed(shadow, start, end)]


def _row(shadow: str, whole: Span, kinds: Sequence[str], cells: Sequence[Span], above: Sequence[Span]) -> Row | None:
    """A row by its columns. Merged cells carry down: where a cell of units or time is empty, the one above holds."""
    at = list(zip(kinds, cells, above, strict=False))
    subjects = [cell for kind, cell, _ in at if kind == SUBJECT and cell.start < cell.end]
    roles = tuple((Role(kind), (held,)) for kind, _, held in at if kind in tuple(Role) and held.start < held.end)
    if not subjects or not roles:
        return None
    serial = next((cell for kind, cell, _ in at if kind == SERIAL and cell.start < cell.end), None)
    times = tuple(held for kind, _, held in at if kind == TIME and held.start < held.end)
    label = shadow[serial.start : serial.end].rstrip("、.") if serial else ""
    return Row(whole, (label,) if label else (), subjects[-1], roles, times)


def _cells_on_lines(shadow: str, where: Span) -> Iterator[Table]:
    """One cell on a line: a row begins at a line that is a number alone, its cells are told by what they look like."""
    if shadow.find("序号", *where) < 0:
        return
    found = list(lines(shadow, *where))
    words = [shadow[line.start : line.end] for line in found]
    for at, word in enumerate(words):
        if "".join(word.split()) != "序号":
            continue
        width = next((n for n in range(at, len(words)) if NUMBER_ALONE.fullmatch(words[n])), at) - at
        kinds = _columns(words[at : at + width])
        if kinds:
            rows = list(_rows_on_lines(shadow, found[at + width :], kinds))
            if rows:
                yield Table(Span(found[at].start, rows[-1].whole.end), tuple(rows))
            return


def _rows_on_lines(shadow: str, found: Sequence[Span], kinds: Sequence[str]) -> Iterator[Row]:
    starts = [n for n, line in enumerate(found) if NUMBER_ALONE.fullmatch(shadow, *line)]
    for start, stop in zip(starts, [*starts[1:], len(found)], strict=True):
        cells = list(found[start : min(stop, start + len(kinds))])
        if len(cells) < len(kinds):
            cells = _told(shadow, cells, kinds)
        row = _row(shadow, Span(cells[0].start, max(cell.end for cell in cells)), kinds, cells, cells)
        if row:
            yield row


def _told(shadow: str, cells: Sequence[Span], kinds: Sequence[str]) -> list[Span]:
    """Cells of a row that lacks some, put into the columns that they look like."""
    nothing = Span(cells[-1].end, cells[-1].end)
    left = list(cells[1:])
    placed = [cells[0]]
    for kind in kinds[1:]:
        fits = next((cell for cell in left if _looks_like(shadow, cell, kind)), None)
        placed.append(fits or nothing)
        if fits:
            left = left[left.index(fits) + 1 :]
    return placed


def _looks_like(shadow: str, cell: Span, kind: str) -> bool:
    words = shadow[cell.start : cell.end]
    is_time = re.fullmatch(TIME_CELL, words) is not None
    is_units = all(looks_like_unit(part) for part in re.split("[、,，;； ]", words) if part)
    if kind == TIME:
        return is_time
    return is_units if kind in tuple(Role) else not is_time and not is_units


def _flat(shadow: str, where: Span) -> Iterator[Table]:
    """Cells that run together: a row is a number of the series, its text, a time, and units one after the other."""
    header = FLAT_HEADER.search(shadow, *where) if shadow.find("序号", *where) >= 0 else None
    if header is None or not re.search(TIME_HEADS, header.group()):
        return
    said = [role for role in Role if re.search(LABELS[role], header.group())]
    rows: list[Row] = []
    group, end = "", header.end()
    for time in FLAT_TIME.finditer(shadow, header.end(), where.end):
        marks = list(FLAT_MARK.finditer(shadow, end, time.start()))
        after = int(rows[-1].path[-1]) + 1 if rows else 1
        mark = next((mark for mark in reversed(marks) if int(mark["ordinal"]) == after), None)
        if mark is None:
            continue
        above = FLAT_GROUP.search(shadow, max(end, mark.start() - 80), mark.start())
        group = above["serial"] if above else group
        units = _flat_units(shadow, time.end(), where.end)
        subject = trimmed(shadow, mark.end(), time.start())
        path = (group, mark["ordinal"]) if group else (mark["ordinal"],)
        whole = Span(mark.start(), units[-1].end)
        roles: list[tuple[Role, tuple[Span, ...]]] = [(said[0], tuple(units))]
        if len(said) > 1 and len(units) > 1:  # of two columns the first unit fills one, the others the other
            roles = [(said[0], (units[0],)), (said[1], tuple(units[1:]))]
        rows.append(Row(whole, path, subject, tuple(roles), (Span(*time.span()),)))
        end = whole.end
    if rows:
        yield Table(Span(header.start(), end), tuple(rows))


def _flat_units(shadow: str, start: int, end: int) -> list[Span]:
    units: list[Span] = []
    while match := FLAT_UNIT.match(shadow, start, end) or (FLAT_NAME.match(shadow, start, end) if units else None):
        units.append(trimmed(shadow, *match.span()))
        start = match.end() + (shadow[match.end() : match.end() + 1] in ("、", ",", "，"))
    return units
