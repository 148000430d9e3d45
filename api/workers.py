"""Processes that read files, so that a file made to harm, or a fault in a library, costs one file and not the run.

A worker that takes too long, needs too much memory or dies is replaced; whoever asked is told in one sentence.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Condition, Lock, Thread
from typing import Any, TypeVar

from graph.errors import PolicygraphError, UnreadableInput
from ingest.registry.own import VARIABLE

Answer = TypeVar("Answer")

SECONDS = 60.0
"""How long a worker may take over one file."""
MEMORY = 2_000_000_000
"""Bytes of address space that a worker may have."""
AHEAD = 32
"""Files for each worker that are read before they are asked for, so that none waits while others are stored."""
MOST_WAITING = 100_000_000
"""Bytes of answers that wait to be asked for; while there are more, no further file is begun."""
MOST_CORES = 8
PRELOADED = ["__main__", "ingest.reading", "ingest.readers"]
"""What the process has imported that workers are forked from, where there is one."""


def cores() -> int:
    """How many processes read at once where nobody says it: one for each core, not more than some."""
    return min(MOST_CORES, os.cpu_count() or 1)


class Workers:
    """A pool of processes. Answers come in the order of the questions."""

    def __init__(self, jobs: int = 1, *, seconds: float = SECONDS) -> None:
        """``jobs`` processes, started when they are needed; each file may take so many ``seconds``."""
        self._jobs = jobs
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(jobs, thread_name_prefix="worker")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._waiting = 0
        self._room = Condition()
        self._ended = False
        self._all = [_Worker(seconds) for _ in range(jobs)]
        for worker in self._all:
            self._idle.put(worker)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes, also those at work."""
        with self._room:
            self._ended = True
            self._room.notify_all()
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.end()
        self._threads.shutdown()

    def answers(
        self, function: Callable[..., Answer], questions: Iterable[tuple[Any, ...]]
    ) -> Iterator[Answer | PolicygraphError]:
        """What a function says to each question in turn, the first of whose arguments is the file it is about.

        The function and what it says must pickle; a worker is sent the function once. What goes wrong with a file is an
        answer too.
        """
        asked = iter(questions)
        waiting: deque[Future[bytes]] = deque()
        while True:
            waiting.extend(
                self._threads.submit(self._ask, function, question)
                for question in islice(asked, self._jobs * AHEAD - len(waiting))
            )
            if not waiting:
                return
            answer = waiting.popleft().result()
            with self._room:
                self._waiting -= len(answer)
                self._room.notify_all()
            yield pickle.loads(answer)

    def _ask(self, function: Callable[..., Any], question: tuple[Any, ...]) -> bytes:
        # files are begun in their order, so the one that is asked for next never waits for a later one
        with self._room:
            self._room.wait_for(lambda: self._ended or self._waiting < MOST_WAITING)
        worker = self._idle.get()
        try:
            answer = worker.ask(function, question)
        except _Lost as lost:
            answer = pickle.dumps(UnreadableInput(f"{question[0]} {lost}"))
        finally:
            self._idle.put(worker)
        with self._room:
            self._waiting += len(answer)
        return answer


class _Lost(Exception):
    """A worker gave no answer; the message goes on behind the file's name."""


class _Worker:
    """A process and the pipe to it; begun when it is first asked, and again after it was lost."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: Any = None
        self._pipe: Connection | None = None
        self._function: Callable[..., Any] | None = None
        self._ended = False
        self._beginning = Lock()

    def ask(self, function: Callable[..., Any], question: tuple[Any, ...]) -> bytes:
        try:
            pipe = self._pipe or self._begin()
            pipe.send((None if self._function is function else function, question))
            self._function = function
            if not pipe.poll(self._seconds):
                self._stop()
                raise _Lost(
                    f"took longer than {self._seconds:g} seconds to read and was given up: it is too large or made to harm"
                )
            return pipe.recv_bytes()
        except (EOFError, OSError):
            code = self._stop()
            ended = signal.Signals(-code).name if code and code < 0 else f"status {code}"
            raise _Lost(f"ended the process that read it ({ended}): it is damaged or made to harm") from None

    def _begin(self) -> Connection:
        method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
        context: Any = get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(PRELOADED)
        ours: Connection
        ours, theirs = context.Pipe()
        asked = (theirs, os.environ.get(VARIABLE), self._seconds)
        process = context.Process(target=_serve, args=asked, daemon=True)
        with self._beginning:  # whoever ends us waits until there is something to end
            if self._ended:
                raise _Lost("was not read: the run was stopped")
            process.start()
            self._process, self._pipe = process, ours
        theirs.close()
        return ours

    def _stop(self) -> int | None:
        """End the process, if it has not ended. Returns how it ended."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = self._function = None
        if process is None:
            return None
        process.join(0.1)
        code: int | None = process.exitcode
        process.kill()
        process.join()
        if pipe:
            pipe.close()
        return code

    def end(self) -> None:
        """Kill the process; a thread that waits for it is told so by the pipe."""
        with self._beginning:
            self._ended = True
            if self._process is not None:
                with suppress(OSError, ValueError):
                    self._process.kill()


def _serve(pipe: Connection, registry: str | None, seconds: float) -> None:
    """Answer questions until nobody asks any more: the life of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is interrupted, and ends us
    _limit_memory()
    Thread(target=_end_with_parent, daemon=True).start()
    if registry:
        os.environ[VARIABLE] = registry
    else:
        os.environ.pop(VARIABLE, None)
    function: Callable[..., Any] | None = None
    with suppress(EOFError, OSError):
        while True:
            sent, question = pipe.recv()
            function = sent or function
            assert function is not None
            _set_alarm(2 * seconds)
            answer = _answer(function, question)
            _set_alarm(0)
            pipe.send_bytes(answer)


def _end_with_parent() -> None:
    """Leave when whoever asks has gone, also in the middle of a file."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _set_alarm(seconds: float) -> None:
    """End this process after a time, though it be in a library that lets nothing else run; 0 for never."""
    if hasattr(signal, "setitimer"):  # Windows has none
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _answer(function: Callable[..., Any], question: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps(function(*question), pickle.HIGHEST_PROTOCOL)
    except PolicygraphError as error:
        return pickle.dumps(error)
    except MemoryError:
        too_much = f"{question[0]} needs more than {MEMORY // 1_000_000:,} MB of memory: it is no notice"
        return pickle.dumps(UnreadableInput(too_much))
    except Exception as error:
        kind = type(error).__name__
        unexpected = f"{question[0]} cannot be read: an unexpected {kind} ({error}); please report it"
        return pickle.dumps(UnreadableInput(unexpected))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
