"""Limits in time: 2022年12月底前, 到2025年, 年底前, 每年…; normalised to the last day they allow."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.spans import Span, lies_in

LIMIT = re.compile(
    r"(?=[每到年\d])(?:(?P<recurring>每(?:年|月|季度)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|末)?前)|"
    r"(?:(?P<year>20\d{2})年)?(?:(?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})日)?)(?:底|末)?(?:之前|以前|前)|"
    r"(?P<whole>20\d{2})年(?:底|末)?(?:之前|以前|前)|(?<!\d)(?P<this>年(?:底|末)(?:之前|以前|前))|"
    r"到(?P<until>20\d{2})年(?:底|末)?(?=[,，、。]|末|底))"
)
MAY_HOLD_ONE = re.compile(r"前|到20")
TITLE = re.compile(r"《[^》\n]{0,120}》")


@dataclass(frozen=True, slots=True)
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
            yield Limit(span, None if match["recurring"] else _last_day(match, year), bool(match["recurring"]))


def _last_day(match: re.Match[str], plan_year: int | None) -> str | None:
    said = match["year"] or match["whole"] or match["until"]
    year = int(said) if said else plan_year
    if year is None:
        return None
    month = int(match["month"]) if match["month"] else 12
    if not 1 <= month <= 12 or match["day"] in ("0", "00"):
        return None
    last = calendar.monthrange(year, month)[1]
    day = min(int(match["day"]), last) if match["day"] else last
    return f"{year}-{month:02d}-{day:02d}"
