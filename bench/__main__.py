"""Runs every benchmark: ``python -m bench``."""

from __future__ import annotations

from bench import flagship, reading, scale, start


def main() -> None:
    """Print all tables."""
    for benchmark in (start, reading, flagship, scale):
        benchmark.main()


if __name__ == "__main__":
    main()
