"""How many notices of the sample's size are read per second and core, beside segmenting the same text with jieba."""

from __future__ import annotations

import logging

from bench.table import interleaved, show
from ingest.readers import load
from ingest.reading import read
from ingest.registry import registry

SAMPLE = "samples/shanghai-2022-quality.txt"


def main() -> None:
    """Read the sample, and segment it, in turns."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    document = load(SAMPLE)
    registry()
    jobs = {
        "policygraph reads": lambda: [read(document) for _ in range(5)],
        "jieba segments": lambda: [sum(1 for _ in jieba.cut(document.text)) for _ in range(5)],
    }
    seconds = interleaved(jobs)
    rows = {name: f"{5 / value:8.0f} notices a second and core" for name, value in seconds.items()}
    ratio = seconds["jieba segments"] / seconds["policygraph reads"]
    show(f"Reading ({len(document.text)} characters)", rows | {"ratio": f"{ratio:8.1f} times jieba"})


if __name__ == "__main__":
    main()
