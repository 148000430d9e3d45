"""Places and bodies that a text names anywhere: one automaton of all names that the registry knows, boundaries checked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import ahocorasick_rs

from graph.immutable import immutable
from graph.model import Level, Place
from ingest.placing import COMMON_NOUNS, area
from ingest.registry import NATION, Registry, registry
from ingest.spans import Span, meets

UNIT_PREFIXES = ("市", "省", "区", "县", "自治区", "州")
PREFIX_ENDS = frozenset(prefix[-1] for prefix in UNIT_PREFIXES)
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


Match = tuple[int, int, str]
"""Where a name starts, minus where it ends, and what it is: so the longest of one start is the first in order."""


def named(shadow: str, names: Sequence[Match], start: int, end: int, jurisdiction: str | None) -> list[Named]:
    """Places and bodies in a range, leftmost and longest first, none overlapping; the issuer's own place is none.

    ``names`` are all that ``names_in`` finds in the text.
    """
    found: list[Named] = []
    last = start
    for at in range(bisect_left(names, (start,)), bisect_left(names, (end,))):
        begin, minus_end, kind = names[at]
        if begin < last or -minus_end > end:
            continue
        span = Span(begin, -minus_end)
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


def names_in(shadow: str) -> list[Match]:
    """All names in a text that the registry knows, in order, though they overlap.

    A department behind 市, 省 … makes one body with it, any body behind a place does with the place.
    """
    automaton, words = _automaton()
    ranges: list[Match] = []
    bodies: dict[int, int] = {}  # where one begins: where the longest there ends
    places: list[tuple[int, int]] = []
    for index, begin, _ in automaton.find_matches_as_indexes(shadow, overlapping=True):
        length, kind, of_place = words[index]
        end = begin + length
        if kind != "rest":
            ranges.append((begin, -end, kind))
        if kind == "place":
            places.append((begin, end))
        elif end > bodies.get(begin, 0):
            bodies[begin] = end
        if of_place and shadow[begin - 1 : begin] in PREFIX_ENDS:
            for prefix in UNIT_PREFIXES:
                start = begin - len(prefix)
                if start >= 0 and shadow.startswith(prefix, start):
                    ranges.append((start, -end, "unit"))
                    bodies[start] = max(bodies.get(start, 0), end)
    ranges += [(begin, -bodies[end], "unit") for begin, end in places if end in bodies]
    return sorted(ranges)


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[int, str, bool]]]:
    """Names of places (full ones), national bodies, and departments, of each its length, kind, and if 市 may go before.

    "rest" counts behind 市 or a place only.
    """
    known = registry()
    departments = {
        alias
        for alias, rows in known.departments.items()
        if len(alias) >= 2 and any(r.kind != "military" for r in rows)
    }
    words = dict.fromkeys(departments, "rest")
    words.update({prefix + body: "unit" for prefix in UNIT_PREFIXES for body in ("委", "政府")})
    words.update({alias: "unit" for code, alias in known.units if code == NATION and len(alias) >= 3})
    words.update({name: "short" for name in known.short_place_names if len(name) >= 2 and _large(known, name)})
    words.update({name: "short" for name in known.place_names if len(name) == 2})
    words.update({name: "place" for name in known.place_names if len(name) >= 3 and name not in COMMON_NOUNS})
    described = [(len(name), kind, name in departments) for name, kind in sorted(words.items())]
    return ahocorasick_rs.AhoCorasick(sorted(words)), described


def _code(shadow: str, span: Span, jurisdiction: str | None) -> str | None:
    """The code of a place that is named here; None for the issuer's own, parts of longer words, and doubtful ones."""
    if NO_MENTION_AFTER.match(shadow, span.end) or shadow[span.start - 1 : span.start] in ("滨", "沿", "临"):
        return None
    return _meant(shadow[span.start : span.end], jurisdiction)


@lru_cache(maxsize=65_536)
def _meant(words: str, jurisdiction: str | None) -> str | None:
    """The code of the place of a name in a notice of a place; None for the place itself, and if several remain."""
    known = registry()
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
