"""Places and bodies that a text names anywhere: one automaton of all names that the registry knows, boundaries checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import ahocorasick_rs

from graph.immutable import immutable
from graph.model import Level, Place
from ingest.placing import area
from ingest.registry import NATION, Registry, registry
from ingest.spans import Span, meets

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
UNIT_PREFIXES = ("市", "省", "区", "县", "自治区", "州")
NO_MENTION_AFTER = re.compile(r"门|托|场|民|长|值|员会?[^,，。;；、和会]|法(?!院)|质量奖|工程|办法|组成|学")
AFTER_BARE_BODY = re.compile(
    r"[,，。;；:、()“”《》\s]|和|与|及|对|的|要|将|应|等|会同|关于|办公|决|部署|常务|主要|有关|统一|同意|批|各|领导|$"
)
BARE_BODIES = re.compile(r"(?:市|省|区|县|州|自治区)(?:委|政府|人民政府)|国务院|党中央|中央")
BEFORE_SHORT = "、,，。;；(在赴到向与和及从往驻\n"
AFTER_SHORT = re.compile(
    r"[、,，。;；)]|等[地省市州县区,，。、)两三四五]|两地|[和与及至到](?=[一-龥]{2,4}[、,，。;；)])|$"
)
ROW_END = re.compile(r"等(?:\d+个|[一二三四五六七八九十两]+个)?[区县]")
DISTRICTS_IN_ROW = re.compile(rf"(?:[一-龥]{{2,4}}、){{0,12}}[一-龥]{{2,4}}(?={ROW_END.pattern})")


@immutable
class Named:
    """A place (``place`` is set) or a body that a range of the text names."""

    whole: Span
    place: Place | None


def named(shadow: str, start: int, end: int, jurisdiction: str | None) -> list[Named]:
    """Places and bodies in a range, leftmost and longest first, none overlapping; the issuer's own place is none."""
    found: list[Named] = []
    last = start
    for span, kind in _longest(shadow, start, end):
        if span.start < last:
            continue
        if kind in ("place", "short"):
            code = _code(shadow, span, jurisdiction) if kind == "place" or _stands_alone(shadow, span) else None
            if code is None:
                continue
            found.append(Named(span, registry().places[code]))
        elif _is_body(shadow, span):
            found.append(Named(span, None))
        else:
            continue
        last = span.end
    if not ROW_END.search(shadow, start, end):
        return found
    taken = [name.whole for name in found]
    found += [name for name in _in_rows(shadow, start, end, jurisdiction) if not meets(name.whole, taken)]
    return sorted(found, key=lambda n: n.whole)


def _longest(shadow: str, start: int, end: int) -> list[tuple[Span, str]]:
    """All matches of the automaton by start, the longest first; a place with a body behind it makes one body."""
    automaton, words = _automaton()
    found = automaton.find_matches_as_indexes(shadow[start:end], overlapping=True)
    matches = [(start + begin, *words[index]) for index, begin, _ in found]
    spans = [(Span(begin, begin + len(name)), kind) for begin, name, kind in matches if kind != "rest"]
    places = [span for span, kind in spans if kind == "place"]
    if places:
        bodies: dict[int, int] = {}  # where one begins: where the longest there ends
        for begin, name, kind in matches:
            if kind != "place":
                bodies[begin] = max(bodies.get(begin, 0), begin + len(name))
        spans += [(Span(place.start, bodies[place.end]), "unit") for place in places if place.end in bodies]
    spans.sort(key=lambda span: (span[0].start, -span[0].end))
    return spans


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, str]]]:
    """Names of places (full ones), national bodies, and departments behind 市, 省 …; "rest" counts behind a place only."""
    known = registry()
    words: dict[str, str] = {}
    for alias, rows in known.departments.items():
        if len(alias) >= 2 and any(row.kind != "military" for row in rows):
            words[alias] = "rest"
            words.update({prefix + alias: "unit" for prefix in UNIT_PREFIXES})
    words.update({prefix + body: "unit" for prefix in UNIT_PREFIXES for body in ("委", "政府")})
    words.update({alias: "unit" for code, alias in known.units if code == NATION and len(alias) >= 3})
    words.update({name: "short" for name in known.short_place_names if len(name) >= 2 and _large(known, name)})
    words.update({name: "short" for name in known.place_names if len(name) == 2})
    words.update({name: "place" for name in known.place_names if len(name) >= 3 and name not in COMMON_NOUNS})
    return ahocorasick_rs.AhoCorasick(sorted(words)), sorted(words.items())


def _code(shadow: str, span: Span, jurisdiction: str | None) -> str | None:
    """The code of a place that is named here; None for the issuer's own, parts of longer words, and doubtful ones."""
    known = registry()
    if NO_MENTION_AFTER.match(shadow, span.end) or shadow[span.start - 1 : span.start] in ("滨", "沿", "临"):
        return None
    words = shadow[span.start : span.end]
    codes = known.place_names.get(words) or [code for code in known.short_place_names[words] if _is_large(known, code)]
    inside = [code for code in codes if _lies_in(known, code, jurisdiction)]
    codes = inside if len(inside) == 1 else codes
    if len(codes) != 1:
        return None
    above = {place.code for place in known.ancestors(jurisdiction)} if jurisdiction else set()
    return None if codes[0] in above else codes[0]


def _large(known: Registry, short: str) -> bool:
    return any(_is_large(known, code) for code in known.short_place_names[short])


def _is_large(known: Registry, code: str) -> bool:
    """Whether a place is known by its short name: 武汉, 青海."""
    return known.places[code].level in (Level.PROVINCE, Level.CITY) and not code.startswith("zone")


def _stands_alone(shadow: str, span: Span) -> bool:
    """Whether a short name stands between marks or words that go with places: 北京、上海等地, not 北京冬奥会."""
    before = shadow[span.start - 1] if span.start else "。"
    return before in BEFORE_SHORT and AFTER_SHORT.match(shadow, span.end) is not None


def _lies_in(known: Registry, code: str, jurisdiction: str | None) -> bool:
    place = known.place(jurisdiction)
    return place is not None and place.code != NATION and place in known.ancestors(code)


def _is_body(shadow: str, span: Span) -> bool:
    if NO_MENTION_AFTER.match(shadow, span.end):
        return False
    before = shadow[span.start - 1] if span.start else ""
    if before in ("各", "全", "该", "本", "级") and shadow[span.start] in "市省区县州":
        return False
    words = shadow[span.start : span.end]
    return (
        BARE_BODIES.fullmatch(words) is None
        or AFTER_BARE_BODY.match(shadow, span.end) is not None
        or _is_followed(shadow, span)
    )


def _is_followed(shadow: str, span: Span) -> bool:
    """黨中央國務院, 市委市政府: one body right behind another."""
    return BARE_BODIES.match(shadow, span.end) is not None


def _in_rows(shadow: str, start: int, end: int, jurisdiction: str | None) -> Iterator[Named]:
    """奉賢、寶山等區: short names of places of the issuer's area, in a row that ends in 區 or 縣."""
    known = registry()
    here = known.place(jurisdiction)
    if here is None or here.code == NATION:
        return
    for row in DISTRICTS_IN_ROW.finditer(shadow, start, end):
        begin = row.start()
        for name in row.group().split("、"):
            span = Span(begin, begin + len(name))
            begin = span.end + 1
            for length in (len(name), 2, 3):
                codes = [
                    c
                    for c in known.short_place_names.get(name[-length:], ())
                    if c.startswith(area(here)) and c != here.code
                ]
                if len(codes) == 1:
                    yield Named(Span(span.end - min(length, len(name)), span.end), known.places[codes[0]])
                    break
