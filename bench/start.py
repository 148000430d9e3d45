"""How much processor time the command takes to show its help, beside a Python that does nothing."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.table import interleaved, show

ROUNDS = 9


def main() -> None:
    """Start both as child processes, in turns."""
    python = sys.executable
    command = str(Path(python).with_name("policygraph"))
    jobs = {
        "python -c pass": lambda: _run([python, "-c", "pass"]),
        "policygraph --help": lambda: _run([command, "--help"]),
    }
    seconds = interleaved(jobs, ROUNDS, _children_seconds)
    first = seconds["python -c pass"]
    rows = {name: f"{1000 * value:8.0f} ms of processor time" for name, value in seconds.items()}
    show("Start", rows | {"ratio": f"{seconds['policygraph --help'] / first:8.1f} times python -c pass"})


def _run(arguments: Sequence[str]) -> None:
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)


def _children_seconds() -> float:
    """Processor seconds of all child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
