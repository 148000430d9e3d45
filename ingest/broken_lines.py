"""Lines that end before what they say does: within a bracket, or within a list of names.

A text copied from a page may break its lines anywhere. In the shadow white space takes the place of such a break, so that
what follows reads （牵头单位：市教育局、⏎市财政局） on one line; its length stays the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ingest.dates import WRITTEN
from ingest.formats import LABEL
from ingest.spans import CLOSING, OPENING
from ingest.titles import BODY_MARK
from ingest.unit_lists import unit_list

BRACKET = re.compile(r"[()【】〔〕\[\]]")
FARTHEST = 300
"""Characters within which a bracket closes."""
LONGEST_NAMES = 200
"""Characters of a line that are looked at."""
NEW = re.compile(
    rf"\s*(?:{BODY_MARK.pattern}|[●○◆◇■□▲△★☆·•—–]|-\s*\d|\d{{1,3}}(?:\)|\s(?!\s?[年月日])|$)|序\s?号|$)|[^\n]*[\t|]"
)
"""How a line begins that goes on no other: with a number, a bullet or nothing; or a row of a table."""
PAGE = re.compile(r"\s*(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d{1,3}\s*页)\s*$")
ROLE = re.compile(r"[。;:]|,?(?:配合|负责|牵头|分别|按职责|等(?:有关|相关)?(?:部门|单位))")
"""Behind the names of a line."""
DATE = re.compile(rf"\s*{WRITTEN.pattern}\s*$")
LEAST_CELLS = 6
"""Lines of one cell each that make a table."""
NUMBERED = re.compile(rf"\s*{BODY_MARK.pattern}")


def with_whole_lines(shadow: str) -> str:
    """The folded text, white space for each line break within a bracket, or behind 、 before more names.

    >>> with_whole_lines("一、修路(市交通局、市财\\n政局负责)"), with_whole_lines("责任单位:市交通局、\\n市财政局\\n二、造桥")
    ('一、修路(市交通局、市财 政局负责)', '责任单位:市交通局、 市财政局\\n二、造桥')
    """
    found = [" " * len(line) if PAGE.match(line) else line for line in shadow.split("\n")]
    if shadow.count("|") >= LEAST_CELLS:
        found = _without_borders(found)
    breaks = ["\n"] * len(found)
    for n, line in enumerate(found[:-1]):
        if line.endswith(("、", "、 ")) and "\t" not in line:
            following = n + 2 if found[n + 1].isspace() and n + 2 < len(found) else n + 1
            if _is_more(found, following):
                breaks[n:following] = " " * (following - n)
    starts = list(accumulate((len(line) + 1 for line in found), initial=0))
    over_lines = [
        (first, last)
        for first, last in ((bisect_right(starts, at) - 1 for at in pair) for pair in _brackets(shadow))
        if first < last
    ]
    if over_lines:
        new = [0, *accumulate(NEW.match(line) is not None and not line.isspace() for line in found)]
        for first, last in over_lines:
            if new[last + 1] == new[first + 1]:
                breaks[first:last] = " " * (last - first)
    return "".join(part for pair in zip(found, breaks, strict=True) for part in pair)[:-1]


def _without_borders(found: Sequence[str]) -> list[str]:
    """The lines, white space for the pipe that ends each of several ones below each other: cells that each have a line."""
    ends = [_is_cell(line) or not line.strip("| ") for line in found]
    borders: list[int] = []
    first = 0
    for n, is_cell in enumerate([*ends, False]):
        if not is_cell:
            cells = [m for m in range(first, n) if found[m].strip("| ")]
            is_of_row = bool(cells) and cells[0] > 0 and "|" in found[cells[0] - 1].strip()[1:-1]
            borders += range(first, n) if len(cells) >= LEAST_CELLS and not is_of_row else []
            first = n + 1
    of_cell = frozenset(borders)
    return [line.replace("|", " ") if n in of_cell else line for n, line in enumerate(found)]


def _is_cell(line: str) -> bool:
    """Whether a line is a cell and the border behind it."""
    return line.count("|") == 1 and "\t" not in line and line.rstrip().endswith("|") and line.strip() != "|"


def _is_more(found: Sequence[str], at: int) -> bool:
    """Whether a line begins with more names of a list: no field, and none that signs above the date of the notice."""
    line = found[at].strip()
    if NEW.match(line) or LABEL.match(line):
        return False
    behind = ROLE.search(line, 0, LONGEST_NAMES)
    end = behind.start() if behind else len(line)
    names = unit_list(line, 0, end) if end <= LONGEST_NAMES else None
    if names is None or not names.units or names.strange:
        return False
    dated = at + 1 < len(found) and DATE.match(found[at + 1])
    return not dated or end < len(line) or line.startswith("各") or any(map(NUMBERED.match, found[at + 2 : at + 5]))


def _brackets(shadow: str) -> Iterator[tuple[int, int]]:
    """Where brackets that are not too long open and close."""
    waiting: dict[str, list[int]] = {}
    for mark in BRACKET.finditer(shadow):
        sign = mark.group()
        if sign in OPENING:
            waiting.setdefault(sign, []).append(mark.start())
        elif of_kind := waiting.get(OPENING[CLOSING.index(sign)]):
            opened = of_kind.pop()
            if mark.start() - opened < FARTHEST:
                yield opened, mark.start()
