"""All rows of a list that a store answers page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from graph.answers import LARGEST_PAGE, Page

Row = TypeVar("Row")


Listing = Callable[..., Page[Row]]
"""A question of a store that is answered page by page: it takes ``after`` and ``limit``."""


def pages(listing: Listing[Row]) -> Iterator[Page[Row]]:
    """A list page by page, in the largest pages."""
    page = listing(after="", limit=LARGEST_PAGE)
    yield page
    while page.next is not None:
        page = listing(after=page.next, limit=LARGEST_PAGE)
        yield page


def all_rows(listing: Listing[Row]) -> Iterator[Row]:
    """Every row of a list."""
    for page in pages(listing):
        yield from page.rows


def whole_list(listing: Listing[Row]) -> Page[Row]:
    """The list as one page."""
    first, *others = pages(listing)
    return replace(first, rows=[row for page in (first, *others) for row in page.rows], next=None)
