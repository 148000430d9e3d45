"""The stores that the contract suite runs on."""

from itertools import count
from pathlib import Path

import pytest

from tests.store_dump import NewStore, sqlite_store


@pytest.fixture(scope="session", params=["sqlite"])
def new_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewStore:
    """Makes an empty store, as often as asked."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    numbers = count()
    return lambda: sqlite_store(folder / f"{next(numbers)}.db")
