"""Questions made up from the OpenAPI, sensible and senseless: every answer is as documented, and none is a fault."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

import policygraph
from api.app import create_app
from api.endpoints import ENDPOINTS

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    store = policygraph.open_store(f"sqlite:{tmp_path_factory.mktemp('schema') / 'graph.db'}")
    store.write([policygraph.read(SAMPLE)])
    yield schemathesis.openapi.from_asgi("/openapi.json", create_app(store))
    store.close()


def _satisfied(check: Callable[[], None]) -> None:
    """Some operations cannot be asked wrongly: they have no parameters."""
    with suppress(Unsatisfiable):
        check()


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("operation", [endpoint.operation for endpoint in ENDPOINTS])
def test_every_answer_is_as_documented(api: Any, operation: str, mode: GenerationMode) -> None:
    @given(case=api.find_operation_by_id(operation).as_strategy(generation_mode=mode))
    @settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def check(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate()

    _satisfied(check)
