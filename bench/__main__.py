"""Runs every benchmark: ``python -m bench``."""

from __future__ import annotations

from bench import files, flagship, neo4j, notices, reading, resolving, scale, start


def main() -> None:
    """Print all tables."""
    for benchmark in (start, reading, notices, files, resolving, flagship, scale, neo4j):
        benchmark.main()


if __name__ == "__main__":
    main()
