"""Dates as notices write them, as ISO 8601 strings of the precision that is known."""

from __future__ import annotations

import calendar
import re

ISO = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
"""A year, a month or a day."""
NUMERALS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0}
WRITTEN = re.compile(
    r"(?P<year>(?:19|20)\d{2}|[一二][〇零○O一二三四五六七八九]{3})\s*[年./-]\s*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月./-]\s*"
    r"(?:(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?"
)
"""A date with year and month, on the folded text."""


def ordinal(numeral: str) -> int:
    """The number that an Arabic or Chinese numeral below a thousand writes.

    >>> [ordinal(n) for n in ("14", "十四", "二十", "三十一", "一百零二", "⑭")]
    [14, 14, 20, 31, 102, 14]
    """
    if len(numeral) == 1 and "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    if numeral.isdecimal():
        return int(numeral)
    total = digit = 0
    for character in numeral:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = NUMERALS.get(character, 0)
    return total + digit


def iso_date(match: re.Match[str]) -> str | None:
    """The ISO date of a match of ``WRITTEN``; None if there is no such day.

    >>> iso_date(WRITTEN.search("2022年5月8日")), iso_date(WRITTEN.search("二〇一九年十一月"))
    ('2022-05-08', '2019-11')
    """
    said = match["year"]
    year = int(said) if said.isdecimal() else int("".join(str(NUMERALS[character]) for character in said))
    month, day = ordinal(match["month"]), ordinal(match["day"]) if match["day"] else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")
