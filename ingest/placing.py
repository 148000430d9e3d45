"""Where a name is: the place that its first words say (上海市…, 本市…, 市…, 成都…), and the rest of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.immutable import immutable
from graph.model import Level, Place
from ingest.place_names import called_then, codes_of, codes_of_short
from ingest.registry import Registry

RELATIVE = re.compile(r"(?:本)?(地区|自治区|自治州|自治县|特区|新区|省|市(?!场)|区(?!域)|县(?!域)|州|盟|旗)")
COMMON_NOUNS = frozenset(
    [
        "会同县",
        "老城区",
        "新城区",
        "城关区",
        "新市区",
        "市中区",
        "城中区",
        "城区",
        "郊区",
        "矿区",
        "东区",
        "西区",
        "中区",
        "开发区",
        "高新区",
        "示范区",
        "试验区",
        "新区",
        "园区",
    ]
)
"""Words that are a county's name somewhere and a common noun everywhere."""
LONGEST_PLACE = 16


@immutable
class Placed:
    """A name cut into the place it serves and the rest; ``place`` is None where its words name one that we cannot tell."""

    place: Place | None
    rest: str
    said: bool


def relative_word(place: Place) -> str:
    """The word that stands for a place in captions: 市 for 上海市; the short name of a place without one."""
    word = re.search(r"(地区|自治区|省|市|区|县|州|盟|旗)$", place.name)
    return word.group(1) if word else place.short


def cut_place(name: str, jurisdiction: str | None, known: Registry, year: int | None = None) -> Placed:
    """Cut the place off the front of a name: 上海市…, 本市…, 市…, 成都…; else the issuer's own."""
    here = known.place(jurisdiction)
    place, rest = _named_place(name, here, known, year)
    if place:
        while True:
            inner, after = _named_place(rest, place, known, year, within=place)
            if inner is None:
                return Placed(place, rest, True)
            place, rest = inner, after
    if _says_another_place(name, known):
        return Placed(None, name, False)
    if name.startswith("原") and not _is_whole(name, known):
        return cut_place(name[1:], jurisdiction, known, year)
    word = RELATIVE.match(name)
    if word and len(name) > word.end():
        above = known.ancestors(jurisdiction) if jurisdiction else []
        match = next((p for p in above if p.name.endswith(word.group(1))), None)
        if match or not _is_whole(name, known):
            return Placed(match, name[word.end() :], True)
    return Placed(here, name, False)


def _says_another_place(name: str, known: Registry) -> bool:
    """Whether a name says a place that was not found: 临平区财政局 in 2018, 鼓楼区教育局 in 江苏省, which has two."""
    for length in range(min(len(name) - 2, LONGEST_PLACE), 2, -1):
        words = name[:length]
        if words[-1] in "区县市旗" and words not in COMMON_NOUNS and words in known.place_names:
            return name[length:] in known.departments
    return False


def _is_whole(name: str, known: Registry) -> bool:
    """Whether a name that begins like 省, 市, 区 or 原 is a department's own: 区域合作局."""
    return name in known.departments


def _named_place(
    name: str, here: Place | None, known: Registry, year: int | None, within: Place | None = None
) -> tuple[Place | None, str]:
    """The place that a name begins with, and the rest. A short name counts only before a known department."""
    for length in range(min(len(name), LONGEST_PLACE), 1, -1):
        words, rest = name[:length], name[length:]
        codes = codes_of(words, year, known)
        place = choose(codes, here, known, within) if codes else None
        if place and here and _is_district_elsewhere(place, here, known):
            return None, name
        if place is None and _may_follow_short(known, words, rest):
            place = choose(codes_of_short(words, year, known), here, known, within)
        if place:
            return place, rest
    return None, name


def _is_district_elsewhere(place: Place, here: Place, known: Registry) -> bool:
    """Whether a district lies apart from the issuer's place: bare 龙华区 in a notice of 深圳市 is not that of 海口市."""
    if place.level is not Level.COUNTY or not place.name.endswith("区") or place.code.startswith("zone:"):
        return False
    above = known.ancestors(place.code)
    return here not in above and place not in known.ancestors(here.code) and known.above(here) not in above[1:-1]


def _may_follow_short(known: Registry, words: str, rest: str) -> bool:
    """Whether the short name of a place stands before a department of it: in 公安交警支队 no 公安县, in 玉林街道 and 南海新区 no city."""
    if rest in known.departments:
        return words + rest not in known.departments and not rest.startswith(("街道", "新区"))
    return _is_listed_at(known, words, words + rest)


def _is_listed_at(known: Registry, short: str, name: str) -> bool:
    """Whether the one place of a short name lists a unit whose full name begins with it: 上海海关."""
    codes = known.short_place_names.get(short, ())
    return len(codes) == 1 and (codes[0], name) in known.units


def choose(codes: Sequence[str], here: Place | None, known: Registry, within: Place | None) -> Place | None:
    """The one place of a name: in or around the issuer's own first, else the only one or the highest."""
    places = [known.places[code] for code in codes]
    if within:
        places = [p for p in places if within in known.ancestors(p.code) and p is not within]
    if len(places) > 1 and here:
        near = [p for p in places if here in known.ancestors(p.code) or p in known.ancestors(here.code)]
        places = near or places
    if len(places) > 1:
        order = list(Level)
        highest = min(order.index(p.level) for p in places)
        places = [p for p in places if order.index(p.level) == highest]
    return places[0] if len(places) == 1 else None


def official(place: Place, known: Registry, year: int | None = None) -> str:
    """A place's name in the full names of its bodies, as it was in a year: a district's stands behind its city's."""
    name = called_then(place, year, known)
    above = known.above(place)
    is_district = place.level is Level.COUNTY and name.endswith("区") and not place.code.startswith("zone:")
    if is_district and above and above.name.endswith("市"):
        return called_then(above, year, known) + name
    return name


def area(place: Place) -> str:
    """What the codes of all places in it begin with: 31 for Shanghai, nothing for the nation."""
    if place.code.startswith("zone:"):
        return place.code
    return {Level.NATIONAL: "", Level.PROVINCE: place.code[:2], Level.CITY: place.code[:4]}.get(place.level, place.code)
