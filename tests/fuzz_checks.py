"""What is tried on texts of chance, and on which: each check is a source of texts and a function that raises if a rule breaks."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from graph.errors import PolicygraphError
from graph.folding import fold
from graph.model import Document, Reading
from ingest.readers import READERS, load
from ingest.reading import read
from tests import reading_rules as rules
from tests.grow import Grown, dense, grown, in_script
from tests.mutate import mutated, pieces
from tests.store_dump import sqlite_store

ROOT = Path(__file__).parent.parent
HASH = "0" * 64


@dataclass
class Tally:
    """How much was tried, and what took longest for its length."""

    texts: int = 0
    slowest: float = 0.0
    """Milliseconds for a thousand bytes, of texts that have as many."""


TALLY = Tally()


@cache
def real_texts() -> tuple[str, ...]:
    """The notices of the cases and samples, and of the folder that ``POLICYGRAPH_CORPUS`` names."""
    folders = [*sorted((ROOT / "tests" / "cases").iterdir()), ROOT / "samples"]
    if named := os.environ.get("POLICYGRAPH_CORPUS"):
        folders.append(Path(named))
    files = [path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir())]
    return tuple(load(path).text for path in files if path.suffix in READERS and path.name != "README.md")


def _grown_texts() -> st.SearchStrategy[str]:
    return grown().map(lambda notice: notice.text)


def _real_pieces() -> st.SearchStrategy[str]:
    return st.deferred(lambda: pieces(real_texts()))


def _reading(text: str) -> Reading:
    return read(Document(text, "text/plain", HASH))


def keeps_the_rules(text: str) -> None:
    """The rules of a reading, in time."""
    reading, seconds = rules.timely(text)
    rules.keeps_the_rules(reading)
    size = len(text.encode())
    if size > 1_000:
        TALLY.slowest = max(TALLY.slowest, 1e6 * seconds / size)


def hears_the_names(notice: Grown) -> None:
    """No name in a carrier is passed over in silence."""
    rules.hears(_reading(notice.text), notice.named)


def says_the_same(said: tuple[str, int]) -> None:
    """Another script or width of the same text has the same reading."""
    text, script = said
    other = in_script(text, script)
    if fold(other) == fold(text):  # some characters are several in the other script
        rules.says_the_same(_reading(text), other)


def is_the_same_again(text: str) -> None:
    """Read twice, and with white space behind it, and with the line breaks of another system, a text says the same."""
    reading = _reading(text)
    assert _reading(text) == reading
    rules.ignores_what_follows(reading)
    rules.is_valid_json(reading)
    try:
        document = load(text.encode(), "a.txt")
    except PolicygraphError:
        return
    unix = document.text
    assert load(unix.replace("\n", "\r\n").encode(), "a.txt").text == unix


def is_stored(text: str) -> None:
    """A store gives the text back, from which the same is read; to write it again changes nothing; deleted, it is gone."""
    reading = _reading(text)
    with TemporaryDirectory() as folder, sqlite_store(Path(folder) / "fuzzed.db") as tested:
        empty = tested.dump()
        tested.store.write([reading])
        once = tested.dump()
        assert [read(source) for source in tested.store.sources()] == [reading]
        tested.store.write([reading])
        assert tested.dump() == once
        tested.store.delete(reading.document.id)
        left = tested.dump()
        assert {table: rows for table, rows in left.items() if table != "meta"} == {
            table: rows for table, rows in empty.items() if table != "meta"
        }


@dataclass(frozen=True)
class Check:
    """A rule, the texts to try it on, and how many are tried among the tests."""

    holds: Callable[[Any], None]
    inputs: st.SearchStrategy[Any]
    examples: int


CHECKS = {
    "grown": Check(keeps_the_rules, _grown_texts(), 200),
    "heard": Check(hears_the_names, grown(), 150),
    "dense": Check(hears_the_names, dense(), 150),
    "mutated": Check(keeps_the_rules, mutated(_grown_texts()), 250),
    "real": Check(keeps_the_rules, mutated(_real_pieces()), 500),
    "script": Check(says_the_same, st.tuples(mutated(_real_pieces()), st.integers(1, 4)), 120),
    "again": Check(is_the_same_again, mutated(_real_pieces()), 100),
    "stored": Check(is_stored, mutated(_grown_texts()), 60),
}
