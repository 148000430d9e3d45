"""Files of every format into a store: how many a second with one process that reads, and with two; and each format alone."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import closing
from pathlib import Path

from api.ingestion import ingest
from api.inputs import inputs
from api.reading_files import reading_of
from api.workers import Workers
from bench.table import show
from graph.model import Given, Reading
from graph.open import open_store
from tests.mixed import MAKERS, fill, notice

FILES = 1_800
JOBS = (1, 2)
ROUNDS = 2
EACH = 40
"""Files of one format that are read."""


def main() -> None:
    """Ingest a folder with one job and with two, in turns, then read files of each format."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "notices"
        fill(folder, FILES, 0)
        seconds: dict[int, list[float]] = {jobs: [] for jobs in JOBS}
        for turn in range(ROUNDS):
            for jobs in JOBS:
                seconds[jobs].append(_ingested(folder, f"sqlite:{name}/{turn}-{jobs}.db", jobs))
        best = {jobs: min(found) for jobs, found in seconds.items()}
        rows = {f"{jobs} jobs": f"{FILES / best[jobs]:8.1f} files a second" for jobs in JOBS}
        ratio = best[JOBS[0]] / best[JOBS[1]]
        show(
            f"{FILES} files of {len(MAKERS)} kinds into a store, {os.cpu_count()} cores",
            rows | {"ratio": f"{ratio:8.2f}"},
        )
        _formats(Path(name) / "each")


def _ingested(folder: Path, url: str, jobs: int) -> float:
    with closing(open_store(url)) as store, Workers(jobs) as workers:
        begin = time.perf_counter()
        counts = ingest(store, inputs([str(folder)], workers), lambda _: Given(), lambda _: None, workers)
        taken = time.perf_counter() - begin
    assert counts.documents == FILES, counts
    return taken


def _formats(folder: Path) -> None:
    """Files of each format a second, one process reading, nothing stored."""
    rates: dict[str, float] = {}
    for name, make in MAKERS.items():
        inside = folder / name
        inside.mkdir(parents=True)
        for number in range(EACH):
            (inside / f"{number}-{name}").write_bytes(make(notice(number)))
        with Workers(1) as workers:
            files = inputs([str(inside)], workers).files
            asked = [(file, Given()) for file in files]
            list(workers.answers(reading_of, asked[:1]))
            begin = time.perf_counter()
            answers = list(workers.answers(reading_of, asked))
            rates[name] = EACH / (time.perf_counter() - begin)
        assert all(isinstance(answer, Reading) for answer in answers), name
    first = next(iter(rates.values()))
    show(
        "Read alone", {name: f"{rate:8.1f} files a second, {rate / first:5.2f} of text" for name, rate in rates.items()}
    )


if __name__ == "__main__":
    main()
