"""Both stores answer every address of the HTTP API with the same bytes, on the sample and on the corpus if it is there."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import orjson
import pytest

from api.app import create_app
from api.endpoints import ENDPOINTS, Endpoint
from api.parameters import LIMIT
from api.rosters import imported
from graph.open import open_store
from graph.paging import all_rows
from graph.store import GraphStore
from ingest.readers import load
from ingest.reading import read
from tests.neo4j_sources import RunningNeo4j
from tests.store_dump import neo4j_store

ROOT = Path(__file__).parents[1]
CORPUS = "POLICYGRAPH_CORPUS"
MOST = 60  # ids of a kind that are asked for, evenly chosen
LISTED = {"unit": "units", "policy": "policies", "campaign": "campaigns", "document": "documents", "task": "tasks"}
WORDS = ("质量", "品", "監管 市場", "no such words", "《》", " ")
NAMES = (
    "市药监局",
    "市藥品監管局",
    "市市場監管局",
    "發展改革委",
    "財政部",
    "各区",
    "不存在局",
    "质量",
    "unit:none",
    "",
)
VALUES: dict[str, Sequence[str]] = {
    "role": ("leads", "supports", "implements", "none"),
    "kind": ("planned", "reported", "all", "none"),
    "text": WORDS,
    "q": NAMES,
    "after": ("", "5", "unit:3", "79779491:doc:", "\U00020000"),
    "limit": ("1", "3", "500", "0"),
    "collectives": ("true", "false", "1"),
    "through_time": ("true", "no"),
    "editions": ("true", "maybe"),
    "as_of": ("2018", "2022-05", "soon"),
}
"""What each parameter is given, some of which is refused; ids come from the stores."""

ROSTER = """collective,member,from,to,source
上海市质量工作领导小组,市药品监管局,2019,,沪质〔2019〕1号
上海市质量工作领导小组,市教委,2023,,沪质〔2023〕2号
"""

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def stores(neo4j_server: RunningNeo4j, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[GraphStore]]:
    """The same notices in both."""
    corpus = os.environ.get(CORPUS)
    files = [*sorted((ROOT / "samples").glob("*.txt")), *(sorted(Path(corpus).glob("*.txt")) if corpus else ())]
    roster = tmp_path_factory.mktemp("roster") / "roster.csv"
    roster.write_text(ROSTER, "utf-8")
    with ExitStack() as held, pytest.MonkeyPatch.context() as patched:
        for name, value in neo4j_server.environment.items():
            patched.setenv(name, value)
        server = held.enter_context(neo4j_store(neo4j_server)).store
        embedded = open_store(f"sqlite:{tmp_path_factory.mktemp('agree') / 'graph.db'}")
        held.enter_context(closing(embedded))
        for path in files:
            one = read(load(path))
            for store in (embedded, server):
                store.write([one], replace=True)
        for store in (embedded, server):
            imported(store, roster)
        yield [embedded, server]


@pytest.fixture(scope="module")
def ids(stores: list[GraphStore]) -> dict[str, list[str]]:
    """Some ids of each kind."""
    found = {
        kind: [row.id for row in all_rows(getattr(stores[0], name))] for kind, name in LISTED.items() if kind != "task"
    }
    found["task"] = [
        f"{document}~{path}" for document in found["document"] for path in ("1", "2", "2.1", "2.3.11", "3.2")
    ]
    return {kind: some[:: len(some) // MOST + 1] for kind, some in found.items()}


@pytest.fixture(scope="module")
def ask(stores: list[GraphStore]) -> Ask:
    """Asks both, and gives the answer that they share."""
    apps = [create_app(store) for store in stores]

    async def answers(address: str, asked: dict[str, str]) -> list[tuple[int, bytes]]:
        found = []
        for app in apps:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
                response = await client.get(address, params=asked or None)
                found.append((response.status_code, response.content))
        return found

    def both(address: str, **asked: str) -> Any:
        embedded, server = asyncio.run(answers(address, asked))
        assert embedded == server, (address, asked)
        assert embedded[0] < 500, (address, asked)
        return orjson.loads(embedded[1]) if embedded[1].startswith(b"{") else embedded[1]

    return both


def addresses(endpoint: Endpoint, ids: dict[str, list[str]]) -> list[str]:
    """The address of an endpoint for each id that may stand in it, and for one that is not there."""
    kinds = re.findall(r"{(\w+)}", endpoint.path)
    if not kinds:
        return [endpoint.path]
    (kind,) = kinds
    return [endpoint.path.replace(f"{{{kind}}}", quote(one, safe="")) for one in [*ids[kind], f"{kind}:none"]]


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.operation)
def test_every_address_with_each_of_its_parameters(endpoint: Endpoint, ask: Ask, ids: dict[str, list[str]]) -> None:
    every = addresses(endpoint, ids)
    for address in every:
        ask(address)
    for parameter in endpoint.parameters:
        for value in VALUES.get(parameter.name) or [*ids[parameter.name], *NAMES]:
            for address in every[:3]:
                ask(address, **{parameter.name: value})


@pytest.mark.parametrize(
    "endpoint", [one for one in ENDPOINTS if LIMIT in one.parameters], ids=lambda endpoint: endpoint.operation
)
def test_every_list_page_by_page(endpoint: Endpoint, ask: Ask, ids: dict[str, list[str]]) -> None:
    for address in addresses(endpoint, ids)[:5]:
        page = ask(address, limit="3")
        for _ in range(MOST):
            if not page["meta"].get("next"):
                break
            page = ask(address, limit="3", after=page["meta"]["next"])


def test_filters_together(ask: Ask, ids: dict[str, list[str]]) -> None:
    fields = {name: ids[name] for name in ("unit", "policy", "campaign", "document")}
    fields |= {"text": ["质量", "监管"], "role": ["leads", "implements"], "kind": ["all", "reported"]}
    for one, other in combinations(fields, 2):
        for first in fields[one][:6]:
            for second in fields[other][:6]:
                ask("/v1/tasks", **{one: first, other: second})


def test_status_but_for_the_address(stores: list[GraphStore]) -> None:
    embedded, server = ({**asdict(store.status()), "url": ""} for store in stores)
    assert orjson.dumps(embedded) == orjson.dumps(server)


def test_the_questions_have_the_same_names_everywhere() -> None:
    sql = {path.stem for path in (ROOT / "graph" / "sql").glob("*.sql")} - {"schema"}
    cypher = {path.stem for path in (ROOT / "cypher").glob("*.cypher")} - {"version"}  # SQLite has a pragma for that
    assert sql == cypher
    tests = " ".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("test_store*.py"))
    assert {name for name in sql if f".{name}(" not in tests} == {
        "through_collectives",
        "tasks_of_bodies",
        "tasks_of_editions",
    }  # which are parts of answers
