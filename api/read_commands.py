"""Commands that read files and touch no store: ``read`` and ``text``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from api.options import format_option, given_by, jurisdiction_option, manifest_option, registry_option
from graph.errors import PolicygraphError

if TYPE_CHECKING:
    from graph.model import Item, Reading, Responsibility

FAILED = 1


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="PATH…")
@format_option("table", "json")
@jurisdiction_option
@manifest_option
@registry_option
def read(files: tuple[str, ...], style: str, jurisdiction: str | None, manifest: str | None) -> int:
    """Print what notices say, and what of them was not understood: files, folders and archives.

    With --format json: one object per line and file.

    \b
    Example:
      policygraph read samples/shanghai-2022-quality.txt --format json
    """
    from api.inputs import Outcome
    from api.readings import readings

    read_well, failures = 0, 0
    for _, reading in readings(files, given_by(manifest, jurisdiction)):
        if isinstance(reading, Outcome):
            failures += reading.status == "failed"
        else:
            _print(reading, style)
            read_well += 1
    return FAILED if failures or not read_well else 0


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
    duties: dict[str | None, list[Responsibility]] = {}
    for duty in reading.responsibilities:
        duties.setdefault(duty.task, []).append(duty)
    for task in reading.tasks:
        yield from _task(task, duties.get(task.id, ()))
    said = len(reading.responsibilities)
    yield f"\n{counted_tasks(reading)}, {said} responsibilities, {len(reading.unread)} unread"
    for passage in reading.unread:
        yield f"  unread at {passage.start}: {passage.text} ({passage.why})"


def _task(task: Item, duties: Sequence[Responsibility]) -> Iterator[str]:
    reported = "  (reported)" if task.kind == "reported" else ""
    yield f"\n{' › '.join(task.path)}  {click.style(task.title, bold=True)}{reported}"
    roles: dict[str, list[str]] = {}
    for duty in duties:
        roles.setdefault(duty.role, []).append(duty.text + ("等" if duty.open_ended else ""))
    for role, units in roles.items():
        yield f"  {role}: {'、'.join(units)}"
