"""Networks for analysis: who is responsible for which task, who supports whom, and who works with whom.

    unit-task          unit → task, an edge for each role
    lead-support       lead → support, where the text says who leads and who supports
    co-responsibility  units that share tasks, whatever their roles

A filter chooses tasks; a network then has every unit that is responsible in one of them, and no task that names none.
Collectives (各區, …成員單位) are left out unless asked for: they are many bodies under one name, and would stand in the
middle of every picture. Nodes are units and tasks by id, with ``mode`` (``unit``, ``task``) and ``label``: a title, a short
name, or a full one where units of several places would be called alike. A unit's ``tasks`` counts the tasks of this
network it stands in. Every edge carries its proof. Attributes are strings, numbers and booleans, and what is not known
is left out, so that every format of networkx can hold them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from types import ModuleType
from typing import TYPE_CHECKING

from graph.answers import TaskFilter, UnitRow
from graph.duties import Duties, Meeting, duties, units_by_id
from graph.errors import InvalidRequest, MissingExtra
from graph.model import Role
from graph.network_attributes import of_meetings, of_role, of_task, of_unit
from graph.store import GraphStore

if TYPE_CHECKING:
    import networkx as nx

PLANNED = TaskFilter()


def unit_task_network(
    store: GraphStore, asked: TaskFilter = PLANNED, *, collectives: bool = False
) -> nx.MultiDiGraph[str]:
    """Units and their tasks: an edge from unit to task for each ``role``, which is also its key.

    A unit that leads a task and supports it too has two edges, since each has a proof of its own: ``text`` (the unit's
    name there), ``quote``, ``document`` and the offsets in its text, ``basis`` and ``open_ended``.

    Raises:
        MissingExtra: networkx is not installed.
    """
    network: nx.MultiDiGraph[str] = _networkx().MultiDiGraph()
    units = units_by_id(store, collectives=collectives)
    found = list(duties(store, asked, units.keys()))
    _add_units(network, units, found)
    network.add_nodes_from((one.task.id, of_task(one.task)) for one in found)
    for one in found:
        for entry in one.entries:
            network.add_edge(entry.target, one.task.id, key=entry.relation, **of_role(one.task, entry))
    return network


def lead_support_network(
    store: GraphStore, asked: TaskFilter = PLANNED, *, collectives: bool = False
) -> nx.DiGraph[str]:
    """Leads and supports: an edge from lead to support for the tasks whose text says both.

    ``weight`` counts these tasks, ``tasks`` are their ids with blanks between them, newest document first. ``quote``, in
    ``document``, proves the lead in the first of them, ``second_quote`` the support if that is another passage.

    Raises:
        MissingExtra: networkx is not installed.
    """
    network: nx.DiGraph[str] = _networkx().DiGraph()
    units = units_by_id(store, collectives=collectives)
    found = list(duties(store, asked, units.keys(), {Role.LEADS, Role.SUPPORTS}))
    _add_units(network, units, found)
    _add_meetings(network, (meeting for one in found for meeting in _led(one)))
    return network


def co_responsibility_network(
    store: GraphStore, asked: TaskFilter = PLANNED, *, collectives: bool = False
) -> nx.Graph[str]:
    """Units that share tasks, whatever their roles; a unit that shares none stands alone.

    Edges are those of ``lead_support_network`` without direction: ``quote`` proves the unit whose id is the lower.

    Raises:
        MissingExtra: networkx is not installed.
    """
    network: nx.Graph[str] = _networkx().Graph()
    units = units_by_id(store, collectives=collectives)
    found = list(duties(store, asked, units.keys()))
    _add_units(network, units, found)
    _add_meetings(network, (meeting for one in found for meeting in _shared(one)))
    return network


NETWORKS: dict[str, Callable[..., nx.Graph[str]]] = {
    "unit-task": unit_task_network,
    "lead-support": lead_support_network,
    "co-responsibility": co_responsibility_network,
}


def network(store: GraphStore, name: str, asked: TaskFilter = PLANNED, *, collectives: bool = False) -> nx.Graph[str]:
    """The network of this name, of the tasks that are asked for.

    Raises:
        InvalidRequest: no network is called so.
        MissingExtra: networkx is not installed.
    """
    if name not in NETWORKS:
        raise InvalidRequest(f"no network is called {name}; networks are {', '.join(NETWORKS)}")
    return NETWORKS[name](store, asked, collectives=collectives)


def _networkx() -> ModuleType:
    try:
        import networkx
    except ImportError:
        raise MissingExtra("networks need networkx: install it by pip install 'policygraph[network]'") from None
    return networkx


def _led(one: Duties) -> Iterator[Meeting]:
    leads, supports = one.units({Role.LEADS}), one.units({Role.SUPPORTS})
    for lead, support in product(leads, supports):
        if lead != support:
            yield Meeting(one.task, leads[lead], supports[support])


def _shared(one: Duties) -> Iterator[Meeting]:
    return (Meeting(one.task, first, second) for first, second in combinations(one.units().values(), 2))


def _add_units(network: nx.Graph[str], units: dict[str, UnitRow], found: Iterable[Duties]) -> None:
    tasks = Counter(unit for one in found for unit in one.units())
    called = Counter(units[unit].short for unit in tasks)
    for unit in sorted(tasks):
        row = units[unit]
        network.add_node(unit, **of_unit(row, row.short if called[row.short] == 1 else row.name, tasks[unit]))


def _add_meetings(network: nx.Graph[str], meetings: Iterable[Meeting]) -> None:
    """An edge for each two units that meet, whatever the number of tasks, in order of their ids."""
    met: dict[tuple[str, str], list[Meeting]] = {}
    for meeting in meetings:
        met.setdefault((meeting.one.target, meeting.other.target), []).append(meeting)
    network.add_edges_from((*pair, of_meetings(met[pair])) for pair in sorted(met))
