"""Commands about a store as a whole: ``status``, ``delete``, ``reread`` and ``copy``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from api.options import format_option, opened, registry_option, store_option
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
@registry_option
def reread(store: str) -> None:
    """Read all stored texts again, after an update of policygraph or of its registry; rosters are resolved again.

    None is replaced before all are read. If it is cut off while a Neo4j server replaces them, run it again.

    \b
    Example:
      policygraph reread
    """
    from api.rosters import put_again
    from ingest.reading import read

    with opened(store) as graph:
        written = graph.rewrite(read(source) for source in graph.sources())
        put_again(graph, graph.rosters(), _told)
    click.echo(f"{written.documents} documents read again: {written.tasks} tasks, {written.edges} edges")


@click.command()
@click.option("--from", "source", required=True, metavar="URL", help="The store that is copied.")
@click.option("--to", "target", required=True, metavar="URL", help="The store that gets its documents; it may be new.")
@registry_option
def copy(source: str, target: str) -> None:
    """Copy all documents and rosters of a store into another, of either kind: the embedded one or Neo4j.

    The texts are read again on the way, so the store must be of this reader and registry. What the other store holds
    already stays, but for rosters of the same sources; a copy that was interrupted goes on when it is run again.

    \b
    Example:
      policygraph copy --from sqlite:policygraph.db --to neo4j://127.0.0.1:7687
    """
    from api.ingestion import copied
    from api.rosters import put_again

    with opened(source) as graph, opened(target, create=True) as other:
        counts = copied(graph, other)
        put_again(other, graph.rosters(), _told)
    click.echo(
        f"{counts.documents} documents ({counts.new} new, {counts.replaced} replaced, {counts.unchanged} unchanged)"
    )


def _told(line: str) -> None:
    click.echo(line, err=True)


COMMANDS = (status, delete, reread, copy)


def _table(found: Status) -> str:
    facts = asdict(found)
    nodes, edges = facts.pop("nodes"), facts.pop("edges")
    counts = [*nodes.items(), *edges.items()]
    head = "\n".join(f"{name + ':':11}{value}" for name, value in facts.items())
    return f"{head}\n\n{table(('node or edge', 'count'), counts)}" if counts else head
