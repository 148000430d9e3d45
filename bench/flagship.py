"""How many times a second the flagship question is answered over HTTP, beside a handler written by hand."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import orjson

from api.app import FLAGSHIP
from bench.load import latencies
from bench.server import serving
from bench.table import interleaved, show
from graph.open import open_store
from ingest.readers import load
from ingest.reading import read

SAMPLE = "samples/shanghai-2022-quality.txt"
REQUESTS = 2000
ROUNDS = 5
CONNECTIONS = 4


def main() -> None:
    """Ask all three addresses of one server process, in turns."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "bench.db"
        with closing(open_store(f"sqlite:{database}")) as store:
            store.write([read(load(SAMPLE))])
        with serving(database) as port:
            _measure(port)


def _measure(port: int) -> None:
    flagship = quote(FLAGSHIP, safe="/?=")
    ours = fetched(port, flagship)
    by_hand = f"/by-hand?unit={quote(ours['meta']['unit']['id'])}"
    theirs = fetched(port, by_hand)
    same = all(theirs["meta"][name] == ours["meta"][name] for name in theirs["meta"])
    if not same or theirs["results"] != ours["results"] or not ours["results"]:
        raise AssertionError("the handler written by hand gives another answer")
    targets = {"by hand": by_hand, "flagship": flagship, "hello": "/hello"}
    jobs = {
        name: lambda target=target: latencies(port, target, REQUESTS, CONNECTIONS) for name, target in targets.items()
    }
    seconds = interleaved(jobs, ROUNDS, time.perf_counter)
    rows = {
        name: f"{REQUESTS / value:8.0f} requests a second, {seconds['by hand'] / value:5.2f} times by hand"
        for name, value in seconds.items()
    }
    show(f"Flagship over HTTP ({len(ours['results'])} tasks, {CONNECTIONS} connections, one worker)", rows)


def fetched(port: int, target: str) -> Any:
    """One answer, decoded."""
    with urlopen(f"http://127.0.0.1:{port}{target}") as response:
        return orjson.loads(response.read())


if __name__ == "__main__":
    main()
