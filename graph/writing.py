"""What every store asks of a reading before it is written: whether it is new, of the right versions, of the same text."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import orjson

from graph.answers import Written
from graph.errors import Conflict
from graph.model import Reading

Versions = tuple[str, str]
"""Of reader and registry."""


def fingerprint(reading: Reading) -> str:
    """A hash of all that a reading says, its text and its versions included."""
    return sha256(orjson.dumps(reading)).hexdigest()


def agreed(stored: Versions | None, reading: Reading) -> Versions:
    """The versions of a store, which the first reading sets and all others must have.

    Raises:
        Conflict: the reading has others.
    """
    mine = (reading.reader, reading.registry)
    if stored not in (None, mine):
        raise Conflict(
            f"{reading.document.id} was read by reader {mine[0]} with registry {mine[1]}, the store holds readings by "
            f"{stored[0]} with {stored[1]}: run `policygraph reread` first"
        )
    return mine


def other_text(reading: Reading, stored_title: str | None) -> Conflict:
    """That a known document has another text, to be raised unless it shall be replaced."""
    here = reading.document.title
    titles = "under the same title"
    if stored_title != here:
        titles = f"(there: {stored_title or 'no title'}; here: {here or 'no title'})"
    return Conflict(
        f"{reading.document.id} is in the store with another text {titles}: to put this one in its place, say --replace"
    )


def written(counts: Counter[str]) -> Written:
    """The counts of a write as an answer."""
    return Written(**{name: counts[name] for name in Written.__annotations__})
