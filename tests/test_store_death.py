"""What stands in the embedded store after its writer was killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from graph.open import open_store
from tests.readings import many
from tests.store_dump import sqlite_dump, sqlite_store

WRITER = """
import sys
from itertools import count
from graph.open import open_store
from tests.readings import many, Plan
store = open_store(sys.argv[1])
readings = many(60)
print("ready", flush=True)
for turn in count():
    if turn % 3 == 2:
        for reading in readings[:50]:
            store.delete(reading.document.id)
    for first in range(0, 60, 4):
        store.write(readings[first : first + 4])
"""


def test_a_killed_writer_leaves_whole_documents(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    root = Path(__file__).parents[1]
    whole = {one.document.id: one for one in many(60)}
    seen: set[int] = set()
    for wait in (0.01, 0.03, 0.06, 0.1, 0.15, 0.22, 0.3, 0.4):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, f"sqlite:{path}"], stdout=subprocess.PIPE, cwd=root
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(wait)
            os.kill(child.pid, signal.SIGKILL)
        with closing(open_store(f"sqlite:{path}")) as store:
            held = [row.id for row in store.documents(limit=500).rows]
            seen.add(len(held))
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        with sqlite_store(path.with_name(f"fresh-{wait}.db")) as fresh:
            fresh.store.write([whole[document] for document in held])
            assert sqlite_dump(path) == fresh.dump()
    assert len(seen) > 1
