"""The facts of a reading, gathered range by range, each with its words, its place, its proof and its node."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TypeVar

from graph.folding import plain_title
from graph.immutable import immutable
from graph.model import (
    Action,
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
from ingest.aliases import MARKS, called, in_short
from ingest.campaigns import campaigns
from ingest.deadlines import day_of_cell, deadlines
from ingest.formats import Claim
from ingest.frame import Frame
from ingest.gazetteer import Match, Named, named, names_in
from ingest.identity import campaign_id, name_in, policy_id
from ingest.measures import measures
from ingest.outlined import Outlined
from ingest.outside import told_outside
from ingest.policies import policies
from ingest.reasons import LONG_LIST, STRANGE_IN_CARRIER, STRANGE_IN_LIST
from ingest.registry import registry
from ingest.resolve import Context, resolve_folded, with_parents
from ingest.responsibility import Carrier
from ingest.spans import LONGEST_LIST, Span, between, lies_in, meets, merged, sentences, trimmed, without
from ingest.successions import successions
from ingest.unit_lists import unit_list

Node = TypeVar("Node", Policy, Campaign, Place)
OfUnit = TypeVar("OfUnit", Party, Responsibility, UnitMention)
PLACE = attrgetter("start", "end")
SENTENCE_STOP = re.compile(r"[。;；\n]")


@dataclass(slots=True)
class Piece:
    """A range of the text between carriers: its item, whether it sets or reports, and the names found in it."""

    task: str | None
    span: Span
    status: str
    titles: list[Span] = field(default_factory=list)
    campaigns: list[Span] = field(default_factory=list)


@immutable
class Responsible:
    """Who has a duty: where they are named, which of these are surely one name (listed ones, collectives), and their ids."""

    names: list[Span]
    sure: list[Span]
    units: frozenset[str]


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
    called: dict[str, str] = field(init=False)
    """Names in short with those in full, folded and without marks, as the notice says by 以下简称."""
    responsible: Responsible = field(init=False)
    stops: list[int] = field(init=False)
    """Where sentences end."""
    names: list[Match] = field(init=False)
    """All names of places and bodies, though they overlap."""

    def __post_init__(self) -> None:
        """Find the ends of the sentences, the names, and those that the notice gives in short."""
        self.called = {short: self.shadow[full.start : full.end].strip(MARKS) for short, full in called(self.shadow)}
        self.names = names_in(self.shadow)
        self.stops = [match.start() for match in SENTENCE_STOP.finditer(self.shadow)]

    def read_parties(self, found: Frame) -> None:
        """Issuer and addressees, those who get a copy, and the title that the notice gives out."""
        if title := found.notice_title:
            for issuer in found.issuers:
                self._party(PartyRole.ISSUER, issuer, title if title.holds(issuer) else issuer)
        for signature in found.signatures:
            self._party(PartyRole.ISSUER, signature, signature)
        if found.addressees:
            for unit in self._listed(found.addressees):
                self._party(PartyRole.ADDRESSEE, unit, found.addressees)
        for line in found.copies:
            for unit in self._listed(line):
                self._mention(None, unit, line)
        if found.title:
            self._policy(None, found.title, found.title, Relation.ISSUES, found.notice_title or found.title)

    def read_items(self, found: Frame, outline: Sequence[Outlined], left_out: Sequence[Carrier]) -> None:
        """What the items say, and the openings before them: carriers, sentences, and all that they mention.

        ``left_out`` are tables whose rows are no tasks.
        """
        covered = merged(Span(entry.item.start, max(entry.item.end, entry.body.end)) for entry in outline)
        first, last = (covered[0].start, covered[-1].end) if covered else (found.body.end, found.body.end)
        opening = Span(found.body.start, max(found.body.start, first))
        pieces = [Piece(None, found.preamble, "target"), Piece(None, opening, "target")]
        for entry in outline:
            item = entry.item
            for carrier in entry.carriers:
                self._carrier(item, carrier)
            for rule, claim in entry.given:
                self._claim(item, claim, rule.whole)
            apart = sorted(carrier.whole for carrier in entry.carriers if carrier.claims and carrier.apart)
            for span in without(entry.body, apart):
                self._actions(item, span)
            own = Span(entry.title.start, max(entry.title.end, entry.body.end))
            status = "reported" if item.kind is Kind.REPORTED else "target"
            pieces += [Piece(item.id, span, status) for span in without(own, apart)]
            if item.kind is Kind.PLANNED:
                self._deadlines(item.id, own)
                for time in entry.times:
                    self._time(item, time)
        self._keep_responsible()
        for span, why in told_outside(self.shadow, found, outline, left_out):
            self._unread(span, why)
        pieces.append(Piece(None, Span(last, max(last, found.body.end)), "target"))
        for read in (self._policies, self._campaigns, self._measures, self._named):
            for piece in pieces:  # one kind after the other: faster than piece after piece, which the caches like less
                read(piece)

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

    def name_in_full(self) -> None:
        """Give the facts of a body that is named in short here, and in full elsewhere, to the one in full."""
        full = in_short({"".join(words.split()): unit for words, unit in self.resolved.items()})
        if full:
            self.units = {key: unit for key, unit in self.units.items() if key not in full}
            self.parties = [_named_in_full(fact, full) for fact in self.parties]
            self.responsibilities = [_named_in_full(fact, full) for fact in self.responsibilities]
            self.mentions = [_named_in_full(fact, full) for fact in self.mentions]

    def _words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _unit(self, surface: Span) -> Unit:
        words = self.shadow[surface.start : surface.end]
        if words not in self.resolved:
            name = "".join(words.split())
            unit = resolve_folded(name, self.context)
            if unit.source is None and name in self.called:
                unit = resolve_folded(self.called[name], self.context)
            self.resolved[words] = unit
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
            self._unread(where, LONG_LIST)
            return ()
        end = where.end - self.shadow[where.start : where.end].endswith(("。", ":"))
        found = unit_list(self.shadow, where.start, end)
        for strange in found.strange:
            self._unread(strange, STRANGE_IN_LIST)
        return found.units

    def _unread(self, span: Span, why: str) -> None:
        self.unread.append(Unread(*span, self._words(span), why))

    def _carrier(self, item: Item, carrier: Carrier) -> None:
        if carrier.claims is None:
            self._unread(carrier.whole, carrier.why)
            return
        for claim in carrier.claims.claims:
            self._claim(item, claim, carrier.whole)
        for strange in carrier.claims.strange:
            self._unread(strange, STRANGE_IN_CARRIER)

    def _claim(self, item: Item, claim: Claim, proof: Span) -> None:
        unit = self._unit(claim.unit)
        self.responsibilities.append(
            Responsibility(item.id, claim.role, self._words(claim.unit), *claim.unit, unit.id, unit.name, claim.basis,
                           unit.collective, claim.open_ended, *proof, claim.rule)
        )  # fmt: skip

    def _actions(self, item: Item, piece: Span) -> None:
        text, task = self.text, item.id
        for start, end in sentences(self.shadow, *piece):
            if self.shadow[start] == "|":  # the border before a cell
                start, end = trimmed(self.shadow, start + 1, end)
            if start < end:
                self.actions.append(Action(task, text[start:end], start, end))

    def _policy(self, task: str | None, whole: Span, title: Span, relation: Relation, proof: Span) -> None:
        words = self._words(title)
        name = plain_title(self.shadow[title.start : title.end])
        identifier = policy_id(plain_title(self.called.get(name, name)), self.notice.id)
        self.policies.append(PolicyMention(task, self._words(whole), *whole, words, identifier, relation, *proof))

    def _policies(self, piece: Piece) -> None:
        for policy in policies(self.shadow, *piece.span):
            self._policy(piece.task, policy.whole, policy.title, policy.relation, policy.clause)
            piece.titles.append(policy.whole)

    def _campaigns(self, piece: Piece) -> None:
        for campaign in campaigns(self.shadow, *piece.span, piece.titles):
            self._campaign(piece.task, campaign.whole, campaign.clause)
            piece.campaigns.append(campaign.whole)

    def _measures(self, piece: Piece) -> None:
        text, (least, most) = self.text, piece.span
        proof = Span(least, least)
        for quantity in measures(self.shadow, least, most):
            start, end = quantity.whole
            words = text[quantity.name.start : quantity.name.end] if quantity.name else None
            unit = text[quantity.unit.start : quantity.unit.end]
            if end > proof.end:  # else it stands in the same sentence as the one before
                proof = self._sentence(quantity.whole, piece.span)
            self.measures.append(
                Measure(piece.task, text[start:end], start, end, words, quantity.value, unit, quantity.comparator,
                        quantity.approximate, piece.status, *proof)
            )  # fmt: skip

    def _named(self, piece: Piece) -> None:
        """Places and other units, those who have a duty and those in names of policies and campaigns aside."""
        found = named(self.shadow, self.names, *piece.span, self.context.jurisdiction)
        hidden = merged([*piece.titles, *piece.campaigns]) if found else []
        for body in found:
            if meets(body.whole, hidden) or self._has_duty(body):
                continue
            proof = self._sentence(body.whole, piece.span)
            if body.place is None:
                self._mention(piece.task, body.whole, proof)
            else:
                place = body.place
                self.places.append(
                    PlaceMention(piece.task, self._words(body.whole), *body.whole, place.name, place.code, *proof)
                )

    def _has_duty(self, body: Named) -> bool:
        """Whether a name is, or stands in, that of somebody who has a duty here; names that no table knows may be read too long."""
        who = self.responsible
        if not lies_in(body.whole, who.names):
            return False
        return body.place is not None or lies_in(body.whole, who.sure) or self._unit(body.whole).id in who.units

    def _keep_responsible(self) -> None:
        """Note who has a duty, when all duties are read."""
        sure = (duty for duty in self.responsibilities if duty.collective or self.units[duty.unit].source)
        self.responsible = Responsible(
            names=merged(Span(duty.start, duty.end) for duty in self.responsibilities),
            sure=merged(Span(duty.start, duty.end) for duty in sure),
            units=frozenset(duty.unit for duty in self.responsibilities),
        )

    def _campaign(self, task: str | None, whole: Span, proof: Span) -> None:
        words = self._words(whole)
        name = plain_title(self.shadow[whole.start : whole.end])
        identifier = campaign_id(name, self.context.jurisdiction, self.notice.id)
        self.campaigns.append(CampaignMention(task, words, *whole, name, identifier, *proof))

    def _deadlines(self, task: str, where: Span) -> None:
        for limit in deadlines(self.shadow, *where, self.context.year):
            proof = self._sentence(limit.whole, where)
            self.deadlines.append(
                Deadline(task, self._words(limit.whole), *limit.whole, limit.by, limit.recurring, *proof)
            )

    def _time(self, item: Item, cell: Span) -> None:
        """A cell of a table that says until when."""
        by, recurring = day_of_cell(self.shadow[cell.start : cell.end], self.context.year)
        row = Span(item.start, item.end)
        proof = row if row.holds(cell) else cell  # a merged cell stands in a row above
        self.deadlines.append(Deadline(item.id, self._words(cell), *cell, by, recurring, *proof))

    def _sentence(self, span: Span, within: Span) -> Span:
        """The sentence around a mention, within a range."""
        start, end = between(self.stops, span, within)
        return trimmed(self.shadow, start, min(end + 1, within.end))

    def _nodes(self) -> Nodes:
        """The shared nodes of the facts, with what the registry puts above them."""
        named_policies = {p.policy: Policy(p.policy, name_in(p.policy)) for p in self.policies}
        code = self.context.jurisdiction
        named_campaigns = {c.campaign: Campaign(c.campaign, name_in(c.campaign), code) for c in self.campaigns}
        codes = {mention.code for mention in self.places}
        places = {p.id: p for code in codes for p in registry().ancestors(code)}
        units = tuple(with_parents(self.units.values()))
        return Nodes(
            units=units,
            successions=successions(units),
            policies=_by_id(named_policies),
            campaigns=_by_id(named_campaigns),
            places=_by_id(places),
        )


def _named_in_full(fact: OfUnit, full: Mapping[str, Unit]) -> OfUnit:
    unit = full.get(fact.unit)
    return replace(fact, unit=unit.id, name=unit.name) if unit else fact


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
    return tuple(sorted(facts, key=PLACE))
