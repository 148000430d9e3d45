"""The command ``ingest``: files and folders into a store, with what became of each."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.options import given_by, jurisdiction_option, manifest_option, opened, registry_option, store_option
from api.visible import visible
from graph.errors import InvalidRequest

if TYPE_CHECKING:
    from api.ingestion import Counts, Listener
    from api.inputs import Inputs, Outcome

FAILED = 1
MOST_JOBS = 64


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@store_option
@jurisdiction_option
@manifest_option
@registry_option
@click.option("--replace", is_flag=True, help="Let a file replace a stored document that has its id but another text.")
@click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    metavar="N",
    help="Processes that read files; by default one for each core.",
)
@click.option(
    "--report", metavar="CSV", help="Write what became of each file: path,status,sentence; readable while it runs."
)
def ingest(
    paths: tuple[str, ...],
    store: str,
    jurisdiction: str | None,
    manifest: str | None,
    replace: bool,
    jobs: int | None,
    report: str | None,
) -> int:
    """Read files, and all files in folders and archives, into a store, which is made if there is none.

    A file that cannot be read does not stop the others. A file that is stored as it is, is not read again: a run that
    was stopped goes on where it was. Each file is a document, a duplicate of one, or a failure.

    \b
    Example:
      policygraph ingest samples notices.zip --manifest notices/manifest.csv --report report.csv
    """
    from api.ingestion import Counts
    from api.ingestion import ingest as ingest_files
    from api.inputs import Inputs, inputs
    from api.workers import Workers, cores

    given = given_by(manifest, jurisdiction)
    counts = Counts()
    found = Inputs((), ())
    try:
        with ExitStack() as stack:
            graph = stack.enter_context(opened(store, create=True))
            workers = stack.enter_context(Workers(jobs or cores()))
            found = inputs(paths, workers, leave_out=filter(None, (manifest,)))
            reported = stack.enter_context(_reporting(report, (*paths, *found.files, manifest or "")))
            listener = stack.enter_context(_telling(len(found.files), reported))
            ingest_files(graph, found, given, listener, workers, replace=replace, counts=counts)
    except KeyboardInterrupt:
        click.echo(f"\nstopped; {_totals(counts, found)}\nthe same command goes on from here", err=True)
        raise
    click.echo(_totals(counts, found))
    for row in _unmatched(manifest, found.files):
        click.echo(f"{manifest}: the row of {row} is about no file that was read", err=True)
    for line in _remarks(counts):
        click.echo(line)
    if not found.files and not found.others:
        click.echo(f"policygraph: there is no file to read in {', '.join(paths)}", err=True)
    return FAILED if counts.failures or not counts.documents else 0


COMMANDS = (ingest,)


def _unmatched(manifest: str | None, files: Sequence[str]) -> list[str]:
    """The rows of a manifest that a slip in a path has made useless."""
    from ingest.manifest import load, unmatched

    return unmatched(load(manifest), files) if manifest else []


@contextmanager
def _reporting(path: str | None, others: Sequence[str]) -> Iterator[Listener]:
    """A file of outcomes, a row as soon as it is known; a byte order mark tells Excel that it is UTF-8.

    Raises:
        InvalidRequest: the file cannot be written, or is there and is no report.
    """
    if path is None:
        yield lambda _: None
        return
    from api.inputs import HEADING, is_ours
    from graph.export import inert

    if Path(path).exists() and (
        not is_ours(Path(path)) or Path(path).resolve() in {Path(one).resolve() for one in others}
    ):
        raise InvalidRequest(f"{path} is there and is no report: --report needs another name")
    try:
        Path(path).touch()
    except OSError as error:
        raise InvalidRequest(f"--report {path} cannot be written: {error.strerror}") from None
    with Path(path).open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(HEADING)
        file.flush()

        def told(outcome: Outcome) -> None:
            rows.writerow((inert(outcome.path), outcome.status, inert(visible(outcome.sentence))))
            file.flush()

        yield told


@contextmanager
def _telling(files: int, report: Listener) -> Iterator[Listener]:
    """A bar on a terminal, else a line for each file; failures always have a line, and the report has all."""
    with ExitStack() as stack:
        step: Callable[[], None] | None = None
        if sys.stderr.isatty():
            bar = stack.enter_context(click.progressbar(length=files, label="Reading", file=sys.stderr))
            step = partial(bar.update, 1)

        def told(outcome: Outcome) -> None:
            report(outcome)
            _say(outcome, alone=step is None)
            if step and outcome.status != "skipped":
                step()

        yield told


def _say(outcome: Outcome, *, alone: bool) -> None:
    path, sentence = visible(outcome.path), visible(outcome.sentence)
    said = sentence if path in sentence else f"{path}: {sentence}"
    if outcome.status == "failed":
        click.echo(("" if alone else "\n") + f"policygraph: {said}", err=True)
    elif alone and outcome.status == "stored":
        click.echo(said)
    elif alone and outcome.status != "skipped":
        click.echo(f"{path}: {outcome.status}, {sentence}")


def _totals(counts: Counts, found: Inputs) -> str:
    documents = (
        f"{counts.documents} documents ({counts.new} new, {counts.replaced} replaced, {counts.unchanged} unchanged)"
    )
    rest = f"{counts.duplicates} duplicates, {counts.failures} failures, {counts.skipped} skipped{_endings(found)}"
    read = (
        f"\n{counts.tasks} tasks, {counts.edges} edges, {counts.unread} unread in what was written"
        if counts.tasks
        else ""
    )
    return f"{counts.files} files: {documents}, {rest}{read}"


def _endings(found: Inputs) -> str:
    """Of which kinds the files are that were skipped: (.jpg 2, .rtf 1)."""
    skipped = (Path(one.path).suffix.lower() or "without an ending" for one in found.others if one.status == "skipped")
    kinds = ", ".join(f"{visible(ending)} {times}" for ending, times in Counter(skipped).most_common())
    return f" ({kinds})" if kinds else ""


def _remarks(counts: Counts) -> Iterator[str]:
    if counts.unplaced:
        yield (
            f"{counts.unplaced} of a place that the text does not say: their units are provisional; "
            "--jurisdiction or --manifest says it"
        )
    if counts.without_tasks:
        yield f"{counts.without_tasks} without a task: they may be no plans; `policygraph coverage` shows what was read"
    if counts.left_over:
        yield f"{counts.left_over} taken out: their files are documents with a number now, as the manifest tells it"
