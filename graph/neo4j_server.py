"""A database of ours on a Neo4j server: checked or made when it is first needed, asked, and written by one at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Lock, Timer
from time import monotonic
from typing import Any, TypeVar
from uuid import uuid4

from neo4j import READ_ACCESS, WRITE_ACCESS, GraphDatabase, ManagedTransaction, Query, Record, Session, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreUnavailable
from graph.model import STORE_SCHEMA
from graph.neo4j_address import DATABASE, Address
from graph.neo4j_failures import UNREACHABLE, explained
from graph.neo4j_statements import script, statement
from graph.writing import Versions

Answer = TypeVar("Answer")
ANSWER = 30.0
"""Seconds that a question may take; the first ones after a server's start take some."""
_CONNECT = 2.0  # seconds for one address of a host
_REACH = 4.0  # seconds for all of them, and for the server's first word
_UNLIMITED = 0  # whatever the server has set for others: a rewrite of many documents takes its time
_AGAIN = 1.0  # what fails within so many seconds may be tried again

ALREADY_THERE = tuple(
    f"Neo.ClientError.Schema.{what}AlreadyExists"
    for what in ("EquivalentSchemaRule", "Index", "IndexWithName", "Constraint", "ConstraintWithName")
)

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # failures are told as errors, not printed as well


@dataclass(slots=True)
class Work:
    """A transaction of the only writer, and the versions of what is stored. Who changes anything says so."""

    transaction: Transaction
    versions: Versions | None
    rewriting: bool  # whether a rewrite has begun and not come to its end
    changed: bool = False


class Neo4jServer:
    """Sessions on one database. Nothing is asked before it is needed, so that a server may come and go."""

    def __init__(self, address: Address, *, create: bool = True, timeout: float = 5.0) -> None:
        """``create`` allows an empty database to be made ours; ``timeout`` is how many seconds to wait for a writer."""
        self.address = address
        self._create = create
        self._timeout = timeout
        self._ready = False
        self._closed = False
        self._preparing = Lock()
        with explained(address, ANSWER):
            self._driver = GraphDatabase.driver(
                address.url,
                auth=(address.user, address.password) if address.password else None,
                connection_timeout=_CONNECT,
                connection_acquisition_timeout=_REACH,
                max_transaction_retry_time=_REACH,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="policygraph",
            )

    def ask(self, query: str, **values: Any) -> list[Record]:
        """The rows that answer a question, which is one statement."""
        self._prepare()
        with explained(self.address, ANSWER):
            return _tried(lambda: self._asked(query, values))

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """A transaction whose changes are kept together at the end, or not at all.

        It is not tried again when it fails half way: what it stores may come from an iterator.
        """
        self._prepare()
        with explained(self.address, ANSWER), self._session(WRITE_ACCESS) as session:
            work = _tried(lambda: self._locked(session))
            with work.transaction:
                yield work
                if work.changed:
                    with self._changing():
                        work.transaction.commit()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Let readers know of a commit, which Neo4j lets them see in parts.

        Whoever is killed in it leaves an odd number behind, which the next change mends.
        """
        with self._session(WRITE_ACCESS) as session:
            count = session.run(statement("write/changing")).single(strict=True)["count"]
            try:
                yield
            finally:
                with suppress(Neo4jError, DriverError):
                    session.run(statement("write/changed"), count=count).consume()

    def gone(self) -> StoreUnavailable:
        """What to say when the database was emptied by somebody; it is looked at anew the next time."""
        self._ready = False
        return StoreUnavailable(f"{self.address.url} was emptied in the meantime: try again")

    def close(self) -> None:
        """Let go of all connections."""
        self._closed = True
        self._driver.close()

    def _session(self, mode: str) -> Session:
        return self._driver.session(database=self.address.database, default_access_mode=mode, fetch_size=-1)

    def _asked(self, query: str, values: dict[str, Any]) -> list[Record]:
        with self._session(READ_ACCESS) as session:
            return list(session.run(Query(query, timeout=ANSWER), values))

    def _locked(self, session: Session) -> Work:
        """A transaction that holds the lock of writers; whoever waits for it too long is ended by the server."""
        token = uuid4().hex
        given_up = Event()
        waiting = Timer(self._timeout, self._give_up, [token, given_up])
        waiting.daemon = True
        transaction = session.begin_transaction(metadata={"policygraph": token}, timeout=_UNLIMITED)
        waiting.start()
        try:
            held = transaction.run(statement("write/lock")).single()
        except Neo4jError:
            if not given_up.is_set():
                raise
        finally:
            waiting.cancel()
            waiting.join()
        if given_up.is_set():
            transaction.close()
            raise StoreUnavailable(f"another process is writing to {self.address.url}: try again when it has finished")
        return self._work(transaction, held)

    def _work(self, transaction: Transaction, held: Record | None) -> Work:
        if held is None:
            raise self.gone()
        self._check(held["schema"])
        versions = (held["reader"], held["registry"]) if held["documents"] else None
        return Work(transaction, versions, held["rewriting"])

    def _give_up(self, token: str, given_up: Event) -> None:
        given_up.set()
        with suppress(Neo4jError, DriverError), self._session(WRITE_ACCESS) as session:
            session.run(statement("write/give_up"), token=token).consume()

    def _prepare(self) -> None:
        """See once that the database is ours, and make it so if it is empty."""
        if self._closed:
            raise StoreUnavailable(f"the store {self.address.url} is closed: open it again")
        if self._ready:
            return
        with self._preparing, explained(self.address, ANSWER):
            if not self._ready:
                (found,) = _tried(lambda: self._asked(statement("schema/found"), {}))
                if found["schema"] is None:
                    self._make(found["nodes"])
                else:
                    self._check(found["schema"])
                    if found["schema"] < STORE_SCHEMA:
                        self._make_schema()
                        with self._session(WRITE_ACCESS) as session:
                            session.execute_write(_run, statement("schema/upgraded"), schema=STORE_SCHEMA)
                self._ready = True

    def _make(self, nodes: int) -> None:
        url = self.address.url
        if nodes:
            raise StoreUnavailable(f"{url} holds a graph of somebody else: name an empty database by {DATABASE}")
        if not self._create:
            raise StoreUnavailable(f"there is no store at {url}; `policygraph ingest PATH --store {url}` makes one")
        self._make_schema()
        with self._session(WRITE_ACCESS) as session:
            session.execute_write(_run, statement("schema/made"), schema=STORE_SCHEMA)

    def _make_schema(self) -> None:
        """Make the constraints and indexes that are not there."""
        with self._session(WRITE_ACCESS) as session:
            for part in ("constraints", "indexes", "search", "ready"):
                for command in script(f"schema/{part}"):
                    with _made_by_others():
                        session.execute_write(_run, command)

    def _check(self, schema: int) -> None:
        if schema > STORE_SCHEMA:
            raise StoreUnavailable(
                f"{self.address.url} was made by a newer policygraph (schema {schema}, this one knows {STORE_SCHEMA}): "
                "update it"
            )


@contextmanager
def _made_by_others() -> Iterator[None]:
    """Part of the schema that another process makes meanwhile is as good: IF NOT EXISTS does not see it in time."""
    try:
        yield
    except Neo4jError as error:
        if error.code not in ALREADY_THERE:
            raise


def _run(transaction: ManagedTransaction, /, query: str, **values: Any) -> None:
    transaction.run(query, values).consume()


def _tried(ask: Callable[[], Answer]) -> Answer:
    """Ask, and once more if a connection breaks at once: then the server had dropped it, and a new one may do."""
    started = monotonic()
    try:
        return ask()
    except UNREACHABLE:
        if monotonic() - started > _AGAIN:
            raise
        return ask()
