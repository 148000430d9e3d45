"""Workers that hang, die, fail or take too much: each costs its file, no other, and leaves no process behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from api.workers import AHEAD, Workers
from graph.errors import UnreadableInput
from tests.odd_work import do

ODD = {
    "hang": "took longer than 3 seconds",
    "die": "SIGSEGV",
    "leave": "status 3",
    "eat": "needs more than 2,000 MB of memory",
    "fail": "an unexpected ZeroDivisionError (by nothing)",
    "refuse": "refuse is refused",
}


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_a_file_does_to_its_worker_harms_no_other(jobs: int) -> None:
    asked = [name for odd in ODD for name in ("before " + odd, odd, "after " + odd)]
    with Workers(jobs, seconds=3) as workers:
        answers = list(workers.answers(do, [(name,) for name in asked]))
    for name, answer in zip(asked, answers, strict=True):
        if name in ODD:
            assert isinstance(answer, UnreadableInput)
            assert ODD[name] in str(answer) and str(answer).startswith(name) and "\n" not in str(answer)
        else:
            assert answer == name


def test_an_answer_may_be_large_and_few_wait_in_memory() -> None:
    asked = 0

    def questions() -> Iterator[tuple[str]]:
        nonlocal asked
        for number in range(200):
            asked = number
            yield ("answer too much" if number == 3 else str(number),)

    with Workers(2) as workers:
        for number, answer in enumerate(workers.answers(do, questions())):
            assert isinstance(answer, str) and len(answer) == (5_000_000 if number == 3 else len(str(number)))
            assert asked <= number + 2 * AHEAD


def test_answers_that_nobody_takes_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.workers.MOST_WAITING", 8_000_000)
    with Workers(2) as workers:
        answers = workers.answers(do, [("answer too much",)] * 20)
        assert len(str(next(answers))) == 5_000_000
        time.sleep(1)
        assert workers._waiting <= 8_000_000 + 2 * 5_100_000
        assert sum(1 for _ in answers) == 19


def test_leaving_early_ends_the_workers_at_once() -> None:
    begin = time.monotonic()
    with Workers(2, seconds=50) as workers:
        assert next(workers.answers(do, [("one",), ("hang",), ("hang",)])) == "one"
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.3])
def test_an_interrupt_while_workers_begin_waits_for_none(wait: float) -> None:
    begin = time.monotonic()
    with Workers(2, seconds=50) as workers:
        thread = Thread(target=lambda: list(workers.answers(do, [("spin",), ("spin",)])), daemon=True)
        thread.start()
        time.sleep(wait)
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize("work", ["pid", "spin"])
def test_a_killed_parent_leaves_no_worker_behind(work: str, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, sys\nfrom api.workers import Workers\nfrom tests.odd_work import pid_of\n"
        "if __name__ == '__main__':\n"
        "    workers = Workers(2)\n"
        f"    print(*workers.answers(pid_of, [('{work}',), ('{work}',)]), flush=True)\n"
        "    sys.stdin.read()\n",
        "utf-8",
    )
    root = Path(__file__).parents[1]
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        text=True,
    ) as parent:
        assert parent.stdout is not None
        workers = {int(pid) for pid in parent.stdout.readline().split()}
        assert workers
        parent.kill()
    until = time.monotonic() + 10
    while any(_lives(pid) for pid in workers):
        assert time.monotonic() < until, "workers outlive their parent"
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
