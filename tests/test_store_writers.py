"""Several at one store: writers take turns, readers are not disturbed, and an answer is of one moment."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from graph.errors import StoreUnavailable
from graph.model import Basis, Role
from graph.open import open_store
from tests import readings as pool
from tests.readings import Plan, Topic, reading
from tests.store_dump import NewStore


def test_a_second_writer_is_told_and_readers_are_not_disturbed(new_store: NewStore) -> None:
    with new_store() as tested:
        tested.store.write([reading(Plan(1))])
        with tested.somebody_writing(), closing(open_store(tested.url, timeout=0.1)) as second:
            for write in (
                lambda: second.write([reading(Plan(2))]),
                lambda: second.rewrite([reading(Plan(2))]),
                lambda: second.delete(Plan(1).id),
            ):
                with pytest.raises(StoreUnavailable, match="another process is writing"):
                    write()
            assert [row.id for row in second.documents().rows] == [Plan(1).id]
        assert tested.store.write([reading(Plan(2))]).new == 1


def test_a_second_writer_waits_its_turn(new_store: NewStore) -> None:
    told: list[int] = []
    with new_store() as tested, closing(open_store(tested.url, timeout=20)) as second:
        writer = threading.Thread(target=lambda: told.append(second.write([reading(Plan(2))]).new))
        with tested.somebody_writing():
            writer.start()
            time.sleep(0.3)
            assert told == []
        writer.join()
        assert told == [1]


def test_another_process_s_change_is_seen(new_store: NewStore) -> None:
    with new_store() as tested, closing(open_store(tested.url)) as other:
        before = tested.store.version()
        other.write([reading(Plan(1))])
        assert tested.store.version() != before


def test_threads_share_a_store_and_each_answer_is_of_one_moment(new_store: NewStore) -> None:
    topics = tuple(Topic(duties=((Role.LEADS, 4, 0, Basis.EXPLICIT),)) for _ in range(5))
    one = reading(Plan(1, topics=topics))
    seen: set[tuple[int, int, int]] = set()
    with new_store() as tested:
        stop = threading.Event()

        def ask() -> None:
            while not stop.is_set():
                page = tested.store.tasks_of_unit(pool.DRUGS.id, limit=2)
                seen.add((page.count, len(page.rows), sum(len(row.evidence) for row in page.rows)))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for _ in range(20):
            tested.store.write([one])
            tested.store.delete(one.document.id)
        stop.set()
        for thread in threads:
            thread.join()
    assert seen <= {(0, 0, 0), (5, 2, 2)}


def test_processes_may_open_a_new_store_at_the_same_time(new_store: NewStore) -> None:
    with new_store() as tested:
        code = f"from graph.open import open_store; store = open_store({tested.url!r}); store.version(); store.close()"
        makers = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(6)]
        assert [maker.wait() for maker in makers] == [0] * 6
