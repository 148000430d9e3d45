"""Commands that list what a store holds: ``units``, ``documents``, ``policies`` and ``campaigns``."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from api.options import format_option, opened, page_options, store_option
from api.tables import table

if TYPE_CHECKING:
    from api.envelope import Envelope
    from graph.answers import Page

NOTHING = 1
COLUMNS = {
    "units": ("id", "name", "short", "kind", "level", "tasks"),
    "documents": ("id", "title", "issuer", "number", "issued_on", "tasks", "unread"),
    "policies": ("id", "name", "tasks"),
    "campaigns": ("id", "name", "tasks"),
}
"""What a table shows of each list, which is also a method of the store; JSON and CSV have all."""
_ABOUT = {
    "units": ("units, in order of id", "TEXT is a part of a name, in either script.", "policygraph units 药监"),
    "documents": ("documents, newest first", "TEXT is a part of a title.", "policygraph documents 质量"),
    "policies": ("policies, in order of id", "TEXT is a part of a title.", "policygraph policies 条例"),
    "campaigns": ("campaigns, in order of id", "TEXT is a part of a name.", "policygraph campaigns 铁拳"),
}


def _command(what: str) -> click.Command:
    about, argument, example = _ABOUT[what]
    run: Callable[..., int] = partial(_list, what)
    for option in (store_option, format_option("table", "json", "csv"), page_options):
        run = option(run)
    run = click.argument("text", required=False)(run)
    description = f"List {about}.\n\n{argument}\n\n\b\nExample:\n  {example}"
    return click.command(what, help=description)(run)


def _list(what: str, text: str | None, style: str, store: str, everything: bool, limit: int, after: str) -> int:
    from graph.paging import whole_list

    with opened(store) as graph:
        listing = partial(getattr(graph, what), text=text)
        page = whole_list(listing) if everything else listing(after=after, limit=limit)
    PRINTERS[style](page, COLUMNS[what])
    return 0 if page.rows else NOTHING


def _print_table(page: Page[Any], columns: Sequence[str]) -> None:
    if not page.rows:
        click.echo("nothing found", err=True)
        return
    click.echo(table(columns, [[getattr(row, column) for column in columns] for row in page.rows]))
    if page.next:
        click.echo(f"\n{len(page.rows)} of {page.count}; go on with --after {quote(page.next)} or see --all")


def _print_json(page: Page[Any], _: Sequence[str]) -> None:
    from api.envelope import listed

    print_json(listed(page))


def _print_csv(page: Page[Any], columns: Sequence[str]) -> None:
    rows = [{key: value for key, value in asdict(row).items() if not isinstance(value, list)} for row in page.rows]
    print_csv(list(rows[0]) if rows else columns, rows)


PRINTERS: dict[str, Callable[[Page[Any], Sequence[str]], None]] = {
    "table": _print_table,
    "json": _print_json,
    "csv": _print_csv,
}


def print_json(envelope: Envelope) -> None:
    """An answer as one line of JSON."""
    from api.envelope import encoded

    click.echo(encoded(envelope))


def print_csv(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """Rows as CSV in UTF-8."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    click.echo(lines.getvalue(), nl=False)


COMMANDS = tuple(_command(what) for what in COLUMNS)
