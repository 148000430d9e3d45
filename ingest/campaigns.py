"""Campaigns with a name of their own: “昆侖2021”專項行動, 中小企業質量提升行動, “萬千百”工程; by form, not by list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.immutable import immutable
from ingest.spans import Span, clause, meets, trimmed

HEAD = re.compile(
    r"行动(?!计划|方案|纲要|指南|能力|者|力|上|路径)|"
    r"攻坚战|保卫战|歼灭战|大会战|专项(?:整治|治理|检查)(?!行动)|集中整治|工程(?=[,，。;；、)”]|建设[,，。;；、]|$)|"
    r"活动(?:(?<=”活动)|(?<=”主题活动)|(?<=”宣传活动)|(?<=”专项活动))"
)
VERBS = (
    "开展|实施|推进|推动|组织|落实|启动|部署|参与|深化|深入|持续|继续|全面|积极|大力|强化|加强|做好|抓好|巩固|结合|通过|发布|完善|推出|"
    "打好|打赢|组织好|利用|依托|围绕|聚焦|配合|支持|统筹|按照|将|以|对|的|了|在|是|为|和开展|等"
)
BOUNDARY = re.compile(
    rf",|，|。|;|；|:|：|、|\(|\)|《|》|!|\?|\n|{VERBS}|与本市|及本市|与市|及市|与(?=[^,，。]{{4}})|及(?=[^,，。]{{4}})|版(?<=\d版)"
)
"""Each alternative begins with a character of its own: so re looks for these alone."""
SIGNS_OF_NAME = re.compile(r"“[^”]+”")
GENERIC = re.compile(
    r"(?:各类|各项|相关|有关|重大|重点|联合|集中|统一|系列|一系列|这|该|本|此|的|年度|专项|具体|各|全|市|区|一批|整治|治理|执法|攻坚|提升|服务|三年)*+[一-龥]{0,2}"
)
CONSTRUCTION = ("工程",)
DRIVES_WORKS = re.compile(r"(?:实施|推进|推动|开展|启动|深化)[^,，。;；\n]*$")
LONGEST_NAME = 36


@immutable
class Campaign:
    """A campaign that the text names, and the clause that does."""

    whole: Span
    clause: Span


def campaigns(shadow: str, start: int, end: int, hidden: list[Span]) -> Iterator[Campaign]:
    """The campaigns in a range of the folded text; ``hidden`` are titles, in order; none is found in them."""
    done = start
    for head in HEAD.finditer(shadow, start, end):
        least = max(done, head.start() - LONGEST_NAME)
        span = _quoted(shadow, least, head) or trimmed(shadow, _begin(shadow, least, head.start()), head.end())
        if meets(span, hidden) or not _has_name(shadow, span, head):
            continue
        done = span.end
        yield Campaign(span, clause(shadow, *span, start, end))


def _quoted(shadow: str, least: int, head: re.Match[str]) -> Span | None:
    """“雪亮工程”, quotation marks and all."""
    opening = shadow.rfind("“", least, head.start()) if shadow.startswith("”", head.end()) else -1
    if opening < 0 or shadow.find("”", opening, head.start()) >= 0:
        return None
    return Span(opening, head.end() + 1)


def _begin(shadow: str, least: int, head: int) -> int:
    """Behind the last verb or mark before the head, those inside quotation marks aside."""
    quoted = [quote.span() for quote in SIGNS_OF_NAME.finditer(shadow, least, head)]
    begin = least
    for match in BOUNDARY.finditer(shadow, least, head):
        start, end = match.span()
        if not quoted or not any(first <= start and end <= last for first, last in quoted):
            begin = end
    return begin


def _has_name(shadow: str, span: Span, head: re.Match[str]) -> bool:
    words = shadow[span.start : head.start()]
    if words.startswith("“") and shadow.startswith("”", head.end()):
        return len(words) > 2
    if SIGNS_OF_NAME.search(words):
        return True
    if head.group() in CONSTRUCTION:
        before = shadow[max(0, span.start - 20) : span.start]
        return len(words) >= 4 and DRIVES_WORKS.search(before) is not None
    return len(words) >= (4 if head.group() == "行动" else 2) and GENERIC.fullmatch(words) is None
