"""The columns of a table of tasks: what their headings say they hold, and which cell fits which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.model import Role
from ingest.deadlines import TIME_HEADS
from ingest.formats import LABELS, MAY_BREAK, of_cells
from ingest.spans import Span
from ingest.unit_lists import unit_list

SERIAL, SUBJECT, TIME, CATEGORY, BODY, OTHER = "serial", "subject", "time", "category", "body", "other"
LEVEL = r"(?:[省市县区镇](?:级|直|属)?)?"
HEADS = {
    Role.LEADS: LABELS[Role.LEADS] + "|牵头领导单位",
    Role.SUPPORTS: LABELS[Role.SUPPORTS],
    Role.IMPLEMENTS: LABELS[Role.IMPLEMENTS] + "|责任分工|职责分工|分工安排|建设单位|完成单位|责任单位及?责任人",
}
"""The labels of prose, and words that only head columns."""
FREE = r"(?:\d{4}年)?[一-龥]{0,8}?"
"""What may stand before the word that says what a column holds: 年度重点任务."""
COLUMNS: tuple[tuple[str, str], ...] = (
    (SERIAL, r"序号|编号"),
    (
        OTHER,
        r"责任人|责任人员|责任领导|分管领导|分管负责人|牵头领导|市?领导|包抓领导|负责人|联系人|联系电话|备注|说明|任务来源|来源|依据|进展情况|投资额?|资金来源",
    ),
    *((role, rf"{LEVEL}(?:{words})") for role, words in HEADS.items()),
    (TIME, rf"{TIME_HEADS}|完成日期|截止时间|截止日期|时间安排|时限安排|计划完成时间|时间"),
    (BODY, "部门(?:名称)?|单位名称"),
    (CATEGORY, r"[一-龥]{0,4}?(?:类别|类型|分类|领域|环节|方面|板块)"),
    (
        SUBJECT,
        rf"{FREE}(?:任务|措施|内容|事项|项目|目标|要求|举措|工作|指标|方案|要点|标准|实事|(?:民生|重点)工程)(?:名称|分解|清单|分工)?|名称",
    ),
)
OF_TASKS = re.compile(r"任务|措施|举措|工作(?!量)|要点|整改")
MAY_BE_TASKS = re.compile("事项|项目")
COLUMN = re.compile("|".join(f"(?P<c{n}>{words})" for n, (_, words) in enumerate(COLUMNS)))
PLAINEST = re.compile(COLUMN.pattern.replace(FREE, "(?:具体|工作)?"))
PLAIN = re.compile(COLUMN.pattern.replace(FREE, "(?:年度|主要|重点|具体|工作)?"))
"""Headings that are surely none of what tables hold, as 党建工作 may be."""
RUN_TOGETHER = re.compile(
    MAY_BREAK.sub(
        " ?",
        rf"(?:序号|编号)(?=[^。;；\n]{{2,60}}(?:{'|'.join(HEADS.values())}))(?: ?(?:{'|'.join(words for _, words in COLUMNS[1:])}))+",
    )
)
"""Headings that no mark parts, though white space may: 序号 工 作 任 务 牵头负责部门."""
LEAST_COLUMNS = 3
"""Columns of a table whose cells wide gaps or lines part."""
MOST_COLUMNS = 16
TIME_WORDS = re.compile(
    r"(?:[\d〇一二三四五六七八九十年月日季度第上中下旬半底末初前后至到和及、~—–./:\-\s]|全年|本年|今年|明年|长期|坚持|持续|推进|实施|常年|常态化?|"
    r"贯穿|始终|完成|启动|春节|汛期|每|周|立即|即时|即知即改|并)+"
)
IS_TIME = re.compile(r"[年月季日]|长期|持续|常态|立即|即时|春节|汛期|\d{4}")
NUMERAL = "(?:[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
NUMBER_ALONE = re.compile(rf"\d{{1,3}}[.、]?|{NUMERAL}、?|\((?:{NUMERAL}|\d{{1,3}})\)")
"""The number of a row; 十四五 is none."""
PERSON = re.compile(r"[一-龥]{1,2}\s{0,2}[一-龥]{1,2}(?:、[一-龥]{2,3})*")
LONGEST_CELL_OF_UNITS = 300


def heads(cell: str) -> re.Match[str] | None:
    """The heading of a column, if a cell is one; a bracket behind it aside."""
    return COLUMN.fullmatch("".join(cell.split()).split("(")[0])


def names_columns(cells: Sequence[str], width: int) -> bool:
    """Whether cells are nothing but headings, though none of units; as many as a table's columns may be a row of it."""
    if len(cells) == width == 2:
        return all(map(PLAINEST.fullmatch, cells))
    return len(cells) > 1 and all(map(heads, cells)) and any(map(PLAIN.fullmatch, cells))


def kinds_of(cells: Sequence[str]) -> list[str] | None:
    """What the columns hold by their headings; None if this is no header of a table of tasks.

    A category, as 领域, stands for the task only where no other column says it; a body, as 部门, for who is responsible only
    beside tasks, measures or work, as budgets and scores name bodies too.
    """
    kinds: list[str] = []
    for cell in cells if len(cells) <= MOST_COLUMNS else ():
        match = heads(cell)
        kinds.append(COLUMNS[int((match.lastgroup or "c0")[1:])][0] if match else OTHER)
    category = OTHER if SUBJECT in kinds else SUBJECT
    has_role = any(kind in tuple(Role) for kind in kinds)
    subjects = [cell for kind, cell in zip(kinds, cells, strict=False) if kind == SUBJECT]
    of_tasks = any(OF_TASKS.search(cell) or (TIME in kinds and MAY_BE_TASKS.search(cell)) for cell in subjects)
    body = Role.IMPLEMENTS if of_tasks and not has_role else OTHER
    kinds = [{CATEGORY: category, BODY: body}.get(kind, kind) for kind in kinds]
    return kinds if SUBJECT in kinds and any(kind in tuple(Role) for kind in kinds) else None


def run_together_header(shadow: str, start: int, end: int) -> tuple[Span, list[str]] | None:
    """The next headings that no mark parts and one of which is of units, and what their columns hold but the numbers."""
    while shadow.find("号", start, end) >= 0 and (match := RUN_TOGETHER.search(shadow, start, end)):
        found = (
            COLUMNS[int((heading.lastgroup or "c0")[1:])][0]
            for heading in COLUMN.finditer("".join(match.group().split()))
        )
        kinds = [kind for kind in found if kind != SERIAL]
        if any(kind in tuple(Role) for kind in kinds):
            return Span(*match.span()), kinds
        start = match.end()
    return None


def is_time(words: str) -> bool:
    """Whether a cell says until when: 6月底前, 全年, 4月和9月, 持续推进.

    >>> is_time("2023年第三季度"), is_time("建设口袋公园10个")
    (True, False)
    """
    return len(words) <= 24 and TIME_WORDS.fullmatch(words) is not None and IS_TIME.search(words) is not None


def says_units(shadow: str, cell: Span) -> bool:
    """Whether a cell holds names of bodies and what they do, and nothing else: 市水利局牵头，市财政局配合; but also 企业负责."""
    return 1 < cell.end - cell.start <= LONGEST_CELL_OF_UNITS and _says_units(f"|{shadow[cell.start : cell.end]}")


@lru_cache(maxsize=4_096)
def _says_units(cell: str) -> bool:
    """The same of a cell with its border before it."""
    said = of_cells(cell, [Span(1, len(cell))], Role.IMPLEMENTS)
    return bool(said.claims) and not said.strange


def goes_on_below(shadow: str, line: Span) -> bool:
    """Whether a line below a cell of units may be more of it: a sentence, a bracket or a field is of the text below."""
    return (
        says_units(shadow, line)
        and shadow[line.end - 1] != "。"
        and shadow[line.start] != "("
        and shadow.find(":", *line) < 0
    )


def is_units(shadow: str, cell: Span) -> bool:
    """Whether a cell surely is of units: nothing but names of bodies, parted by marks or white space."""
    if not 1 < cell.end - cell.start <= LONGEST_CELL_OF_UNITS:
        return False
    found = unit_list(shadow, *cell)
    if found.units and not found.strange:
        return True
    pieces = list(re.finditer(r"\S+", shadow[cell.start : cell.end]))
    parts = [unit_list(shadow, cell.start + p.start(), cell.start + p.end()) for p in pieces]
    return len(parts) > 1 and all(part.units and not part.strange for part in parts)


def fitted(shadow: str, pieces: Sequence[Span], kinds: Sequence[str]) -> list[list[Span]]:
    """The pieces of a row put into its columns in their order, each where it fits best; a column may hold several.

    The best of all ways, by dynamic programming over (pieces, columns).
    """
    worth = [_worth(shadow, piece, kinds) for piece in pieces]
    last = len(kinds) - 1
    best: list[list[tuple[float, int]]] = []  # best[n][c]: the first n+1 pieces, the last of them in column c
    for n in range(len(pieces)):
        row: list[tuple[float, int]] = []
        for column in range(len(kinds)):
            ways = [(-_skipped(kinds, 0, column), -1)] if n == 0 else []
            for before in range(column + 1) if n else ():
                cost = JOIN[kinds[column]] if before == column else _skipped(kinds, before + 1, column)
                ways.append((best[n - 1][before][0] - cost, before))
            value, source = max(ways)
            row.append((value + worth[n][column], source))
        best.append(row)
    columns: list[list[Span]] = [[] for _ in kinds]
    if not pieces:
        return columns
    at = max(range(len(kinds)), key=lambda column: best[-1][column][0] - _skipped(kinds, column + 1, last + 1))
    for n in range(len(pieces) - 1, -1, -1):
        columns[at].append(pieces[n])
        at = best[n][at][1]
    return [column[::-1] for column in columns]


JOIN: dict[str, float] = {SERIAL: 9.0, TIME: 1.0, SUBJECT: 0.8, OTHER: 0.8, **dict.fromkeys(map(str, Role), 0.2)}
"""What it costs to put a second piece into a column."""


def _skipped(kinds: Sequence[str], first: int, behind: int) -> float:
    """What it costs to leave columns empty."""
    return sum(0.3 if kind == OTHER else 1.0 for kind in kinds[first:behind])


def _worth(shadow: str, piece: Span, kinds: Sequence[str]) -> list[float]:
    """How well a piece fits each column."""
    words = shadow[piece.start : piece.end]
    serial = 3.0 if NUMBER_ALONE.fullmatch(words) else -6.0
    if is_time(words):
        of_kind = {SERIAL: serial, TIME: 3.0, SUBJECT: -2.0, OTHER: -0.5}
        return [of_kind.get(kind, -4.0) for kind in kinds]
    of_units = 3.0 if is_units(shadow, piece) else 2.0 if says_units(shadow, piece) else -3.0
    of_kind = {
        SERIAL: serial,
        TIME: -4.0,
        OTHER: 0.5 if PERSON.fullmatch(words) else 0.0,
        SUBJECT: -1.5 if of_units == 3.0 else 1.0,
    }
    return [of_kind.get(kind, of_units) for kind in kinds]
