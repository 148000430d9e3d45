"""The database file of the embedded store: opened, checked to be ours, and lent to threads as connections."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

from graph.errors import StoreUnavailable
from graph.model import STORE_SCHEMA
from graph.sqlite_statements import statement

OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
APPLICATION = int.from_bytes(b"polg", "big")  # PRAGMA application_id of a file that is ours
_IDLE_CONNECTIONS = 16
_PAUSE = 0.01  # seconds before a file that another process makes is tried again
_REASONS = {
    sqlite3.SQLITE_BUSY: "another process is writing to {path}: try again when it has finished",
    sqlite3.SQLITE_LOCKED: "another process is writing to {path}: try again when it has finished",
    sqlite3.SQLITE_CORRUPT: "the store {path} is damaged ({error}): restore a copy, or ingest into a new file",
    sqlite3.SQLITE_NOTADB: "{path} is no policygraph store but a file of another kind: name a new file",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: its folder must exist and both must be ours to write",
    sqlite3.SQLITE_READONLY: "{path} is read-only: a store must be writable, also to be read",
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written ({error}): look at the disk",
    sqlite3.SQLITE_FULL: "the disk with {path} is full: nothing was stored",
}


class DatabaseFile:
    """Connections to one file. A thread that asks gets one of its own; idle ones are kept, as opening costs more."""

    def __init__(self, path: Path, *, create: bool = True, timeout: float = 5.0) -> None:
        """Open the file, or make it. ``timeout`` is how many seconds to wait for another writer."""
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            oldest = ".".join(map(str, OLDEST_SQLITE))
            raise StoreUnavailable(f"this Python has SQLite {sqlite3.sqlite_version}, a store needs {oldest} or newer")
        self.path = path
        self._timeout = timeout
        self._uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
        self._idle: deque[sqlite3.Connection] = deque()
        self._closed = False
        self._watching = Lock()
        self._watch = self.connect()  # never writes, so that it sees every change, ours too
        try:
            with self._explained():
                self._prepare(self._watch)
        except BaseException:
            self._watch.close()
            raise

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Make the tables in an empty file; refuse a file of somebody else, or of a newer version, untouched."""
        connection.execute("BEGIN")  # both answers of one state: another process may make the file just now
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("COMMIT")
        if application != APPLICATION:
            if things:
                raise StoreUnavailable(f"{self.path} is an SQLite file but no policygraph store: name a new file")
            self._log_ahead(connection)
            connection.executescript(statement("schema"))
        (schema,) = connection.execute("SELECT schema FROM meta").fetchone()
        if schema < STORE_SCHEMA:
            connection.executescript(statement("schema"))
        if schema > STORE_SCHEMA:
            raise StoreUnavailable(
                f"{self.path} was made by a newer policygraph (schema {schema}, this one knows {STORE_SCHEMA}): update it"
            )

    def _log_ahead(self, connection: sqlite3.Connection) -> None:
        """WAL mode. SQLite itself does not wait here while another process makes the same file."""
        until = monotonic() + self._timeout
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                    raise
                sleep(_PAUSE)
            else:
                return

    def connect(self) -> sqlite3.Connection:
        """A connection of one's own, to be closed by whoever asks."""
        with self._explained():
            connection = sqlite3.connect(
                self._uri,
                uri=True,
                timeout=self._timeout,
                isolation_level=None,
                check_same_thread=False,
                cached_statements=256,
            )
            try:
                connection.execute("PRAGMA synchronous = NORMAL")  # in WAL mode a killed process loses nothing
                connection.execute("PRAGMA cache_size = -16000")
            except BaseException:
                connection.close()
                raise
            return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store throughout."""
        return self._transaction("BEGIN")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept together at the end, or not at all."""
        return self._transaction("BEGIN IMMEDIATE")

    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        connection = self._borrow()
        try:
            connection.execute(begin)
            yield connection
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._explain(error)
            raise
        finally:
            if connection.in_transaction:
                connection.rollback()
            self._return(connection)

    def _borrow(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreUnavailable(f"the store {self.path} is closed: open it again")
        try:
            return self._idle.pop()
        except IndexError:
            return self.connect()

    def _return(self, connection: sqlite3.Connection) -> None:
        if self._closed or len(self._idle) >= _IDLE_CONNECTIONS:
            connection.close()
        else:
            self._idle.append(connection)

    def data_version(self) -> int:
        """A number that changes whenever anybody has changed the file."""
        with self._watching, self._explained():
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
            return int(version)

    def close(self) -> None:
        """Close all connections that nobody uses; the others are closed when they come back."""
        self._closed = True
        self._watch.close()
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self._explain(error)
            raise

    def _explain(self, error: sqlite3.Error) -> None:
        """Say in one sentence what a user can mend; what is left is a fault of ours."""
        code = getattr(error, "sqlite_errorcode", None)
        if self._closed:
            raise StoreUnavailable(f"the store {self.path} is closed: open it again") from error
        if code is not None and code & 0xFF in _REASONS:
            raise StoreUnavailable(_REASONS[code & 0xFF].format(path=self.path, error=error)) from error
