"""The command ``export``: a network of tasks and units as a file."""

from __future__ import annotations

from typing import Any

import click

from api.options import opened, registry_option, store_option, task_options

NOTHING = 1
NETWORKS = ("unit-task", "lead-support", "co-responsibility")
FORMATS = ("graphml", "gexf", "csv")


@click.command()
@click.option("--network", "which", type=click.Choice(NETWORKS), required=True, help="Which network.")
@click.option(
    "--output",
    metavar="PATH",
    required=True,
    help="The file to write; its ending is the format: .graphml, .gexf, .csv.",
)
@click.option("--format", "style", type=click.Choice(FORMATS), help="The format, where the ending of the file is not.")
@click.option("--collectives", is_flag=True, help="With 各区, …成员单位 and their like: many bodies under one name.")
@task_options
@store_option
@registry_option
def export(which: str, output: str, style: str | None, collectives: bool, store: str, **sought: Any) -> int:
    """Write a network of units and tasks, for Gephi, R, a spreadsheet or networkx.

    \b
    unit-task          unit → task, an edge for each role
    lead-support       lead → support, where the text says who leads and who supports
    co-responsibility  units that share tasks, whatever their roles

    The options choose tasks; the network has all units that are responsible in them. Edges carry their proof. csv makes
    two files, NAME.nodes.csv and NAME.edges.csv.

    \b
    Examples:
      policygraph export --network co-responsibility --output together.gexf
      policygraph export --network unit-task --unit 市药监局 --output tasks.csv
    """
    from api.questions import asked
    from graph.export import export as write
    from graph.export import style_of
    from graph.network import network as made

    style = style_of(output, style)
    with opened(store) as graph:
        network = made(graph, which, asked(graph, **sought).filter, collectives=collectives)
    if not network:
        click.echo("nothing found; no file is written", err=True)
        return NOTHING
    files = write(network, output, style)
    counts = f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges"
    click.echo(f"{', '.join(map(str, files))}: {counts}")
    return 0


COMMANDS = (export,)
