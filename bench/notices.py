"""Microseconds per character of each notice in a folder, read and segmented with jieba in turns.

python -m bench.notices [FOLDER]    the folder that POLICYGRAPH_CORPUS names, else samples
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from bench.table import interleaved
from graph.model import Document
from ingest.readers import READERS, load
from ingest.reading import read
from ingest.registry import registry

TURNS = 5


def main() -> None:
    """Read and segment each notice in turns."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    registry()
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("POLICYGRAPH_CORPUS", "samples"))
    print(f"\n{'µs/char':>9} {'jieba':>7} {'ratio':>7} {'chars':>7}  notice")
    for path in sorted(path for path in folder.iterdir() if path.suffix in READERS and path.name != "README.md"):
        document = load(path)
        ours, theirs = _each(document)
        print(f"{ours:9.3f} {theirs:7.3f} {theirs / ours:7.1f} {len(document.text):7}  {path.stem}", flush=True)


def _each(document: Document) -> tuple[float, float]:
    import jieba

    jobs = {
        "ours": lambda: [read(document) for _ in range(5 * TURNS)],
        "jieba": lambda: [list(jieba.cut(document.text)) for _ in range(TURNS)],
    }
    seconds = interleaved(jobs, rounds=3)
    per = 1e6 / len(document.text) / TURNS
    return seconds["ours"] / 5 * per, seconds["jieba"] * per


if __name__ == "__main__":
    main()
