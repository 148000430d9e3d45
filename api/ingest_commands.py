"""The command ``ingest``: files and folders into a store, with what became of each."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from api.options import given_by, jurisdiction_option, manifest_option, opened, registry_option, store_option
from api.read_commands import counted_tasks

if TYPE_CHECKING:
    from api.ingestion import Counts, Listener
    from graph.errors import PolicygraphError
    from graph.model import Reading

FAILED = 1


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@store_option
@jurisdiction_option
@manifest_option
@registry_option
@click.option("--replace", is_flag=True, help="Let a file replace a stored document that has its id but another text.")
def ingest(paths: tuple[str, ...], store: str, jurisdiction: str | None, manifest: str | None, replace: bool) -> int:
    """Read files, and all files in folders, into a store, which is made if there is none.

    A file that cannot be read does not stop the others. Writing a file twice changes nothing.

    \b
    Example:
      policygraph ingest samples notices --manifest notices/manifest.csv
    """
    from api.ingestion import ingest as ingest_files
    from api.ingestion import inputs

    given = given_by(manifest, jurisdiction)
    found = inputs(paths)
    with opened(store, create=True) as graph, _telling(len(found.files)) as listener:
        counts = ingest_files(graph, found, given, listener, replace=replace)
    click.echo(_totals(counts))
    for row in _unmatched(manifest, found.files):
        click.echo(f"{manifest}: the row of {row} is about no file that was read", err=True)
    if counts.unplaced:
        click.echo(
            f"{counts.unplaced} of a place that the text does not say: their units are provisional; "
            "--jurisdiction or --manifest says it"
        )
    return FAILED if counts.failures or not counts.documents else 0


COMMANDS = (ingest,)


def _unmatched(manifest: str | None, files: Sequence[str]) -> list[str]:
    """The rows of a manifest that a slip in a path has made useless."""
    from ingest.manifest import load, unmatched

    return unmatched(load(manifest), files) if manifest else []


@contextmanager
def _telling(files: int) -> Iterator[Listener]:
    """A bar on a terminal, else a line for each file; failures always have a line."""
    from api.ingestion import Listener

    if not sys.stderr.isatty():
        yield Listener(_stored, _failed)
        return
    with click.progressbar(length=files, label="Reading", file=sys.stderr) as bar:
        yield Listener(lambda *_: bar.update(1), _passed_by(lambda: bar.update(1)))


def _stored(file: str, reading: Reading) -> None:
    placed = ", place unknown" if reading.document.jurisdiction is None else ""
    click.echo(f"{file}: {reading.document.id}, {counted_tasks(reading)}, {len(reading.unread)} unread{placed}")


def _failed(file: str, error: PolicygraphError) -> None:
    said = str(error)
    click.echo(f"policygraph: {said if file in said else f'{file}: {said}'}", err=True)


def _passed_by(step: Callable[[], None]) -> Callable[[str, PolicygraphError], None]:
    def failed(file: str, error: PolicygraphError) -> None:
        click.echo("", err=True)  # leave the bar's line
        _failed(file, error)
        step()

    return failed


def _totals(counts: Counts) -> str:
    found = asdict(counts)
    documents = "{documents} documents ({new} new, {replaced} replaced, {unchanged} unchanged)".format(**found)
    return documents + ", {tasks} tasks, {edges} edges, {unread} unread, {failures} failures, {skipped} skipped".format(
        **found
    )
