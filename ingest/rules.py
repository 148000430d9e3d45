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
from ingest.spans import Span
from ingest.unit_lists import unit_list

if TYPE_CHECKING:
    from ingest.responsibility import Carrier

FIRST_LEADS = re.compile(
    r"(?:[,，;；。、]\s*)?(?P<note>注[:：]?\s*)?(?:(?<![一-龥])[^,，。;；、:()\s等]{0,8}?(?:单位|部门)(?![,，]))?(?:(?:中|的)[,，]?)?(?:排名|排序|排列|排|列|位列)?在?(?:第一|首)(?:位|个|名)?的?(?:者|部门|单位|责任单位|责任部门)?"
    r"(?:均)?为(?:主要)?(?:牵头|主办|主要责任)(?:责任|负责)?(?:单位|部门|方)?"
    r"(?P<others>[,，;；]\s*(?:其余|其他|其它)(?:的|单位|部门|责任单位|责任部门)*(?:均)?为(?:主要)?(?:配合|协办|参与|协助)(?:责任)?(?:单位|部门|方)?)?"
    r"(?:[,，。;；]?\s*(?:以下|下)(?:均?相?同|皆同))?"
)
MAY_SAY_FIRST = re.compile(r"(?:第一|首)[^,，。;；\n]{0,12}为[^,，。;；\n]{0,4}(?:牵头|主办|主要)")
INHERITED = re.compile(
    r"以下(?:[^,，。;；:()\n]{0,8}?)(?:均|都|皆)(?:需|须|应|要|请)?由?(?P<units>(?:[^,，。;；:()\n]|\([^()\n]{1,12}\)){2,60}?)"
    r"(?:(?P<implements>负责落实|组织落实|落实|负责|实施|组织实施)|(?P<supports>配合|参与|协助))[,，]?\s*(?:以下)?不再(?:一一|逐一|逐项)?(?:列出|列举|注明|重复|标注)"
)
MOST = 50
"""Rules of a document; no notice has so many."""


@immutable
class Rule:
    """A rule and its place. ``since`` is the first character it holds for; ``given`` are units that it names."""

    whole: Span
    since: int
    others_support: bool = False
    given: tuple[Claim, ...] = ()


def rules(shadow: str, where: Span) -> list[Rule]:
    """The rules that a range of the folded text states, in order."""
    return sorted((*_first_leads(shadow, where), *_inherited(shadow, where)), key=lambda rule: rule.whole)[:MOST]


def without_rule(shadow: str, clause: Span) -> Span:
    """A carrier's words without a rule that ends them."""
    first = FIRST_LEADS.search(shadow, *clause) if MAY_SAY_FIRST.search(shadow, *clause) else None
    others = INHERITED.search(shadow, *clause) if shadow.find("不再", *clause) >= 0 else None
    starts = [match.start() for match in (first, others) if match and match.start() > clause.start]
    return Span(clause.start, min(starts)) if starts else clause


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


def given(known: Iterable[Rule], start: int, named: Sequence[Carrier]) -> Iterator[tuple[Rule, Claim]]:
    """The units that rules give to an item that begins behind them and has a carrier of its own."""
    if any(carrier.claims for carrier in named):
        for rule in known:
            if rule.given and rule.since <= start:
                yield from ((rule, claim) for claim in rule.given)


def _first_leads(shadow: str, where: Span) -> Iterator[Rule]:
    if not MAY_SAY_FIRST.search(shadow, *where):
        return
    for match in FIRST_LEADS.finditer(shadow, *where):
        since = where.start if match["note"] else match.start()
        yield Rule(Span(*match.span()), since, others_support=match["others"] is not None)


def _inherited(shadow: str, where: Span) -> Iterator[Rule]:
    for match in INHERITED.finditer(shadow, *where) if shadow.find("不再", *where) >= 0 else ():
        units = unit_list(shadow, *match.span("units"))
        role = Role.SUPPORTS if match["supports"] else Role.IMPLEMENTS
        claims = tuple(Claim(role, unit, units.open_ended, "inherited", Basis.INHERITED) for unit in units.units)
        if claims:
            yield Rule(Span(*match.span()), match.end(), given=claims)
