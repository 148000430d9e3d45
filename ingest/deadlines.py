"""Limits in time: 2022年12月底前, 到2025年, 年底前, 每月25日前, 完成时限：持续推进; normalised to the last day they allow."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from graph.immutable import immutable
from ingest.dates import ordinal
from ingest.spans import Span, lies_in, meets

BEFORE = r"(?:之前|以前|前(?!后))"
YEAR = r"(?:(?P<{0}>20\d{{2}})年|今年|本年|(?P<{0}_next>明年|次年))"
PERIOD = r"(?:年|半年|季度?|月|周|旬)"
EVENTS = (
    r"春节|元旦|五一|国庆节?|中秋节?|主?汛期|春耕|夏收|秋收|入冬|供暖期?|采暖期|[春秋]季(?:学期)?(?:开学)?|[春秋]季造林"
)
DONE = r"(?=,?(?:全部|基本|全面|如期)?(?:完成|建成|实现|投用|竣工|通车|办结)(?!的|了))"
LIMITS = (
    # 每月25日前, 每季度首月10日前, 每年12月底前 · 每季度至少1次
    rf"(?P<recurring>每{PERIOD}(?:末|首月)?(?:\d{{0,2}}月)?(?:\d{{1,2}}日)?(?:(?:底|末)?前|[底末]{DONE})|每(?:两)?{PERIOD}至少(?:\d{{1,2}}|[一二两三四])次)",
    # 2022年12月底前, 8月前, 6月份前, 6月30日前, 10月中旬前
    rf"{YEAR.format('year')}?(?P<month>\d{{1,2}})月(?:份|(?P<day>\d{{1,2}})[日曰](?:\d{{1,2}}时)?|(?P<third>[上中下])旬)?(?:底|末)?{BEFORE}",
    # 2020年底前, 年底前, 今年年底前, 2020年前
    rf"{YEAR.format('whole')}年?(?:底|末)?{BEFORE}|(?<![\d半])(?P<this>年(?:底|末){BEFORE})",
    # 到2025年, 到2022年底, 到2020年6月底
    r"到(?P<until>20\d{2})年(?!(?:年?[底末]|\d{1,2}月(?:份|\d{1,2}日|[上中下]旬)?[底末]?)?前)(?:年?[底末]|(?P<until_month>\d{1,2})月[底末]?)?",
    # 三季度末前, 第四季度 · 上半年
    rf"(?:(?P<part_year>20\d{{2}})年)?(?:第?(?P<quarter>[一二三四1-4])季度|(?<!每年)(?P<half>[上下])半年)(?:底|末)?{BEFORE}?(?![的,，。;；]|工作|以来|同比|增长)",
    # 2023年完成
    r"(?P<done>20\d{2})年(?:(?P<done_month>\d{1,2})月[底末]?)?(?:完成(?=[,，。;；)\n]|$)|(?=完成))",
    # 5年内, 年内, 3个月内, 本意见印发之日起30日内: nobody says from when, or it is the plan's year
    r"(?P<within>(?:\d{1,2}|[一二两三四五六七八九十]{1,3})年内|(?:自?[本该][一-龥]{0,6}?(?:印发|发布|公布|施行|实施)|自[一-龥]{1,8}?|(?:印发|发布|公布|施行|实施))之日起"
    r"\d{1,3}(?:个)?(?:工作日|日|天|月)(?:之)?内)|(?<![\d近几数多每半整])(?:(?P<in_year>20\d{2})|今|本)?(?P<in_this>年内)(?!外)",
    # （市教育局，持续推进）
    r"(?<=[,，、;；(])(?P<lasting>持续(?:推进|实施|开展)|长期(?:坚持|推进)|常态化(?:推进|开展)?|全年)(?=[)】\]])",
    # （市教育局，2022年12月）, （市教育局，12月31日）, （市教育局，年底完成）, 确保2023年底完成
    r"(?<=[,，、;；(])(?:(?P<bare_year>20\d{2})年(?:(?P<bare_month>\d{1,2})月[底末]?)?|(?P<only_month>\d{1,2})月[底末]?)(?=[)】\]])|"
    r"(?<=[局委办部厅院府会署队区县市镇乡道司位合头实责施等心协联团社站馆校所行动][,，、;；])(?:(?P<day_year>20\d{2})?年{0,2}(?:(?<=年)[底末]|(?P<day_month>\d{1,2})月(?P<day_alone>\d{1,2})日))"
    r"(?:完成)?(?=[)】\]])|"
    rf"(?<!截[至止])(?P<ends>20\d{{2}})年年?[底末]{DONE}",
    # 6月底完成, 2024年10月中旬基本建成, 年底完成; no 去年6月底, 截至6月底
    rf"(?<![去上往每]年)(?<!截[至止])(?<!截[至止]20\d\d年)(?<!截[至止][今本]年)(?<!已[于在])(?<![\d./-])(?<!年\s){YEAR.format('end_year')}?(?P<end_month>\d{{1,2}})月(?:[底末]|(?P<end_third>[上中下])旬){DONE}|"
    rf"(?<![\d一二两三四五六七八九十〇○零去上往近每前半明次后翌年\s])(?<!截[至止])(?P<end_this>年[底末]){DONE}|(?P<end_this_next>[明次翌]年年?[底末]){DONE}",
    # 汛期前, 2023年秋季学期前, 每年汛期前
    rf"(?P<event>(?P<every>每年)?(?:20\d{{2}}年)?(?:{EVENTS})前)",
)
LIMIT = re.compile(
    r"(?=[持长常全每到年\d今本明次翌第上下一二两三四五六七八九十自该印发公施实春元国中主汛夏秋入供采])(?:"
    + "|".join(LIMITS)
    + ")(?!(?:已|建成|形成|产生|发生|遗留|投产|出生|开工|登记|成立|竣工|取得|入学|建造)[^,，。;；]{0,4}的)"
)
"""Behind a limit no 建成的: 2000年底前建成的住宅区 are old houses."""
MAY_HOLD_ONE = re.compile(
    r"前(?<=[年月日曰时底末旬份期节收耕冬暖旦秋学开一林之以]前)|到20|年内|之日起|完成(?<=[年月底末旬,]完成)|季度|半年|每[^,，。]{1,3}至少"
    r"|持续[一-龥]{0,3}[)】]|长期[一-龥]{0,3}[)】]|常态[一-龥]{0,3}[)】]|全年[一-龥]{0,3}[)】]|\)(?<=[月底末年日成]\))|】(?<=[月底末年日成]】)"
    r"|建成(?<=[底末旬,]..)|实现(?<=[底末旬,]..)|投用(?<=[底末旬,]..)|竣工(?<=[底末旬,]..)|通车(?<=[底末旬,]..)|办结(?<=[底末旬,]..)"
    r"|[全基如][部面本期](?<=[底末旬,]..)(?=完成|建成|实现|投用|竣工|通车|办结)"
    r"|时限\s*:|时间\s*:|期限\s*:|节点\s*:|进度\s*:|要求\s*:|安排\s*:"
)
"""Each alternative begins with a character of its own, as in SENTENCE_MARK."""
TIME_HEADS = "完成时限|完成时间|完成期限|办结时限|时间节点|时限要求|时间要求|时间进度|进度安排|进度要求|时限"
LABELLED = re.compile(rf"(?:{TIME_HEADS})\s*:\s*(?P<cell>[^;；。,，)(】\]\n]{{1,24}})")
"""完成时限：2022年6月底前."""
CELL = re.compile(
    r"(?:(?P<year>20\d{2})年)?(?:(?P<month>\d{1,2})月(?:份|底|末|(?P<day>\d{1,2})日|(?P<third>[上中下])旬)?)?(?:第?(?P<quarter>[一二三四1-4])季度|"
    r"(?P<half>[上下])半年)?(?:年)?(?:底|末)?(?:前|之前|以前)?(?:基本|全面|全部)?(?:完成|建成|竣工|投用|投入使用)?|全年"
)
IN_FIGURES = re.compile(
    r"(?:(?P<year>20\d{2})(?P<mark>[-/.])(?P<month>\d{1,2})(?:(?P=mark)(?P<day>\d{1,2}))?|(?P<plans_month>\d{1,2})/(?P<plans_day>\d{2}))"
    r"(?:底|末)?(?:前|之前|以前)?(?:完成)?"
)
"""A date in figures, which is one only in a cell of times: 2023-10-31, 2023/10, 2023.10.31, 10/31."""
SURE = re.compile(r"0\d/\d{2}|1?\d/(?:1[3-9]|[23]\d)")
"""Month and day, and no part of a whole: 05/08, 6/30."""
TENTH = re.compile(r"20\d{2}\.1")
"""January, or the October of which a number kept no 0."""
TIME_OF_DAY = re.compile(r"(?<=[日\d])(?:(?<=日)|\s+|T)\d{1,2}:\d{2}(?::\d{2})?\s*$")
LASTING = re.compile(r"长期|持续|常年|常态|每[年月季周]|贯穿")
LOOKS_LIKE_TIME = re.compile(r"[\d年月]|季度|长期|持续|常年|常态|立即|即时")
TITLE = re.compile(r"《[^》\n]{0,120}》")
THIRDS = {"上": 10, "中": 20}
HALVES = {"上": 6, "下": 12}


@immutable
class Limit:
    """A deadline before it has a task."""

    whole: Span
    by: str | None
    recurring: bool


def deadlines(shadow: str, start: int, end: int, year: int | None) -> Iterator[Limit]:
    """The deadlines in a range; ``year`` is the plan's, for those that name none. None stands inside a title."""
    if not MAY_HOLD_ONE.search(shadow, start, end):
        return
    titles = [Span(*m.span()) for m in TITLE.finditer(shadow, start, end)]
    cells = list(_labelled(shadow, start, end, year))
    taken = [cell.whole for cell in cells]
    yield from cells
    for match in LIMIT.finditer(shadow, start, end):
        span = Span(*match.span())
        if not lies_in(span, titles) and not meets(span, taken):
            yield Limit(span, _by(match, year), bool(match["recurring"] or match["lasting"] or match["every"]))


def day_of_cell(words: str, year: int | None) -> tuple[str | None, bool]:
    """The last day that a cell of a table allows, and whether it comes again: 6月, 全年, 持续推进, 2022年底前.

    >>> day_of_cell("6月", 2016), day_of_cell("全年", 2016), day_of_cell("持续推进", 2016)
    (('2016-06-30', False), ('2016-12-31', False), (None, True))
    >>> day_of_cell("2023-10-31 00:00:00", None), day_of_cell("2023.2", None), day_of_cell("10/31", 2016)
    (('2023-10-31', False), ('2023-02-28', False), ('2016-10-31', False))
    """
    if LASTING.search(words):
        return None, True
    bare = "".join(TIME_OF_DAY.sub("", words).split())
    if figures := IN_FIGURES.fullmatch(bare):
        return _in_figures(figures, year), False
    match = CELL.fullmatch(bare)
    return (_last_day(match, year), False) if match else (None, False)


def _in_figures(match: re.Match[str], plan_year: int | None) -> str | None:
    """The last day that a date in figures allows; None if there is no such day, or it may be no date."""
    year, month, day = (
        match["year"] or plan_year,
        match["month"] or match["plans_month"],
        match["day"] or match["plans_day"],
    )
    unsure = TENTH.fullmatch(match.string) if match["year"] else not SURE.match(match.string)
    if unsure or year is None or not 1 <= int(month) <= 12:
        return None
    last = calendar.monthrange(int(year), int(month))[1]
    return f"{year}-{int(month):02d}-{int(day or last):02d}" if 1 <= int(day or last) <= last else None


def _labelled(shadow: str, start: int, end: int, year: int | None) -> Iterator[Limit]:
    """The words behind 完成时限："""
    for match in LABELLED.finditer(shadow, start, end):
        if LOOKS_LIKE_TIME.search(match["cell"]):
            cell = match["cell"].rstrip()
            at = match.start("cell")
            by, recurring = day_of_cell(cell, year)
            within = LIMIT.search(shadow, at, at + len(cell)) if by is None and not recurring else None
            yield Limit(Span(at, at + len(cell)), _by(within, year) if within else by, recurring)


def _by(match: re.Match[str], year: int | None) -> str | None:
    """The last day of a limit; None where nobody says from when, as 5年内."""
    unknown = match["recurring"] or match["within"] or match["event"] or match["lasting"]
    return None if unknown else _last_day(match, year)


def _last_day(match: re.Match[str], plan_year: int | None) -> str | None:
    named = match.groupdict(default="")
    said = next((named[key] for key in YEARS if named.get(key)), "")
    year = int(said) if said else plan_year
    if year is None:
        return None
    if not said and any(named.get(key) for key in NEXT_YEARS):
        year += 1
    month = _month(named)
    told = named.get("day") or named.get("day_alone")
    if not 1 <= month <= 12 or told in ("0", "00"):
        return None
    last = calendar.monthrange(year, month)[1]
    third = named.get("third") or named.get("end_third", "")
    day = min(int(told or THIRDS.get(third, last)), last)
    return f"{year}-{month:02d}-{day:02d}"


YEARS = ("year", "whole", "end_year", "until", "part_year", "done", "in_year", "bare_year", "day_year", "ends")
NEXT_YEARS = ("year_next", "whole_next", "end_year_next", "end_this_next")


def _month(named: dict[str, str]) -> int:
    if quarter := named.get("quarter"):
        return 3 * ordinal(quarter)
    if half := named.get("half"):
        return HALVES[half]
    return int(
        named.get("month")
        or named.get("until_month")
        or named.get("done_month")
        or named.get("bare_month")
        or named.get("only_month")
        or named.get("day_month")
        or named.get("end_month")
        or 12
    )
