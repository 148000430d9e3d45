"""What a reading holds: the notice, its outline, and facts that each carry their place in the text.

The field names of these classes are those of the JSON that ``policygraph read`` prints (``reading_json``). All offsets
count Unicode code points in the document's text, half-open; ``text`` is always ``document_text[start:end]``, and the
proof, ``document_text[quote_start:quote_end]``, contains it unless the fact is inherited.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from graph.immutable import immutable

SCHEMA = 1
"""Version of the reading's JSON."""
STORE_SCHEMA = 2
"""Version of what a store holds; 2 has rosters."""


class Role(StrEnum):
    """What a unit does in a task; also the edge from unit to task."""

    LEADS = "leads"
    SUPPORTS = "supports"
    IMPLEMENTS = "implements"


class Relation(StrEnum):
    """What a task or notice does with a policy; also the edge from it to the policy."""

    CARRIES_OUT = "carries_out"
    REVISES = "revises"
    DRAFTS = "drafts"
    ISSUES = "issues"
    CITES = "cites"


class Basis(StrEnum):
    """Whether the text names the unit at the task (explicit) or a rule of the document gives it (inherited)."""

    EXPLICIT = "explicit"
    INHERITED = "inherited"


class Kind(StrEnum):
    """Whether an item says what shall be done (planned) or what was done (reported)."""

    PLANNED = "planned"
    REPORTED = "reported"


class PartyRole(StrEnum):
    """Who speaks in the notice, and to whom."""

    ISSUER = "issuer"
    ADDRESSEE = "addressee"


class Level(StrEnum):
    """Administrative levels, highest first."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


@immutable
class Given:
    """What a manifest, an option or the page says about a document, beside its text. Dates are ISO 8601 of known precision."""

    url: str | None = None
    retrieved_on: str | None = None
    issuer: str | None = None
    number: str | None = None
    issued_on: str | None = None
    jurisdiction: str | None = None
    publisher: str | None = None
    published_on: str | None = None


@immutable
class Document:
    """What a reader makes of bytes: the text that all offsets count in, and where it came from.

    ``page`` is what a web page says of itself outside its text; what is ``given`` goes before it.
    """

    text: str
    media_type: str
    sha256: str
    given: Given = Given()
    page: Given = Given()


@immutable
class Notice:
    """What a reading says of the document as a whole. ``jurisdiction`` is a place code, ``length`` counts characters."""

    id: str
    title: str | None
    notice_title: str | None
    number: str | None
    issuer: str | None
    issued_on: str | None
    year: int | None
    jurisdiction: str | None
    publisher: str | None
    published_on: str | None
    url: str | None
    retrieved_on: str | None
    media_type: str
    sha256: str
    length: int


@immutable
class Item:
    """A numbered item of the outline. A task has no item below it, or a carrier of its own; others are sections.

    ``start`` is the first character of its number, ``path`` the numbers above it and its own, as written.
    """

    id: str
    parent: str | None
    path: tuple[str, ...]
    title: str
    start: int
    end: int
    kind: Kind
    is_task: bool


@immutable
class Party:
    """The issuer or an addressee, where the notice names it."""

    role: PartyRole
    text: str
    unit: str
    name: str
    start: int
    end: int
    quote_start: int
    quote_end: int


@immutable
class Action:
    """A sentence or ``；`` clause of an item's body."""

    task: str
    text: str
    start: int
    end: int


@immutable
class Responsibility:
    """A unit's role in a task. The proof is the carrier that states it, ``rule`` the format that read it."""

    task: str | None
    role: Role
    text: str
    start: int
    end: int
    unit: str
    name: str
    basis: Basis
    collective: bool
    open_ended: bool
    quote_start: int
    quote_end: int
    rule: str


@immutable
class UnitMention:
    """A unit that is named without a responsibility."""

    task: str | None
    text: str
    start: int
    end: int
    unit: str
    name: str
    quote_start: int
    quote_end: int


@immutable
class PolicyMention:
    """A policy that is named, and what is done with it."""

    task: str | None
    text: str
    start: int
    end: int
    title: str
    policy: str
    relation: Relation
    quote_start: int
    quote_end: int


@immutable
class CampaignMention:
    """A campaign that is named."""

    task: str | None
    text: str
    start: int
    end: int
    name: str
    campaign: str
    quote_start: int
    quote_end: int


@immutable
class PlaceMention:
    """A place that is named, neither the issuer's own nor inside a name. ``code`` is GB/T 2260 or ``zone:<name>``."""

    task: str | None
    text: str
    start: int
    end: int
    name: str
    code: str
    quote_start: int
    quote_end: int


@immutable
class Measure:
    """A number with its unit. ``name`` is what is measured, ``value`` is written out, ``comparator`` one of = ≥ ≤ > < ≈."""

    task: str | None
    text: str
    start: int
    end: int
    name: str | None
    value: float
    unit: str
    comparator: str
    approximate: bool
    status: str
    quote_start: int
    quote_end: int


@immutable
class Deadline:
    """A limit in time. ``by`` is the ISO date it ends on, null where the text gives none."""

    task: str | None
    text: str
    start: int
    end: int
    by: str | None
    recurring: bool
    quote_start: int
    quote_end: int


@immutable
class Unread:
    """A passage that looks like a fact and was not understood, with the reason."""

    start: int
    end: int
    text: str
    why: str


@immutable
class Unit:
    """A body, shared by documents: its properties follow from the registry and its id alone.

    ``jurisdiction`` is the code of the area it serves, null if provisional. A collective (各區…, …成員單位) may hold units
    of ``holds_level`` whose jurisdiction begins with ``holds_area``. ``parent`` is the unit it is part of.
    """

    id: str
    name: str
    short: str
    kind: str
    level: Level | None
    jurisdiction: str | None
    provisional: bool = False
    collective: bool = False
    holds_level: Level | None = None
    holds_area: str | None = None
    parent: str | None = None
    source: str | None = None


@immutable
class Policy:
    """A law, plan, measure, standard or guide, shared by documents."""

    id: str
    name: str


@immutable
class Campaign:
    """A campaign with a name of its own. ``jurisdiction`` is the issuer's place code, null if it is unknown."""

    id: str
    name: str
    jurisdiction: str | None


@immutable
class Place:
    """A place of GB/T 2260 or of our table of zones. ``parent`` is the id of the place it lies in."""

    id: str
    name: str
    short: str
    code: str
    level: Level
    parent: str | None


@immutable
class Membership:
    """That a unit is one of a collective, by a roster: from when to when (ISO dates, null if unknown), and who says so.

    ``collective_name`` and ``member_name`` are the names as the roster has them, to be resolved again.
    """

    collective: str
    member: str
    since: str | None
    until: str | None
    source: str
    collective_name: str
    member_name: str


@immutable
class Succession:
    """One unit followed another, by their ids, on a date or in a year, by a law or reform plan."""

    predecessor: str
    successor: str
    on: str
    basis: str


@immutable
class Nodes:
    """The shared nodes that a reading's facts point to, with their registry parents, each kind in order of id.

    ``successions`` are all that the units take part in; the other unit of one need not be here.
    """

    units: tuple[Unit, ...] = ()
    policies: tuple[Policy, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    places: tuple[Place, ...] = ()
    successions: tuple[Succession, ...] = ()


@immutable
class Reading:
    """All that a notice says, and what of it was not understood. Pure: same document and registry, same reading."""

    reader: str
    registry: str
    document: Notice
    source: Document
    items: tuple[Item, ...] = ()
    parties: tuple[Party, ...] = ()
    actions: tuple[Action, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    mentions: tuple[UnitMention, ...] = ()
    policies: tuple[PolicyMention, ...] = ()
    campaigns: tuple[CampaignMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    measures: tuple[Measure, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    unread: tuple[Unread, ...] = ()
    nodes: Nodes = field(default=Nodes())

    @property
    def text(self) -> str:
        """The document's text, which all offsets count in."""
        return self.source.text

    @property
    def tasks(self) -> tuple[Item, ...]:
        """Items without items below them, and items with a carrier of their own."""
        return tuple(item for item in self.items if item.is_task)

    @property
    def sections(self) -> tuple[Item, ...]:
        """The other items."""
        return tuple(item for item in self.items if not item.is_task)
