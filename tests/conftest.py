"""The stores that the contract suite runs on."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.neo4j_sources import RunningNeo4j
from tests.store_dump import NewStore, neo4j_store, sqlite_store

pytest_plugins = ["tests.neo4j_fixture"]


@pytest.fixture(scope="session", params=["sqlite", "neo4j"])
def new_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewStore]:
    """Makes an empty store, as often as asked. Only the last one made stands: Neo4j's has one database."""
    if request.param == "neo4j":
        server: RunningNeo4j = request.getfixturevalue("neo4j_server")
        with pytest.MonkeyPatch.context() as patched:
            for name, value in server.environment.items():
                patched.setenv(name, value)
            yield lambda: neo4j_store(server)
    else:
        folder: Path = tmp_path_factory.mktemp(request.param)
        numbers = count()
        yield lambda: sqlite_store(folder / f"{next(numbers)}.db")
