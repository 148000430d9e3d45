"""Names of bodies that follow each other without a mark: 县财政局县委组织部各乡镇人民政府."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.spans import Span, trimmed
from ingest.unit_lists import NEXT_PART, PARTS_OF_ONE, SEPARATORS, is_unit, unit_list

BEGINS = re.compile(r"[区市县省州旗镇乡各相有全]|自治[区州县旗]|团[市县区省]|国网|中国|国家|人民银行|公安|驻")
"""How most names begin that stand in such a row."""
SURE_END = re.compile(
    r"局(?!长|属|机关|党)|人民政府(?!办)|管理处|管委会|委员会|监测站|管理中心|公司|集团|支行|分行|法院|检察院|医院(?!管)|大学(?!城)|学院"
)
ENDS = re.compile(r"(?:局|委|办|部|室|会|中心|公司|社|站|院|校|队|所|处|科|厅|集团|行|府|门|位)$")
SUB_BODY = re.compile(r"[一-龥]{0,6}?(?:支队|大队|总队|分局|中队|派出所|办公室|科|处|股)$")
INNER = re.compile(
    r"(?:局|委|办|部|室|会|中心|公司|社|站|院|校|队|所|处|科|厅|集团|行)(?=[区市县省州旗镇乡各]|人民银行|中国|国网|国家|农业银行|公安)"
)
"""Where one name seems to end and another to begin."""
INNER_END = re.compile(r"(?:办|大队|支队|中心)(?=[一-龥]{3})(?!公室|事处)")
PIECE = re.compile(r"[^、,，;；\s]+")
LONGEST = 24
UNLIKELY = 1e6
DEAREST = 2.8
"""A name that costs more is doubtful."""


def names_in_row(shadow: str, row: Span, more: bool = False) -> list[Span]:
    """The names that a range of the folded text consists of; none if it does not consist of names.

    ``more``: other words may follow the names.

    The cheapest way to cut it, by dynamic programming: few names, each that begins and ends as names do.
    """
    names: list[Span] = []
    for piece in PIECE.finditer(shadow, *row):
        cut = _cut(shadow, Span(*piece.span()), more)
        if not cut:
            return names if more else []
        if names and shadow[names[-1].end : cut[0].start] == "、" and _is_one(shadow, names[-1], cut[0]):
            cut[0] = Span(names.pop().start, cut[0].end)
        names += cut
    return names


def surely_ends(shadow: str, name: Span) -> bool:
    """Whether a name ends as only names of bodies do: 公安分局, 某某公司."""
    return SURE_END.search(shadow, max(name.start, name.end - 4), name.end) is not None


def _is_one(shadow: str, name: Span, following: Span) -> bool:
    """各镇人民政府、街道办事处."""
    return PARTS_OF_ONE.search(shadow, *name) is not None and NEXT_PART.match(shadow, *following) is not None


def names_at_end(shadow: str, row: Span) -> list[Span]:
    """The names that a range ends with, as many as may be; the first begins as names in such a row do.

    Dynamic programming from the end: what stands behind each place, cut in the cheapest way.
    """
    best: dict[int, tuple[float, int]] = {row.end: (0.0, row.end)}
    for start in range(row.end - 1, row.start - 1, -1):
        if shadow[start] in SEPARATORS or shadow[start].isspace():
            if start + 1 in best:
                best[start] = (best[start + 1][0], start + 1)
            continue
        ways = [
            (best[end][0] + cost(shadow[start:end]), end)
            for end in range(start + 2, min(row.end, start + LONGEST) + 1)
            if end in best
        ]
        value, end = min(ways, default=(UNLIKELY, start))
        if value < UNLIKELY:
            best[start] = (value, end)
    for start in sorted(best):
        names = list(_names(shadow, best, start, row.end)) if BEGINS.match(shadow, start) else []
        if names and all(cost(shadow[name.start : name.end]) < DEAREST for name in names):
            return names
    return []


def names_behind_gap(shadow: str, row: Span) -> list[Span]:
    """The names that white space parts from a task and from each other: 新增就业1000万人以上 人力资源社会保障部.

    Of several, all but the last begin as names in such a row do.
    """
    first, end = trimmed(shadow, *row)
    names: list[Span] = []
    while (gap := shadow.rfind(" ", first, end)) >= 0:
        found = unit_list(shadow, gap + 1, end)
        if not found.units or found.strange or (names and not BEGINS.match(shadow, gap + 1)):
            break
        names = [*found.units, *names]
        end = gap
    return names


def _names(shadow: str, best: dict[int, tuple[float, int]], start: int, stop: int) -> Iterator[Span]:
    while start < stop:
        end = best[start][1]
        if shadow[start] not in SEPARATORS and not shadow[start].isspace():
            yield Span(start, end)
        start = end


def _cut(shadow: str, piece: Span, more: bool) -> list[Span]:
    length = piece.end - piece.start
    best: list[tuple[float, int]] = [(0.0, 0)]
    reached = 0  # up to where names may stand; what is longer than a name behind it is none
    for end in range(1, length + 1):
        ways = [
            (best[start][0] + cost(shadow[piece.start + start : piece.start + end]), start)
            for start in range(max(0, end - LONGEST), end - 1)
            if best[start][0] < UNLIKELY
        ]
        best.append(min(ways, default=(UNLIKELY, 0)))
        if best[end][0] < UNLIKELY:
            reached = end
        elif end - reached > LONGEST:
            break
    ends = [n for n in range(1, len(best)) if best[n][0] < UNLIKELY]
    if not ends or (ends[-1] < length and not more):
        return []
    names: list[Span] = []
    end = ends[-1]
    while end:
        start = best[end][1]
        names.insert(0, Span(piece.start + start, piece.start + end))
        end = start
    return names


@lru_cache(maxsize=65_536)
def cost(words: str) -> float:
    """What it costs to take folded words for one name: 1 and more, as they begin and end unlike one or hold another."""
    if not ENDS.search(words) and not words.startswith("各"):
        return UNLIKELY
    if not is_unit(words):
        return UNLIKELY
    inner = 2.0 * len(INNER.findall(words[:-1]))
    for match in SURE_END.finditer(words):
        if match.end() < len(words):
            inner += 1.0 if SUB_BODY.match(words, match.end()) else 3.5
    inner += 3.0 * sum(not SUB_BODY.match(words, match.end()) for match in INNER_END.finditer(words))
    return 1.0 + (0.0 if BEGINS.match(words) else 1.5) + (0.0 if SURE_END.search(words[-4:]) else 0.3) + inner
