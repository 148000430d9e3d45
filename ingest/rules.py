"""Rules of the document: a sentence that says, for later tasks too, who leads a list or who answers for all.

列第一位者为牵头单位，下同 makes the first of each later list lead it; 注：…其余为主要配合单位 makes the others support, in
the whole notice; 以下均需各乡镇人民政府落实，不再列出 gives a role to units that later items do not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.immutable import immutable
from graph.model import Basis, Role
from ingest.formats import Claim
from ingest.spans import Span, trimmed
from ingest.unit_lists import unit_list

if TYPE_CHECKING:
    from ingest.responsibility import Carrier

FIRST_LEADS = re.compile(
    r"(?:[,，;；。、(]\s*)?(?:除[^,，。;；()]{2,14}外[,，])?(?P<note>注[:：]?\s*)?(?:(?<![一-龥])[^,，。;；、:()\s等]{0,8}?(?:单位|部门)(?![,，]))?(?:(?:中|的)[,，]?)?(?:(?:排名|排序|排列|排|列|位列)?在?(?:第一|首)|(?:排名|排序|排列|排|列|位列)在?最?前)(?:位|个|名)?的?(?:者|部门|单位|责任单位|责任部门)?"
    r"(?:均)?为(?:主要|工作|具体|该项工作)?(?:牵头|主办|主要责任)(?:责任|负责)?(?:单位|部门|方)?(?:或汇总(?:单位|部门)?)?"
    r"(?P<others>[,，;；]\s*(?:其余|其他|其它)(?:的|单位|部门|责任单位|责任部门)*(?:均)?为(?:主要)?(?:配合|协办|参与|协助)(?:责任)?(?:单位|部门|方)?)?"
    r"(?:[,，。;；]?\s*(?:以下|下)(?:均?相?同|皆同))?"
)
MAY_SAY_FIRST = re.compile(r"(?:第一|首|[名序列排在]最?前)[^,，。;；\n]{0,12}为[^,，。;；\n]{0,4}(?:牵头|主办|主要)")
_UNITS = r"(?P<units>(?:[^,。;:()\n]|\([^()\n]{1,12}\)){2,60}?)"
_NOT_AGAIN = r"(?:以下)?不再(?:一一|逐一|逐项|单独|另行|分别|重复)?(?:列出|列举|列(?!支|席|入|为|编)|注明|重复|标注|[作做]?分工)(?!经费|预算|列支|安排|收费|支出|资金|项目)"
INHERITED = re.compile(
    rf"以下(?:[^,。;:()\n]{{0,8}}?)[均都皆](?:需|须|应|要|请)?由?{_UNITS}"
    rf"(?:(?P<implements>负责落实|组织落实|落实|负责|实施|组织实施)|(?P<supports>配合|参与|协助))(?:,[^,。;()\n]{{2,40}}){{0,2}},?\s*{_NOT_AGAIN}|"
    rf"(?:以下|具体|各项)(?:任务|工作|措施|事项)?[均都皆]涉及(?P<involved>(?:[^,。;:()\n]|\([^()\n]{{1,12}}\)){{2,60}}?),\s*{_NOT_AGAIN}"
)
"""以下均需各镇落实，不再列出; 具体任务均涉及相关县（区）政府，不再做分工."""
STANDING = re.compile(
    r"除(?:特别|另有|已|单独|另外)?(?:注明|标明|标注|列明|明确|说明)(?:的|者|任务|工作)?外,?(?P<units>[^。;:\n]{2,120}?)[均都皆](?:是|为|作为)(?:[以各]?[下项]?(?:任务|工作|措施|事项)的)?"
    r"(?:(?P<supports>配合|参与|协助|协办)|责任|实施|落实|承办)(?:单位|部门)"
)
"""除特别注明的外，各县（市、区）政府都是配合单位: of the whole notice, where an item does not name them itself."""
MOST = 50
"""Rules of a document; no notice has so many."""


@immutable
class Rule:
    """A rule and its place. ``since`` is the first character it holds for; ``given`` are units that it names."""

    whole: Span
    since: int
    others_support: bool = False
    given: tuple[Claim, ...] = ()
    but_named: bool = False
    """Whether it is not of the units that an item names itself."""


def rules(shadow: str, where: Span) -> list[Rule]:
    """The rules that a range of the folded text states, in order."""
    found = (*_first_leads(shadow, where), *_inherited(shadow, where), *_standing(shadow, where))
    return sorted(found, key=lambda rule: rule.whole)[:MOST]


def without_rule(shadow: str, clause: Span) -> Span:
    """A carrier's words without a rule that ends them."""
    first = FIRST_LEADS.search(shadow, *clause) if MAY_SAY_FIRST.search(shadow, *clause) else None
    others = INHERITED.search(shadow, *clause) if shadow.find("不再", *clause) >= 0 else None
    standing = STANDING.search(shadow, *clause) if shadow.find("除", *clause) >= 0 else None
    starts = [match.start() for match in (first, others, standing) if match and match.start() > clause.start]
    return trimmed(shadow, clause.start, _end(shadow, clause.start, min(starts))) if starts else clause


def _end(shadow: str, start: int, end: int) -> int:
    """The end of a list without the marks behind it."""
    while end > start and shadow[end - 1] in ",;。、 ":
        end -= 1
    return end


def ruled(carrier: Carrier, known: Iterable[Rule]) -> Carrier:
    """A carrier as a rule about the first of a list has it: nothing changes where the words name a lead."""
    rule = next((rule for rule in known if not rule.given and rule.since <= carrier.whole.end), None)
    claims = carrier.claims
    if rule is None or claims is None or any(claim.role is Role.LEADS for claim in claims.claims):
        return carrier
    listed = [claim for claim in claims.claims if claim.role is Role.IMPLEMENTS]
    if not listed:
        return carrier
    first, *others = listed
    changed = {first.unit: replace(first, role=Role.LEADS, rule="first_leads")}
    if rule.others_support:
        changed |= {claim.unit: replace(claim, role=Role.SUPPORTS, rule="first_leads") for claim in others}
    return replace(carrier, claims=replace(claims, claims=tuple(changed.get(c.unit, c) for c in claims.claims)))


def given(shadow: str, known: Iterable[Rule], start: int, named: Sequence[Carrier]) -> Iterator[tuple[Rule, Claim]]:
    """The units that rules give to an item that begins behind them and has a carrier of its own."""
    claims = [claim for carrier in named if carrier.claims for claim in carrier.claims.claims]
    own = {shadow[claim.unit.start : claim.unit.end] for claim in claims}
    for rule in known if claims else ():
        if rule.given and rule.since <= start:
            left_out = own if rule.but_named else set()
            yield from ((rule, one) for one in rule.given if shadow[one.unit.start : one.unit.end] not in left_out)


def _first_leads(shadow: str, where: Span) -> Iterator[Rule]:
    if not MAY_SAY_FIRST.search(shadow, *where):
        return
    for match in FIRST_LEADS.finditer(shadow, *where):
        since = where.start if match["note"] else match.start()
        yield Rule(Span(*match.span()), since, others_support=match["others"] is not None)


def _inherited(shadow: str, where: Span) -> Iterator[Rule]:
    for match in INHERITED.finditer(shadow, *where) if shadow.find("不再", *where) >= 0 else ():
        yield from _of_units(shadow, match, "units" if match["units"] else "involved", match.end())


def _standing(shadow: str, where: Span) -> Iterator[Rule]:
    for match in STANDING.finditer(shadow, *where) if shadow.find("除", *where) >= 0 else ():
        for rule in _of_units(shadow, match, "units", where.start):
            yield replace(rule, but_named=True)


def _of_units(shadow: str, match: re.Match[str], group: str, since: int) -> Iterator[Rule]:
    """A rule that gives units a role, if it names some."""
    units = unit_list(shadow, *match.span(group))
    role = Role.SUPPORTS if match["supports"] else Role.IMPLEMENTS
    claims = tuple(Claim(role, unit, units.open_ended, "inherited", Basis.INHERITED) for unit in units.units)
    if claims:
        yield Rule(Span(*match.span()), since, given=claims)
