"""A server in a process of its own: the HTTP API as ``policygraph serve`` runs it, with two addresses beside."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import uvicorn
from fastapi import Response

from api.app import create_app
from api.raw_addresses import protocol
from bench.by_hand import handler
from graph.open import open_store


@contextmanager
def serving(database: Path) -> Iterator[int]:
    """The port on 127.0.0.1 of a child process that answers from this store until the block ends."""
    arguments = [sys.executable, "-m", "bench.server", str(database)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            yield int(child.stdout.readline())
        finally:
            child.terminate()


async def hello() -> Response:
    """Answer without doing anything."""
    return Response(b"{}", media_type="application/json")


def main(database: Path) -> None:
    """Print the port, then answer until the process is ended."""
    with closing(open_store(f"sqlite:{database}", create=False)) as store:
        app = create_app(store)
        app.add_api_route("/by-hand", handler(database), response_class=Response)
        app.add_api_route("/hello", hello, response_class=Response)
        config = uvicorn.Config(
            app, loop="uvloop", http=protocol(), access_log=False, log_level="warning", lifespan="off"
        )
        with socket.create_server(("127.0.0.1", 0), backlog=2048) as listener:
            print(listener.getsockname()[1], flush=True)
            uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
