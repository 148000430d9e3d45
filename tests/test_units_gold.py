"""Names of units held against gold: the official full name of each, made by hand without a look at the registry.

``gold.csv`` has 1,088 names as notices write them, 181 of them from real notices, the others standard departments of places
all over the country between 2009 and 2025; ``traps.csv`` is where systems go wrong.
"""

from __future__ import annotations

import csv
from pathlib import Path

from ingest.candidates import candidates

FOLDER = Path(__file__).parent / "units"
ACCURACY = 1.0
"""All of them were right when this was measured; names that no table has are what a longer list would show."""
TRAPS_MISSED = 0


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(row: dict[str, str]) -> list[str]:
    return [one.name for one in candidates(row["surface"], row["in"] or None, row["at"] or None)]


def test_names_of_the_gold_are_resolved() -> None:
    told = rows("gold.csv")
    right = sum(found(row) == [row["name"]] for row in told)
    assert len(told) > 1000 and right / len(told) >= ACCURACY, right


def test_no_name_of_the_gold_is_ambiguous() -> None:
    assert all(len(found(row)) <= 1 for row in rows("gold.csv"))


def test_traps() -> None:
    expected = {
        "one": lambda row: found(row) == [row["name"]],
        "several": lambda row: len(found(row)) > 1,
        "none": lambda row: not found(row),
    }
    missed = [row["surface"] for row in rows("traps.csv") if not expected[row["expect"]](row)]
    assert len(rows("traps.csv")) > 100 and len(missed) <= TRAPS_MISSED, missed
