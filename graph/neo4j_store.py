"""The full product's store: a graph in Neo4j, which researchers may look into by Neo4j Browser and the driver as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from time import monotonic, sleep
from typing import Any, TypeVar

from neo4j import Record

from graph.answers import (
    DeadlineRow,
    DocumentRow,
    FileRow,
    MeasureRow,
    NamedRow,
    Page,
    Sentence,
    Status,
    TaskDetail,
    TaskFilter,
    TaskRow,
    UnitRow,
    Written,
)
from graph.errors import NotFound
from graph.folding import fold_name, fold_title
from graph.model import Document, Membership, Nodes, Reading, Role
from graph.neo4j_address import address_of
from graph.neo4j_rewrite import rewrite
from graph.neo4j_rosters import drop_roster, put_rosters
from graph.neo4j_server import Neo4jServer
from graph.neo4j_statements import page, statement
from graph.neo4j_tasks import Counted, task_row, tasks_asked
from graph.neo4j_write import delete, write
from graph.sources import given_in, source
from graph.task_lists import check_limit

Row = TypeVar("Row")
_MOMENT = 0.005  # seconds until an answer is asked for again while others write
_PATIENCE = 3.0  # seconds that one change may take
_FILES = 5_000  # files that are told at a time
_SOURCES = 20  # documents of which the texts are asked for at a time


class Neo4jStore:
    """A ``GraphStore`` on a server. Threads may share it; processes may read it while one writes."""

    remote = True

    def __init__(self, url: str, *, create: bool = True, timeout: float = 5.0) -> None:
        """The server is first asked when something is needed of it. ``timeout``: seconds to wait for another writer."""
        self._server = Neo4jServer(address_of(url), create=create, timeout=timeout)
        self._counted = Counted()
        self._halted = 0  # the number of a change that did not come to its end

    def write(self, readings: Sequence[Reading], *, replace: bool = False) -> Written:
        """Store whole documents in one transaction; see ``GraphStore.write``."""
        with self._server.writing() as work:
            return write(work, readings, replace=replace)

    def rewrite(self, readings: Iterable[Reading]) -> Written:
        """Replace all documents; ``readings`` may come from ``sources``. See ``neo4j_rewrite`` for who is cut off."""
        return rewrite(self._server.writing, readings)

    def delete(self, document: str) -> None:
        """Forget a document, and the shared nodes that only it needed."""
        with self._server.writing() as work:
            delete(work, document)

    def sources(self) -> Iterator[Document]:
        """The documents as they were read, some at a time; a rewrite in the meantime does not take them away."""
        after = ""
        while rows := self._one("sources", after=after, limit=_SOURCES)["rows"]:
            for _, *row in rows:
                yield source(*row)
            after = rows[-1][0]

    def files(self) -> list[FileRow]:
        """The files whose documents are stored, in order of the document's id."""
        found: list[FileRow] = []
        after = ""
        while rows := self._one("files", after=after, limit=_FILES)["rows"]:
            found += (
                FileRow(document, sha256, media_type, given_in(said)) for document, sha256, media_type, said in rows
            )
            after = rows[-1][0]
        return found

    def status(self) -> Status:
        """What the store holds."""
        held, nodes, edges = self._one("status")
        counts = ({name: number for name, number in numbers if number} for numbers in (nodes, edges))
        return Status(self._server.address.url, *held, *counts)

    def version(self) -> object:
        """Something that compares equal as long as no answer can have changed."""
        return self._one("version")[0]

    def tasks(self, asked: TaskFilter, *, after: str = "", limit: int = 50) -> Page[TaskRow]:
        """Tasks by document's date (newest first), document id and order in the text."""
        check_limit(limit)
        return tasks_asked(self._settled, asked, after, limit, self._counted)

    def tasks_of_unit(
        self, unit: str, *, roles: Sequence[Role] = (), after: str = "", limit: int = 50
    ) -> Page[TaskRow]:
        """Planned tasks that a unit leads, supports or implements."""
        return self.tasks(TaskFilter(unit=unit, roles=tuple(roles)), after=after, limit=limit)

    def tasks_of_policy(self, policy: str, *, after: str = "", limit: int = 50) -> Page[TaskRow]:
        """Planned tasks that carry out, revise, draft, issue or cite a policy."""
        return self.tasks(TaskFilter(policy=policy), after=after, limit=limit)

    def tasks_of_campaign(self, campaign: str, *, after: str = "", limit: int = 50) -> Page[TaskRow]:
        """Planned tasks in a campaign."""
        return self.tasks(TaskFilter(campaign=campaign), after=after, limit=limit)

    def task(self, task: str) -> TaskDetail:
        """A task (or section) with all its evidence."""
        row, parents, actions, measures, deadlines = self._known("task", "task", task)
        return TaskDetail(
            task_row(row, None),
            [Sentence(*found) for found in parents],
            [Sentence(*found) for found in actions],
            [MeasureRow(*found) for found in measures],
            [DeadlineRow(*found) for found in deadlines],
        )

    def units(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[UnitRow]:
        """Units in order of id; ``text`` is a part of a name, short name or surface."""
        return self._page("units", "unit", fold_name(text or ""), UnitRow, after, limit)

    def unit(self, unit: str) -> UnitRow:
        """A unit, with the surfaces that notices use."""
        row, surfaces = self._known("unit", "unit", unit)
        return replace(UnitRow(*row), surfaces=surfaces)

    def policies(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[NamedRow]:
        """Policies in order of id; ``text`` is a part of the title."""
        return self._page("policies", "policy", fold_title(text or ""), NamedRow, after, limit)

    def campaigns(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[NamedRow]:
        """Campaigns in order of id; ``text`` is a part of the name."""
        return self._page("campaigns", "campaign", fold_title(text or ""), NamedRow, after, limit)

    def documents(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[DocumentRow]:
        """Documents by date (newest first) and id; ``text`` is a part of a title."""
        return self._page("documents", "document", fold_title(text or ""), _document, after, limit)

    def document(self, document: str) -> DocumentRow:
        """What is known of a document as a whole."""
        (row,) = self._known("document", "document", document)
        return DocumentRow(*row)

    def document_text(self, document: str) -> str:
        """The text that all offsets of the document count in."""
        (text,) = self._known("document_text", "document", document)
        return str(text)

    def units_named(self, folded: str) -> list[UnitRow]:
        """Units whose name, short name or surface in any notice folds to this."""
        (rows,) = self._one("units_named", folded=folded)
        return [UnitRow(*row) for row in rows]

    def jurisdictions(self) -> list[str]:
        """Place codes of the documents' issuers, in order."""
        (found,) = self._one("jurisdictions")
        return list(found)

    def put_rosters(self, rosters: Sequence[Membership], nodes: Nodes) -> None:
        """Store what rosters say, each source instead of all that it said before."""
        with self._server.writing() as work:
            put_rosters(work, rosters, nodes)

    def drop_roster(self, source: str) -> int:
        """Forget what a source says; says how many memberships that were."""
        with self._server.writing() as work:
            return drop_roster(work, source)

    def rosters(self) -> list[Membership]:
        """All that rosters say, in order."""
        (rows,) = self._one("rosters")
        return [Membership(*row) for row in rows]

    def memberships(self, units: Sequence[str]) -> list[Membership]:
        """Of which collectives units are, by rosters."""
        (rows,) = self._one("memberships", units=list(units))
        return [Membership(*row) for row in rows]

    def collectives(self, level: str, jurisdiction: str) -> list[UnitRow]:
        """Collectives that may hold a unit by its level and place, in order of id."""
        (rows,) = self._one("collectives", level=level, jurisdiction=jurisdiction)
        return [UnitRow(*row) for row in rows]

    def close(self) -> None:
        """Let go of all connections."""
        self._server.close()

    def _one(self, question: str, **values: Any) -> Record:
        """The one row that answers a question of the store as a whole."""
        found = self._server.ask(statement(question), **values)
        if not found:
            raise self._server.gone()
        return found[0]

    def _known(self, question: str, kind: str, identity: str) -> Record:
        """The row of what has this id."""
        found = self._server.ask(statement(question), **{kind: identity})
        if not found:
            raise NotFound(f"there is no {kind} {identity} in the store")
        return found[0]

    def _settled(self, query: str, **values: Any) -> Record:
        """An answer of one moment: asked again while a change happens, unless that has come to a stop half way."""
        seen, until = -1, 0.0
        while True:
            found = self._server.ask(query, **values)
            if not found:
                raise self._server.gone()
            before, after = found[0]["before"], found[0]["after"]
            if before == after and (after % 2 == 0 or after == self._halted):
                return found[0]
            if after != seen:
                seen, until = after, monotonic() + _PATIENCE
            if monotonic() > until:
                self._halted = after
            sleep(_MOMENT)

    def _page(
        self, question: str, resource: str, text: str, answer: Callable[..., Row], after: str, limit: int
    ) -> Page[Row]:
        """One page of a list whose first column is its id; a list of documents is in order of its last."""
        check_limit(limit)
        query = page(question, resource, ("text",) if text else ())
        found = self._settled(query, text=text, after=after, limit=limit + 1)
        rows = found["rows"]
        more = len(rows) > limit
        cursor = -1 if resource == "document" else 0
        following = rows[limit - 1][cursor] if more else None
        return Page([answer(*row) for row in rows[:limit]], found["count"] if more or after else len(rows), following)


def _document(*row: Any) -> DocumentRow:
    return DocumentRow(*row[:-1])
