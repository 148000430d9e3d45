"""The command ``tasks``: who must do what, with the sentences that prove it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from api.list_commands import print_csv, print_json
from api.options import (
    body_options,
    format_option,
    opened,
    page_options,
    registry_option,
    store_option,
    task_options,
)
from graph.immutable import immutable

if TYPE_CHECKING:
    from api.questions import TasksAsked
    from graph.answers import DocumentReference, Evidence, Page, TaskRow

NOTHING = 1
CORRECTION = "correction"
"""The rule of a duty that researchers corrected, as ``ingest.corrections`` writes it."""
CSV_COLUMNS = (
    "task", "path", "title", "kind", "document", "number", "issued_on",
    "relation", "target", "name", "text", "basis", "open_ended", "quote", "quote_start", "quote_end", "rule", "source",
)  # fmt: skip


@click.command()
@task_options
@body_options
@page_options
@format_option("table", "json", "csv")
@store_option
@registry_option
def tasks(store: str, style: str, everything: bool, limit: int, after: str, **sought: Any) -> int:
    """Print tasks of a unit, of a policy, in a campaign or of a document, each with the sentences that prove it.

    --format csv has one row for each sentence.

    \b
    Examples:
      policygraph tasks --unit 市药监局
      policygraph tasks --unit 市教育局 --role leads --format json
      policygraph tasks --policy 质量提升行动方案 --all
    """
    _check(sought)
    from api.questions import answered, asked
    from graph.paging import whole_list

    with opened(store) as graph:
        question = asked(graph, **sought)
        listing = partial(answered, graph, question)
        page = whole_list(listing) if everything else listing(after=after, limit=limit)
    PRINTERS[style](question, page)
    return 0 if page.rows else NOTHING


COMMANDS = (tasks,)


def _check(sought: dict[str, Any]) -> None:
    """Refuse options that say something of a unit or policy where none is named."""
    if not sought["unit"] and (sought["collectives"] or sought["through_time"]):
        raise click.UsageError("--collectives and --through-time are about a unit: say which with --unit")
    if sought["editions"] and not (sought["policy"] or sought["campaign"]):
        raise click.UsageError("--editions is about a policy or campaign: say which with --policy or --campaign")


def _print_json(question: TasksAsked, page: Page[TaskRow]) -> None:
    from api.envelope import tasks_listed

    print_json(tasks_listed(question, page))


def _print_csv(_: TasksAsked, page: Page[TaskRow]) -> None:
    print_csv(CSV_COLUMNS, [row for task in page.rows for row in _csv_rows(task)])


def _print_table(question: TasksAsked, page: Page[TaskRow]) -> None:
    click.echo("\n".join(_lines(question, page)))


PRINTERS: dict[str, Callable[[TasksAsked, Page[TaskRow]], None]] = {
    "table": _print_table,
    "json": _print_json,
    "csv": _print_csv,
}


def _csv_rows(task: TaskRow) -> Iterator[dict[str, Any]]:
    """One row for each sentence, or one alone for a task without any."""
    of_task = {
        "task": task.id,
        "path": " ".join(task.path),
        "title": task.title,
        "kind": task.kind,
        "document": task.document.id,
        "number": task.document.number,
        "issued_on": task.document.issued_on,
    }
    for evidence in task.evidence:
        yield of_task | {column: getattr(evidence, column) for column in CSV_COLUMNS[len(of_task) :]}
    if not task.evidence:
        yield of_task


def _lines(question: TasksAsked, page: Page[TaskRow]) -> Iterator[str]:
    from api.unit_names import judgements_of

    for named in (question.unit, question.policy, question.campaign):
        if named:
            yield f"{click.style(named.name, bold=True)}  {click.style(named.id, dim=True)}"
    yield from judgements_of(question.unit.id) if question.unit else ()
    if question.also:
        yield f"with {'、'.join(one.name for one in question.also)}"
    yield _counted(question, page)
    if not page.rows:
        yield from _hints(question)
    for task in page.rows:
        yield from _task(task)
    if page.through_collectives:
        yield f"\nthrough collectives: {_through(page.through_collectives)}"
    if page.next:
        yield f"\ngo on with --after {quote(page.next)} or see --all"


def _hints(question: TasksAsked) -> Iterator[str]:
    """What else may be asked where nothing was found."""
    if question.filter.kind == "planned":
        yield "--kind all asks for results that summaries report, too"
    if question.unit and not question.collectives:
        yield "--collectives asks for tasks of groups that the unit is one of, too: 各区人民政府"
    if question.filter.as_of:
        yield "--as-of leaves out documents without a known date of issue"


def _counted(question: TasksAsked, page: Page[TaskRow]) -> str:
    kind = f"{question.filter.kind} " if question.filter.kind else ""
    shown = f", {len(page.rows)} shown" if len(page.rows) < page.count else ""
    return f"{page.count} {kind}task{'' if page.count == 1 else 's'}{shown}"


def _through(count: int) -> str:
    more = "1 more task of these documents names" if count == 1 else f"{count} more tasks of these documents name"
    return f"{more} a group, such as 各有关部门, that this unit is or may be in; they do not name the unit itself."


def _task(task: TaskRow) -> Iterator[str]:
    yield f"\n{' › '.join(task.path)}  {click.style(task.title, bold=True)}"
    yield f"  {_document(task.document)}"
    for proof, names in _proofs(task.evidence).items():
        yield f"  {_stated(proof)} as {'、'.join(names)}{_OPEN_ENDED if proof.open_ended else ''}"
        yield f"    {' '.join(proof.quote.split())}"


def _document(document: DocumentReference) -> str:
    facts = (document.title or document.id, document.number, document.issued_on)
    return ", ".join(fact for fact in facts if fact)


@immutable
class _Proof:
    """What several names in one sentence have in common."""

    relation: str
    basis: str
    source: str | None
    open_ended: bool
    corrected: bool
    quote: str


_OPEN_ENDED = " (the list is open: 等)"
_CORRECTED = " (corrected by hand)"
_INHERITED = " (by a rule of the document for several items)"


def _proofs(evidence: Sequence[Evidence]) -> dict[_Proof, list[str]]:
    """The names that each sentence proves something of, in the order of the text."""
    found: dict[_Proof, list[str]] = {}
    for one in evidence:
        proof = _Proof(one.relation, one.basis, one.source, one.open_ended, one.rule == CORRECTION, one.quote)
        found.setdefault(proof, []).append(one.text)
    return found


def _stated(proof: _Proof) -> str:
    by = _INHERITED if proof.basis == "inherited" else f" (as one of these: {proof.source})" if proof.source else ""
    return click.style(proof.relation, fg="cyan") + by + (_CORRECTED if proof.corrected else "")
