"""How long the flagship question takes over HTTP in stores of 1 000, 10 000 and 100 000 planned tasks."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from bench.flagship import SAMPLE, fetched
from bench.load import latencies
from bench.server import serving
from bench.synthetic import notices
from bench.table import show
from graph.model import Kind, Reading
from graph.open import open_store
from ingest.readers import load
from ingest.reading import read

SIZES = (1_000, 10_000, 100_000)
NOTICES_OF_A_CITY = 10
UNIT = "上海市药品监督管理局"
LARGEST = 300  # requests
SECONDS = 3.0  # that one measurement may take
BATCH = 100


def main() -> None:
    """Measure both cases: each city has a few notices, and the unit is named in every notice."""
    sample = read(load(SAMPLE))
    with TemporaryDirectory() as folder:
        _case(sample, Path(folder) / "cities", f"unit in {NOTICES_OF_A_CITY} notices", NOTICES_OF_A_CITY)
        _case(sample, Path(folder) / "city", "unit in every notice", None)


def _case(sample: Reading, path: Path, title: str, of_a_city: int | None) -> None:
    planned = sum(task.kind is Kind.PLANNED for task in sample.tasks)
    rows: dict[str, str] = {}
    first = 0.0
    for size in SIZES:
        number = -(-size // planned)
        database = path.with_name(f"{path.name}-{size}.db")
        cities = -(-number // of_a_city) if of_a_city else 1
        rate = _built(database, notices(sample, number, cities), number)
        count, cold, warm = _asked(database)
        first = first or warm
        rows[f"{size:>7,} tasks"] = (
            f"{1000 * warm:8.2f} ms, {warm / first:6.2f} times 1,000; first {1000 * cold:6.0f} ms; "
            f"{count:6,} tasks found; written at {rate:4.0f} documents/s"
        )
        for file in path.parent.glob(f"{database.name}*"):
            file.unlink()
    show(f"Flagship over HTTP by size of the store, {title}", rows)


def _built(database: Path, readings: Iterable[Reading], number: int) -> float:
    """Write all in batches. Returns documents a second, without the time to make them up."""
    seconds = 0.0
    with closing(open_store(f"sqlite:{database}")) as store:
        for batch in _batches(iter(readings)):
            begin = time.perf_counter()
            store.write(batch)
            seconds += time.perf_counter() - begin
    return number / seconds


def _batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    while batch := list(islice(readings, BATCH)):
        yield batch


def _asked(database: Path) -> tuple[int, float, float]:
    """How many tasks the answer counts, and the seconds of the first and of the median request."""
    target = f"/v1/tasks?unit={quote(UNIT)}"
    with serving(database) as port:
        (cold,) = latencies(port, target, 1)
        count: int = fetched(port, target)["meta"]["count"]
        once = statistics.median(latencies(port, target, 5))
        requests = max(5, min(LARGEST, int(SECONDS / once)))
        return count, cold, statistics.median(latencies(port, target, requests))


if __name__ == "__main__":
    main()
