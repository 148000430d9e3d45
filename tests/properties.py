"""Properties that hold for every store, tried by examples: fewer on a server, where each takes longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store_dump import NewStore


def on_every_store(
    *, examples: int = 40, on_a_server: int = 5, **drawn: st.SearchStrategy[Any]
) -> Callable[[Callable[..., None]], Any]:
    """The test of a property: a function of ``new_store`` and of what is drawn."""

    def test_of(holds: Callable[..., None]) -> Callable[..., None]:
        def test(new_store: NewStore, request: pytest.FixtureRequest) -> None:
            embedded = request.node.callspec.params["new_store"] == "sqlite"

            @settings(max_examples=examples if embedded else on_a_server, deadline=None)
            @given(**drawn)
            def tried(**values: Any) -> None:
                holds(new_store, **values)

            tried()

        test.__name__, test.__doc__ = holds.__name__, holds.__doc__
        return test

    return test_of
