"""Lines that end before what they say does: within a bracket, or behind the mark of a list.

A text copied from a page may break its lines anywhere. In the shadow white space takes the place of such a break, so that
what follows reads （牵头单位：市教育局、⏎市财政局） on one line; its length stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.titles import BODY_MARK

KINDS = ("()", "【】", "[]")
FARTHEST = 300
"""Characters within which a bracket closes."""
MOST_OPEN = 3
NEW = re.compile(rf"\s*(?:{BODY_MARK.pattern}|$)|[^\n]*[\t|]")
"""How a line begins that goes on no other: with a number of the outline or nothing; or a row of a table."""


def with_whole_lines(shadow: str) -> str:
    """The folded text, white space for each line break within a bracket or behind 、.

    >>> with_whole_lines("一、修路(市交通局、市财\\n政局负责)"), with_whole_lines("责任单位:市交通局、\\n市财政局\\n二、造桥")
    ('一、修路(市交通局、市财 政局负责)', '责任单位:市交通局、 市财政局\\n二、造桥')
    """
    found = shadow.split("\n")
    breaks = ["\n"] * len(found)
    kinds = [kind for kind in KINDS if kind[0] in shadow]
    for n, line in enumerate(found[:-1]):
        if line.endswith(("、", "、 ")) and "\t" not in line and not NEW.match(found[n + 1]):
            breaks[n] = " "
        for opened in _left_open(line, kinds):
            if last := _closes(found, n, opened):
                breaks[n:last] = " " * (last - n)
                break
    return "".join(part for pair in zip(found, breaks, strict=True) for part in pair)[:-1]


def _left_open(line: str, kinds: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The brackets near the end of a line that do not close on it, each with its kind."""
    for kind in kinds:
        if line.count(kind[0]) <= line.count(kind[1]):
            continue
        waiting: list[int] = []
        for at in range(max(0, len(line) - FARTHEST), len(line)):
            if line[at] == kind[0]:
                waiting.append(at)
            elif line[at] == kind[1] and waiting:
                waiting.pop()
        yield from ((at, kind) for at in waiting[-MOST_OPEN:])


def _closes(found: Sequence[str], n: int, opened: tuple[int, str]) -> int | None:
    """The line below on which a bracket of line ``n`` closes, if those up to it go on with what it says."""
    at, kind = opened
    depth, left = 0, FARTHEST
    for last in range(n, min(len(found), n + FARTHEST)):
        if last > n and NEW.match(found[last]):
            return None
        for sign in found[last][at : at + left]:
            depth += (sign == kind[0]) - (sign == kind[1])
            if depth == 0:
                return last
        left -= len(found[last]) - at
        at = 0
        if left <= 0:
            return None
    return None
