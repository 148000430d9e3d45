"""Places in a text, and the two texts we look at: the notice's own words and their folded shadow."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

OPENING = "(〔[《〈“「『【"
CLOSING = ")〕]》〉”」』】"
SENTENCE_MARK = re.compile(r"\((?:[^()\n]|\([^()\n]*\))*\)|《[^《》\n]*》|“[^“”\n]*”|(?P<end>[。！!？?；;\n])")
"""A bracket or quotation as a whole, so that no mark inside it counts, or the end of a sentence."""
WORD = re.compile(r"\w")
CLAUSE_END = "，,。；;：:！!？?\n"


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other lies within."""
        return self.start <= other.start and other.end <= self.end


def lies_in(span: Span, apart: Sequence[Span]) -> bool:
    """Whether a range lies within one of these, which are in order and do not overlap."""
    at = bisect_right(apart, (span.start, sys.maxsize)) - 1
    return at >= 0 and apart[at].holds(span)


def trimmed(text: str, start: int, end: int) -> Span:
    """The range without white space at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The lines that hold something, trimmed."""
    end = len(text) if end is None else end
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = trimmed(text, start, stop)
        if line.start < line.end:
            yield line
        start = stop + 1


def closing(shadow: str, start: int, end: int) -> int | None:
    """Where the bracket that opens at ``start`` closes (behind it), within the line; None if it does not.

    Brackets of one kind are counted: a quotation mark or title mark left open inside does not matter.
    """
    opening = shadow[start]
    close = CLOSING[OPENING.index(opening)]
    depth = 0
    for at in range(start, end):
        character = shadow[at]
        if character == opening:
            depth += 1
        elif character == close:
            depth -= 1
            if depth == 0:
                return at + 1
        elif character == "\n":
            return None
    return None


def sentences(shadow: str, start: int, end: int) -> Iterator[Span]:
    """Sentences and ``；`` clauses, trimmed, with their mark; none ends inside quotation marks or brackets."""
    open_at = start
    for match in SENTENCE_MARK.finditer(shadow, start, end):
        if match.lastgroup:
            yield from _nonempty(shadow, open_at, match.end())
            open_at = match.end()
    yield from _nonempty(shadow, open_at, end)


def _nonempty(shadow: str, start: int, end: int) -> Iterator[Span]:
    span = trimmed(shadow, start, end)
    if WORD.search(shadow, *span):
        yield span


def clause(shadow: str, start: int, end: int, least: int, most: int) -> Span:
    """The clause around a range: out to the nearest ``，。；：`` outside it, within ``least`` and ``most``."""
    while start > least and shadow[start - 1] not in CLAUSE_END:
        start -= 1
    while end < most and shadow[end] not in CLAUSE_END:
        end += 1
    return trimmed(shadow, start, end)
