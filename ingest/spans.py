"""Places in a text, and the two texts we look at: the notice's own words and their folded shadow."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

OPENING = "(〔[《〈“「『【"
CLOSING = ")〕]》〉”」』】"
SENTENCE_MARK = re.compile(r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|《[^《》\n]*》|“[^“”\n]*”|。|！|!|？|\?|；|;|\n")
"""A bracket or quotation as a whole, so that no mark inside it counts, or the end of a sentence, one character.

Each alternative begins with a character of its own: so re looks for these alone, ten times as fast.
"""
BRACKET_MARKS = {
    pair: re.compile(f"[{re.escape(pair)}\n]") for pair in map("".join, zip(OPENING, CLOSING, strict=True))
}
LINE = re.compile(r"\S(?:[^\n]*\S)?")
GAP = re.compile(r"\s+")
WORD = re.compile(r"\w")
CLAUSE_END = ",。;:!?\n"
"""On the folded text, where ， is a comma."""
CLAUSE_STOP = re.compile(f"[{CLAUSE_END}]")
LONGEST_REACH = 1_000
"""How far a proof reaches before and behind its mention: each mention has its own, so an endless one would cost n²."""
LONGEST_LIST = 5_000
"""Characters of a list of units: each unit's proof is the whole list. A longer one is reported, not read."""


Range = tuple[int, int]
"""A start and an end that no fact keeps; making a ``Span`` costs five times as much."""


class Span(NamedTuple):
    """A half-open range of characters."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other lies within."""
        return self.start <= other.start and other.end <= self.end


_made = tuple.__new__


def lies_in(span: Span, apart: Sequence[Span]) -> bool:
    """Whether a range lies within one of these, which are in order and do not overlap."""
    at = bisect_right(apart, (span.start, sys.maxsize)) - 1
    return at >= 0 and apart[at].holds(span)


def meets(span: Span, apart: Sequence[Span]) -> bool:
    """Whether a range overlaps one of these, which are in order and do not overlap."""
    at = bisect_left(apart, (span.end,)) - 1
    return at >= 0 and span.start < apart[at].end


def merged(spans: Iterable[Span]) -> list[Span]:
    """The ranges in order, those that overlap made one."""
    apart: list[Span] = []
    found = sorted(spans)
    if len(found) < 2:
        return found
    for span in found:
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(span.end, apart[-1].end))
        else:
            apart.append(span)
    return apart


def trimmed(text: str, start: int, end: int) -> Span:
    """The range without white space at its ends."""
    if start >= end or text[start].isspace() or text[end - 1].isspace():
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
    return _made(Span, (start, end))  # Span(start, end), twice as fast: this is the busiest line of a reading


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The lines that hold something, trimmed."""
    for match in LINE.finditer(text, start, len(text) if end is None else end):
        yield _made(Span, match.span())


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


def brackets(shadow: str, where: Span, kind: str = "()") -> Iterator[tuple[Span, int]]:
    """The brackets that close on their line, in order of opening, each with the number of those around it.

    The same pairs as ``closing`` finds, in one pass.
    """
    waiting: list[int] = []
    closed: list[Span] = []
    for match in BRACKET_MARKS[kind].finditer(shadow, *where):
        if match.group() == kind[0]:
            waiting.append(match.start())
        elif match.group() == "\n":
            waiting.clear()
        elif waiting:
            closed.append(Span(waiting.pop(), match.end()))
    around: list[Span] = []
    for span in sorted(closed):
        while around and around[-1].end <= span.start:
            around.pop()
        yield span, len(around)
        around.append(span)


def sentences(shadow: str, start: int, end: int) -> Iterator[Span]:
    """Sentences and ``；`` clauses, trimmed, with their mark; none ends inside quotation marks or brackets."""
    open_at = start
    stops = [match.end() for match in SENTENCE_MARK.finditer(shadow, start, end) if match.end() - match.start() == 1]
    for behind in [*stops, end]:
        if open_at < behind:
            span = trimmed(shadow, open_at, behind)
            first, last = span
            if first < last and (shadow[first].isalnum() or WORD.search(shadow, first, last)):
                yield span
        open_at = behind


def clause(shadow: str, start: int, end: int, least: int, most: int) -> Span:
    """The clause around a range: out to the nearest ``，。；：`` outside it, within ``least`` and ``most``."""
    return trimmed(shadow, *reach(shadow, (start, end), (least, most), CLAUSE_END, CLAUSE_STOP))


def without(whole: Span, apart: Iterable[Span]) -> list[Span]:
    """What is left of a range without these, which are in order and do not overlap."""
    left: list[Span] = []
    start = whole.start
    for span in apart:
        if start < span.start:
            left.append(Span(start, min(span.start, whole.end)))
        start = max(start, span.end)
        if start >= whole.end:
            return left
    return [*left, Span(start, whole.end)] if start < whole.end else left


def between(stops: Sequence[int], span: Range, within: Range) -> Range:
    """From behind the last of the ``stops`` before a range to the first behind it, at most ``LONGEST_REACH`` away."""
    start, end = span
    least, most = max(within[0], start - LONGEST_REACH), min(within[1], end + LONGEST_REACH)
    before, behind = bisect_left(stops, start), bisect_left(stops, end)
    if before and stops[before - 1] >= least:
        least = stops[before - 1] + 1
    if behind < len(stops) and stops[behind] < most:
        most = stops[behind]
    return least, most


def reach(shadow: str, span: Range, within: Range, before: str, behind: re.Pattern[str]) -> Range:
    """From behind the last mark ``before`` a range to the first one ``behind`` it, at most ``LONGEST_REACH`` away."""
    start, end = span
    least, most = max(within[0], start - LONGEST_REACH), min(within[1], end + LONGEST_REACH)
    for mark in before:
        last = shadow.rfind(mark, least, start)
        if last >= 0:
            least = last + 1
    stop = behind.search(shadow, end, most)
    return least, stop.start() if stop else most
