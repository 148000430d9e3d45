"""Commands about a store as a whole: ``status``, ``delete`` and ``reread``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from api.options import format_option, opened, store_option
from api.tables import table

if TYPE_CHECKING:
    from graph.answers import Status


@click.command()
@store_option
@format_option("table", "json")
def status(store: str, style: str) -> None:
    """Print what a store holds: versions, and counts of its nodes and edges.

    \b
    Example:
      policygraph status --store sqlite:policygraph.db
    """
    with opened(store) as graph:
        found = graph.status()
    if style == "json":
        from api.envelope import encoded, whole

        click.echo(encoded(whole([found])))
    else:
        click.echo(_table(found))


@click.command()
@click.argument("document")
@store_option
def delete(document: str, store: str) -> None:
    """Forget a document, by its id, with everything that only it says.

    \b
    Example:
      policygraph delete doc:上海市质量工作领导小组:沪质20220001号
    """
    with opened(store) as graph:
        graph.delete(document)
    click.echo(f"{document} is deleted")


@click.command()
@store_option
def reread(store: str) -> None:
    """Read all stored texts again, in one transaction: after an update of policygraph or of its registry.

    \b
    Example:
      policygraph reread
    """
    from ingest.reading import read

    with opened(store) as graph:
        written = graph.rewrite(read(source) for source in graph.sources())
    click.echo(f"{written.documents} documents read again: {written.tasks} tasks, {written.edges} edges")


COMMANDS = (status, delete, reread)


def _table(found: Status) -> str:
    facts = asdict(found)
    nodes, edges = facts.pop("nodes"), facts.pop("edges")
    counts = [*nodes.items(), *edges.items()]
    head = "\n".join(f"{name + ':':11}{value}" for name, value in facts.items())
    return f"{head}\n\n{table(('node or edge', 'count'), counts)}" if counts else head
