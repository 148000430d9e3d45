"""From the body of a plan to the tree of its numbered items: 第一部分 › 一、 › （一） › 1. › （1）.

A number counts where a line begins. Anywhere else, since a whole notice may stand on one line, it counts if it goes on
with its series or begins one that a second number follows. Each kind of numbering is a level of its own; a number of a
level that is open closes all that is below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.immutable import immutable
from graph.model import Kind
from ingest.dates import ordinal
from ingest.spans import Span, trimmed

_NUMERAL = r"[一二三四五六七八九十百零〇]{1,4}"
STYLES: tuple[tuple[str, str], ...] = (
    ("part", rf"第(?P<part>{_NUMERAL}|\d{{1,2}})(?:部分|篇|编)"),
    ("chapter", rf"第(?P<chapter>{_NUMERAL}|\d{{1,2}})章"),
    ("division", rf"第(?P<division>{_NUMERAL}|\d{{1,2}})节"),
    ("article", rf"第(?P<article>{_NUMERAL}|\d{{1,3}})条"),
    ("heading", rf"(?P<heading>{_NUMERAL})、"),
    ("group", rf"\((?P<group>{_NUMERAL})\)、?"),
    ("item", r"(?P<item>\d{1,3})(?:\.(?!\d{1,2}(?![\d月]))|、(?!\d{1,2}(?![\d月年日个家项所条%])))"),
    ("point", r"\((?P<point>\d{1,2})\)、?"),
    ("circle", r"(?P<circle>[①-⑳])、?"),
    ("bullet", r"(?P<bullet>[●○◆◇■□▲△★☆])"),
)
"""The kinds of numbering, outermost first, on the folded text."""
MAY_BEGIN = re.compile(
    r"[①-⑳●○◆◇■□▲△★☆第(\d一二三四五六七八九十百零〇](?:(?<=[①-⑳●○◆◇■□▲△★☆])"
    r"|(?<![\dA-Za-z.%~+—–-].)(?<![一二三四五六七八九十百零〇].)(?=[\d一二三四五六七八九十百零〇.、]))"
)
"""One set of characters in front: so re looks for these alone."""
MARK = re.compile(
    r"(?<![第表图件\dA-Za-z.%~+—–-])(?<![一二三四五六七八九十百零〇])(?:"
    + "|".join(pattern for _, pattern in STYLES)
    + ")"
)
NO_MARK_AFTER = re.compile(r"[一二三四五六七八九十]{1,2}[、产次类级季号批线]|[万亿年月日%]")
"""发展二、三产业: such a number is one of several in a row."""
ENDS_BEFORE = "\n。;；!?:)]”》 \t\u3000"
"""Behind one of these a sentence, a heading or a bracket has ended."""
BRACKETED = ("part", "chapter", "division", "article", "group", "point", "circle")
"""Kinds of numbering that hardly occur inside words."""
TITLE_END = re.compile("[。\n]")
RANK = {style: rank for rank, (style, _) in enumerate(STYLES)}
REPORTS = re.compile(r"总结|回顾|完成情况|主要成效|工作情况|工作成效")
PLANS = re.compile(r"要点|计划|方案|安排|任务|打算|部署|重点工作")


@immutable
class Mark:
    """A number of the outline: its kind, its value, and its place (behind it stands the title).

    ``behind_end``: what stands before it has ended. A number may stand without that in a text that lost its line breaks.
    """

    style: str
    ordinal: int
    start: int
    end: int
    opens_line: bool
    behind_end: bool


@dataclass(slots=True)
class Branch:
    """An item while the tree is being made. ``own`` is its text up to its first sub-item."""

    mark: Mark
    parent: Branch | None
    own: Span
    kind: Kind = Kind.PLANNED
    has_children: bool = False


def outline(shadow: str, body: Span, title: str = "") -> list[Branch]:
    """The numbered items of a plan in the order of the text; ``title`` is the folded title of the whole."""
    marks = _counted(_series(list(_marks(shadow, body))))
    branches = _tree(shadow, marks, body)
    _tell_reports(shadow, branches, title)
    return branches


def _marks(shadow: str, body: Span) -> Iterator[Mark]:
    done = body.start
    for sign in MAY_BEGIN.finditer(shadow, *body):
        if sign.start() < done:
            continue
        match = MARK.match(shadow, sign.start(), body.end)
        if match is None:
            continue
        style, (start, end) = match.lastgroup or "", match.span()
        opens_line = start == body.start or _opens_line(shadow, start)
        if style == "bullet" and not opens_line:
            continue
        if opens_line or not NO_MARK_AFTER.match(shadow, end):
            yield Mark(
                style,
                0 if style == "bullet" else ordinal(match[style]),
                start,
                end,
                opens_line,
                shadow[start - 1] in ENDS_BEFORE,
            )
        done = end


def _opens_line(shadow: str, at: int) -> bool:
    """Whether nothing but white space stands between the line break before and here."""
    while at and shadow[at - 1] != "\n" and shadow[at - 1].isspace():
        at -= 1
    return at == 0 or shadow[at - 1] == "\n"


def _series(candidates: Sequence[Mark]) -> list[Mark]:
    """The candidates that are numbers: all that open a line, and others that go on with an open series or begin one.

    One that begins a series inside a line must be followed by its second number, and no number inside a line counts if
    the next one that opens a line has its value.
    """
    taken: list[Mark] = []
    last: dict[str, int] = {}
    seconds = {mark.style: at for at, mark in enumerate(candidates) if mark.ordinal == 2}
    rivals = _next_on_a_line(candidates)
    for at, mark in enumerate(candidates):
        if not mark.opens_line and mark.ordinal == rivals[at]:
            continue
        begins = mark.ordinal == 1 and at < seconds.get(mark.style, 0) and _may_begin(mark)
        goes_on = mark.style in last and mark.ordinal == last[mark.style] + 1
        if mark.opens_line or begins or goes_on:
            taken.append(mark)
            last[mark.style] = mark.ordinal
    return taken


def _counted(marks: Sequence[Mark]) -> list[Mark]:
    """The marks, bullets numbered by their order below the same item."""
    numbered: list[Mark] = []
    count = 0
    for mark in marks:
        count = count + 1 if mark.style == "bullet" else 0
        numbered.append(replace(mark, ordinal=count) if count else mark)
    return numbered


def _next_on_a_line(candidates: Sequence[Mark]) -> list[int | None]:
    """For each candidate the value of the next one of its kind that opens a line, before one of a higher kind."""
    following: dict[str, int] = {}
    values: list[int | None] = []
    for mark in reversed(candidates):
        values.append(following.get(mark.style))
        following = {style: value for style, value in following.items() if RANK[style] <= RANK[mark.style]}
        if mark.opens_line:
            following[mark.style] = mark.ordinal
    return values[::-1]


def _may_begin(mark: Mark) -> bool:
    return mark.behind_end or mark.style in BRACKETED or mark.style == "item"


def _tree(shadow: str, marks: Sequence[Mark], body: Span) -> list[Branch]:
    branches: list[Branch] = []
    open_now: list[Branch] = []
    for at, mark in enumerate(marks):
        while open_now and RANK[open_now[-1].mark.style] >= RANK[mark.style]:
            open_now.pop()
        parent = open_now[-1] if open_now else None
        following = marks[at + 1].start if at + 1 < len(marks) else body.end
        branch = Branch(mark, parent, trimmed(shadow, mark.start, following))
        if parent:
            parent.has_children = True
        open_now.append(branch)
        branches.append(branch)
    return branches


def _tell_reports(shadow: str, branches: Sequence[Branch], title: str) -> None:
    """Mark the items of a summary: below a heading that says so, or in a notice that is nothing but a summary."""
    all_reported = bool(REPORTS.search(title)) and not PLANS.search(title)
    for branch in branches:
        if branch.parent:
            branch.kind = branch.parent.kind
        elif all_reported or (branch.has_children and _says_reports(shadow, branch)):
            branch.kind = Kind.REPORTED


def _says_reports(shadow: str, branch: Branch) -> bool:
    heading = shadow[branch.mark.end : first_stop(shadow, branch.own)]
    return bool(REPORTS.search(heading)) and not PLANS.search(heading)


def first_stop(shadow: str, own: Span) -> int:
    """Where an item's title ends: at the first 。 or line break, or with its own text."""
    stop = TITLE_END.search(shadow, *own)
    return stop.start() if stop else own.end
