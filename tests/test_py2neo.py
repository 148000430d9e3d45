"""The example with py2neo reads from a real server what the store answers, and what its page says of it is true."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import policygraph
from graph.answers import TaskFilter
from graph.network import unit_task_network
from graph.store import GraphStore
from tests.neo4j_sources import RunningNeo4j
from tests.store_dump import neo4j_store

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "shanghai-2022-quality.txt"
EXAMPLE = ROOT / "docs" / "examples" / "py2neo_read.py"
PAGE = (ROOT / "docs" / "py2neo.md").read_text("utf-8")
DRUGS = "unit:310000:上海市药品监督管理局"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def environment(neo4j_server: RunningNeo4j) -> dict[str, str]:
    return {**os.environ, **neo4j_server.environment, "POLICYGRAPH_STORE": neo4j_server.url}


@pytest.fixture(scope="module")
def store(neo4j_server: RunningNeo4j) -> Iterator[GraphStore]:
    """The sample on the server."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in neo4j_server.environment.items():
            patched.setenv(name, value)
        with neo4j_store(neo4j_server) as tested:
            tested.store.write([policygraph.read(SAMPLE)])
            yield tested.store


@pytest.fixture
def run(store: GraphStore, environment: dict[str, str]) -> Run:
    """Runs Python in a process of its own, since py2neo leaves its sockets open."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(command, env=environment, cwd=EXAMPLE.parent, capture_output=True, text=True, timeout=120)

    return run


def test_the_example_prints_the_tasks_of_a_unit(run: Run, store: GraphStore) -> None:
    done = run(str(EXAMPLE), "市药监局")
    assert done.returncode == 0, done.stderr
    for task in policygraph.tasks(store, unit=DRUGS).rows:
        assert task.title in done.stdout
        assert task.evidence[0].quote in done.stdout
    assert done.stdout in PAGE


def test_a_subgraph_becomes_the_network_of_the_store(run: Run, store: GraphStore) -> None:
    shown = run(
        "-c",
        "from py2neo_read import *; graph = connect(); made = network(around(graph, unit(graph, '市药监局')))\n"
        "for one, other, role, data in made.edges(keys=True, data=True): print(one, other, role, data['quote'], sep='|')",
    )
    assert shown.returncode == 0, shown.stderr
    ours = unit_task_network(store, TaskFilter(unit=DRUGS))
    expected = [f"{one}|{other}|{role}|{data['quote']}" for one, other, role, data in ours.edges(keys=True, data=True)]
    assert sorted(shown.stdout.splitlines()) == sorted(expected)


def test_an_unknown_unit_is_told(run: Run) -> None:
    done = run(str(EXAMPLE), "没有这样的局")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "LookupError: no unit of this graph is called 没有这样的局"


LIMITS = re.findall(r"^\| `(.+?)` \| (works|fails) \|", PAGE, re.MULTILINE)
TRY = """
import json, sys
from py2neo import *
from py2neo_read import connect

def says(expression):
    try:
        eval(expression, globals() | {"graph": connect()})
    except Exception:
        return "fails"
    return "works"

print(json.dumps([says(expression) for expression in sys.argv[1:]]))
"""


def test_what_the_page_says_of_py2neo_is_true(run: Run) -> None:
    expressions = [expression for expression, _ in LIMITS]
    tried = run("-c", TRY, *expressions)
    assert tried.returncode == 0, tried.stderr
    assert list(zip(expressions, json.loads(tried.stdout), strict=True)) == LIMITS
    assert {said for _, said in LIMITS} == {"works", "fails"}
