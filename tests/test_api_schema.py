"""Questions made up from the OpenAPI, sensible and senseless: every answer is as documented, and none is a fault."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

import policygraph
from api.app import create_app

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    store = policygraph.open_store(f"sqlite:{tmp_path_factory.mktemp('schema') / 'graph.db'}")
    store.write([policygraph.read(SAMPLE)])
    yield schemathesis.openapi.from_asgi("/openapi.json", create_app(store))
    store.close()


schema = schemathesis.pytest.from_fixture("api")


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_every_answer_is_as_documented(case: schemathesis.Case) -> None:
    case.call_and_validate()
