"""Who is responsible for what in Chinese government work plans, with the sentence that proves it.

import policygraph

store = policygraph.open_store()
for task in policygraph.tasks(store, unit="市药监局").rows:
    print(task.title, task.roles, task.evidence[0].quote)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.errors import (
    AmbiguousName,
    Conflict,
    InvalidRequest,
    MissingExtra,
    NotFound,
    PolicygraphError,
    StoreUnavailable,
    UnknownName,
    UnreadableInput,
)

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx

    from graph.answers import Page, TaskRow
    from graph.model import Reading
    from graph.store import GraphStore

__all__ = [
    "AmbiguousName",
    "Conflict",
    "InvalidRequest",
    "MissingExtra",
    "NotFound",
    "PolicygraphError",
    "StoreUnavailable",
    "UnknownName",
    "UnreadableInput",
    "__version__",
    "export",
    "network",
    "open_store",
    "read",
    "tasks",
]
__version__ = "0.1.0"


def read(source: Path | str | bytes, name: str | None = None, jurisdiction: str | None = None) -> Reading:
    """Read a notice: all that it says, each fact with its place in the text, and what was not understood.

    ``source`` is a path or the bytes of a file, ``name`` what such a file would be called (its ending says how it is
    read). ``jurisdiction`` is the issuer's place (上海市 or 310000), where the text does not say it.

    It is read in this process: whoever reads files of strangers should do as the commands do, which have worker processes.

    Raises:
        UnreadableInput: the file is missing, empty, damaged, encrypted, or not what its ending says.
        MissingExtra: its format needs an extra, as ``policygraph[files]``, that is not installed.
        InvalidRequest: no such place.
    """
    from graph.model import Given
    from ingest.readers import load
    from ingest.reading import read as read_document

    return read_document(load(source, name, Given(jurisdiction=jurisdiction)))


def open_store(url: str | None = None) -> GraphStore:
    """Open a store, or make it: ``sqlite:PATH`` or ``neo4j://HOST``; by default ``POLICYGRAPH_STORE``, else
    ``sqlite:policygraph.db``.

    A server is asked when something is needed of it, with ``NEO4J_USERNAME``, ``NEO4J_PASSWORD``, ``NEO4J_DATABASE``.

    Raises:
        InvalidRequest: the address makes no sense.
        StoreUnavailable: the database is locked, damaged, out of reach, or somebody else's; for a server, the first
            question raises it.
    """
    from graph.open import open_store as open_graph_store

    return open_graph_store(url)


def tasks(
    store: GraphStore,
    *,
    unit: str | None = None,
    roles: Sequence[str] = (),
    policy: str | None = None,
    campaign: str | None = None,
    document: str | None = None,
    kind: str = "planned",
    text: str | None = None,
    collectives: bool = False,
    through_time: bool = False,
    as_of: str | None = None,
    editions: bool = False,
    after: str = "",
    limit: int = 50,
) -> Page[TaskRow]:
    """Tasks of a unit, of a policy, in a campaign or of a document, each with the sentences that prove it.

    ``unit``, ``policy`` and ``campaign`` are names or ids, ``document`` is an id; those given must all hold. ``roles``
    are ``leads``, ``supports``, ``implements``; ``kind`` is ``planned``, ``reported`` or ``all``; ``text`` is words
    that the task holds. ``collectives`` adds tasks of collectives that the unit is one of, by a roster or its place;
    ``through_time`` those of its predecessors and successors; ``as_of``, an ISO date or a year, takes names as they were
    meant then and leaves out documents of later or unknown date; ``editions`` adds other editions of the policy or
    campaign: of another year, 试行 or not. ``after`` is the ``next`` of the page before.

    Raises:
        UnknownName: nothing is called so; carries near names.
        AmbiguousName: several things are; carries them.
        NotFound: no document, unit, policy or campaign has this id.
        InvalidRequest: a role or kind that there is not, or no date.
    """
    from api import questions

    return questions.tasks(
        store,
        unit=unit,
        roles=roles,
        policy=policy,
        campaign=campaign,
        document=document,
        kind=kind,
        text=text,
        collectives=collectives,
        through_time=through_time,
        as_of=as_of,
        editions=editions,
        after=after,
        limit=limit,
    )


def network(
    store: GraphStore,
    name: str,
    *,
    collectives: bool = False,
    unit: str | None = None,
    roles: Sequence[str] = (),
    policy: str | None = None,
    campaign: str | None = None,
    document: str | None = None,
    kind: str = "planned",
    text: str | None = None,
) -> nx.Graph[str]:
    """A networkx graph of the tasks that ``tasks`` would find, with all units that are responsible in them.

    ``name`` is ``unit-task`` (unit → task, an edge for each role), ``lead-support`` (lead → support) or
    ``co-responsibility`` (units that share tasks). ``collectives`` lets in 各區, …成員單位 and their like. Every edge
    carries its proof. Needs the extra ``policygraph[network]``.

    Raises:
        MissingExtra: networkx is not installed.
        InvalidRequest: no network is called so; otherwise as ``tasks``.
    """
    from api.questions import asked
    from graph.network import network as made

    question = asked(
        store, unit=unit, roles=roles, policy=policy, campaign=campaign, document=document, kind=kind, text=text
    )
    return made(store, name, question.filter, collectives=collectives)


def export(network: nx.Graph[str], path: Path | str, style: str | None = None) -> list[Path]:
    """Write a network as ``graphml``, ``gexf`` or ``csv``, by default as the ending of the path says.

    Files appear whole. Returns them: for ``csv`` two, ``NAME.nodes.csv`` and ``NAME.edges.csv``.

    Raises:
        InvalidRequest: no such format, or the path cannot be written.
    """
    from graph.export import export as write

    return write(network, path, style)
