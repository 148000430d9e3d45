"""The command ``serve``: the HTTP API on an address of this machine."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import click

from api.options import opened, registry_option, store_option

if TYPE_CHECKING:
    import uvicorn


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 is every one.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@store_option
@registry_option
def serve(host: str, port: int, store: str) -> None:
    """Answer over HTTP until Ctrl-C.

    \b
    Example:
      policygraph serve --port 8080
    """
    with opened(store) as graph, _listening(host, port) as listener:
        import uvicorn

        from api.app import create_app
        from api.raw_addresses import protocol

        app = create_app(graph)
        config = uvicorn.Config(app, http=protocol(), access_log=False, log_level="warning", lifespan="off")
        _announcing(config, _address(listener)).run(sockets=[listener])


COMMANDS = (serve,)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(
            f"cannot listen at {host}, port {port}: {reason}; choose others by --host, --port"
        ) from None


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _announcing(config: uvicorn.Config, address: str) -> uvicorn.Server:
    """A server that says where it answers as soon as it does."""
    import uvicorn

    class Announcing(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            click.echo(f"policygraph answers at {address} (Ctrl-C stops it)")

    return Announcing(config)
