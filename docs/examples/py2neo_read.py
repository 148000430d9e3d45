"""Reads the graph of a Neo4j server with py2neo: the tasks of a unit, a subgraph, and a network for networkx.

    POLICYGRAPH_STORE=bolt://localhost:7687 NEO4J_PASSWORD=… python docs/examples/py2neo_read.py 市药监局

Needs ``pip install 'policygraph[py2neo]'``. What py2neo can and cannot do with a Neo4j of today: docs/py2neo.md.
"""

from __future__ import annotations

import os
import sys

import networkx as nx
from py2neo import Graph, Node, NodeMatcher, Subgraph

TASKS = """
MATCH (unit:Unit {id: $unit})-[role:LEADS|SUPPORTS|IMPLEMENTS]->(task:Task)
MATCH (document:Document {id: task.document})
RETURN document.title AS plan, task.title AS title, toLower(type(role)) AS role, role.quote AS quote
ORDER BY document.issued_on DESC, document.id, task.order
"""
PARTNERS = """
MATCH (:Unit {id: $unit})-[:LEADS|SUPPORTS|IMPLEMENTS]->(task:Task)
MATCH (partner:Unit)-[role:LEADS|SUPPORTS|IMPLEMENTS]->(task)
WHERE NOT partner:Collective
RETURN partner, role, task
"""


def connect() -> Graph:
    """The graph of the server that ``POLICYGRAPH_STORE`` names: ``bolt://`` or ``neo4j://``, never ``http://``."""
    url = os.environ.get("POLICYGRAPH_STORE", "bolt://localhost:7687")
    return Graph(url, auth=(os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"]))


def unit(graph: Graph, name: str) -> Node:
    """The unit of this full or short name, in Simplified characters, as the graph has them.

    Raises:
        LookupError: no unit is called so.
    """
    for key in ("name", "short"):
        found = NodeMatcher(graph).match("Unit", **{key: name}).first()
        if found is not None:
            return found
    raise LookupError(f"no unit of this graph is called {name}")


def tasks(graph: Graph, asked: Node) -> list[dict[str, str]]:
    """The tasks of a unit, newest plan first: plan, title, role and the sentence that says so. Reads only."""
    found: list[dict[str, str]] = graph.query(TASKS, {"unit": asked["id"]}).data()
    return found


def around(graph: Graph, asked: Node) -> Subgraph:
    """The unit's tasks, all units in them, and the roles between."""
    return graph.query(PARTNERS, {"unit": asked["id"]}).to_subgraph() or Subgraph()  # None where nothing is found


def network(subgraph: Subgraph) -> nx.MultiDiGraph[str]:
    """A subgraph for networkx: nodes by id, an edge from unit to task for each role, with its sentence."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(subgraph.nodes, key=lambda one: str(one["id"])):
        made.add_node(
            node["id"], label=node["short"] or node["title"], mode="unit" if "Unit" in node.labels else "task"
        )
    for edge in sorted(subgraph.relationships, key=lambda one: str(one["key"])):
        role = type(edge).__name__.lower()
        made.add_edge(edge.start_node["id"], edge.end_node["id"], key=role, role=role, quote=edge["quote"])
    return made


def main(name: str) -> None:
    """Print what a unit must do, and with whom."""
    graph = connect()
    asked = unit(graph, name)
    for row in tasks(graph, asked):
        print(f"{row['title']}\n  {row['role']} in {row['plan']}\n  {row['quote']}")
    made = network(around(graph, asked))
    partners = [data["label"] for one, data in made.nodes(data=True) if data["mode"] == "unit" and one != asked["id"]]
    print(f"with {', '.join(partners) or 'nobody'}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "市药监局")
