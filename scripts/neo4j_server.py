"""A real Neo4j Community server as a child process, from jars, without containers.

::

    with Neo4jServer(Path("folder"), password="at least eight") as server:
        GraphDatabase.driver(server.bolt_url, auth=("neo4j", server.password))

It listens on 127.0.0.1 only and ends with the process that started it.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.neo4j_answers import WrongPassword, answers
from scripts.neo4j_jars import Jars, Neo4jUnavailable, jars
from scripts.neo4j_settings import write_settings

START_LIMIT = 120.0
STOP_LIMIT = 60.0
SHORTEST_PASSWORD = 8
# Neo4j Browser and a policygraph of some thousand notices fit; C1 alone compiles, for a quick start.
MEMORY = ("-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8")
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
TELLING = re.compile(r"\bERROR\b|^Caused by:|^Exception in thread|^Failed|^Error occurred")
SERVER = "org.neo4j.server.CommunityEntryPoint"
BIND = Path(__file__).with_name("bound_to_parent.py")
# Behind -- a password may begin with a hyphen.
SET_PASSWORD = ("org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", "--")


class Neo4jServer:
    """One server with its data in ``home``. It may be started again after ``stop`` or ``kill``, on the same ports.

    A port of 0 becomes a free one when the object is made. The password is set before the first start in a home;
    a home that has one already keeps it. On Linux the server also ends with the thread that started it.
    """

    def __init__(self, home: Path, *, password: str, bolt_port: int = 0, http_port: int = 0) -> None:
        if len(password) < SHORTEST_PASSWORD:
            raise Neo4jUnavailable(f"Neo4j wants a password of {SHORTEST_PASSWORD} characters or more")
        self.home = home.resolve()
        self.password = password
        self.bolt_port = bolt_port or free_port()
        self.http_port = http_port or free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._recorded: Path | None = None

    @property
    def bolt_url(self) -> str:
        """For the driver: ``bolt://127.0.0.1:PORT``."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def http_url(self) -> str:
        """For people: Neo4j Browser stands below it, at ``/browser/``."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def start(self, limit: float = START_LIMIT) -> Self:
        """Start, and return when a query has been answered; a server that runs is left alone.

        Raises:
            Neo4jUnavailable: no Java, no jars, a port in use, another password, or no answer within ``limit`` seconds.
        """
        if self.running:
            return self
        self._clear()
        for port in (self.bolt_port, self.http_port):
            _require_free(port)
        found = jars()
        with held(self.home) as lock:
            write_settings(self.home, self.bolt_port, self.http_port)
            self._set_password(found)
            self._launch(found, lock)
        try:
            self._await(time.monotonic() + limit)
        except BaseException:
            self.kill()
            raise
        return self

    def stop(self, limit: float = STOP_LIMIT) -> None:
        """Ask the server to end and wait; after ``limit`` seconds kill it."""
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(limit)
                self._keep_archive()
            except subprocess.TimeoutExpired:
                self.kill()
            self._clear()

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._clear()

    def wait(self) -> None:
        """Return when the server has ended by itself."""
        if self._process:
            self._process.wait()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def _set_password(self, found: Jars) -> None:
        if has_data(self.home):
            return
        command = ["java", *_archive_used(found), *MEMORY, "-cp", found.classpath, *SET_PASSWORD, self.password]
        said = subprocess.run(command, env=self._environment(), capture_output=True, text=True, check=False)
        if said.returncode:
            raise Neo4jUnavailable(f"Neo4j did not take the password: {reason(said.stderr or said.stdout)}")

    def _launch(self, found: Jars, lock: int) -> None:
        options = _archive_used(found) or self._archive_made(found)
        options += [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
        told = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode"]
        bound = [sys.executable, "-I", str(BIND), str(os.getpid())]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*bound, "java", *MEMORY, *options, "-cp", found.classpath, SERVER, *told],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=(lock,),
                start_new_session=True,  # Ctrl-C is for the parent, which then stops the server
            )
        atexit.register(self.kill)

    @property
    def _log(self) -> Path:
        return self.home / "logs" / "console.log"

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def _await(self, until: float) -> None:
        while not self._answers():
            if not self.running:
                raise Neo4jUnavailable(f"Neo4j ended while it started: {self._said()}")
            if time.monotonic() > until:
                raise Neo4jUnavailable(f"Neo4j did not answer in time: {self._said()}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            return answers(self.bolt_port, self.http_port, self.password)
        except WrongPassword as wrong:
            raise Neo4jUnavailable(f"the data in {self.home} have another password") from wrong

    def _said(self) -> str:
        return f"{reason(self._log.read_text(encoding='utf-8', errors='replace'))} (all of it in {self._log})"

    def _archive_made(self, found: Jars) -> list[str]:
        """Let this run write down the classes it loads when it ends; ``stop`` then keeps that."""
        self._recorded = found.archive.with_suffix(f".{os.getpid()}-{self.bolt_port}")
        return [f"-XX:ArchiveClassesAtExit={self._recorded}"]

    def _keep_archive(self) -> None:
        if self._recorded and self._recorded.exists():
            self._recorded.replace(self._recorded.with_suffix(".jsa"))

    def _clear(self) -> None:
        if self._recorded:
            self._recorded.unlink(missing_ok=True)
        self._process = self._recorded = None
        atexit.unregister(self.kill)


def has_data(home: Path) -> bool:
    """Whether a server has run in this folder, or has been given its password."""
    return (home / "data" / "dbms").exists() or (home / "data" / "databases").exists()


@contextmanager
def held(home: Path) -> Iterator[int]:
    """The lock of a home, as a file descriptor; a server that inherits it holds it for as long as it lives."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise Neo4jUnavailable(f"another server runs in {home}") from taken
        yield lock.fileno()


def reason(said: str) -> str:
    """The lines of a log that tell what went wrong, else its last ones, as one line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if TELLING.search(line)]
    return " | ".join(telling[:4] or lines[-8:]) or "it said nothing"


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as taken:
            raise Neo4jUnavailable(f"port {port} of 127.0.0.1 is in use: choose another one") from taken


def _archive_used(found: Jars) -> list[str]:
    return [f"-XX:SharedArchiveFile={found.archive}", "-Xshare:auto"] if found.archive.exists() else []
