"""What can go wrong with a Neo4j server, each in one sentence that says what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from graph.errors import StoreUnavailable
from graph.neo4j_address import DATABASE, PASSWORD, USER, Address

UNREACHABLE = (ServiceUnavailable, SessionExpired)
"""No connection, or one that broke."""
_SHOW = f"set {USER} and {PASSWORD}"
_REASONS = {
    "ClientError.Security.Unauthorized": f"{{url}} does not let user {{user}} in with this password: {_SHOW}",
    "ClientError.Security.AuthenticationRateLimit": f"{{url}} was given wrong passwords too often: wait, then {_SHOW}",
    "ClientError.Security.CredentialsExpired": "{url} wants user {user} to choose another password first",
    "ClientError.Security.Forbidden": f"{{url}} does not allow this to user {{user}}: {_SHOW}, or grant it",
    "ClientError.Database.DatabaseNotFound": f"{{url}} has no database {{database}}: {DATABASE} names one it has",
    "ClientError.Transaction.TransactionTimedOut": "{url} took too long to answer: ask for less, or when it has less to do",
    "ClientError.Transaction.TransactionTimedOutClientConfiguration": (
        "{url} did not answer within {seconds:.0f} seconds: ask for less, or when it has less to do"
    ),
    "TransientError.General.DatabaseUnavailable": "{url} is starting or stopping: try again in some seconds",
    "TransientError.General.MemoryPoolOutOfMemoryError": (
        "{url} has too little memory for this: give it more (dbms.memory.transaction.total.max and heap)"
    ),
    "TransientError.General.OutOfMemoryError": "{url} has too little memory for this: give it more heap",
}
"""By the server's code without ``Neo.``; other codes are a fault of ours."""


@contextmanager
def explained(address: Address, seconds: float) -> Iterator[None]:
    """Say what a user can mend; ``seconds`` is how long an answer may take."""
    try:
        yield
    except IncompleteCommit as error:
        raise StoreUnavailable(
            f"{address.url} went away while documents were stored: write them again, which changes nothing if they are"
        ) from error
    except UNREACHABLE as error:
        raise StoreUnavailable(f"no Neo4j server answers at {address.url}: {_wanted(address)}") from error
    except Neo4jError as error:
        reason = _REASONS.get((error.code or "").removeprefix("Neo."))
        if reason is None:
            raise
        if address.password is None and "Security" in (error.code or ""):
            reason = f"{{url}} wants a password, and {PASSWORD} is not set"
        told = {"url": address.url, "user": address.user, "database": address.database or "of its own"}
        raise StoreUnavailable(reason.format(**told, seconds=seconds)) from error
    except DriverError as error:
        raise StoreUnavailable(f"{address.url} cannot be used ({error})") from error


def _wanted(address: Address) -> str:
    scheme, _, rest = address.url.partition("://")
    plain = scheme.partition("+")[0]
    if scheme == plain:
        return f"it must run there; if it takes encrypted connections only, write {plain}+s://{rest}"
    return f"it must run there and take encrypted connections; if it takes none, write {plain}://{rest}"
