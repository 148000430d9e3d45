"""The plan's own title: what a notice passes on, else the notice's, and the line of its own that repeats it.

Footers, links and share captions repeat a title too, as do the second sheet and the next page: no plan begins there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from graph.folding import plain_title
from ingest.dates import WRITTEN
from ingest.grids import MAY_HEAD
from ingest.spans import Span, closing, trimmed
from ingest.titles import BODY_MARK

PASSED_ON = re.compile(r"(?:印发|转发|下发|发布)")
PASSED_WITH = re.compile(r"(?:实施|执行|施行)?(?:(?!贯彻|落实|执行|实施|关于).)*")
"""Who wrote what is passed on: 转发市教育局《…方案》."""
BEHIND_TITLE = re.compile(r"\s*(?:[(〔][^()〔〕]*[)〕]\s*)?(?:的|等|[、和及与《]|以及|$)")
"""What stands behind a title in 《》 that is all that is passed on."""
OF_NOTICE = "的通知"
"""Behind a plan's name that nothing passes on: 成都市三年行动计划的通知."""
DATE_LINE = re.compile(rf"\(?{WRITTEN.pattern}\)?")
LONGEST_TITLE = 240
"""Characters of a line that repeats the plan's title, a date before it and white space in it."""


def own_title(shadow: str, notice: Span | None) -> Span | None:
    """The plan's own title: what the notice passes on, in 《》 or not, else the notice's title.

    《》 holds it only if nothing else is passed on: 印发贯彻《…条例》实施方案 is about a plan, not about the 条例.
    """
    if notice is None:
        return None
    passed = PASSED_ON.search(shadow, *notice)
    if passed is None:
        bare = shadow.find("关于", *notice) < 0 and shadow.endswith(OF_NOTICE, *notice)
        return Span(notice.start, notice.end - len(OF_NOTICE)) if bare else notice
    mark = shadow.find("《", passed.end(), notice.end)
    close = closing(shadow, mark, notice.end) if mark >= 0 else None
    if mark >= 0 and not (close and shadow[mark + 1 : close - 1].strip()):
        return notice
    if close and PASSED_WITH.fullmatch(shadow, passed.end(), mark) and BEHIND_TITLE.match(shadow, close, notice.end):
        return Span(mark + 1, close - 1)
    end = shadow.rfind("的", passed.end(), notice.end)
    return trimmed(shadow, passed.end(), end) if end > passed.end() + 3 else notice


def heading(
    shadow: str, title: Span | None, notice: Span | None, after: int, rows: Iterable[Span], numbered: Sequence[int]
) -> Span:
    """The plan's title where it stands on a line of its own and the plan below it, else nothing behind the addressees.

    ``numbered`` are the lines that the plan consists of. Where nothing is numbered, the plan is the longer part.
    """
    again = next(_repetitions(shadow, title, after, rows), None) if title else None
    if again is None:
        return Span(after, after)
    passed_on, below = title != notice, bool(numbered) and numbered[-1] > again.end
    if _first(shadow, numbered, after) < again.start:
        begins = passed_on and below  # a letter may have numbers of its own
    else:
        begins = passed_on or below or again.start - after < len(shadow) - again.end
    return again if begins else Span(after, after)


def _repetitions(shadow: str, title: Span, after: int, rows: Iterable[Span]) -> Iterator[Span]:
    """The lines that repeat a title, without a date before it that lost its line break."""
    name = plain_title(shadow[title.start : title.end])
    for line in rows:
        if line.start < after or not len(name) <= line.end - line.start <= LONGEST_TITLE:
            continue
        dated = DATE_LINE.match(shadow, line.start, line.end)
        begin = dated.end() if dated else line.start
        if plain_title(shadow[begin : line.end]) == name:
            yield Span(begin, line.end)


def _first(shadow: str, numbered: Sequence[int], after: int) -> int:
    """The first line that opens with a number or is a row of a table of tasks; the text's end if there is none.

    The rows above all headings are those of the page: its index number, its source.
    """
    header = MAY_HEAD.search(shadow, after)
    heads = header.start() if header else len(shadow)
    within = numbered[bisect_left(numbered, after) :]
    return next(
        (
            at
            for at in within
            if BODY_MARK.match(shadow, at) or shadow.startswith("序号", at) or heads < shadow.find("\n", at)
        ),
        len(shadow),
    )
