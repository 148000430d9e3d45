"""How long the flagship question takes over HTTP in stores of 1 000, 10 000 and 100 000 planned tasks."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from bench.flagship import SAMPLE, fetched
from bench.load import latencies
from bench.server import serving
from bench.synthetic import EVERYWHERE, NOTICES_OF_A_CITY, notices
from bench.table import show
from graph.model import Kind, Reading
from graph.open import open_store
from ingest.readers import load
from ingest.reading import read

SIZES = (1_000, 10_000, 100_000)
CASES = {
    f"unit in {NOTICES_OF_A_CITY} notices": "上海市水务局",
    "unit in every notice": f"上海{EVERYWHERE}",
}
LARGEST = 300  # requests
SECONDS = 3.0  # that one measurement may take
BATCH = 100


def main() -> None:
    """Let one store grow; at each size ask for a unit of one city, and for one that every notice names."""
    sample = read(load(SAMPLE))
    planned = sum(task.kind is Kind.PLANNED for task in sample.tasks)
    answers: dict[str, list[tuple[int, float]]] = {case: [] for case in CASES}
    rates: dict[str, str] = {}
    held = 0
    with TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        for size in SIZES:
            number = -(-size // planned)
            rate = (number - held) / _written(database, notices(sample, range(held, number)))
            rates[f"{held:>5,} to {number:>5,} documents"] = f"{rate:6.0f} documents a second"
            held = number
            for case, unit in CASES.items():
                answers[case].append(_asked(database, unit))
    show("Writing into a growing store", rates)
    for case, found in answers.items():
        show(f"Flagship over HTTP by size of the store, {case}", _rows(found))


def _rows(answers: list[tuple[int, float]]) -> dict[str, str]:
    first = answers[0][1]
    return {
        f"{size:>7,} tasks": f"{1000 * seconds:8.2f} ms, {seconds / first:6.2f} times 1,000; {count:6,} tasks found"
        for size, (count, seconds) in zip(SIZES, answers, strict=True)
    }


def _written(database: Path, readings: Iterator[Reading]) -> float:
    """Write all in batches. Returns the seconds of writing, without those of making the readings up."""
    seconds = 0.0
    with closing(open_store(f"sqlite:{database}")) as store:
        while batch := list(islice(readings, BATCH)):
            begin = time.perf_counter()
            store.write(batch)
            seconds += time.perf_counter() - begin
    return seconds


def _asked(database: Path, unit: str) -> tuple[int, float]:
    """How many tasks the answer counts, and the median seconds of a request over one connection."""
    target = f"/v1/tasks?unit={quote(unit)}"
    with serving(database) as port:
        count: int = fetched(port, target)["meta"]["count"]
        once = statistics.median(latencies(port, target, 5))
        requests = max(5, min(LARGEST, int(SECONDS / once)))
        return count, statistics.median(latencies(port, target, requests))


if __name__ == "__main__":
    main()
