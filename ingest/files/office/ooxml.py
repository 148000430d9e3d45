"""Elements of Office Open XML by their names alone: strict and transitional files differ in nothing but namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

OFF = ("0", "false", "off", "none")


def kind(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: _Element | None, name: str) -> str | None:
    """An attribute, whatever its namespace."""
    if element is None:
        return None
    return next((str(found) for key, found in element.items() if str(key).rpartition("}")[2] == name), None)


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child of a name."""
    return None if element is None else next((found for found in element if kind(found) == name), None)


def children(element: _Element, name: str) -> Iterator[_Element]:
    """The children of a name."""
    return (found for found in element if kind(found) == name)


def value(element: _Element | None, name: str) -> str | None:
    """What the first child of a name says in its ``val``."""
    return attribute(child(element, name), "val")


def flag(element: _Element | None, name: str) -> bool:
    """Whether a child of a name is there and not switched off."""
    found = child(element, name)
    return found is not None and (attribute(found, "val") or "1") not in OFF


def whole_number(written: str | None, otherwise: int = 0) -> int:
    """A number that may be missing or none; one of many figures is none."""
    digits = (written or "").removeprefix("-")
    return int(written or "") if digits.isascii() and digits.isdigit() and len(digits) < 9 else otherwise
