"""From the body of a plan to the tree of its numbered items: 第一部分 › 一、 › （一） › 1. › （1）.

A number counts where a line begins, or behind the end of a sentence if it goes on with its series. Each kind of
numbering is a level of its own; a number of a level that is open closes all that is below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    ("item", r"(?P<item>\d{1,3})(?:[.、](?!\d)|[.、](?=(?:19|20)\d{2}年))"),
    ("point", r"\((?P<point>\d{1,2})\)、?"),
)
"""The kinds of numbering, outermost first, on the folded text."""
MARK = re.compile(
    r"(?=[第(\d一二三四五六七八九十百零〇])(?:(?<=[\n。;；!?:)\]”》])|(?<=\s)|\A)(?:"
    + "|".join(pattern for _, pattern in STYLES)
    + ")"
)
RANK = {style: rank for rank, (style, _) in enumerate(STYLES)}
REPORTS = re.compile(r"总结|回顾|完成情况|主要成效|工作情况|工作成效")
PLANS = re.compile(r"要点|计划|方案|安排|任务|打算|部署|重点工作")


@dataclass(frozen=True, slots=True)
class Mark:
    """A number of the outline: its kind, its value, and its place (behind it stands the title)."""

    style: str
    ordinal: int
    start: int
    end: int
    opens_line: bool


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
    marks = _series(list(_marks(shadow, body)))
    branches = _tree(shadow, marks, body)
    _tell_reports(shadow, branches, title)
    return branches


def _marks(shadow: str, body: Span) -> Iterator[Mark]:
    for match in MARK.finditer(shadow, *body):
        style = match.lastgroup or ""
        opens_line = match.start() == body.start or _opens_line(shadow, match.start())
        yield Mark(style, ordinal(match[style]), *match.span(), opens_line)


def _opens_line(shadow: str, at: int) -> bool:
    """Whether nothing but white space stands between the line break before and here."""
    while at and shadow[at - 1] != "\n" and shadow[at - 1].isspace():
        at -= 1
    return at == 0 or shadow[at - 1] == "\n"


def _series(candidates: Sequence[Mark]) -> list[Mark]:
    """The candidates that are numbers: all that open a line, and others that go on with an open series or begin one.

    One that begins a series inside a line must be followed by its second number.
    """
    taken: list[Mark] = []
    last: dict[str, int] = {}
    seconds = {mark.style: at for at, mark in enumerate(candidates) if mark.ordinal == 2}
    for at, mark in enumerate(candidates):
        begins = mark.ordinal == 1 and at < seconds.get(mark.style, 0)
        goes_on = mark.style in last and mark.ordinal == last[mark.style] + 1
        if mark.opens_line or begins or goes_on:
            taken.append(mark)
            last[mark.style] = mark.ordinal
    return taken


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
    stops = (shadow.find(character, *own) for character in "。\n")
    return min((stop for stop in stops if stop >= 0), default=own.end)
