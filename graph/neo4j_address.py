"""The address of a Neo4j server, and who one is there: the address is shown to users, credentials never are."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from graph.errors import InvalidRequest
from graph.immutable import immutable

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
USER, PASSWORD, DATABASE = "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"
_RIGHT = "write neo4j://HOST or neo4j://HOST:PORT"


@immutable
class Address:
    """A server and a database on it; null is the user's own."""

    url: str
    user: str
    password: str | None
    database: str | None


def address_of(url: str) -> Address:
    """The server at an address, with what the environment says of the user.

    Raises:
        InvalidRequest: this is no address of a server, or it holds what belongs into the environment.
    """
    if "@" in url:
        raise InvalidRequest(
            f"an address holds neither user nor password: {_RIGHT}, and set {USER} and {PASSWORD} in the environment"
        )
    try:
        parts = urlsplit(url)
        right = parts.scheme in SCHEMES and parts.hostname and parts.port != 0
    except ValueError:
        right = False
    if not right:
        raise InvalidRequest(f"{url!r} is no address of a server: {_RIGHT}")
    if parts.path.strip("/") or parts.fragment:
        raise InvalidRequest(f"{url!r} names more than a server: {_RIGHT}; {DATABASE} names the database")
    user = os.environ.get(USER) or "neo4j"
    return Address(url, user, os.environ.get(PASSWORD) or None, os.environ.get(DATABASE) or None)
