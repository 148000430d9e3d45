"""Names of bodies that follow each other without a mark: 县财政局县委组织部各乡镇人民政府."""

from __future__ import annotations

import re

from ingest.spans import Span
from ingest.unit_lists import unit_list

BEGINS = re.compile(r"[区市县省州旗镇乡各相有全]|团[市县区省]|国网|中国|国家|人民银行|驻")
"""How most names begin that stand in such a row."""
SURE_END = re.compile(r"局(?!长|属|机关|党)|人民政府(?!办)|管理处|管委会|委员会|监测站|管理中心|公司|集团|支行|分行")
ENDS = re.compile(r"(?:局|委|办|部|室|会|中心|公司|社|站|院|校|队|所|处|科|厅|集团|行|府|门|位)$")
SUB_BODY = re.compile(r"[一-龥]{0,6}?(?:支队|大队|总队|分局|中队|派出所|办公室|科|处|股)$")
INNER = re.compile(
    r"(?:局|委|办|部|室|会|中心|公司|社|站|院|校|队|所|处|科|厅|集团|行)(?=[区市县省州旗镇乡各]|人民银行|中国|国网|国家|农业银行)"
)
"""Where one name seems to end and another to begin."""
PIECE = re.compile(r"[^、,，;；\s]+")
LONGEST = 24
UNLIKELY = 1e6


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
        names += cut
    return names


def _cut(shadow: str, piece: Span, more: bool) -> list[Span]:
    length = piece.end - piece.start
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, length + 1):
        ways = [
            (best[start][0] + _cost(shadow, Span(piece.start + start, piece.start + end)), start)
            for start in range(max(0, end - LONGEST), end - 1)
            if best[start][0] < UNLIKELY
        ]
        best.append(min(ways, default=(UNLIKELY, 0)))
    ends = [n for n in range(1, length + 1) if best[n][0] < UNLIKELY]
    if not ends or (ends[-1] < length and not more):
        return []
    names: list[Span] = []
    end = ends[-1]
    while end:
        start = best[end][1]
        names.insert(0, Span(piece.start + start, piece.start + end))
        end = start
    return names


def _cost(shadow: str, name: Span) -> float:
    """What it costs to take a range for one name: 1 and more, as it begins and ends unlike a name or holds another."""
    words = shadow[name.start : name.end]
    if not ENDS.search(words) and not words.startswith("各"):
        return UNLIKELY
    if unit_list(shadow, *name).units != (name,):
        return UNLIKELY
    inner = 2.0 * len(INNER.findall(words[:-1]))
    for match in SURE_END.finditer(words):
        if match.end() < len(words):
            inner += 1.0 if SUB_BODY.match(words, match.end()) else 3.5
    return 1.0 + (0.0 if BEGINS.match(words) else 1.5) + (0.0 if SURE_END.search(words[-4:]) else 0.3) + inner
