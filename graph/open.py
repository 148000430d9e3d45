"""Opens a store by its address: ``sqlite:PATH`` is a file that needs nothing installed, ``neo4j://HOST`` a server."""

from __future__ import annotations

import os
from pathlib import Path

from graph.errors import InvalidRequest, StoreUnavailable
from graph.store import GraphStore

DEFAULT_STORE = "sqlite:policygraph.db"
STORE_VARIABLE = "POLICYGRAPH_STORE"
_SERVERS = ("neo4j:", "neo4j+", "bolt:", "bolt+")


def open_store(url: str | None = None, *, create: bool = True, timeout: float = 5.0) -> GraphStore:
    """The store at an address, by default that of ``POLICYGRAPH_STORE``, else ``sqlite:policygraph.db`` here.

    ``create`` allows a new store to be made, ``timeout`` is how many seconds to wait for another writer. A server is not
    asked before it is needed: a question raises what would be wrong.

    Raises:
        InvalidRequest: this is no address of a store.
        StoreUnavailable: there is no store and none may be made, or the file is foreign, damaged or locked.
    """
    address = url or os.environ.get(STORE_VARIABLE) or DEFAULT_STORE
    if address.startswith(_SERVERS):
        from graph.neo4j_store import Neo4jStore  # most commands ask no server

        return Neo4jStore(address, create=create, timeout=timeout)
    kind, colon, path = address.partition(":")
    if kind != "sqlite" or not colon or not path or path == ":memory:":
        raise InvalidRequest(
            f"{address!r} is no address of a store: write sqlite:PATH, as in {DEFAULT_STORE}, or neo4j://HOST"
        )
    if not create and not Path(path).exists():
        raise StoreUnavailable(f"there is no store at {path}; `policygraph ingest PATH --store {address}` makes one")
    from graph.sqlite_store import SqliteStore  # other stores come without SQLite

    return SqliteStore(Path(path), url=address, create=create, timeout=timeout)
