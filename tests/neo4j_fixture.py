"""A real Neo4j server for tests: one that runs already, else a container, else one from jars.

``neo4j_server`` is shared by the whole run; what tests write there is theirs to delete. ``private_neo4j`` makes
servers that a test may kill. Where none can be had, the tests are left out and the summary of the run says so loudly;
with ``POLICYGRAPH_REQUIRE_NEO4J=1`` they fail instead.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import NoReturn

import pytest

from scripts.neo4j_jars import Neo4jUnavailable
from scripts.neo4j_server import Neo4jServer
from tests.neo4j_sources import RunningNeo4j, container, from_jars, running, running_is_given

REQUIRED = "POLICYGRAPH_REQUIRE_NEO4J"
LEFT_OUT = "no Neo4j server: "

NewServer = Callable[[], Neo4jServer]


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningNeo4j]:
    """The server of this test run. It was empty when the run began."""
    with ExitStack() as held:
        yield _first(_sources(tmp_path_factory), held)


@pytest.fixture
def private_neo4j(tmp_path: Path) -> Iterator[NewServer]:
    """Starts a server of the test's own, from jars, as often as asked; all are killed at its end."""
    with ExitStack() as held:

        def new() -> Neo4jServer:
            server = Neo4jServer(tmp_path / secrets.token_hex(4), password=f"-{secrets.token_urlsafe(12)}")
            held.callback(server.kill)
            try:
                return server.start()
            except Neo4jUnavailable as error:
                return _leave_out(str(error))

        yield new


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was left out, and why."""
    why = [str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if report.longrepr]
    ours = [reason for reason in why if LEFT_OUT in reason]
    if ours:
        told = f"{len(ours)} tests were NOT run on Neo4j ({ours[0].partition(LEFT_OUT)[2]})"
        terminalreporter.write_line(f"\n{told}; {REQUIRED}=1 makes that a failure", red=True, bold=True)


def _sources(folders: pytest.TempPathFactory) -> Iterator[AbstractContextManager[RunningNeo4j]]:
    if running_is_given():  # then no other will do
        yield running()
        return
    yield container()
    yield from_jars(folders.mktemp("neo4j"))


def _first(sources: Iterable[AbstractContextManager[RunningNeo4j]], held: ExitStack) -> RunningNeo4j:
    reasons = []
    for source in sources:
        try:
            return held.enter_context(source)
        except Neo4jUnavailable as error:
            reasons.append(str(error))
    return _leave_out("; ".join(reasons))


def _leave_out(why: str) -> NoReturn:
    if running_is_given() or os.environ.get(REQUIRED) == "1":
        pytest.fail(LEFT_OUT + why, pytrace=False)
    pytest.skip(LEFT_OUT + why)
