"""Numbers with their units: 96.96%, 95%以上, 105億余元, 近8000家, 30個…試點服務項目."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod
from string import ascii_letters, digits

from graph.immutable import immutable
from ingest.spans import Span, lies_in, trimmed

UNITS = (
    "个百分点|百分点|%|‰|人次|人|名|位|户次|户|家次|家|个工作日|工作日|个月|个|项次|项|件次|件|起|批次|批|张|场次|场|份|条|篇|部|套|台|辆|架次|架|"
    "艘次|艘|座|栋|幢|处|所|间|片|块|支|只|头|匹|株|棵|公顷|亩|平方公里|平方千米|平方米|立方米|公里|千米|米|吨标准煤|吨|公斤|千克|克|升|千瓦时|千瓦|"
    "兆瓦|元|美元|欧元|港元|次|类|种|对|倍|门|款|例|宗|笔|单|班次|标箱|箱|盒|剂|床|学时|课时|小时|分钟|天|组|队|期|眼|毫升|航次|尾|空方|盏|册|枚|羽|首"
)
SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
BEFORE = "不少于|不低于|不高于|不超过|不得超过|至少|超过|大于|小于|低于|高于|控制在|接近|突破|将近|超|逾|近|约"
COMPARATORS = {
    "≥": "不少于|不低于|至少|以上",
    "≤": "不高于|不超过|不得超过|控制在|以内|以下",
    ">": "超过|大于|高于|突破|超|逾|余|多",
    "<": "小于|低于",
    "≈": "接近|将近|近|约|左右",
}
SIGN_OF = {word: sign for sign, words in COMPARATORS.items() for word in words.split("|")}
NUMBER = re.compile(
    rf"(?P<number>\d(?:\d{{0,2}}(?:,\d{{3}})+(?!\d)|\d*))(?P<fraction>\.\d+)?"
    rf"(?P<scale>[余多]?(?:万亿|[十百千]?[万亿]|[十百千]))?(?P<more>[余多])?(?P<unit>{UNITS})?(?P<after>以上|以下|以内|左右)?"
)
SIGN_ENDS = frozenset(word[-1] for word in BEFORE.split("|"))
SIGN_BEFORE = re.compile(rf"(?:{BEFORE})$")
NO_NUMBER_BEHIND = frozenset("第+~/〔[#№.-") | frozenset(ascii_letters + digits)
"""Behind one of these stands an ordinal or a code, behind 昆仑 the year of a campaign."""
NO_NUMBER_AFTER = re.compile(r"[A-Za-z+~/-]|年|月|日|号|时(?!间)|点(?!位)|版|届|强|后|\.\d|[—–]\d|度|部分|第")
TRIGGER = re.compile(r"(?:为|达到?|至|提升|提高|上升|增长|增加|下降|降低|减少|得分|指数)$")
TITLE_OR_QUOTED = re.compile(r"《[^》\n]{0,120}》|“[^”\n]{0,30}”")
NAME_STOPS = re.compile(r"[,，。;；:、()“”《》|\t\n]")
NAME_VERBS = re.compile(
    r"(?:位列|达到?|为|至|累计|共|已|有|提升|提高|同比|增长|较上年|约|近|超过?|连续|开展|建设|查办|新增|举办|组织|发放|开具|完成)+$"
)

RATES = frozenset((None, "%", "‰", "百分点", "个百分点", "元", "美元", "倍"))
MOST_DIGITS = 20
"""More of them are no number that a plan sets: a serial number, or a line of ones."""
LONGEST_NAME = 40


@immutable
class Quantity:
    """A measure before it has a task; ``name`` is the place of what is measured, if the words tell."""

    whole: Span
    unit: Span
    name: Span | None
    value: float
    comparator: str
    approximate: bool


def measures(shadow: str, start: int, end: int) -> Iterator[Quantity]:
    """The measures in a range of the folded text; years, ordinals, ranks and numbers inside titles are none."""
    found = [match for match in NUMBER.finditer(shadow, start, end) if _is_measure(shadow, match)]
    hidden = [Span(*m.span()) for m in TITLE_OR_QUOTED.finditer(shadow, start, end)] if found else []
    for match in found:
        span = Span(*match.span())
        if not lies_in(span, hidden):
            yield _quantity(shadow, match, span)


def _is_measure(shadow: str, match: re.Match[str]) -> bool:
    number, _, _, _, unit, _ = match.groups()
    if len(number) > MOST_DIGITS:
        return False
    start, end = match.span()
    if shadow[start - 1 : start] in NO_NUMBER_BEHIND or shadow.startswith("昆仑", max(0, start - 2)):
        return False
    if unit:
        return unit != "人" or not shadow.startswith("大", match.end("unit"))
    if NO_NUMBER_AFTER.match(shadow, end):
        return False
    return TRIGGER.search(shadow[max(0, start - 6) : start]) is not None and not shadow[end : end + 1].isalnum()


def _quantity(shadow: str, match: re.Match[str], span: Span) -> Quantity:
    number, fraction, scale, more, unit, after = match.groups()
    value = float(number.replace(",", "") + (fraction or ""))
    if scale:
        value = round(value * prod(SCALES.get(sign, 1) for sign in scale), 6)
    start, end = span
    may_have_sign = shadow[start - 1 : start] in SIGN_ENDS
    before = SIGN_BEFORE.search(shadow, max(0, start - 4), start) if may_have_sign else None
    odd = scale is not None and scale[0] in "余多"  # 30余万
    sign = "="
    for word in (before and before.group(), more or (scale and scale[0]), after):
        if word in SIGN_OF:
            sign = SIGN_OF[word]
            break
    where = Span(*match.span("unit")) if unit else Span(end, end)
    name = _name(shadow, unit, before.start() if before else start, end)
    return Quantity(span, where, name, value, sign, sign == "≈" or more is not None or odd)


def _name(shadow: str, unit: str | None, start: int, end: int) -> Span | None:
    """What is measured: the noun before a rate, the noun behind a count."""
    if unit not in RATES:
        stop = NAME_STOPS.search(shadow, end, end + LONGEST_NAME)
        if stop or len(shadow) <= end + LONGEST_NAME:
            counted = trimmed(shadow, end, stop.start() if stop else len(shadow))
            if counted.end - counted.start > 1:
                return counted
    begin = -1
    for mark in NAME_STOPS.finditer(shadow, max(0, start - LONGEST_NAME), start):
        begin = mark.end()
    words = shadow[begin:start] if begin >= 0 else ""
    words = words[:-8] + NAME_VERBS.sub("", words[-8:])
    name = trimmed(shadow, begin, begin + len(words))
    return name if name.end - name.start > 1 else None
