"""``make neo4j``: a Neo4j server with Neo4j Browser for this checkout, until Ctrl-C.

Its data stay in a folder, with the password unless ``NEO4J_PASSWORD`` gave one. Nothing is installed.
"""

from __future__ import annotations

import argparse
import os
import secrets
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.neo4j_answers import USER
from scripts.neo4j_jars import Neo4jUnavailable
from scripts.neo4j_server import Neo4jServer, has_data

FAILED = 1
VARIABLE = "NEO4J_PASSWORD"


def password(home: Path) -> str:
    """What ``NEO4J_PASSWORD`` says, else what the folder keeps, else a new one that the folder keeps from now on."""
    kept = home / "password"
    if given := os.environ.get(VARIABLE):
        return given
    if kept.exists():
        return kept.read_text(encoding="utf-8").strip()
    if has_data(home):
        raise Neo4jUnavailable(f"the data in {home} were made with a password of yours: give it in {VARIABLE}")
    made = secrets.token_urlsafe(12)
    home.mkdir(parents=True, exist_ok=True)
    kept.touch(mode=0o600)
    kept.write_text(made + "\n", encoding="utf-8")
    print(f"A new password: {made}  (kept in {kept}, told this once)", flush=True)
    return made


def greeting(server: Neo4jServer, home: Path) -> str:
    """Where to look, as whom, and how to put the sample in."""
    given = VARIABLE in os.environ
    where = f"the one in {VARIABLE}" if given else f"see {home / 'password'}"
    secret = "" if given else f'{VARIABLE}="$(cat {home / "password"})" '
    store = server.bolt_url.replace("bolt", "neo4j")
    return (
        f"Neo4j Browser  {server.http_url}/browser/\n"
        f"connect to     {store} as {USER}, password: {where}\n"
        f"put a sample in, in another terminal:\n"
        f"  {secret}.venv/bin/policygraph ingest samples --store {store}\n"
        "Ctrl-C stops it."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until a signal to end; 0 then, 1 when the server cannot be had or has ended by itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=Path(".neo4j"), help="the folder of its data")
    parser.add_argument("--bolt-port", type=int, default=7687, help="0 takes a free one")
    parser.add_argument("--http-port", type=int, default=7474, help="0 takes a free one")
    asked = parser.parse_args(arguments)
    for ending in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(ending) != signal.SIG_IGN:  # as nohup asks
            signal.signal(ending, signal.default_int_handler)
    try:
        secret = password(asked.home)
        print(
            "Starting Neo4j; if this is the first time, it is fetched from Maven Central, about a minute.", flush=True
        )
        with Neo4jServer(asked.home, password=secret, bolt_port=asked.bolt_port, http_port=asked.http_port) as server:
            print(greeting(server, asked.home), flush=True)
            server.wait()
    except KeyboardInterrupt:
        return 0
    except Neo4jUnavailable as error:
        print(f"make neo4j: {error}", file=sys.stderr)
        return FAILED
    print(f"make neo4j: the server ended by itself; see {asked.home / 'logs'}", file=sys.stderr)
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
