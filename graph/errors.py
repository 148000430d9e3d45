"""Everything that can go wrong and that a user can mend, as one tree.

    PolicygraphError
    ├── UnreadableInput      a file that is missing, empty, binary, or in an encoding we do not know
    ├── InvalidRequest       a question, option or address that makes no sense
    ├── UnknownName          no unit, policy or campaign is called so; carries near names
    ├── AmbiguousName        several are; carries the candidates
    ├── NotFound             no document, task or unit has this id
    ├── Conflict             a known document with another text, or readings of two registries
    ├── StoreUnavailable     the database is locked, foreign, damaged or out of reach
    └── MissingExtra         a part of policygraph that is not installed

A message is one sentence that says what was wrong, where, and what would be right.
"""

from __future__ import annotations

from collections.abc import Sequence


class PolicygraphError(Exception):
    """The root: catch this to catch all. Of what a message quotes, characters that cannot be shown become �."""

    def __init__(self, message: str) -> None:
        super().__init__("".join(character if character.isprintable() else "�" for character in message))


class UnreadableInput(PolicygraphError):
    """A file cannot be read as a notice."""


class InvalidRequest(PolicygraphError):
    """A question, an option or a store's address makes no sense."""


class UnknownName(PolicygraphError):
    """Nothing is called so. ``near`` holds names that are close, best first."""

    def __init__(self, message: str, near: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.near = list(near)


class AmbiguousName(PolicygraphError):
    """Several things are called so. ``candidates`` holds ``(id, name)`` of each."""

    def __init__(self, message: str, candidates: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.candidates = list(candidates)


class NotFound(PolicygraphError):
    """No thing has this id."""


class Conflict(PolicygraphError):
    """What is to be stored contradicts what is stored."""


class StoreUnavailable(PolicygraphError):
    """The database cannot be used now: locked, foreign, damaged or out of reach."""


class MissingExtra(PolicygraphError):
    """What was asked for needs an extra of policygraph that is not installed; the message says which."""
