"""Libraries that only some formats need, imported when a file asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import MissingExtra


@contextmanager
def needed(name: str, extra: str) -> Iterator[None]:
    """Say which extra a file needs if an import fails.

    Raises:
        MissingExtra: it does.
    """
    try:
        yield
    except ImportError:
        raise MissingExtra(f"{name} needs a library: install it by pip install 'policygraph[{extra}]'") from None
