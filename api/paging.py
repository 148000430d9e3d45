"""All rows of a list that a store answers page by page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeVar

from graph.answers import LARGEST_PAGE, Page

Row = TypeVar("Row", covariant=True)


class Listing(Protocol[Row]):
    """A question of a store that is answered page by page."""

    def __call__(self, *, after: str = "", limit: int = ...) -> Page[Row]: ...


def all_rows(listing: Listing[Row]) -> Iterator[Row]:
    """Every row of a list, asked for in the largest pages."""
    after: str | None = ""
    while after is not None:
        page = listing(after=after, limit=LARGEST_PAGE)
        yield from page.rows
        after = page.next
