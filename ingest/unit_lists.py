"""A list of units, cut into the surfaces of its units: 市教委、市科委和各区、县级市等有关部门."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from graph.immutable import immutable
from ingest.collectives import LAST_BUT_ONE, STEM, VAGUE, are_kinds, collective
from ingest.registry import registry
from ingest.spans import CLOSING, OPENING, Span, trimmed
from ingest.unit_names import looks_like_unit

SEPARATORS = "、,;；，"
MARKS = re.compile(f"[{re.escape(SEPARATORS + OPENING + CLOSING)}]")
CONJUNCTION = re.compile(r"以及|[和及与]")
OPEN_END = re.compile("(?<![高中平同初对])等")
ONLY_OPEN = re.compile(
    r"(?:有关|相关|各有关|各相关)?(?:部门|单位|市级部门|委办局|部门和单位|单位和部门|部门、单位|方面|\d+[个家]?(?:部门|单位))?"
)
ALIAS = re.compile(r"\([^()]*\)$")
PART = r"(?:自治[县州旗区]|[省市区县州盟旗乡镇街]{1,3}|县级市|街道|园区|委|省、自治区|委、办)"
PARTS_OF_ONE = re.compile(
    rf"(?:各|有关|相关){PART}(?:、{PART})*(?:(?:人民)?政府|行政公署|行署)?(?:\([^()]{{1,10}}\))?$"
)
KINDS_OF_PLACES = re.compile(r"(?:(?:镇|乡|街道|街|县|市|区|园区|特区|旗|州|盟|地|场|村|社区|居|队)[、,/]?)+")
"""各镇（街道）: such a bracket is a part of the name."""
NEXT_PART = re.compile(
    r"(?:县级市|直辖市|自治[县州旗区]|乡镇|街道|县|市|区|乡|镇|街|园区|功能区|先导区|旗|州|盟|办(?=、)|局(?!、))"
    r"(?=人民政府|政府|办事处|党工?委|管委会?|有关|相关|等|以及|[和及与(、,;；)]|$)"
)
"""各区、县级市 and 各乡镇、街道办事处 are one."""
SHARES_HEAD = re.compile(
    r"(?:各|有关|相关|直属)[^、,;；，]{0,8}(?:部门|单位|企业|机构)$|各(?:委|办|厅|局)(?:、[委办厅局所院])*$|[^、,;；，]党工?委(?:、(?:人大|政协|(?:人民)?政府))*$|各级[^、,;；，]{0,4}法院$"
)
HEAD_ALONE = re.compile(
    r"(?:[委办厅局所院]|部门|单位|企业|机构|人大|政协|政府|人民政府|管委会?|检察院|人民检察院)(?=[、,;；，)(和及与等]|以及|$)"
)
"""各级党委、政府 and 有关部门、单位: what stands behind the mark is no body of its own."""
NEXT_NAME = re.compile(r"[^、,;；，()]{1,12}(?:\([^()]{1,12}\)[^、,;；，()]{0,8})?")
LIST_GOES_ON = re.compile("等|以及|[和及与]")
"""What may follow the last name of a row."""
STEMS = re.compile(f"{STEM}(?:、{STEM})*")
SHARED = re.compile(
    rf"(?:{STEM}、){{0,9}}+(?:{LAST_BUT_ONE}[和及与])?(?:(?![和及与])[一-龥]){{2,10}}?(?:主管|管理|监管|行政)?部门(?=[、,;；，)和及与等]|以及|$)"
)
"""商务、工商和知识产权部门: departments that share the word behind the last."""
SHARED_OPEN = re.compile(rf"(?P<first>{STEM})(?:、{STEM}){{1,9}}等(?:有关|相关)?部门")
"""教育、财政等部门: so do those of an open list."""
OF_PLACE = re.compile(r"[一-龥]{1,6}[区县市旗]")
PLACE_IN_ROW = re.compile(
    r"(?![由在对和各])[一-龥]{2,4}(?=(?:、[一-龥]{2,4}){0,20}、[一-龥]{2,5}(?:市|县|区|州|盟|旗|乡|镇|街道)(?:人民政府|政府|管委会|党委))"
)
"""北海 in 北海、防城港、钦州市人民政府: places that share the words behind the last."""
GAP = re.compile(r"[\s/\\]+|(?<=[局委厅])(?=[市县省州])")
"""What may part two names that no separator does; nothing does where a cell had each on a line."""
LEVEL = "级(?!各|有关|相关|部门|单位)"
BEGINS = re.compile(
    rf"各|(?:市(?!场|政(?![府协法])|民(?![政宗族盟建进革])|{LEVEL})|县(?!域|{LEVEL})|省(?!{LEVEL})|州|旗|区(?!域|{LEVEL})|镇(?!域)|乡(?!村))[一-龥]{{2}}"
)
"""How a name begins behind a gap."""
ENDS_LIKE_FIRST = re.compile(
    r".(?![容区中属直级域乡])[一-龥]{1,12}(?:局|委|厅)(?![一-龥])|.(?![容区中属直级域乡])[一-龥]{1,12}?[局委厅](?=[市县省州])"
)
"""A second name of a department behind a first."""
BRANCH = re.compile(r"[市县省州旗区镇乡]{1,2}(?:分局|分行|支行|分公司|支公司|调查队|支队|大队)")
"""A part of the body before the gap."""
STROKE = re.compile(r"\s*[/\\\s]\s*")
LEVELS_ALONE = frozenset("省市区县州盟旗镇乡")
"""市 alone, as at the end of a text that was cut, is nobody."""
WEAK_ENDS = "库馆网港台厂场"
LONGEST_NAME = 45
LONGEST_SURFACE = 2 * LONGEST_NAME
"""Characters of a name with the white space in it."""


@immutable
class UnitList:
    """Surfaces of units in the order of the text, whether the list is open-ended (等), and what is no unit."""

    units: tuple[Span, ...]
    open_ended: bool
    strange: tuple[Span, ...]


def unit_list(shadow: str, start: int, end: int) -> UnitList:
    """Read a range of the folded text as a list of units.

    A separator counts outside brackets only; 和 joins two units only if both sides are names. ``strange`` holds what
    does not look like a unit.
    """
    units: list[Span] = []
    strange: list[Span] = []
    is_open = False
    joins = CONJUNCTION.search(shadow, start, end) is not None
    gaps = GAP.search(shadow, start, end) is not None
    for part in _parts(shadow, start, end):
        names, opened = _open_end(shadow, part)
        is_open |= opened
        for name in (name for whole in names for name in _joined(shadow, whole)) if joins else names:
            for one in _apart(shadow, name) if gaps else (name,):
                surface = _surface(shadow, one)
                (units if is_unit(shadow[surface.start : surface.end]) else strange).append(surface)
    if units and shadow[units[-1].start : units[-1].end] in LEVELS_ALONE:
        strange = sorted([*strange, units.pop()])
    if len(units) > 1:
        shared = {one for one, other in pairwise(units) if _shares_body(shadow, one, other)}
        units, strange = [unit for unit in units if unit not in shared], sorted([*strange, *shared])
    if strange and (places := [words for words in strange if _is_place_in_row(shadow, words, end)]):
        units = sorted([*units, *places])
        strange = [words for words in strange if words not in places]
    return UnitList(tuple(units), is_open, tuple(strange))


def _shares_body(shadow: str, one: Span, other: Span) -> bool:
    """Whether a place before another's department means its department too: 蓬江区、江海区教育局 names no government."""
    if OF_PLACE.fullmatch(shadow, *one) is None or other.start - one.end > 1:
        return False
    place = OF_PLACE.match(shadow, *other)
    return (
        place is not None
        and shadow[place.end() - 1] == shadow[one.end - 1]
        and shadow[other.end - 1] in "局委办"
        and place.end() < other.end - 1
    )


def _is_place_in_row(shadow: str, words: Span, end: int) -> bool:
    match = PLACE_IN_ROW.match(shadow, words.start, end)
    return match is not None and match.end() == words.end


@lru_cache(maxsize=65_536)
def is_unit(name: str) -> bool:
    """Whether folded words may be one name of a body, or of many bodies at once."""
    if len(name) > LONGEST_SURFACE or ":" in name or name.count("(") != name.count(")"):
        return False
    bare = "".join(name.split())
    return (
        len(bare) <= LONGEST_NAME
        and "。" not in bare
        and (looks_like_unit(bare) or collective(bare) is not None or registry().lists(bare))
    )


def _parts(shadow: str, start: int, end: int) -> list[Span]:
    """Cut at separators outside brackets, but not in 各区、县级市, which is one."""
    depth, begin = 0, start
    parts: list[Span] = []
    for mark in MARKS.finditer(shadow, start, end):
        character, at = mark.group(), mark.start()
        depth += (character in OPENING) - (character in CLOSING)
        if depth <= 0 and character in SEPARATORS and not _is_one(shadow, begin, at, end):
            parts.append(trimmed(shadow, begin, at))
            begin, depth = at + 1, 0
    parts.append(trimmed(shadow, begin, end))
    return [part for part in parts if part.start < part.end]


def _is_one(shadow: str, begin: int, at: int, end: int) -> bool:
    return shadow[at] == "、" and _goes_on(shadow, begin, at, at + 1, end)


def _goes_on(shadow: str, begin: int, at: int, behind: int, end: int) -> bool:
    """Whether a mark parts what is one: 商务、工商部门, 各区、县级市 and 各县/区政府, 县、市人民政府, 各级党委、政府."""
    left = STROKE.sub("、", shadow[max(begin, at - 20) : at])
    *_, row = CONJUNCTION.split(left)  # 越秀区和教育 before 、财政部门
    if STEMS.fullmatch(row) and SHARED.match(shadow, behind, end) and not is_unit(row.partition("、")[0]):
        return True
    if PARTS_OF_ONE.search(left) and NEXT_PART.match(shadow, behind, end):
        return True
    following = NEXT_NAME.match(shadow, behind, end) if KINDS_OF_PLACES.fullmatch(left) else None
    if following and are_kinds(f"{left}、{LIST_GOES_ON.split(following.group(), 1)[0]}"):
        return True
    return SHARES_HEAD.search(left) is not None and HEAD_ALONE.match(shadow, behind, end) is not None


def _open_end(shadow: str, part: Span) -> tuple[list[Span], bool]:
    """市统计局等 is one unit of an open list, 教育、财政等部门 one of its own; what stands behind them is a further unit."""
    found: list[Span] = []
    while (departments := _departments(shadow, part)) is not None:
        behind = CONJUNCTION.match(shadow, departments, part.end)
        is_open = shadow.startswith("等", departments, part.end)
        found += _joined(shadow, Span(part.start, departments if behind or is_open else part.end))
        if behind is None or behind.end() == part.end:
            return found, is_open
        part = Span(behind.end(), part.end)
    names, is_open = _open(shadow, part)
    return [*found, *names], is_open


def _departments(shadow: str, part: Span) -> int | None:
    """Where the first departments end that share the word behind 等."""
    if shadow.find("等", *part) < 0:
        return None
    match = SHARED_OPEN.search(shadow, *part)
    return match.end() if match and not is_unit(match["first"]) else None


def _open(shadow: str, part: Span) -> tuple[list[Span], bool]:
    """市统计局等 is one unit of an open list; what a collective says behind 等 is a further unit."""
    match = OPEN_END.search(shadow, *part) if shadow.find("等", *part) >= 0 else None
    if match is None or match.start() == part.start:
        return [part], False
    named = trimmed(shadow, part.start, match.start())
    rest = trimmed(shadow, match.end(), part.end)
    if ONLY_OPEN.fullmatch(shadow, *rest):
        return [named], True
    if joined := re.match(r"[和及与]", shadow[rest.start : rest.end]):
        rest = Span(rest.start + joined.end(), rest.end)
    further = [
        piece
        for piece in _joined(shadow, rest)
        if shadow[piece.start] == "各" or not ONLY_OPEN.fullmatch(shadow, *piece)
    ]
    return ([named, *further], True) if _names_bodies(shadow, rest) else ([part], False)


def _names_bodies(shadow: str, rest: Span) -> bool:
    return any(is_unit(shadow[piece.start : piece.end]) for piece in _joined(shadow, rest))


def _joined(shadow: str, part: Span) -> Iterator[Span]:
    """Cut at conjunctions that join two units: not inside 人力資源和社會保障局."""
    begin = part.start
    joints = list(CONJUNCTION.finditer(shadow, *part))
    if not joints:
        yield trimmed(shadow, *part)
        return
    if part.end - part.start <= LONGEST_NAME and VAGUE.fullmatch(shadow, *part):  # 各有关部门和单位
        yield part
        return
    for match in joints:
        if match.start() - begin > LONGEST_SURFACE:
            continue
        left = shadow[begin : match.start()]
        right = shadow[match.end() : min(part.end, match.end() + LONGEST_SURFACE + 1)]
        if SHARES_HEAD.search(left) and HEAD_ALONE.match(right):
            continue
        if left.count("(") == left.count(")") and _ends_name(left) and _begins_name(right):
            yield trimmed(shadow, begin, match.start())
            begin = match.end()
    yield trimmed(shadow, begin, part.end)


def _apart(shadow: str, name: Span) -> Iterator[Span]:
    """Cut where white space or a stroke stands between two names: 市教育局 市财政局, but not in 市教 育局 or 市公安局 交警支队."""
    begin = name.start
    for gap in GAP.finditer(shadow, *name):
        if _parts_names(shadow, Span(begin, name.end), Span(*gap.span())):
            yield Span(begin, gap.start())
            begin = gap.end()
    yield Span(begin, name.end)


def _parts_names(shadow: str, names: Span, gap: Span) -> bool:
    """Whether a name ends before a gap and another begins behind it; without a gap, both of the same level: 市教育局市财政局."""
    if gap.start - names.start > LONGEST_SURFACE or not BEGINS.match(shadow, gap.end, names.end):
        return False
    if not is_unit(shadow[names.start : gap.start]):
        return False
    if gap.start < gap.end:
        return not BRANCH.match(shadow, gap.end, names.end) and not _goes_on(shadow, names.start, *gap, names.end)
    same_level = shadow[names.start] == shadow[gap.end] and gap.start - names.start > 2  # 市委市政府督查局 is one
    return same_level and ENDS_LIKE_FIRST.match(shadow, gap.end, names.end) is not None


def _ends_name(left: str) -> bool:
    """Whether words are a name that may end here. 省水库 in 省水库和移民局 is none, 各区党委 in …和政府 a part of one."""
    return len(left) > 1 and left[-1] not in WEAK_ENDS and is_unit(left)


def _begins_name(right: str) -> bool:
    first = CONJUNCTION.split(right, 1)[0]
    return is_unit(right) or is_unit(first)


def _surface(shadow: str, name: Span) -> Span:
    """The name without a bracket behind it that names it again."""
    match = ALIAS.search(shadow, *name) if shadow.endswith(")", *name) else None
    if (
        match is None
        or match.start() == name.start
        or KINDS_OF_PLACES.fullmatch(shadow, match.start() + 1, match.end() - 1)
    ):
        return name
    return trimmed(shadow, name.start, match.start())
