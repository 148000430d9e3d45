"""What follows from the notice as a whole: the year of its plan, and the place that its issuer serves."""

from __future__ import annotations

import re

from graph.model import Place
from ingest.placing import LONGEST_PLACE, choose
from ingest.registry import NATION, registry
from ingest.resolve import Context, meanings, resolve

YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})\s*(?:年|[-—–~至]+\s*(?:19|20)\d{2}\s*年?)")
FRONT = re.compile(
    r"^(?:关于)?(?:印发|做好|开展|下达|公布)?[《“ ]*(?:(?:19|20)\d{2}(?:\s*[-—–~至]+\s*(?:19|20)\d{2})?\s*年?度?的?)?"
)
"""What stands before the place in a title: 关于做好2022年度, 《2021—2023年."""
OFFICE = re.compile(r"(?:(?:等[一二三四五六七八九十\d]{1,3}(?:个?部门|家?单位)|(?<!人民政府)办公[厅室]|综合司))+$")
"""交通运输部办公厅等五部门 serves what 交通运输部 does."""


def plan_year(title: str, issued_on: str | None, number: str | None = None) -> int | None:
    """The plan's year: the last in its folded title (of a span its first), else that of issue or of the number.

    >>> plan_year("2021年度总结和2022年工作要点", None), plan_year("行动计划(2018—2020年)", None), plan_year("", "2012-05")
    (2022, 2018, 2012)
    """
    years = [int(match["year"]) for match in YEAR.finditer(title)]
    if years:
        return years[-1]
    if issued_on:
        return int(issued_on[:4])
    numbered = re.search(r"(?:19|20)\d{2}", number or "")
    return int(numbered.group()) if numbered else None


def jurisdiction_of(issuer: str) -> str | None:
    """The code of the area that an issuer serves, by its folded name; None if it names no place and is not listed.

    Of several issuers, which marks or white space part, the first that tells counts.
    """
    return next(
        (code for name in re.split(r"[、,;\s]+", issuer) if (code := _area_of(name.removeprefix("中共")))), None
    )


def _area_of(name: str) -> str | None:
    name = OFFICE.sub("", name)
    if "部际" in name:
        return NATION
    if any(unit.source and unit.jurisdiction == NATION for unit in meanings(name, ())):
        return NATION
    unit = resolve(name, Context(None))
    if unit.jurisdiction and unit.jurisdiction != NATION:
        return unit.jurisdiction
    return place_in_front(name) or (NATION if unit.jurisdiction == NATION else None)


def place_in_front(words: str) -> str | None:
    """The code of the place whose full name folded words begin with, behind a year and places around it, or None.

    >>> place_in_front("2022年四川省成都市重点任务分工"), place_in_front("义务教育发展方案")
    ('510100', None)
    """
    found = None
    words = FRONT.sub("", words)
    while step := _place_at(words, found):
        found, length = step
        words = words[length:]
    return found.code if found else None


def _place_at(words: str, around: Place | None) -> tuple[Place, int] | None:
    """The place whose full name words begin with, in the one around it if there is one, and the length of the name."""
    known = registry()
    for length in range(min(len(words), LONGEST_PLACE), 2, -1):
        place = choose(known.place_names.get(words[:length], ()), None, known, around)
        if place:
            return place, length
    return None
