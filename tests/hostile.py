"""Files made to hurt, of every format, and what becomes of each: one table that tests run and the documentation shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hostile:
    """A file: what it is in words, its name, its bytes, and what is told of it.

    ``result`` is a part of the sentence that says why it is refused, or ``read`` if it is read like any other.
    """

    what: str
    name: str
    make: Callable[[], bytes]
    result: str
