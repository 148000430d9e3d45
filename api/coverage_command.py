"""The command ``coverage``: what of notices was read, by kind, and what was not. It touches no store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from api.options import format_option, given_by, jurisdiction_option, manifest_option, registry_option
from graph.errors import InvalidRequest

if TYPE_CHECKING:
    from api.coverage_words import Covered
    from api.inputs import Outcome
    from graph.model import Given, Notice
    from ingest.coverage_figures import Figures

FAILED = 1
BEGINNING = 1_000
"""Bytes of a file that show whether it is a page of this command."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="PATH…")
@click.option("--figures", "only_figures", is_flag=True, help="Only the figures, a row for each file.")
@click.option("--html", "page", metavar="PAGE", help="Write one page for a browser, and print only the figures.")
@click.option("--color/--no-color", "colours", default=None, help="Colours, or ‹kind:words›; else as the output is.")
@format_option("text", "json")
@jurisdiction_option
@manifest_option
@registry_option
def coverage(
    files: tuple[str, ...],
    only_figures: bool,
    page: str | None,
    colours: bool | None,
    style: str,
    jurisdiction: str | None,
    manifest: str | None,
) -> int:
    """Show what of notices was read, by kind, and what was not: of files, folders and archives.

    The text with each fact marked, then figures: how much of it lies in tasks, how many tasks have nobody responsible,
    what is unread and why. docs/coverage.md says how to read them.

    \b
    Examples:
      policygraph coverage samples/shanghai-2022-quality.txt
      policygraph coverage notices --figures
      policygraph coverage notices.zip --html coverage.html
    """
    from api.inputs import Outcome

    if page:
        _check_page(page)
    whole_text = style == "text" and not (only_figures or page)
    in_colour = sys.stdout.isatty() if colours is None else colours
    several = len(files) > 1 or not Path(files[0]).is_file()
    counted: list[Counted] = []
    sections: list[str] = []
    not_read: list[Outcome] = []
    for one in _covered(files, given_by(manifest, jurisdiction)):
        if isinstance(one, Outcome):
            not_read.append(one)
            continue
        counted.append(Counted(one.name, one.reading.document, one.figures))
        if page:
            sections.append(_section(len(counted), one))
        if whole_text:
            _print_text(one, named=several, colours=in_colour)
    if page and counted:
        _write(page, counted, sections, not_read)
    if style == "json":
        _print_json(counted, not_read)
    elif counted and (several or not whole_text):
        _print_summary(counted)
    return FAILED if not counted or any(one.status == "failed" for one in not_read) else 0


COMMANDS = (coverage,)


class Counted(NamedTuple):
    """What is kept of a file until the end."""

    name: str
    notice: Notice
    figures: Figures


def _covered(files: Sequence[str], given: Callable[[str], Given]) -> Iterator[Covered | Outcome]:
    """The files one by one, or why one is not read."""
    from api.coverage_words import Covered
    from api.inputs import Outcome
    from api.readings import readings
    from ingest.coverage import segments
    from ingest.coverage_figures import figures

    for file, reading in readings(files, given):
        if isinstance(reading, Outcome):
            yield reading
            continue
        text = tuple(segments(reading))
        yield Covered(click.format_filename(file), reading, text, figures(reading, text))


def _print_text(one: Covered, *, named: bool, colours: bool) -> None:
    from api.coverage_text import covered
    from api.visible import visible

    if named:
        click.echo(click.style(visible(one.name), bold=True), color=colours)
    for line in covered(one, colours=colours):
        click.echo(line, color=colours)
    if named:
        click.echo()


def _rows(counted: Sequence[Counted]) -> list[tuple[str, Figures]]:
    """The rows of the summary, all together last."""
    from ingest.coverage_figures import altogether

    rows = [(one.name, one.figures) for one in counted]
    return [*rows, ("all", altogether(one.figures for one in counted))] if len(rows) > 1 else rows


def _print_summary(counted: Sequence[Counted]) -> None:
    from api.coverage_text import summary

    click.echo(summary(_rows(counted)))


def _print_json(counted: Sequence[Counted], not_read: Sequence[Outcome]) -> None:
    from api.envelope import whole
    from api.list_commands import print_json
    from ingest.coverage_figures import altogether

    rows = [
        {"file": one.name, "document": one.notice.id, "title": one.notice.title, **_plain(one.figures)}
        for one in counted
    ]
    others = [{"file": one.path, "status": one.status, "sentence": one.sentence} for one in not_read]
    print_json(whole(rows, total=_plain(altogether(one.figures for one in counted)), not_read=others))


def _plain(figures: Figures) -> dict[str, Any]:
    parts = {part: getattr(figures, part) for part in ("in_tasks", "in_sections", "outside")}
    shares = {part: round(figures.share(characters), 4) for part, characters in parts.items()}
    return {**asdict(figures), "facts": figures.facts, "shares": shares}


def _section(number: int, one: Covered) -> str:
    from api.coverage_page import section

    return section(number, one)


def _check_page(path: str) -> None:
    """Never write over a notice: ``--html *.html`` would."""
    try:
        with Path(path).open("rb") as file:
            beginning = file.read(BEGINNING)
    except FileNotFoundError:
        return
    except OSError as error:
        raise InvalidRequest(f"{path} cannot be written: {error.strerror}") from None
    from api.coverage_page import GENERATOR

    if beginning and GENERATOR.encode() not in beginning:
        raise InvalidRequest(f"{path} is there and is no page of this command: --html needs another name")


def _write(path: str, counted: Sequence[Counted], sections: Sequence[str], not_read: Sequence[Outcome]) -> None:
    from api.coverage_page import page

    try:
        Path(path).write_text(page(_rows(counted), sections, [(one.path, one.sentence) for one in not_read]), "utf-8")
    except OSError as error:
        raise InvalidRequest(f"{path} cannot be written: {error.strerror}") from None
