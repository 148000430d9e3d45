"""Policies that a text names, in 《》 or by a word like 綱要 or 實施方案, and what is done with them.

The relation is what the governing verb says: 落實 carries out, 修訂 revises, 起草 and 編制 draft, 發布 and 印發 issue; in a
chain of verbs (制定發布) the last counts, also behind the title (推動…編制發布). Titles in a row share the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.immutable import immutable
from graph.model import Relation
from ingest.spans import LONGEST_REACH, Span, brackets, meets, merged, reach

VERBS = {
    Relation.REVISES: "制修订|修订|修改|修编|修正",
    Relation.ISSUES: "发布|出台|印发|颁布|公布|下发|转发",
    Relation.DRAFTS: "起草|编制|研究制定|研究制订|制定|制订|拟订|编写|编印|拟定",
    Relation.CITES: "按照|根据|依据|依照|参照|对照|纳入|列入|按",
    Relation.CARRIES_OUT: "贯彻落实|贯彻实施|贯彻执行|落实|贯彻|实施|推进|执行|推行|宣贯|细化",
}
RELATION_OF = {word: relation for relation, words in VERBS.items() for word in words.split("|")}
VERB = re.compile("|".join(RELATION_OF))
CHAIN = re.compile(
    rf"(?:\([^()]{{1,12}}\))?(?:的)?(?P<verbs>(?:{'|'.join('|'.join(VERBS[r].split('|')) for r in (Relation.REVISES, Relation.ISSUES, Relation.DRAFTS))})+)(?:[工,，。;；、]|$)"
)
CHAIN_HEADS = frozenset("(的") | {word[0] for word in RELATION_OF}
ATTRIBUTE = re.compile("(?:印发|发布|出台|颁布|下发|制定|制订|公布)了?的$")
"""What somebody else did with a title."""
PUSHES = re.compile(r"(?:推动|推进|加快|做好|完成|启动|抓好|开展|组织|对接)[^,，。;；]*$")
KINDS = (
    "实施方案|工作方案|总体方案|专项方案|行动方案|三年行动计划|行动计划|专项规划|发展规划|总体规划|规划纲要|纲要|规划|管理办法|实施办法|暂行办法|"
    "实施细则|实施意见|指导意见|条例|指引|导则|白皮书"
)
DRAFTED_KINDS = "标准|规范|规程|办法|意见|方案|制度"
NAMED = re.compile(rf"(?:{KINDS})(?!宣|期|中|统计|体系|和自然|引领|建设|用地|设计|局|编制人)")
DRAFTED = re.compile(
    rf"(?:{VERBS[Relation.DRAFTS]}|{VERBS[Relation.REVISES]})(?P<chain>(?:完成(?![率时度])|完善(?!性)|并?实施(?![情条细方办])|并?出台(?!前)|印发(?!公文))*+)(?P<title>[^,，。;；:、《》()\n]{{4,30}}?(?:{DRAFTED_KINDS}))(?=[,，。;；、\n]|$)"
)
BOUNDARY = re.compile(
    r",|，|。|;|；|:|：|、|《|》|\(|\)|\n|贯彻实施|贯彻落实|贯彻|落实|实施|推进|推动|对接|纳入|首创|编制|制定|制订|研究|起草|发布了|发布|出台|印发|开展|执行|"
    r"修订|完善|形成|拟[定订](?!中)|明确了|依托|[•●]|按照|根据|依据|结合|围绕|通过|探索|以及|做好|组织|加快|健全|建立|落实好|加强|提出|完成|细化|在全国|在全市"
)
BETWEEN_TITLES = re.compile(r"\s*(?:[、,和及与]|以及)?\s*")
NO_TITLE = re.compile(
    r"(?<!纲)要(?!求|点|闻|素)|负责|牵头|督查|督促|审核|及时|以下|如下|\d日|为指引|把|将(?!乐)|须|坚持|与.{2,4}同步|统一规划|相关(?:规划|旅游)|[当本]地|机构对|梳理|思路"
)
"""What a clause holds and no title does that stands without 《》."""
TOO_VAGUE = re.compile(r"(?:相关|配套|有关|各项|具体|本|该|各|一批|等)?(?:工作|具体|相关|配套)?$")
CLAUSE_STOP = re.compile(r"[《,，。;；:\n]")
OF_ANOTHER = re.compile(r"(?:的)?(?:配套|实施细则|实施办法|实施意见|实施方案|行动方案|任务分解)")
"""What is done, is done with these, not with the title before them: 出台《…條例》實施細則."""
LONGEST_TITLE = 200


@immutable
class Policy:
    """A policy that the text names; ``title`` is without 《》, ``clause`` the words that say what is done with it."""

    whole: Span
    title: Span
    relation: Relation
    clause: Span


def policies(shadow: str, start: int, end: int) -> Iterator[Policy]:
    """The policies in a range of the folded text, in order."""
    marked = list(_marked(shadow, start, end))
    named = list(_named(shadow, start, end))
    if marked and named:
        covered = merged(policy.whole for policy in marked)
        named = [policy for policy in named if not meets(policy.whole, covered)]
    yield from sorted([*marked, *named], key=lambda policy: policy.whole) if named else marked


def title_marks(shadow: str, start: int, end: int) -> Iterator[Span]:
    """The places of 《…》, the outermost that are no longer than a title is."""
    if shadow.find("《", start, end) < 0:
        return
    last = start
    for mark, _ in brackets(shadow, Span(start, end), "《》"):
        if mark.start >= last and mark.end - mark.start <= LONGEST_TITLE:
            yield mark
            last = mark.end


def _marked(shadow: str, start: int, end: int) -> Iterator[Policy]:
    previous: Policy | None = None
    for mark in title_marks(shadow, start, end):
        clause = _clause(shadow, mark, start, end)
        relation = _relation(shadow, mark, clause)
        if previous and relation is None and _in_row(shadow, previous, mark):
            relation, clause = previous.relation, Span(previous.clause.start, clause.end)
        previous = Policy(mark, Span(mark.start + 1, mark.end - 1), relation or Relation.CITES, clause)
        yield previous


def _in_row(shadow: str, previous: Policy, mark: Span) -> bool:
    """Whether a title goes on with the row of the one before it; a row ends where its verb is out of reach."""
    return (
        BETWEEN_TITLES.fullmatch(shadow, previous.whole.end, mark.start) is not None
        and mark.start - previous.clause.start <= LONGEST_REACH
    )


def _clause(shadow: str, mark: Span, start: int, end: int) -> Span:
    """The words around a title between ``，。；：``, those inside title marks aside."""
    return Span(*reach(shadow, mark, (start, end), "》,。;:\n", CLAUSE_STOP))


def _relation(shadow: str, title: Span, clause: Span) -> Relation | None:
    """By a chain of verbs right behind the title that something pushes on, else by the last verb before it."""
    before = shadow[clause.start : title.start]
    if OF_ANOTHER.match(shadow, title.end):
        return Relation.CITES
    may_go_on = shadow[title.end : title.end + 1] in CHAIN_HEADS
    chain = CHAIN.match(shadow, title.end, min(len(shadow), title.end + 24)) if may_go_on else None
    if chain and (PUSHES.search(before) or not VERB.search(before)):
        return _last_verb(chain["verbs"])
    return _last_verb(before) or _behind(shadow, title, clause)


def _behind(shadow: str, title: Span, clause: Span) -> Relation | None:
    """將《…》印發給你們."""
    match = VERB.match(shadow, title.end, clause.end)
    return RELATION_OF[match.group()] if match else None


def _last_verb(words: str) -> Relation | None:
    """By the last verb before a title; in 贯彻国务院印发的《…》 it is 贯彻."""
    attribute = ATTRIBUTE.search(words) if words.endswith("的") else None
    verbs = VERB.findall(words[: attribute.start()] if attribute else words)
    return RELATION_OF[verbs[-1]] if verbs else None


def _named(shadow: str, start: int, end: int) -> Iterator[Policy]:
    """Titles without 《》: from the last verb or mark before them to their kind."""
    done = start
    for match in NAMED.finditer(shadow, start, end):
        begin = 0
        for boundary in BOUNDARY.finditer(shadow, max(done, match.start() - 40), match.start()):
            begin = boundary.end() + (shadow[boundary.end()] == "的" and not shadow.startswith("的士", boundary.end()))
        title = Span(begin, match.end())
        if not begin or NO_TITLE.search(shadow, *title):
            continue
        if match.start() - begin >= 4 and not TOO_VAGUE.fullmatch(shadow[begin : match.start()]):
            longer = NAMED.search(shadow, match.end(), min(end, match.end() + 12))
            if longer and not BOUNDARY.search(shadow, match.end(), longer.start()):
                continue
            yield _policy(shadow, title, start, end)
            done = match.end()
    for match in DRAFTED.finditer(shadow, start, end):
        title = Span(*match.span("title"))
        if not TOO_VAGUE.fullmatch(match["title"][:-2]) and not re.search(KINDS, match["title"]):
            policy = _policy(shadow, title, start, end)
            is_drafted = match["chain"] and policy.relation is Relation.CARRIES_OUT  # 制定实施…方案
            yield replace(policy, relation=Relation.DRAFTS) if is_drafted else policy


def _policy(shadow: str, title: Span, start: int, end: int) -> Policy:
    clause = _clause(shadow, title, start, end)
    return Policy(title, title, _relation(shadow, title, clause) or Relation.CITES, clause)
