"""What stands in a store after its writer was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from graph.open import open_store
from tests.readings import many
from tests.store_dump import Dump, NewStore

WRITER = """
import sys
from itertools import count
from graph.open import open_store
from tests.readings import many, Plan
store = open_store(sys.argv[1])
store.version()
readings = many(int(sys.argv[2]))
print("ready", flush=True)
for turn in count():
    if turn % 3 == 2:
        for reading in readings[:-8]:
            store.delete(reading.document.id)
    for first in range(0, len(readings), 4):
        store.write(readings[first : first + 4])
        print("written", flush=True)
"""
COUNT = 24
"""Documents that the writer stores and deletes."""
MOMENTS = ((0, 0.05), (1, 0.01), (3, 0.03), (6, 0.1), (9, 0.02), (16, 0.06))
"""How many writes are let finish, and seconds after the last of them: in the middle of another, or of deletions."""


def killed_after(writes: int, wait: float, url: str) -> None:
    """Let a process write so often, then kill it."""
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", WRITER, url, str(COUNT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as child:
        assert child.stdout is not None
        for _ in range(1 + writes):
            child.stdout.readline()
        time.sleep(wait)
        os.kill(child.pid, signal.SIGKILL)


def test_a_killed_writer_leaves_whole_documents(new_store: NewStore) -> None:
    left: list[tuple[list[str], Dump]] = []
    with new_store() as tested:
        url = tested.url
        for writes, wait in MOMENTS:
            killed_after(writes, wait, url)
            with closing(open_store(url)) as store:
                left.append(([row.id for row in store.documents(limit=500).rows], tested.dump()))
    whole = {one.document.id: one for one in many(COUNT)}
    for held, dump in left:
        with new_store() as fresh:
            fresh.store.write([whole[document] for document in held])
            assert fresh.dump() == dump
    assert len({len(held) for held, _ in left}) > 1
