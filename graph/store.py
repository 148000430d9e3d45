"""What every store can do. The embedded one and Neo4j answer alike; one contract suite runs on both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from graph.answers import (
    DocumentRow,
    FileRow,
    NamedRow,
    Page,
    Status,
    TaskDetail,
    TaskFilter,
    TaskRow,
    UnitRow,
    Written,
)
from graph.model import Document, Membership, Nodes, Reading, Role


class GraphStore(Protocol):
    """Whole documents go in and out; questions are answered by id. ``after`` is the
    ``next`` of the page before, or empty to start; any string will do, a list goes on behind it.

    Every method raises ``StoreUnavailable`` when the database cannot be used, and ``NotFound`` for an unknown id
    where it asks for one thing.
    """

    @property
    def remote(self) -> bool:
        """Whether answers come over a network: whoever serves others in the meantime asks in a thread."""
        ...

    def write(self, readings: Sequence[Reading], *, replace: bool = False) -> Written:
        """Store whole documents in one transaction, each replacing all that it said before.

        Raises:
            Conflict: another text under a known id without ``replace``, or a reading of another reader or registry
                than the store's.
        """
        ...

    def rewrite(self, readings: Iterable[Reading]) -> Written:
        """Replace all documents by new readings: how a store moves to a new registry.

        All are read before the first is replaced, so that a reading that fails changes nothing. The embedded store does
        it in one transaction; a server, which has no room for that, in several, and is closed to other writing until
        all are replaced.
        """
        ...

    def delete(self, document: str) -> None:
        """Forget a document, and the shared nodes that only it needed."""
        ...

    def sources(self) -> Iterable[Document]:
        """The documents as they were read, in order of id, to be read again."""
        ...

    def files(self) -> list[FileRow]:
        """The files whose documents are stored, in order of the document's id."""
        ...

    def status(self) -> Status:
        """What the store holds."""
        ...

    def version(self) -> object:
        """Something that compares equal as long as no answer can have changed; cheap to ask."""
        ...

    def tasks(self, asked: TaskFilter, *, after: str = "", limit: int = 50) -> Page[TaskRow]:
        """Tasks by document's date (newest first), document id and order in the text."""
        ...

    def tasks_of_unit(
        self, unit: str, *, roles: Sequence[Role] = (), after: str = "", limit: int = 50
    ) -> Page[TaskRow]:
        """Planned tasks that a unit leads, supports or implements. An unknown unit gives an empty page."""
        ...

    def tasks_of_policy(self, policy: str, *, after: str = "", limit: int = 50) -> Page[TaskRow]:
        """Planned tasks that carry out, revise, draft, issue or cite a policy."""
        ...

    def tasks_of_campaign(self, campaign: str, *, after: str = "", limit: int = 50) -> Page[TaskRow]:
        """Planned tasks in a campaign."""
        ...

    def task(self, task: str) -> TaskDetail:
        """A task (or section) with all its evidence."""
        ...

    def units(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[UnitRow]:
        """Units in order of id; ``text`` is a part of a name, short name or surface, in either script."""
        ...

    def unit(self, unit: str) -> UnitRow:
        """A unit, with the surfaces that notices use."""
        ...

    def policies(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[NamedRow]:
        """Policies in order of id; ``text`` is a part of the title, in either script."""
        ...

    def campaigns(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[NamedRow]:
        """Campaigns in order of id; ``text`` is a part of the name, in either script."""
        ...

    def documents(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[DocumentRow]:
        """Documents by date (newest first) and id; ``text`` is a part of a title."""
        ...

    def document(self, document: str) -> DocumentRow:
        """What is known of a document as a whole."""
        ...

    def document_text(self, document: str) -> str:
        """The text that all offsets of the document count in."""
        ...

    def units_named(self, folded: str) -> list[UnitRow]:
        """Units in the store whose name, short name or surface in any notice folds to this, in order of id."""
        ...

    def jurisdictions(self) -> list[str]:
        """Place codes of the documents' issuers, in order."""
        ...

    def put_rosters(self, rosters: Sequence[Membership], nodes: Nodes) -> None:
        """Store what rosters say, each source instead of all that it said before; ``nodes`` are the units they name.

        Rosters stand beside the documents: neither ``delete`` nor ``rewrite`` takes one away.
        """
        ...

    def drop_roster(self, source: str) -> int:
        """Forget what a source says; says how many memberships that were."""
        ...

    def rosters(self) -> list[Membership]:
        """All that rosters say, in order of collective, member, source and date."""
        ...

    def memberships(self, units: Sequence[str]) -> list[Membership]:
        """Of which collectives units are, by rosters, in the same order."""
        ...

    def collectives(self, level: str, jurisdiction: str) -> list[UnitRow]:
        """Collectives that may hold a unit by its level and the code of its place, in order of id."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
