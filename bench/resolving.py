"""Names of units resolved a second: standard departments of many cities, each name once."""

from __future__ import annotations

from itertools import islice, product
from random import Random

from bench.table import interleaved, show
from graph.model import Level
from ingest.registry import registry
from ingest.resolve import Context, resolve_folded

NAMES = 50_000


def main() -> None:
    """Resolve names that no cache holds."""
    known = registry()
    cities = [place.code for place in known.places.values() if place.level is Level.CITY]
    pairs = [(f"市{alias}", city) for alias, city in product(known.departments, cities) if len(alias) > 2]
    Random(1).shuffle(pairs)
    each = iter(pairs)

    def resolve_some() -> None:
        for name, city in islice(each, NAMES):
            resolve_folded(name, Context(city, 2020))

    seconds = interleaved({"names": resolve_some}, rounds=3)["names"]
    show("Resolving", {"names": f"{NAMES / seconds:8.0f} a second and core"})


if __name__ == "__main__":
    main()
