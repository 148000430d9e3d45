"""The embedded store: one SQLite file that needs no server and answers the same as the full product."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

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
from graph.sources import given_in, source
from graph.sqlite_file import DatabaseFile
from graph.sqlite_rosters import drop, memberships, put
from graph.sqlite_statements import statement
from graph.sqlite_tasks import Remembered, evidence_by_item, page_of_tasks, task_row
from graph.sqlite_write import delete, rewrite, write
from graph.task_lists import check_limit

Row = TypeVar("Row")
Columns = tuple[Any, ...]
MOST_COUNTS = 10_000


class SqliteStore:
    """A ``GraphStore`` in one file. Threads may share it; processes may read it while one writes."""

    remote = False

    def __init__(self, path: Path, *, url: str | None = None, create: bool = True, timeout: float = 5.0) -> None:
        """Open the file, or make it. ``timeout`` is how many seconds a write waits for another writer."""
        self._url = url or f"sqlite:{path}"
        self._file = DatabaseFile(path, create=create, timeout=timeout)
        self._counts: tuple[object, Remembered] = (None, {})

    def write(self, readings: Sequence[Reading], *, replace: bool = False) -> Written:
        """Store whole documents in one transaction; see ``GraphStore.write``."""
        with self._file.writing() as connection:
            return write(connection, readings, replace=replace)

    def rewrite(self, readings: Iterable[Reading]) -> Written:
        """Replace all documents in one transaction; ``readings`` may come from ``sources`` while it runs."""
        with self._file.writing() as connection:
            return rewrite(connection, readings)

    def delete(self, document: str) -> None:
        """Forget a document, and the shared nodes that only it needed."""
        with self._file.writing() as connection:
            delete(connection, document)

    def sources(self) -> Iterator[Document]:
        """The documents as they were read, as they stood when the first was asked for."""
        with closing(self._file.connect()) as connection:  # its own, so that a rewrite does not take them away
            for row in connection.execute(statement("sources")):
                yield source(*row)

    def files(self) -> list[FileRow]:
        """The files whose documents are stored, in order of the document's id."""
        with self._file.reading() as connection:
            return [
                FileRow(document, sha256, media_type, given_in(said))
                for document, sha256, media_type, said in connection.execute(statement("files"))
            ]

    def status(self) -> Status:
        """What the store holds."""
        with self._file.reading() as connection:
            schema, reader, registry, documents, tasks, unread = connection.execute(statement("status")).fetchone()
            nodes = {label: held for label, held in connection.execute(statement("parts/nodes")) if held}
            edges = dict(connection.execute(statement("parts/edges")).fetchall())
        return Status(self._url, schema, reader, registry, documents, tasks, unread, nodes, edges)

    def version(self) -> object:
        """Something that compares equal as long as no answer can have changed."""
        return self._file.data_version()

    def tasks(self, asked: TaskFilter, *, after: str = "", limit: int = 50) -> Page[TaskRow]:
        """Tasks by document's date (newest first), document id and order in the text."""
        remembered = self._counts_of(self.version())
        with self._file.reading() as connection:
            return page_of_tasks(connection, asked, after, limit, remembered)

    def _counts_of(self, version: object) -> Remembered:
        """What was counted in this state of the store; a change, or very many questions, begin anew."""
        known, counts = self._counts
        if known != version or len(counts) > MOST_COUNTS:
            counts = {}
            self._counts = (version, counts)
        return counts

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
        with self._file.reading() as connection:
            row = connection.execute(statement("task"), {"task": task}).fetchone()
            if row is None:
                raise NotFound(f"there is no task {task} in the store")
            item: dict[str, object] = {"item": row[0], "items": f"[{row[0]}]"}
            proofs = evidence_by_item(connection.execute(statement("parts/evidence"), item))
            return TaskDetail(
                task_row(row, proofs.get(row[0], []), None),
                [Sentence(*found) for found in connection.execute(statement("parts/parents"), item)],
                [Sentence(*found) for found in connection.execute(statement("parts/actions"), item)],
                [_measure(found) for found in connection.execute(statement("parts/measures"), item)],
                [_deadline(found) for found in connection.execute(statement("parts/deadlines"), item)],
            )

    def units(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[UnitRow]:
        """Units in order of id; ``text`` is a part of a name, short name or surface."""
        return self._page("units", "unit", fold_name(text or ""), _unit, after, limit)

    def unit(self, unit: str) -> UnitRow:
        """A unit, with the surfaces that notices use."""
        with self._file.reading() as connection:
            row = connection.execute(statement("unit"), {"unit": unit}).fetchone()
            if row is None:
                raise NotFound(f"there is no unit {unit} in the store")
            surfaces = connection.execute(statement("parts/surfaces"), {"unit": unit})
            return _unit(row, [surface for (surface,) in surfaces])

    def policies(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[NamedRow]:
        """Policies in order of id; ``text`` is a part of the title."""
        return self._page("policies", "policy", fold_title(text or ""), _named, after, limit)

    def campaigns(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[NamedRow]:
        """Campaigns in order of id; ``text`` is a part of the name."""
        return self._page("campaigns", "campaign", fold_title(text or ""), _named, after, limit)

    def documents(self, *, text: str | None = None, after: str = "", limit: int = 50) -> Page[DocumentRow]:
        """Documents by date (newest first) and id; ``text`` is a part of a title."""
        return self._page("documents", "document", fold_title(text or ""), _document, after, limit)

    def document(self, document: str) -> DocumentRow:
        """What is known of a document as a whole."""
        return DocumentRow(*self._one_of_document("document", document))

    def document_text(self, document: str) -> str:
        """The text that all offsets of the document count in."""
        return str(self._one_of_document("document_text", document)[0])

    def units_named(self, folded: str) -> list[UnitRow]:
        """Units whose name, short name or surface in any notice folds to this."""
        with self._file.reading() as connection:
            return [_unit(row) for row in connection.execute(statement("units_named"), {"folded": folded})]

    def jurisdictions(self) -> list[str]:
        """Place codes of the documents' issuers, in order."""
        with self._file.reading() as connection:
            return [code for (code,) in connection.execute(statement("jurisdictions"))]

    def put_rosters(self, rosters: Sequence[Membership], nodes: Nodes) -> None:
        """Store what rosters say, each source instead of all that it said before."""
        with self._file.writing() as connection:
            put(connection, rosters, nodes)

    def drop_roster(self, source: str) -> int:
        """Forget what a source says; says how many memberships that were."""
        with self._file.writing() as connection:
            return drop(connection, source)

    def rosters(self) -> list[Membership]:
        """All that rosters say, in order."""
        with self._file.reading() as connection:
            return memberships(connection, None)

    def memberships(self, units: Sequence[str]) -> list[Membership]:
        """Of which collectives units are, by rosters."""
        with self._file.reading() as connection:
            return memberships(connection, units)

    def collectives(self, level: str, jurisdiction: str) -> list[UnitRow]:
        """Collectives that may hold a unit by its level and place, in order of id."""
        asked = {"level": level, "jurisdiction": jurisdiction}
        with self._file.reading() as connection:
            return [_unit(row) for row in connection.execute(statement("collectives"), asked)]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _one_of_document(self, question: str, document: str) -> Columns:
        with self._file.reading() as connection:
            row: Columns | None = connection.execute(statement(question), {"document": document}).fetchone()
        if row is None:
            raise NotFound(f"there is no document {document} in the store")
        return row

    def _page(
        self, question: str, resource: str, text: str, answer: Callable[[Columns], Row], after: str, limit: int
    ) -> Page[Row]:
        """One page of a list whose first column is its id; a list of documents is in order of its last."""
        check_limit(limit)
        fields = ("text",) if text else ()
        values = {"text": text, "after": after, "limit": limit + 1}
        with self._file.reading() as connection:
            rows = connection.execute(statement(question, resource, fields), values).fetchall()
            (count,) = connection.execute(statement(f"parts/count_{question}", resource, fields), values).fetchone()
        cursor = -1 if resource == "document" else 0
        following = rows[limit - 1][cursor] if len(rows) > limit else None
        return Page([answer(row) for row in rows[:limit]], count, following)


def _unit(row: Columns, surfaces: Sequence[str] = ()) -> UnitRow:
    unit, name, short, kind, level, jurisdiction, collective, provisional, parent, tasks = row
    flags = bool(collective), bool(provisional)
    return UnitRow(unit, name, short, kind, level, jurisdiction, *flags, parent, tasks, list(surfaces))


def _named(row: Columns) -> NamedRow:
    return NamedRow(*row)


def _document(row: Columns) -> DocumentRow:
    return DocumentRow(*row[:-1])


def _measure(row: Columns) -> MeasureRow:
    measure, text, name, value, unit, comparator, approximate, status, start, end = row
    return MeasureRow(measure, text, name, value, unit, comparator, bool(approximate), status, start, end)


def _deadline(row: Columns) -> DeadlineRow:
    deadline, text, by, recurring, start, end = row
    return DeadlineRow(deadline, text, by, bool(recurring), start, end)
