"""The server that the other tests stand on: what it refuses, how it ends, and what it says when it cannot start."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest
from neo4j import READ_ACCESS, Driver, GraphDatabase
from neo4j.exceptions import Neo4jError

from scripts import neo4j_settings, serve_neo4j
from scripts.neo4j_answers import USER, shakes_hands
from scripts.neo4j_jars import Neo4jUnavailable
from scripts.neo4j_server import Neo4jServer
from scripts.neo4j_settings import safe_settings
from tests.neo4j_fixture import NewServer
from tests.neo4j_sources import RUNNING, RunningNeo4j, running

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def driver(neo4j_server: RunningNeo4j) -> Iterator[Driver]:
    with GraphDatabase.driver(neo4j_server.url, auth=(neo4j_server.username, neo4j_server.password)) as driver:
        yield driver


def refusal(driver: Driver, query: str) -> str:
    """The code of the error that a reader's query meets, empty if it meets none."""
    with driver.session(default_access_mode=READ_ACCESS) as session:
        try:
            session.run(query).consume()
        except Neo4jError as error:
            return (error.code or "").rpartition(".")[2]
    return ""


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("CREATE (n)", "AccessMode"),
        ("CREATE INDEX FOR (n:A) ON (n.b)", "AccessMode"),
        ("CREATE USER other SET PASSWORD 'other than this'", "AccessMode"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "ExternalResourceFailed"),
        ("LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row", "ExternalResourceFailed"),
        ("LOAD CSV FROM 'http://[::1]:9/' AS row RETURN row", "ExternalResourceFailed"),
        ("UNWIND range(1, 100000000) AS x WITH collect(x) AS many RETURN size(many)", "MemoryPoolOutOfMemoryError"),
    ],
)
def test_the_server_refuses_a_reader(driver: Driver, query: str, code: str) -> None:
    assert refusal(driver, query) == code


def test_a_reader_may_still_disturb_the_server_as_the_documentation_says(driver: Driver) -> None:
    said = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
    for query in ("SHOW USERS", "SHOW SETTINGS", "SHOW TRANSACTIONS", "TERMINATE TRANSACTION", "dbms.killConnections"):
        assert query in said
    allowed = ["SHOW USERS", "SHOW SETTINGS", "SHOW TRANSACTIONS", "TERMINATE TRANSACTION 'neo4j-transaction-999999'"]
    assert [refusal(driver, query) for query in [*allowed, "CALL dbms.killConnections(['none'])"]] == [""] * 5


def test_what_was_written_stands_after_a_kill(private_neo4j: NewServer) -> None:
    server = private_neo4j()
    with GraphDatabase.driver(server.bolt_url.replace("bolt", "neo4j"), auth=(USER, server.password)) as driver:
        driver.execute_query("CREATE (:Written)")
    server.kill()
    assert not server.running and not shakes_hands(server.bolt_port)
    other = Neo4jServer(server.home, password="another password")
    with pytest.raises(Neo4jUnavailable, match="have another password"):
        other.start()
    assert not other.running
    server.start()
    with pytest.raises(Neo4jUnavailable, match="another server runs in"):
        other.start()
    with GraphDatabase.driver(server.bolt_url, auth=(USER, server.password)) as driver:
        assert driver.execute_query("MATCH (n:Written) RETURN count(n) AS n").records[0]["n"] == 1
    with urllib.request.urlopen(f"{server.http_url}/browser/") as page:
        assert b"<title>" in page.read()
    server.stop()
    assert not server.running and not shakes_hands(server.bolt_port)


def test_make_neo4j_says_where_and_its_server_ends_with_it(
    neo4j_server: RunningNeo4j, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    command = [sys.executable, "-m", "scripts.serve_neo4j", f"--home={tmp_path}", "--bolt-port=0", "--http-port=0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        told = list(takewhile(lambda line: "Ctrl-C" not in line, parent.stdout))
        parent.kill()
    password = (tmp_path / "password").read_text().strip()
    assert sum(password in line for line in told) == 1 and password in told[0]
    assert (tmp_path / "password").stat().st_mode & 0o077 == 0
    port = int(next(line for line in told if line.startswith("connect to")).split()[2].rpartition(":")[2])
    until = time.monotonic() + 10
    while shakes_hands(port):
        assert time.monotonic() < until, "the server has outlived its parent"
        time.sleep(0.1)


def test_the_password_of_an_own_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    made = serve_neo4j.password(tmp_path / "new")
    assert serve_neo4j.password(tmp_path / "new") == made
    (tmp_path / "old" / "data" / "dbms").mkdir(parents=True)
    with pytest.raises(Neo4jUnavailable, match="give it in NEO4J_PASSWORD"):
        serve_neo4j.password(tmp_path / "old")
    monkeypatch.setenv("NEO4J_PASSWORD", "given")
    assert serve_neo4j.password(tmp_path / "old") == "given"
    assert serve_neo4j.main([f"--home={tmp_path / 'old'}"]) == 1  # it is too short


def test_why_a_server_did_not_start_is_told(
    neo4j_server: RunningNeo4j, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {**safe_settings(), "db.transaction.timeout": "soon"}
    monkeypatch.setattr(neo4j_settings, "safe_settings", lambda: settings)
    with pytest.raises(Neo4jUnavailable, match=r"'db\.transaction\.timeout'"):
        Neo4jServer(tmp_path, password="long enough").start()


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Neo4jUnavailable, match=f"port {port} of 127.0.0.1 is in use"):
            Neo4jServer(tmp_path, password="long enough", bolt_port=port).start()


def test_tests_do_not_run_on_a_server_that_holds_something(
    neo4j_server: RunningNeo4j, driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {RUNNING: neo4j_server.url, **neo4j_server.environment}.items():
        monkeypatch.setenv(name, value)
    driver.execute_query("CREATE (:Precious)")
    try:
        with pytest.raises(Neo4jUnavailable, match="the tests would delete them"), running():
            pass
    finally:
        driver.execute_query("MATCH (n:Precious) DELETE n")
