"""What only the store on a server does: its addresses, whose database it takes, and what it says of a server's troubles."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest
from neo4j import Driver, GraphDatabase
from neo4j.exceptions import ClientError

from api.app import create_app
from api.cli import run
from graph import neo4j_server as server_module
from graph.answers import TaskFilter
from graph.errors import Conflict, InvalidRequest, StoreUnavailable
from graph.model import STORE_SCHEMA
from graph.neo4j_store import Neo4jStore
from graph.open import open_store
from graph.store import GraphStore
from tests.neo4j_fixture import NewServer
from tests.neo4j_sources import RunningNeo4j
from tests.readings import Plan, Topic, reading
from tests.store_dump import neo4j_dump, neo4j_store

SOON = 5.0
SECRET = "a word that is told to nobody"


@pytest.fixture
def server(neo4j_server: RunningNeo4j, monkeypatch: pytest.MonkeyPatch) -> RunningNeo4j:
    for name, value in neo4j_server.environment.items():
        monkeypatch.setenv(name, value)
    return neo4j_server


@pytest.fixture
def driver(server: RunningNeo4j) -> Iterator[Driver]:
    with GraphDatabase.driver(server.url, auth=(server.username, server.password)) as opened:
        yield opened
        opened.execute_query("MATCH (node) DETACH DELETE node")


def refused(url: str, match: str, *, create: bool = True) -> str:
    """A question is answered soon by one sentence, which names the address and no secret."""
    begun = time.monotonic()
    with closing(open_store(url, create=create)) as store, pytest.raises(StoreUnavailable, match=match) as caught:
        store.status()
    assert time.monotonic() - begun < SOON
    said = str(caught.value)
    assert url in said
    assert "\n" not in said
    assert SECRET not in said
    return said


# Addresses.


@pytest.mark.parametrize("url", [f"neo4j://neo4j:{SECRET}@localhost", f"bolt+s://{SECRET}@localhost:7687"])
def test_an_address_with_a_password_is_refused_without_telling_it(url: str) -> None:
    with pytest.raises(InvalidRequest, match="set NEO4J_USERNAME and NEO4J_PASSWORD") as caught:
        open_store(url)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["neo4j:", "neo4j://", "neo4j:localhost", "bolt://localhost:port", "bolt://localhost:99999", "neo4j+x://a"]
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(InvalidRequest, match="neo4j://HOST"):
        open_store(url)


def test_a_database_is_not_named_in_the_address() -> None:
    with pytest.raises(InvalidRequest, match="NEO4J_DATABASE"):
        open_store("neo4j://localhost:7687/graph")


def test_a_store_opens_in_no_time_and_asks_nobody() -> None:
    with closing(open_store("neo4j://none.invalid")):
        pass


def test_a_closed_store_says_so(server: RunningNeo4j) -> None:
    store = open_store(server.url)
    store.close()
    for ask in (store.status, store.version):
        with pytest.raises(StoreUnavailable, match="closed"):
            ask()


# Servers that do not answer.


@contextmanager
def listener() -> Iterator[int]:
    """A port at which somebody listens and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        yield silent.getsockname()[1]


def free_port() -> int:
    with listener() as port:
        return port


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_nobody_there(scheme: str) -> None:
    refused(f"{scheme}://127.0.0.1:{free_port()}", "no Neo4j server answers")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_somebody_who_says_nothing(scheme: str) -> None:
    with listener() as port:
        refused(f"{scheme}://127.0.0.1:{port}", "no Neo4j server answers")


def test_an_unknown_host() -> None:
    refused("neo4j://none.invalid", "no Neo4j server answers")


@pytest.mark.parametrize("scheme", ["bolt", "bolt+ssc"])
def test_a_web_server(scheme: str) -> None:
    class Quiet(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Quiet) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        refused(f"{scheme}://127.0.0.1:{web.server_port}", "no Neo4j server answers")
        web.shutdown()


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s", "neo4j+ssc"])
def test_a_server_without_encryption(server: RunningNeo4j, scheme: str) -> None:
    place = server.url.partition("://")[2]
    said = refused(f"{scheme}://{place}", "no Neo4j server answers")
    assert f"{scheme.partition('+')[0]}://{place}" in said


def test_the_command_line_says_it_in_a_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text("一、修路。\n", "utf-8")
    url = f"bolt://127.0.0.1:{free_port()}"
    for command in (["status"], ["tasks", "--unit", "市药监局"], ["ingest", str(notice)]):
        assert run([*command, "--store", url]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"policygraph: no Neo4j server answers at {url}")
    assert run(["status", "--store", "neo4j://me:word@host"]) == 2


# Users and databases.


@pytest.mark.parametrize(
    ("password", "reason"),
    [("wrong", "does not let user neo4j in|wrong passwords too often"), ("", "wants a password")],
)
def test_a_wrong_password(server: RunningNeo4j, monkeypatch: pytest.MonkeyPatch, password: str, reason: str) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    assert "NEO4J_PASSWORD" in refused(server.url, reason)


def test_a_database_that_there_is_not(server: RunningNeo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "none")
    assert "NEO4J_DATABASE" in refused(server.url, "has no database none")


def test_a_database_of_somebody_else_stays_as_it_is(server: RunningNeo4j, driver: Driver) -> None:
    driver.execute_query("MATCH (node) DETACH DELETE node")
    driver.execute_query("CREATE (:Film {id: 'film:1'})-[:SHOWN_IN]->(:City {id: 'city:1'})")
    before = neo4j_dump(driver)
    refused(server.url, "somebody else")
    with closing(open_store(server.url)) as store, pytest.raises(StoreUnavailable, match="somebody else"):
        store.write([reading(Plan(1))])
    assert neo4j_dump(driver) == before


def test_a_database_of_a_newer_version_stays_as_it_is(server: RunningNeo4j, driver: Driver) -> None:
    with neo4j_store(server) as tested:
        tested.store.write([reading(Plan(1))])
        driver.execute_query("MATCH (graph:PolicyGraph) SET graph.schema = $schema", schema=STORE_SCHEMA + 1)
        before = neo4j_dump(driver)
        refused(server.url, "newer policygraph")
        with pytest.raises(StoreUnavailable, match="newer policygraph"):
            tested.store.write([reading(Plan(2))])
        assert neo4j_dump(driver) == before


def test_a_store_is_not_made_for_a_reader(server: RunningNeo4j, driver: Driver) -> None:
    driver.execute_query("MATCH (node) DETACH DELETE node")
    refused(server.url, "there is no store at .*; `policygraph ingest PATH --store bolt:", create=False)
    assert neo4j_dump(driver) == {"nodes": [], "edges": []}


def test_a_store_that_is_emptied_is_told_and_made_again(server: RunningNeo4j, driver: Driver) -> None:
    with neo4j_store(server) as tested, closing(open_store(server.url)) as other:
        tested.store.write([reading(Plan(1))])
        assert other.status().documents == 1
        driver.execute_query("MATCH (node) DETACH DELETE node")
        with pytest.raises(StoreUnavailable, match="was emptied"):
            tested.store.tasks(TaskFilter())
        with pytest.raises(StoreUnavailable, match="was emptied"):
            other.write([reading(Plan(2))])
        assert tested.store.write([reading(Plan(1))]).new == 1
        assert tested.store.status().documents == 1


def test_processes_may_make_the_store_at_the_same_time(server: RunningNeo4j, driver: Driver) -> None:
    driver.execute_query("MATCH (node) DETACH DELETE node")
    for kind in ("CONSTRAINT", "INDEX"):
        for row in driver.execute_query(f"SHOW {kind} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").records:
            driver.execute_query(f"DROP {kind} {row['name']}")
    code = (
        f"from graph.open import open_store; store = open_store({server.url!r}); print(store.status()); store.close()"
    )
    makers = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL) for _ in range(4)]
    assert [maker.wait() for maker in makers] == [0] * 4
    with closing(open_store(server.url)) as store:
        assert store.write([reading(Plan(1))]).new == 1


# Troubles on the way.


def test_a_question_that_takes_too_long(server: RunningNeo4j, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "ANSWER", 0.5)
    with neo4j_store(server) as tested:
        assert isinstance(tested.store, Neo4jStore)
        with pytest.raises(StoreUnavailable, match="did not answer within"):
            tested.store._server.ask("UNWIND range(1, 1000000000) AS n WITH n WHERE n % 7 = 8 RETURN count(n)")


def test_a_reader_cannot_write(server: RunningNeo4j) -> None:
    with neo4j_store(server) as tested:
        assert isinstance(tested.store, Neo4jStore)
        with pytest.raises(ClientError, match="read access mode"):
            tested.store._server.ask("CREATE (node)")


def test_a_change_that_came_to_a_stop_does_not_stop_readers(server: RunningNeo4j, driver: Driver) -> None:
    with neo4j_store(server) as tested:
        tested.store.write([reading(Plan(1, topics=(Topic(),)))])
        driver.execute_query("MATCH (changes:Changes) SET changes.count = changes.count + 1")
        for patience in (SOON, 1.0):
            begun = time.monotonic()
            assert tested.store.tasks(TaskFilter()).count == 1
            assert time.monotonic() - begun < patience
        tested.store.write([reading(Plan(2, topics=(Topic(),)))])
        assert int(str(tested.store.version())) % 2 == 0
        assert tested.store.tasks(TaskFilter()).count == 2


def test_a_rewrite_that_is_cut_off_is_finished_by_the_next(server: RunningNeo4j, driver: Driver) -> None:
    old, new = (
        [reading(Plan(number, topics=(Topic(),), reader=reader)) for number in range(1, 4)] for reader in ("1", "2")
    )
    with neo4j_store(server) as tested:
        tested.store.write(new)
        whole = tested.dump()
        tested.store.rewrite(old)
        driver.execute_query("MATCH (graph:PolicyGraph) SET graph.rewriting = true")
        for write in (lambda: tested.store.write(old), lambda: tested.store.delete(Plan(1).id)):
            with pytest.raises(Conflict, match="policygraph reread"):
                write()
        assert tested.store.documents().count == 3
        assert tested.store.rewrite(new).replaced == 3
        assert tested.dump() == whole


def test_a_server_may_come_go_and_come_back(private_neo4j: NewServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server = private_neo4j()
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    with closing(open_store(server.bolt_url)) as store, closing(open_store(_routed(server.bolt_url))) as later:
        store.write([reading(Plan(1, topics=(Topic(),)))])
        assert asked(store)[0] == 200
        server.kill()
        begun = time.monotonic()
        status, said = asked(store)
        assert (status, server.bolt_url in said) == (503, True)
        assert asked(later)[0] == 503
        with pytest.raises(StoreUnavailable, match="no Neo4j server answers"):
            store.write([reading(Plan(2))])
        assert time.monotonic() - begun < SOON
        server.start()
        assert asked(store)[0] == asked(later)[0] == 200
        assert store.write([reading(Plan(2))]).new == 1


def _routed(url: str) -> str:
    return url.replace("bolt://", "neo4j://")


def asked(store: GraphStore) -> tuple[int, str]:
    """What the service answers."""

    async def answer() -> httpx.Response:
        transport = httpx.ASGITransport(create_app(store), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/v1/tasks", params={"text": "品"})

    response = asyncio.run(answer())
    return response.status_code, response.text
