"""``@immutable``: a dataclass whose fields nobody assigns; the type checker sees to that, so making one is quick.

A ``dataclass(frozen=True)`` refuses assignments while the program runs and pays for it when it is made: 1.36 µs for
14 fields, 0.14 µs without. A reading makes some hundreds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def immutable(made: type[Made]) -> type[Made]:
    """A slotted dataclass, equal and hashed by its fields."""
    return dataclass(slots=True, unsafe_hash=True)(made)
