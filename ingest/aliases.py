"""Names that a notice makes itself: 区环土局 where it has written 区环境与国土资源局 too, and what it says by 以下简称."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.model import Unit
from ingest.placing import RELATIVE, official
from ingest.registry import registry
from ingest.spans import Span
from ingest.unit_names import looks_like_unit

CALLED = re.compile(r"\((?:以下|下)(?:统一)?(?:简|统)?称(?:为)?:?(?P<short>[^()\n]{2,40}(?:\([^()\n]{1,20}\))?)\)")
MARKS = "“”《》 "
STOPS = re.compile(r"[,，。;；:、\n]")
NAME_BEGINS = re.compile(r"成立|设立|组建|建立|委托|依托|会同|由|经|和|与|及|以及|根据|按照|贯彻|落实|印发|实施|推进")
LONGEST_FULL = 60
ENDINGS = ("局", "委员会", "办公室", "部", "厅")
MOST_NAMES = 800
"""Names of a notice that are held against each other; one with more of them is made to take long."""
Key = tuple[str, str, str]
LONGEST_STEM = 4
"""环土, 经发, 住建交: what is left of a name in short."""


def called(shadow: str) -> Iterator[tuple[str, Span]]:
    """The short names that a folded text gives by 以下简称, without marks, each with the place of the full one.

    >>> text = "成立区数据专班(以下简称“专班”),落实《数据条例实施方案》(以下简称《实施方案》)"
    >>> [(short, text[full.start : full.end]) for short, full in called(text)]
    [('专班', '区数据专班'), ('实施方案', '《数据条例实施方案》')]
    """
    for match in CALLED.finditer(shadow) if "称" in shadow else ():
        short = match["short"].strip(MARKS)
        full = _before(shadow, match.start())
        if full and len(short) > 1 and short != shadow[full.start : full.end].strip(MARKS):
            yield short, full


def _before(shadow: str, at: int) -> Span | None:
    """The title or the name of a body that ends here."""
    least = max(0, at - LONGEST_FULL)
    if shadow[at - 1 : at] == "》":
        start = shadow.rfind("《", max(0, at - 3 * LONGEST_FULL), at)
        return Span(start, at) if start >= 0 else None
    for stop in STOPS.finditer(shadow, least, at):
        least = stop.end()
    starts = [least, *(match.end() for match in NAME_BEGINS.finditer(shadow, least, at))]
    names = (start for start in starts if at - start > 2 and looks_like_unit(shadow[start:at]))
    return next((Span(start, at) for start in names), None)


def in_short(named: Mapping[str, Unit]) -> dict[str, Unit]:
    """Of units by the folded words that name them, those named in short alone, by id, each with the one in full.

    区环土局 is 区环境与国土资源局: each of its characters is one of another word there. The registry knows neither; one that fits two
    fits none.
    """
    by_rule = [unit for unit in named.values() if unit.source is None and unit.jurisdiction and not unit.collective]
    if not 1 < len(by_rule) <= MOST_NAMES:
        return {}
    full: dict[Key, dict[str, Unit]] = {}
    for unit in by_rule:
        if key := _key(_own(unit.name, unit), unit):
            full.setdefault(key, {})[unit.id] = unit
    surfaces: dict[str, list[str]] = {}
    units = {unit.id: unit for unit in by_rule}
    for words, unit in named.items():
        if unit.id in units:
            surfaces.setdefault(unit.id, []).append(_own(words, unit))
    found: dict[str, Unit] = {}
    for short, few in surfaces.items():
        near = full.get(_key(few[0], units[short]) or ("", "", ""), {})
        fitting = [one for one in near.values() if one.id != short]
        meant = [one for one in fitting if all(_is_short_for(words, _own(one.name, one)) for words in few)]
        if len(meant) == 1:
            found[short] = meant[0]
    return {short: unit for short, unit in found.items() if unit.id not in found}


def _key(own: str, unit: Unit) -> Key | None:
    """What a name in short and in full have in common: place, first character, ending."""
    ending = next((end for end in ENDINGS if own.endswith(end)), None)
    return (unit.jurisdiction or "", own[0], ending) if ending and own != ending else None


def _own(words: str, unit: Unit) -> str:
    """The words of a name without the place in front."""
    place = registry().place(unit.jurisdiction)
    if place is None:
        return words
    return RELATIVE.sub("", words.removeprefix(official(place, registry())).removeprefix(place.name), count=1)


def _is_short_for(few: str, many: str) -> bool:
    ending = next((end for end in ENDINGS if few.endswith(end) and many.endswith(end)), None)
    if ending is None:
        return False
    few, many = few.removesuffix(ending), many.removesuffix(ending)
    if not 2 <= len(few) <= LONGEST_STEM or many[:1] != few[0]:
        return False
    rest = iter(many)
    pairs = (few[at : at + 2] for at in range(len(few) - 1))
    return all(character in rest for character in few) and not any(pair in many for pair in pairs)
