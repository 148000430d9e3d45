"""Brackets that close with the wrong sign, as in a text that a machine read: （…〉, 〔2018)."""

from __future__ import annotations

import re
from collections import deque

PAIRS = {"(": ")", "〔": "〕", "[": "]", "【": "】", "〈": "〉", "《": "》"}
OPENS = {close: opening for opening, close in PAIRS.items()}
SIGNS = re.compile("[" + re.escape("".join((*PAIRS, *OPENS))) + "]")
FARTHEST = 300
"""Characters within which a bracket closes."""


def with_matched_brackets(shadow: str) -> str:
    """The folded text, each bracket that one of another kind closes closed by its own; the length stays.

    >>> with_matched_brackets("一、修路(责任单位:市交通局〉"), with_matched_brackets("国发〔2018)39号")
    ('一、修路(责任单位:市交通局)', '国发〔2018〕39号')
    """
    if all(shadow.count(opening) == shadow.count(close) for opening, close in PAIRS.items()):
        return shadow
    found = shadow.split("\n")
    return "\n".join(line if _matches(line) else _matched(line) for line in found)


def _matches(line: str) -> bool:
    return all(line.count(opening) == line.count(close) for opening, close in PAIRS.items())


def _matched(line: str) -> str:
    signs = list(line)
    waiting: deque[tuple[int, str]] = deque()
    for mark in SIGNS.finditer(line):
        at, sign = mark.start(), mark.group()
        if sign in PAIRS:
            waiting.append((at, sign))
            continue
        while waiting and at - waiting[0][0] > FARTHEST:
            waiting.popleft()
        if not waiting:
            continue
        if all(opening != OPENS[sign] for _, opening in waiting):
            signs[at] = PAIRS[waiting.pop()[1]]
        else:
            while waiting.pop()[1] != OPENS[sign]:
                pass
    return "".join(signs)
