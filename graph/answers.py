"""What a store answers: rows that are plain data, each fact with the sentence that proves it."""

from __future__ import annotations

from dataclasses import field
from typing import Generic, TypeVar

from graph.immutable import immutable
from graph.model import Given, Kind, Role

Row = TypeVar("Row")
PAGE = 50
"""Rows of a page unless asked otherwise."""
LARGEST_PAGE = 500
COLLECTIVE = "collective"
"""The basis of evidence in an answer that names a collective which the unit is one of; in a reading there is none."""


@immutable
class Evidence:
    """An edge of the graph with its proof: ``quote`` is ``document_text[quote_start:quote_end]`` and holds ``text``."""

    relation: str  # leads, supports, implements, carries_out, revises, drafts, issues, cites, concerns
    target: str  # id of the unit, policy, campaign or place at the other end
    name: str  # its official name
    text: str  # how the notice names it
    start: int
    end: int
    basis: str
    open_ended: bool
    rule: str
    quote: str
    quote_start: int
    quote_end: int
    source: str | None = None  # of a collective: who says that the unit is one of it


@immutable
class DocumentRow:
    """A notice in a list. Dates are ISO 8601 strings of the precision that is known."""

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
    tasks: int
    unread: int


@immutable
class DocumentReference:
    """What a task's row says of its notice."""

    id: str
    title: str | None
    issuer: str | None
    number: str | None
    issued_on: str | None
    year: int | None


@immutable
class TaskRow:
    """One task: ``roles`` of the unit that was asked for (empty if none was), ``evidence`` in the order of the text."""

    id: str
    title: str
    path: list[str]
    kind: Kind
    text: str
    start: int
    end: int
    document: DocumentReference
    roles: list[str]
    evidence: list[Evidence]


@immutable
class Sentence:
    """A sentence of a task."""

    id: str
    text: str
    start: int
    end: int


@immutable
class MeasureRow:
    """A number with its unit."""

    id: str
    text: str
    name: str | None
    value: float
    unit: str
    comparator: str
    approximate: bool
    status: str
    start: int
    end: int


@immutable
class DeadlineRow:
    """A limit in time."""

    id: str
    text: str
    by: str | None
    recurring: bool
    start: int
    end: int


@immutable
class TaskDetail:
    """A task with all that the graph knows of it: its evidence is every edge to units, policies, campaigns, places."""

    task: TaskRow
    parents: list[Sentence]  # the items above it, outermost first: id, title as text, span
    actions: list[Sentence]
    measures: list[MeasureRow]
    deadlines: list[DeadlineRow]


@immutable
class UnitRow:
    """A unit, with the number of planned tasks it is explicitly or by inheritance named in."""

    id: str
    name: str
    short: str
    kind: str
    level: str | None
    jurisdiction: str | None
    collective: bool
    provisional: bool
    parent: str | None
    tasks: int
    surfaces: list[str] = field(default_factory=list)  # how notices name it; filled in the detail only


@immutable
class NamedRow:
    """A policy or a campaign, with the number of planned tasks that name it."""

    id: str
    name: str
    tasks: int


@immutable
class Page(Generic[Row]):
    """A part of a list: ``count`` rows in all, ``next`` the cursor of the page after this one, if any.

    ``through_collectives`` is null unless a unit was asked for: how many tasks more, in the documents of the answer,
    name a collective that the unit is or may be in by its level, and that no roster settles.
    """

    rows: list[Row]
    count: int
    next: str | None = None
    through_collectives: int | None = None


@immutable
class StandIn:
    """A node whose tasks are the asked unit's too, in documents from ``since`` to ``until`` (ISO dates, "" if open).

    A collective that holds the unit has a ``source``, who says so; a predecessor or successor has none.
    """

    node: str
    since: str = ""
    until: str = ""
    source: str | None = None


@immutable
class TaskFilter:
    """What tasks are asked for. Ids, not names; ``text`` is words that the task's own text must hold.

    ``also`` are nodes whose tasks count as those of ``unit``; ``as_of`` leaves out documents of later or unknown date.
    ``policies`` and ``campaigns`` are other editions, which count as ``policy`` and ``campaign``.
    """

    unit: str | None = None
    also: tuple[StandIn, ...] = ()
    as_of: str | None = None
    roles: tuple[Role, ...] = ()
    policy: str | None = None
    policies: tuple[str, ...] = ()
    campaign: str | None = None
    campaigns: tuple[str, ...] = ()
    document: str | None = None
    kind: Kind | None = Kind.PLANNED
    text: str | None = None


@immutable
class FileRow:
    """The file that a stored document was read from: the hash of its bytes, as what they were read, and what was given."""

    document: str
    sha256: str
    media_type: str
    given: Given


@immutable
class Status:
    """What a store holds. ``nodes`` and ``edges`` count by label and type."""

    url: str
    schema: int
    reader: str | None
    registry: str | None
    documents: int
    tasks: int
    unread: int
    nodes: dict[str, int]
    edges: dict[str, int]


@immutable
class Written:
    """What a write did: counts of what the documents hold, and how many were new, replaced or unchanged."""

    documents: int
    new: int
    replaced: int
    unchanged: int
    tasks: int
    edges: int
    unread: int
