"""Who is said to be responsible outside all items, as in a plan without numbers or below a table: no task's duty, but told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.frame import Frame
from ingest.outlined import Outlined
from ingest.prose import headings, prose
from ingest.reasons import OF_NO_ITEM, ROW_BEFORE_PLAN
from ingest.responsibility import Carrier, carriers_apart, says_role
from ingest.spans import Span, lies_in, merged, trimmed, without
from ingest.tables import tables
from ingest.web_page import is_of_page

OF_SITE = re.compile(r"(?:[主承协]办|主管)(?:单位|部门|方)?\s*:")
"""What begins the foot of a web page, where it names who runs the site."""
Told = tuple[Span, str]
"""Words that were not read, and why."""


def told_outside(shadow: str, found: Frame, outline: Sequence[Outlined], left_out: Sequence[Carrier]) -> Iterator[Told]:
    """What stands in tables whose rows are no tasks, in the letter, between the items, and around the notice."""
    yield from ((table.whole, table.why) for table in left_out)
    before = tables(shadow, found.letter)
    yield from ((row.whole, ROW_BEFORE_PLAN) for table in before for row in table.rows or (table,))
    for piece in without(found.letter, [table.whole for table in before]):
        yield from _known_told(shadow, piece)
    for piece in without(found.body, merged([*_own(outline), *(table.whole for table in left_out)])):
        yield from _all_told(shadow, piece)
    head = Span(0, found.notice_title.end if found.notice_title else 0)
    for piece in without(Span(0, len(shadow)), merged((head, found.letter, found.body))):
        yield from _known_told(shadow, piece, on_page=True)


def _known_told(shadow: str, piece: Span, *, on_page: bool = False) -> Iterator[Told]:
    """Carriers that name somebody whom we know; on a web page none of its own."""
    for carrier in carriers_apart(shadow, trimmed(shadow, *piece)):
        if carrier.claims and not (on_page and _is_of_page(shadow, carrier)):
            yield carrier.whole, OF_NO_ITEM


def _all_told(shadow: str, piece: Span) -> Iterator[Told]:
    """All carriers, and sentences and lines (市财政局：负责…) that name somebody."""
    span = trimmed(shadow, *piece)
    found = carriers_apart(shadow, span)
    yield from ((carrier.whole, OF_NO_ITEM if carrier.claims else carrier.why) for carrier in found)
    told = merged(carrier.whole for carrier in found)
    for said, claims in (*headings(shadow, span), *prose(shadow, span)):
        if not all(lies_in(claim.unit, told) for claim in claims.claims):
            yield said, OF_NO_ITEM


def _is_of_page(shadow: str, carrier: Carrier) -> bool:
    """Whether a carrier outside the notice says who runs the site, stands in a link, or names a body and no role."""
    line = shadow.rfind("\n", 0, carrier.whole.start) + 1
    return (
        not says_role(carrier)
        or OF_SITE.match(shadow, carrier.whole.start) is not None
        or is_of_page(shadow, Span(line, carrier.whole.end))
    )


def _own(outline: Sequence[Outlined]) -> list[Span]:
    """What the items say themselves: up to the first item below, the carriers that they were given included."""
    above = {entry.item.parent for entry in outline}
    own = [Span(entry.item.start, max(entry.title.end, entry.body.end)) for entry in outline]
    own += [Span(entry.item.start, entry.item.end) for entry in outline if entry.item.id not in above]
    return merged([*own, *(carrier.whole for entry in outline for carrier in entry.carriers)])
