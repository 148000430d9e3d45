"""Lines that end before what they say does: within a bracket, or behind the mark of a list.

A text copied from a page may break its lines anywhere. In the shadow white space takes the place of such a break, so that
what follows reads （牵头单位：市教育局、⏎市财政局） on one line; its length stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.spans import CLOSING, OPENING
from ingest.titles import BODY_MARK

KINDS = ("()", "【】", "[]")
FARTHEST = 300
"""Characters within which a bracket closes."""
MOST_OPEN = 3
BREAK = re.compile("\n")
NEW = re.compile(rf"[^\S\n]*(?:{BODY_MARK.pattern}|\n|\Z)|[^\n]*[\t|]")
"""How a line begins that goes on no other: with a number of the outline or nothing; or a row of a table."""


def with_whole_lines(shadow: str) -> str:
    """The folded text, white space for each line break within a bracket or behind 、.

    >>> with_whole_lines("一、修路(市交通局、市财\\n政局负责)"), with_whole_lines("责任单位:市交通局、\\n市财政局\\n二、造桥")
    ('一、修路(市交通局、市财 政局负责)', '责任单位:市交通局、 市财政局\\n二、造桥')
    """
    breaks: list[int] = []
    kinds = [kind for kind in KINDS if kind[0] in shadow]
    start = joined = 0
    for line in shadow.split("\n"):
        end = start + len(line)
        if line.endswith(("、", "、 ")) and "\t" not in line and not NEW.match(shadow, end + 1):
            breaks.append(end)
        for opened in _left_open(line, kinds) if end > joined else ():
            if closed := _closes(shadow, start + opened, line[opened]):
                breaks += (match.start() for match in BREAK.finditer(shadow, end, closed))
                joined = closed
                break
        start = end + 1
    if not breaks:
        return shadow
    signs = list(shadow)
    for at in breaks:
        signs[at] = " "
    return "".join(signs)


def _left_open(line: str, kinds: Sequence[str]) -> list[int]:
    """Where brackets open near the end of a line that do not close on it."""
    left: list[int] = []
    for kind in kinds:
        if line.count(kind[0]) <= line.count(kind[1]):
            continue
        waiting: list[int] = []
        for at in range(max(0, len(line) - FARTHEST), len(line)):
            if line[at] == kind[0]:
                waiting.append(at)
            elif line[at] == kind[1] and waiting:
                waiting.pop()
        left += waiting[-MOST_OPEN:]
    return left


def _closes(shadow: str, start: int, sign: str) -> int | None:
    """Where a bracket closes on a line below, if the lines up to there go on with what it says."""
    close = CLOSING[OPENING.index(sign)]
    stop = start + FARTHEST
    if shadow.find(close, start, stop) < 0:
        return None
    depth = 0
    for at in range(start, min(stop, len(shadow))):
        character = shadow[at]
        depth += (character == sign) - (character == close)
        if depth == 0:
            return at
        if character == "\n" and NEW.match(shadow, at + 1):
            return None
    return None
