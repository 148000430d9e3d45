"""The command ``review``: what is worth a human look, ready to become rows of ``judgements.csv``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import click

from api.list_commands import print_csv, print_json
from api.options import LARGEST_PAGE, PAGE, format_option, opened, registry_option, store_option
from api.tables import table

if TYPE_CHECKING:
    from api.review import Finding

NOTHING = 1


@click.command()
@store_option
@registry_option
@click.option("--limit", type=click.IntRange(1, LARGEST_PAGE), default=PAGE, show_default=True, help="At most so many.")
@format_option("table", "json", "csv", "judgements")
def review(store: str, limit: int, style: str) -> int:
    """List units that are worth a human look, best first, each with a sentence that names it.

    Near names in one place, units that their notice does not place, units that one document names and no registry.
    With --format judgements: rows for judgements.csv, to which you add the judgement, who, when and why.

    \b
    Examples:
      policygraph review
      policygraph review --format judgements > judgements.csv
    """
    from api.review import findings

    with opened(store) as graph:
        found = findings(graph, limit)
    PRINTERS[style](found)
    return 0 if found else NOTHING


COMMANDS = (review,)


def _print_table(found: list[Finding]) -> None:
    if not found:
        click.echo("nothing to review", err=True)
        return
    heads = ("reason", "unit", "may be", "document", "sentence")
    click.echo(table(heads, [[one.reason, one.unit, one.other, one.document, one.quote] for one in found]))


def _print_json(found: list[Finding]) -> None:
    from api.envelope import whole

    print_json(whole(found))


def _print_csv(found: list[Finding]) -> None:
    from api.review import Finding

    print_csv([column.name for column in fields(Finding)], [asdict(one) for one in found])


def _print_judgements(found: list[Finding]) -> None:
    from ingest.registry.own import COLUMNS, JUDGEMENTS

    columns = COLUMNS[JUDGEMENTS]
    print_csv(columns, [dict.fromkeys(columns, "") | {"unit": one.other, "other": one.unit} for one in found])


PRINTERS: dict[str, Callable[[list[Finding]], None]] = {
    "table": _print_table,
    "json": _print_json,
    "csv": _print_csv,
    "judgements": _print_judgements,
}
