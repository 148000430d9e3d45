"""An item of a notice with what it says of responsibility, whether it comes from the outline or from a table."""

from __future__ import annotations

from collections import Counter

from graph.immutable import immutable
from graph.model import Item
from ingest.formats import Claim
from ingest.responsibility import Carrier
from ingest.rules import Rule
from ingest.spans import Span


@immutable
class Outlined:
    """An item with its carriers, the place of its title, and its body between the title and its end."""

    item: Item
    carriers: tuple[Carrier, ...]
    title: Span
    body: Span
    given: tuple[tuple[Rule, Claim], ...] = ()
    """What rules of the document add."""
    times: tuple[Span, ...] = ()
    """The cells of a row that say until when."""


def told_apart(path: str, seen: Counter[str]) -> str:
    """A path that comes again gets ``-2``, ``-3`` in the order of the text."""
    seen[path] += 1
    return path if seen[path] == 1 else f"{path}-{seen[path]}"
