"""The commands about rosters: who is in …成员单位, by a table that a researcher keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.options import (
    format_option,
    given_by,
    jurisdiction_option,
    manifest_option,
    opened,
    registry_option,
    store_option,
)
from api.tables import table

if TYPE_CHECKING:
    from graph.model import Membership

NOTHING = 1


@click.group()
def roster() -> None:
    """Say who is in a collective, so that questions with --collectives find its tasks.

    \b
    Example:
      policygraph roster import members.csv
      policygraph tasks --unit 市药监局 --collectives
    """


@roster.command("import")
@click.argument("file")
@store_option
@registry_option
def import_roster(file: str, store: str) -> None:
    """Store the rows of a table with the columns collective,member,from,to,source.

    A leading group stands for its 成员单位; members are named as in its place. Dates are ISO 8601, empty where they are
    not known. What a source said before is replaced by what it says now.

    \b
    Example:
      policygraph roster import members.csv
    """
    from api.rosters import imported

    with opened(store) as graph:
        found = imported(graph, file)
    members, collectives = {one.member for one in found}, {one.collective for one in found}
    click.echo(f"{len(found)} memberships of {len(members)} units in {len(collectives)} collectives are stored")


@roster.command("read")
@click.argument("files", nargs=-1, required=True)
@jurisdiction_option
@manifest_option
@registry_option
def read_rosters(files: tuple[str, ...], jurisdiction: str | None, manifest: str | None) -> int:
    """Print what notices say of who is in a group, as a table to be looked through and imported.

    It finds 组成人员 by their posts, 成员单位 by name, and 由…组成. The source is the notice; the note says where the words
    stand in its text, and is not imported.

    \b
    Example:
      policygraph roster read notice.txt > members.csv
    """
    from api.inputs import Outcome
    from api.list_commands import print_csv
    from api.reading_files import members_of
    from api.readings import of_each
    from ingest.rosters import COLUMNS, NOTE

    rows: list[dict[str, str]] = []
    failed = 0
    for _, found in of_each(members_of, files, given_by(manifest, jurisdiction)):
        if isinstance(found, Outcome):
            failed += found.status == "failed"
            continue
        for one in found.members:
            place = f"{one.span.start}:{one.span.end}"
            source = found.document.number or found.document.id
            values = (found.collective, one.member, found.document.issued_on or "", "", source, place)
            rows.append(dict(zip((*COLUMNS, NOTE), values, strict=True)))
    print_csv((*COLUMNS, NOTE), rows)
    return NOTHING if failed else 0


@roster.command("list")
@store_option
@format_option("table", "csv", "json")
def list_rosters(store: str, style: str) -> int:
    """List all memberships; as csv they can be imported again.

    \b
    Example:
      policygraph roster list --format csv
    """
    from ingest.rosters import COLUMNS

    with opened(store) as graph:
        found = graph.rosters()
    if style == "json":
        from api.envelope import encoded, whole

        click.echo(encoded(whole(found)))
    elif style == "csv":
        from api.list_commands import print_csv

        print_csv(COLUMNS, [dict(zip(COLUMNS, _named(one), strict=True)) for one in found])
    elif found:
        click.echo(table(COLUMNS, [_named(one) for one in found]))
    else:
        click.echo("no roster is stored", err=True)
    return 0 if found else NOTHING


@roster.command("drop")
@click.argument("source")
@store_option
def drop_roster(source: str, store: str) -> int:
    """Forget what a source says, by its words in the table.

    \b
    Example:
      policygraph roster drop 沪府办发〔2018〕15号
    """
    with opened(store) as graph:
        dropped = graph.drop_roster(source)
    click.echo(f"{dropped} memberships are dropped", err=not dropped)
    return 0 if dropped else NOTHING


COMMANDS = (roster,)


def _named(one: Membership) -> list[str]:
    """By official names, which mean the same everywhere."""
    from ingest.identity import name_in

    return [name_in(one.collective), name_in(one.member), one.since or "", one.until or "", one.source]
