"""The facts of a reading, gathered range by range, each with its words, its place, its proof and its node."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from graph.folding import fold_title
from graph.model import (
    Action,
    Basis,
    Campaign,
    CampaignMention,
    Deadline,
    Document,
    Item,
    Kind,
    Measure,
    Nodes,
    Notice,
    Party,
    PartyRole,
    Place,
    PlaceMention,
    Policy,
    PolicyMention,
    Reading,
    Relation,
    Responsibility,
    Unit,
    UnitMention,
    Unread,
)
from ingest.campaigns import campaigns
from ingest.deadlines import deadlines
from ingest.frame import Frame
from ingest.gazetteer import named
from ingest.identity import campaign_id, name_in, policy_id
from ingest.items import Outlined
from ingest.measures import measures
from ingest.policies import policies
from ingest.registry import registry
from ingest.resolve import Context, resolve, with_parents
from ingest.responsibility import Carrier
from ingest.spans import LONGEST_LIST, Span, meets, merged, reach, sentences, trimmed
from ingest.unit_lists import unit_list

Node = TypeVar("Node", Policy, Campaign, Place)
SENTENCE_STOP = re.compile(r"[。;；\n]")


@dataclass(slots=True)
class Facts:
    """What has been read so far of one notice. Methods add; ``reading`` closes."""

    text: str
    shadow: str
    notice: Notice
    context: Context
    parties: list[Party] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    responsibilities: list[Responsibility] = field(default_factory=list)
    mentions: list[UnitMention] = field(default_factory=list)
    policies: list[PolicyMention] = field(default_factory=list)
    campaigns: list[CampaignMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    deadlines: list[Deadline] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    resolved: dict[str, Unit] = field(default_factory=dict)

    def read_parties(self, found: Frame) -> None:
        """Issuer and addressees, those who get a copy, and the title that the notice gives out."""
        if found.issuer and found.notice_title:
            self._party(PartyRole.ISSUER, found.issuer, found.notice_title)
        for signature in found.signatures:
            self._party(PartyRole.ISSUER, signature, signature)
        if found.addressees:
            for unit in self._listed(found.addressees):
                self._party(PartyRole.ADDRESSEE, unit, found.addressees)
        for line in found.copies:
            for unit in self._listed(line):
                self._mention(None, unit, line)
        if found.title and found.notice_title:
            self._policy(None, found.title, found.title, Relation.ISSUES, found.notice_title)

    def read_items(self, outline: Iterable[Outlined]) -> None:
        """What stands in the items: carriers, sentences, and all that they mention."""
        for entry in outline:
            item = entry.item
            for carrier in entry.carriers:
                self._carrier(item, carrier)
            apart = sorted(carrier.whole for carrier in entry.carriers if carrier.claims)
            for piece in _between(entry.body, apart):
                self._actions(item, piece)
            status = "reported" if item.kind is Kind.REPORTED else "target"
            own = Span(entry.title.start, max(entry.title.end, entry.body.end))
            for piece in _between(own, apart):
                self._mentioned(item.id, piece, status)
            if item.kind is Kind.PLANNED:
                self._deadlines(item.id, own)

    def read_outside(self, found: Frame, outline: Sequence[Outlined]) -> None:
        """What stands before the first item: in the notice's opening and the plan's."""
        first = min((entry.item.start for entry in outline), default=found.body.end)
        for piece in (found.preamble, Span(found.body.start, max(found.body.start, first))):
            self._mentioned(None, piece, "target")

    def reading(self, document: Document, reader: str, version: str, items: tuple[Item, ...]) -> Reading:
        """All that was read, in the order of the text."""
        return Reading(
            reader=reader,
            registry=version,
            document=self.notice,
            source=document,
            items=items,
            parties=_ordered(self.parties),
            actions=_ordered(self.actions),
            responsibilities=_ordered(self.responsibilities),
            mentions=_ordered(self.mentions),
            policies=_ordered(self.policies),
            campaigns=_ordered(self.campaigns),
            places=_ordered(self.places),
            measures=_ordered(self.measures),
            deadlines=_ordered(self.deadlines),
            unread=_ordered(self.unread),
            nodes=self._nodes(),
        )

    def _words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _unit(self, surface: Span) -> Unit:
        words = self.shadow[surface.start : surface.end]
        if words not in self.resolved:
            self.resolved[words] = unit = resolve(words, self.context)
            self.units[unit.id] = unit
        return self.resolved[words]

    def _party(self, role: PartyRole, span: Span, proof: Span) -> None:
        unit = self._unit(span)
        self.parties.append(Party(role, self._words(span), unit.id, unit.name, *span, *proof))

    def _mention(self, task: str | None, span: Span, proof: Span) -> None:
        unit = self._unit(span)
        self.mentions.append(UnitMention(task, self._words(span), *span, unit.id, unit.name, *proof))

    def _listed(self, where: Span) -> tuple[Span, ...]:
        """The units of a list outside the items; what is no unit goes to ``unread``."""
        if where.end - where.start > LONGEST_LIST:
            self._unread(where, f"a list of units is longer than {LONGEST_LIST} characters")
            return ()
        end = where.end - self.shadow[where.start : where.end].endswith(("。", ":"))
        found = unit_list(self.shadow, where.start, end)
        for strange in found.strange:
            self._unread(strange, "stands in a list of units but does not look like one")
        return found.units

    def _unread(self, span: Span, why: str) -> None:
        self.unread.append(Unread(*span, self._words(span), why))

    def _carrier(self, item: Item, carrier: Carrier) -> None:
        if carrier.claims is None:
            self._unread(carrier.whole, carrier.why)
            return
        for claim in carrier.claims.claims:
            unit = self._unit(claim.unit)
            self.responsibilities.append(
                Responsibility(
                    task=item.id,
                    role=claim.role,
                    text=self._words(claim.unit),
                    start=claim.unit.start,
                    end=claim.unit.end,
                    unit=unit.id,
                    name=unit.name,
                    basis=Basis.EXPLICIT,
                    collective=unit.collective,
                    open_ended=claim.open_ended,
                    quote_start=carrier.whole.start,
                    quote_end=carrier.whole.end,
                    rule=claim.rule,
                )
            )
        for strange in carrier.claims.strange:
            self._unread(strange, "stands among the units of a carrier but does not look like one")

    def _actions(self, item: Item, piece: Span) -> None:
        for span in sentences(self.shadow, *piece):
            self.actions.append(Action(item.id, self._words(span), *span))

    def _policy(self, task: str | None, whole: Span, title: Span, relation: Relation, proof: Span) -> None:
        words = self._words(title)
        identifier = policy_id(words, self.notice.id)
        self.policies.append(PolicyMention(task, self._words(whole), *whole, words, identifier, relation, *proof))

    def _mentioned(self, task: str | None, piece: Span, status: str) -> None:
        """Policies, campaigns, measures, places and other units in a range of the text."""
        titles = []
        for policy in policies(self.shadow, *piece):
            self._policy(task, policy.whole, policy.title, policy.relation, policy.clause)
            titles.append(policy.whole)
        hidden = list(titles)
        for campaign in campaigns(self.shadow, *piece, titles):
            self._campaign(task, campaign.whole, campaign.clause)
            hidden.append(campaign.whole)
        for quantity in measures(self.shadow, *piece):
            words = self._words(quantity.name) if quantity.name else None
            proof = self._sentence(quantity.whole, piece)
            value, sign = quantity.value, quantity.comparator
            self.measures.append(
                Measure(task, self._words(quantity.whole), *quantity.whole, words, value, self._words(quantity.unit), sign,
                        quantity.approximate, status, *proof)
            )  # fmt: skip
        hidden = merged(hidden)
        for body in named(self.shadow, *piece, self.context.jurisdiction):
            if meets(body.whole, hidden):
                continue
            proof = self._sentence(body.whole, piece)
            if body.place is None:
                self._mention(task, body.whole, proof)
            else:
                place = body.place
                self.places.append(
                    PlaceMention(task, self._words(body.whole), *body.whole, place.name, place.code, *proof)
                )

    def _campaign(self, task: str | None, whole: Span, proof: Span) -> None:
        words = self._words(whole)
        identifier = campaign_id(words, self.context.jurisdiction, self.notice.id)
        self.campaigns.append(CampaignMention(task, words, *whole, fold_title(words), identifier, *proof))

    def _deadlines(self, task: str, where: Span) -> None:
        for limit in deadlines(self.shadow, *where, self.context.year):
            proof = self._sentence(limit.whole, where)
            self.deadlines.append(
                Deadline(task, self._words(limit.whole), *limit.whole, limit.by, limit.recurring, *proof)
            )

    def _sentence(self, span: Span, within: Span) -> Span:
        """The sentence around a mention, within a range."""
        start, end = reach(self.shadow, span, within, "。;\n", SENTENCE_STOP)
        return trimmed(self.shadow, start, min(end + 1, within.end))

    def _nodes(self) -> Nodes:
        """The shared nodes of the facts, with what the registry puts above them."""
        named_policies = {p.policy: Policy(p.policy, name_in(p.policy)) for p in self.policies}
        code = self.context.jurisdiction
        named_campaigns = {c.campaign: Campaign(c.campaign, name_in(c.campaign), code) for c in self.campaigns}
        places = {p.id: p for mention in self.places for p in registry().ancestors(mention.code)}
        return Nodes(
            units=tuple(with_parents(self.units.values())),
            policies=_by_id(named_policies),
            campaigns=_by_id(named_campaigns),
            places=_by_id(places),
        )


def _by_id(nodes: dict[str, Node]) -> tuple[Node, ...]:
    return tuple(nodes[key] for key in sorted(nodes))


Fact = TypeVar(
    "Fact",
    Party,
    Action,
    Responsibility,
    UnitMention,
    PolicyMention,
    CampaignMention,
    PlaceMention,
    Measure,
    Deadline,
    Unread,
)


def _ordered(facts: list[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end)))


def _between(whole: Span, apart: Sequence[Span]) -> list[Span]:
    """A range without the ranges that lie in it."""
    pieces: list[Span] = []
    start = whole.start
    for span in apart:
        if start < span.start:
            pieces.append(Span(start, min(span.start, whole.end)))
        start = max(start, span.end)
    return [*pieces, Span(start, whole.end)] if start < whole.end else pieces
