"""Limits in time: 2022年12月底前, 到2025年, 年底前, 每年…; normalised to the last day they allow."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from graph.immutable import immutable
from ingest.spans import Span, lies_in

LIMIT = re.compile(
    r"(?=[每到年\d一二三四五六七八九十自本该印发公施实])(?:(?P<recurring>每(?:年|月|季度|半年)(?:末)?(?:\d{0,2}月)?(?:\d{1,2}日)?(?:底|末)?前|每(?:年|半年|季度|月|周)至少(?:\d{1,2}|[一二两三四])次)|"
    r"(?:(?P<year>20\d{2})年)?(?:(?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})日)?)(?:底|末)?(?:之前|以前|前)|"
    r"(?P<whole>20\d{2})年(?:底|末)?(?:之前|以前|前)|(?<!\d)(?P<this>年(?:底|末)(?:之前|以前|前))|"
    r"(?P<done>20\d{2})年(?:完成(?=[,，。;；)\n]|$)|(?=完成))|到(?P<until>20\d{2})年(?:底|末)?(?=[,，、。]|末|底)|(?P<within>(?:\d{1,2}|[一二三四五六七八九十]{1,3})年内|\d{1,3}个工作日内|"
    r"(?:自)?(?:本|该)?[一-龥]{0,6}(?:印发|发布|公布|施行|实施)之日起\d{1,3}(?:个)?(?:工作日|日|天|月)(?:之)?内))"
)
CELL = re.compile(
    r"(?:(?P<year>20\d{2})年)?(?:(?P<month>\d{1,2})月(?:份|底|末|(?P<day>\d{1,2})日)?)?(?:年)?(?:底|末)?(?:前|之前|以前)?(?:完成)?|全年"
)
LASTING = re.compile(r"长期|持续|常年|每[年月季]")
MAY_HOLD_ONE = re.compile(r"前|到20|年内|之日起|年完成|工作日内|每[^,，。]{1,3}至少")
TITLE = re.compile(r"《[^》\n]{0,120}》")


@immutable
class Limit:
    """A deadline before it has a task."""

    whole: Span
    by: str | None
    recurring: bool


def deadlines(shadow: str, start: int, end: int, year: int | None) -> Iterator[Limit]:
    """The deadlines in a range; ``year`` is the plan's, for those that name none. None stands inside a title."""
    if not MAY_HOLD_ONE.search(shadow, start, end):
        return
    titles = [Span(*m.span()) for m in TITLE.finditer(shadow, start, end)]
    for match in LIMIT.finditer(shadow, start, end):
        span = Span(*match.span())
        if not lies_in(span, titles):
            unknown = match["recurring"] or match["within"]  # 5年内: nobody says from when
            yield Limit(span, None if unknown else _last_day(match, year), bool(match["recurring"]))


def day_of_cell(words: str, year: int | None) -> tuple[str | None, bool]:
    """The last day that a cell of a table allows, and whether it comes again: 6月, 全年, 持续推进, 2022年底前.

    >>> day_of_cell("6月", 2016), day_of_cell("全年", 2016), day_of_cell("持续推进", 2016)
    (('2016-06-30', False), ('2016-12-31', False), (None, True))
    """
    if LASTING.search(words):
        return None, True
    match = CELL.fullmatch("".join(words.split()))
    return (_last_day(match, year), False) if match else (None, False)


def _last_day(match: re.Match[str], plan_year: int | None) -> str | None:
    named = match.groupdict(default="")
    said = next((named[key] for key in ("year", "whole", "until", "done") if named.get(key)), "")
    year = int(said) if said else plan_year
    if year is None:
        return None
    month = int(named.get("month") or 12)
    if not 1 <= month <= 12 or named.get("day") in ("0", "00"):
        return None
    last = calendar.monthrange(year, month)[1]
    day = min(int(named.get("day") or last), last)
    return f"{year}-{month:02d}-{day:02d}"
