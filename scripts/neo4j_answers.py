"""Whether a Neo4j server of this machine answers: Bolt shakes hands, and a query sent over HTTP has a result."""

from __future__ import annotations

import base64
import http.client
import json
import socket

USER = "neo4j"
#: The magic number of Bolt and four offers: 5.0 to 5.4, and nothing else. https://neo4j.com/docs/bolt/current/bolt/handshake/
OFFER = bytes.fromhex("6060b017 00040405 00000000 00000000 00000000")


class WrongPassword(Exception):
    """The server answers, and does not know this password."""


def answers(bolt_port: int, http_port: int, password: str) -> bool:
    """Whether the server is ready for clients.

    Raises:
        WrongPassword: it is, and for others.
    """
    return shakes_hands(bolt_port) and _query_answered(http_port, password)


def shakes_hands(port: int) -> bool:
    """Whether somebody at this port speaks a Bolt that we offer."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as bolt:
            bolt.sendall(OFFER)
            return bolt.recv(4) not in (b"", b"\0\0\0\0")
    except OSError:
        return False


def _query_answered(port: int, password: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    secret = base64.b64encode(f"{USER}:{password}".encode()).decode()
    headers = {"Authorization": f"Basic {secret}", "Content-Type": "application/json"}
    try:
        connection.request("POST", "/db/neo4j/tx/commit", '{"statements": [{"statement": "RETURN 1"}]}', headers)
        answer = connection.getresponse()
        if answer.status == http.HTTPStatus.UNAUTHORIZED:
            raise WrongPassword
        return answer.status == http.HTTPStatus.OK and not json.load(answer)["errors"]
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()
