"""How long it takes to resolve a million names of units: standard departments of many cities, each name once."""

from __future__ import annotations

import time
from itertools import islice, product
from random import Random

from bench.table import show
from graph.model import Level
from ingest.registry import registry
from ingest.resolve import Context, resolve_folded

NAMES = 1_000_000
YEARS = (2012, 2016, 2020, 2024)


def main() -> None:
    """Resolve names that no cache holds, in one process."""
    known = registry()
    cities = [place.code for place in known.places.values() if place.level is Level.CITY]
    asked = [
        (f"市{alias}", Context(city, year))
        for alias, city, year in product(known.departments, cities, YEARS)
        if len(alias) > 2
    ]
    Random(1).shuffle(asked)
    begin = time.process_time()
    for name, context in islice(asked, NAMES):
        resolve_folded(name, context)
    seconds = time.process_time() - begin
    show("Resolving", {f"{NAMES:,} names": f"{seconds:6.1f} s of one core, {NAMES / seconds:8.0f} a second"})


if __name__ == "__main__":
    main()
