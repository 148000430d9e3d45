"""A notice that lost its line breaks: the white space that stands where they stood.

A page saved as text may hold a whole notice on one line, its paragraphs parted by white space or by nothing. The shadow
gets a line break for such white space, so that what follows reads it like any other notice; its length stays the same.
"""

from __future__ import annotations

import re

from ingest.spans import CLOSING, OPENING

LONG = 1_500
"""Characters of a line that no paragraph has."""
MARKS = re.compile(rf"[{re.escape(OPENING + CLOSING)}]|\s+")
HEADER = re.compile(r"[\t|][^\S\t]*+(?:[省市县区镇]级)?(?:牵头|责任|主办|配合|承办|实施)(?:单位|部门|责任)")
ROW = re.compile(r"\t[^\t]+\t|\|[^|]+\|")
"""The marks of a table, where there is a header of one: such a line is a long row."""
LATIN = re.compile(r"[A-Za-z0-9]\s+[A-Za-z0-9]")
DEEPEST_LIST = 200
"""Characters behind an opening bracket after which it is taken for one that nobody closed."""


def with_line_breaks(shadow: str) -> str:
    """The folded text, a line break for each white space outside brackets on a line that is too long for a paragraph.

    >>> with_line_breaks("一、 市教育局 " + "工作" * 800)[:8]
    '一、\\n市教育局\\n'
    """
    found = shadow.split("\n")
    if max(map(len, found)) < LONG:
        return shadow
    row = ROW if HEADER.search(shadow) else None
    return "\n".join(line if len(line) < LONG or (row and row.search(line)) else _broken(line) for line in found)


def _broken(line: str) -> str:
    parts: list[str] = []
    done = depth = opened = 0
    for mark in MARKS.finditer(line):
        sign = mark.group()
        if sign in OPENING:
            opened = mark.start() if depth == 0 else opened
            depth += 1
        elif sign in CLOSING:
            depth = max(0, depth - 1)
        elif (depth == 0 or mark.start() - opened > DEEPEST_LIST) and not LATIN.fullmatch(
            line, mark.start() - 1, mark.end() + 1
        ):
            parts += [line[done : mark.start()], "\n" * len(sign)]
            done, depth = mark.end(), 0
    return "".join([*parts, line[done:]])
