"""Commands that read files and touch no store: ``read`` and ``text``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from api.options import format_option, given_by, jurisdiction_option, manifest_option, registry_option
from graph.errors import PolicygraphError

if TYPE_CHECKING:
    from graph.model import Item, Reading

FAILED = 1


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@format_option("table", "json")
@jurisdiction_option
@manifest_option
@registry_option
def read(files: tuple[str, ...], style: str, jurisdiction: str | None, manifest: str | None) -> int:
    """Print what notices say, and what of them was not understood.

    With --format json: one object per line and file.

    \b
    Example:
      policygraph read samples/shanghai-2022-quality.txt --format json
    """
    from api.reading_files import reading_of
    from api.workers import Workers

    given = given_by(manifest, jurisdiction)
    failures = 0
    with Workers() as workers:
        for reading in workers.answers(reading_of, ((file, given(file)) for file in files)):
            if isinstance(reading, PolicygraphError):
                failures += 1
                click.echo(f"policygraph: {reading}", err=True)
            else:
                _print(reading, style)
    return FAILED if failures else 0


@click.command()
@click.argument("file")
def text(file: str) -> None:
    """Print the text of a notice, exactly as all offsets count in it.

    \b
    Example:
      policygraph text samples/shanghai-2022-quality.txt > plan.txt
    """
    from api.reading_files import document_of
    from api.workers import Workers
    from graph.model import Given

    with Workers() as workers:
        for document in workers.answers(document_of, [(file, Given())]):
            if isinstance(document, PolicygraphError):
                raise document
            click.echo(document.text.encode(), nl=False)


COMMANDS = (read, text)


def _print(reading: Reading, style: str) -> None:
    if style == "json":
        import orjson

        from ingest.reading_json import to_json

        click.echo(orjson.dumps(to_json(reading)))
    else:
        click.echo("\n".join(_summary(reading)))


def _summary(reading: Reading) -> Iterator[str]:
    """A reading for people: the notice, its tasks with their units, what was not understood."""
    from api.summaries import counted_tasks

    notice = reading.document
    yield click.style(notice.title or notice.notice_title or notice.id, bold=True)
    yield ", ".join(str(fact) for fact in (notice.issuer, notice.number, notice.issued_on, notice.id) if fact)
    for task in reading.tasks:
        yield from _task(reading, task)
    duties, unread = len(reading.responsibilities), len(reading.unread)
    yield f"\n{counted_tasks(reading)}, {duties} responsibilities, {unread} unread"
    for passage in reading.unread:
        yield f"  unread at {passage.start}: {passage.text} ({passage.why})"


def _task(reading: Reading, task: Item) -> Iterator[str]:
    reported = "  (reported)" if task.kind == "reported" else ""
    yield f"\n{' › '.join(task.path)}  {click.style(task.title, bold=True)}{reported}"
    roles: dict[str, list[str]] = {}
    for duty in reading.responsibilities:
        if duty.task == task.id:
            roles.setdefault(duty.role, []).append(duty.text + ("等" if duty.open_ended else ""))
    for role, units in roles.items():
        yield f"  {role}: {'、'.join(units)}"
