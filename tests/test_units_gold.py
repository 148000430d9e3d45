"""Names of units held against gold: the official full name of each, made by hand without a look at the registry.

``gold.csv`` has 1,088 names as notices write them, 181 of them from real notices, the others standard departments of places
all over the country between 2009 and 2025; ``traps.csv`` is where systems go wrong. What they showed was mended, so they say
little of names that nobody has looked at: ``second.csv`` and ``second_traps.csv`` were made when that was done,
and ``third.csv`` when what they showed was mended too. Their first scores stand in docs/evaluation.md.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import InvalidRequest
from ingest.candidates import candidates

FOLDER = Path(__file__).parent / "units"
WRONG = {"gold.csv": 0, "second.csv": 8, "third.csv": 1}
MISSED = {"traps.csv": 0, "second_traps.csv": 8}
"""What was measured last: a change that loses a name fails, one that wins a name lowers the number here."""
EXPECTED: dict[str, Callable[[list[str], str], bool]] = {
    "one": lambda names, right: names == [right],
    "several": lambda names, _: len(names) > 1,
    "none": lambda names, _: not names,
}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(row: dict[str, str]) -> list[str]:
    try:
        return [one.name for one in candidates(row["surface"], row["in"] or None, row["at"] or None)]
    except InvalidRequest:  # the place is none, or several
        return []


@pytest.mark.parametrize("name", WRONG)
def test_names_of_the_gold_are_resolved(name: str) -> None:
    wrong = [row["surface"] for row in rows(name) if found(row) != [row["name"]]]
    assert len(rows(name)) >= 150 and len(wrong) == WRONG[name], wrong


def test_no_name_of_the_gold_is_ambiguous() -> None:
    assert all(len(found(row)) <= 1 for name in WRONG for row in rows(name))


@pytest.mark.parametrize("name", MISSED)
def test_traps(name: str) -> None:
    missed = [row["surface"] for row in rows(name) if not EXPECTED[row["expect"]](found(row), row["name"])]
    assert len(rows(name)) > 100 and len(missed) == MISSED[name], missed
