"""Where the tests' Neo4j server comes from; each source is a context that holds one, or says why it cannot."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from scripts.neo4j_answers import USER
from scripts.neo4j_jars import Neo4jUnavailable
from scripts.neo4j_server import Neo4jServer
from scripts.neo4j_settings import image_variable, safe_settings

RUNNING = "POLICYGRAPH_TEST_NEO4J"
IMAGE = "neo4j:5.26-community"
START_LIMIT = 120


@dataclass(frozen=True, slots=True)
class RunningNeo4j:
    """Where a server answers, and who may ask."""

    url: str
    username: str
    password: str

    @property
    def environment(self) -> dict[str, str]:
        """What ``open_store`` and the command line read."""
        return {"NEO4J_USERNAME": self.username, "NEO4J_PASSWORD": self.password}

    def nodes(self) -> int:
        """How many nodes it holds, which also proves that it answers."""
        with GraphDatabase.driver(self.url, auth=(self.username, self.password), connection_timeout=5) as driver:
            return int(driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records[0]["nodes"])


def running_is_given() -> bool:
    """Whether somebody has named a server that runs already."""
    return bool(os.environ.get(RUNNING))


@contextmanager
def running() -> Iterator[RunningNeo4j]:
    """The server that ``POLICYGRAPH_TEST_NEO4J`` names. It must be empty, since the tests delete what they find."""
    environment = os.environ
    server = RunningNeo4j(
        environment[RUNNING], environment.get("NEO4J_USERNAME", USER), environment.get("NEO4J_PASSWORD", "")
    )
    try:
        nodes = server.nodes()
    except (DriverError, Neo4jError) as error:
        raise Neo4jUnavailable(f"{server.url} ({RUNNING}) does not answer: {error}") from error
    if nodes:
        raise Neo4jUnavailable(f"{server.url} ({RUNNING}) holds {nodes} nodes, and the tests would delete them")
    yield server


@contextmanager
def container() -> Iterator[RunningNeo4j]:
    """A container of the official image, with the settings of docker-compose.yml."""
    engine = shutil.which("docker")
    if not engine or subprocess.run([engine, "version"], capture_output=True, check=False).returncode:
        raise Neo4jUnavailable("no container engine answers")
    from docker.errors import DockerException
    from testcontainers.core.container import DockerContainer

    password = secrets.token_urlsafe(12)
    made = DockerContainer(IMAGE).with_exposed_ports(7687).with_env("NEO4J_AUTH", f"{USER}/{password}")
    for setting, value in safe_settings().items():
        made.with_env(image_variable(setting), value)
    try:
        made.start()
    except DockerException as error:
        raise Neo4jUnavailable(f"no container of {IMAGE}: {error}") from error
    try:
        url = f"bolt://{made.get_container_host_ip()}:{made.get_exposed_port(7687)}"
        server = RunningNeo4j(url, USER, password)
        _await(server)
        yield server
    finally:
        made.stop()


@contextmanager
def from_jars(home: Path) -> Iterator[RunningNeo4j]:
    """The server of ``scripts/neo4j_server.py``."""
    with Neo4jServer(home, password=secrets.token_urlsafe(12)) as server:
        yield RunningNeo4j(server.bolt_url, USER, server.password)


def _await(server: RunningNeo4j) -> None:
    until = time.monotonic() + START_LIMIT
    while True:
        try:
            server.nodes()
            return
        except (DriverError, Neo4jError) as error:
            if time.monotonic() > until:
                raise Neo4jUnavailable(f"the container does not answer: {error}") from error
            time.sleep(0.5)
