"""Medians of interleaved runs, printed as a table: what was measured, and its ratio to the first row."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping

ROUNDS = 7


def interleaved(
    jobs: Mapping[str, Callable[[], object]], rounds: int = ROUNDS, clock: Callable[[], float] = time.process_time
) -> dict[str, float]:
    """Median seconds of each job over rounds in which every job runs once, after one run that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(rounds):
        for name, job in jobs.items():
            begin = clock()
            job()
            seconds[name].append(clock() - begin)
    return {name: statistics.median(values) for name, values in seconds.items()}


def show(title: str, rows: Mapping[str, str]) -> None:
    """Print a table of two columns under its title."""
    width = max(map(len, rows), default=0)
    print(f"\n{title}")
    for name, value in rows.items():
        print(f"  {name:<{width}}  {value}", flush=True)
