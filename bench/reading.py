"""How many notices of the sample's size are read per second and core, beside segmenting the same text with jieba."""

from __future__ import annotations

import logging

from bench.table import interleaved, show
from ingest.readers import load
from ingest.reading import read
from ingest.registry import registry

SAMPLE = "samples/shanghai-2022-quality.txt"

TURNS = {"policygraph reads": 30, "jieba segments": 6}
"""How often each does it before the other has its turn: about equally long, so that neither pays for the other's caches."""


def main() -> None:
    """Read the sample, and segment it, in turns."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    document = load(SAMPLE)
    registry()
    jobs = {
        "policygraph reads": lambda: [read(document) for _ in range(TURNS["policygraph reads"])],
        "jieba segments": lambda: [list(jieba.cut(document.text)) for _ in range(TURNS["jieba segments"])],
    }
    rates = {name: TURNS[name] / seconds for name, seconds in interleaved(jobs).items()}
    rows = {name: f"{rate:8.0f} notices a second and core" for name, rate in rates.items()}
    ratio = rates["policygraph reads"] / rates["jieba segments"]
    show(f"Reading ({len(document.text)} characters)", rows | {"ratio": f"{ratio:8.1f} times jieba"})


if __name__ == "__main__":
    main()
