"""A load generator for one address: keep-alive connections that each send a request when the last one is answered."""

from __future__ import annotations

import asyncio
import re
import time
from typing import cast

import uvloop

PATIENCE = 60.0  # seconds that all answers together may take
_LENGTH = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)


class _Connection(asyncio.Protocol):
    """Sends a request, waits for its whole answer, sends the next, as long as there are any left to send."""

    def __init__(self, request: bytes, left: list[None], seconds: list[float], done: asyncio.Future[None]) -> None:
        self._request = request
        self._left = left
        self._seconds = seconds
        self._done = done
        self._held = b""
        self._missing = 0
        self._begin = 0.0
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)  # uvloop's own class is not registered as one
        self._ask()

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
        else:
            self._held += data
            head, end, body = self._held.partition(b"\r\n\r\n")
            if not end:
                return
            self._held = b""
            self._missing = self._length(head) - len(body)
        if not self._missing:
            self._seconds.append(time.perf_counter() - self._begin)
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._done.done():
            self._done.set_exception(exc or ConnectionError("the server hung up"))

    def _ask(self) -> None:
        assert self._transport is not None
        if self._left:
            self._left.pop()
            self._begin = time.perf_counter()
            self._transport.write(self._request)
        else:
            if not self._done.done():
                self._done.set_result(None)
            self._transport.close()

    def _length(self, head: bytes) -> int:
        found = _LENGTH.search(head)
        if found is None or not head.startswith(b"HTTP/1.1 200"):
            self._done.set_exception(ValueError(head.decode("latin-1")))
            return 0
        return int(found.group(1))


def latencies(port: int, target: str, number: int, connections: int = 1) -> list[float]:
    """Ask ``number`` times over so many connections. Returns the seconds of each answer."""
    return uvloop.run(_latencies(port, target, number, connections))


async def _latencies(port: int, target: str, number: int, connections: int) -> list[float]:
    loop = asyncio.get_running_loop()
    request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode("ascii")
    left: list[None] = [None] * number
    seconds: list[float] = []
    ends: list[asyncio.Future[None]] = [loop.create_future() for _ in range(connections)]
    for end in ends:
        await loop.create_connection(lambda end=end: _Connection(request, left, seconds, end), "127.0.0.1", port)  # type: ignore[misc]
    await asyncio.wait_for(asyncio.gather(*ends), PATIENCE)
    return seconds
