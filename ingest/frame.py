"""Which part of a page is the notice: its title, number, addressees, body and signatures; the rest is the web site's.

A notice saved from the web stands between a header (site name, date, a summary) and a footer (share buttons, related
links). Nothing there is a fact of the notice.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from graph.immutable import immutable
from ingest.addressees import above_title, addressees_in
from ingest.dates import WRITTEN, iso_date
from ingest.document_number import number_of
from ingest.line_marks import beginnings, mark_of
from ingest.plan_title import DATE_LINE, heading, own_title
from ingest.signatures import date_at, signatures_in
from ingest.spans import Span, lines, trimmed
from ingest.titles import notice_title
from ingest.web_page import COPIES, PRINTED, WEB, is_of_page

DATE_LABEL = re.compile(rf"(?:成文|发文|印发|签发)(?:日期|时间)\s*:\s*{WRITTEN.pattern}")
PUBLISHED_BY = re.compile(r"[一-龥A-Za-z0-9·]{2,24}网(?:站)?")
SOURCE_LABEL = re.compile(r"(?:信息)?来源:\s*(\S{2,30})")
AGENCY_LABEL = re.compile(r"(?:发布|发文|制发)(?:机构|机关|单位)\s*:?\s*(?P<name>[一-龥]{3,40})")


@immutable
class Frame:
    """Where the parts of a notice stand; None for what it lacks. ``preamble`` and ``body`` hold all facts but parties.

    ``letter`` is what stands before the plan's own title, addressees or not.
    """

    notice_title: Span | None
    issuers: tuple[Span, ...]
    title: Span | None
    number: Span | None
    addressees: Span | None
    letter: Span
    preamble: Span
    body: Span
    signatures: tuple[Span, ...]
    copies: tuple[Span, ...]
    issued_on: str | None
    agency: Span | None
    publisher: Span | None
    published_on: str | None


def frame(shadow: str) -> Frame:
    """Find the parts of a notice in its folded text."""
    rows = all_rows = list(lines(shadow))
    mark = mark_of(shadow, rows)
    numbered = beginnings(shadow, rows, mark)
    found = notice_title(shadow, rows)
    plans = found is not None and not found.issuers and shadow.find("关于", *found.title) < 0
    letter = above_title(shadow, rows, found.start) if found and plans else None
    top = found.start if found else 0
    head = 0 if letter else top
    notice = found.title if found and not letter else None
    issuers = found.issuers if found and not letter else ()
    rows = _behind(shadow, rows, notice.end if notice else 0)
    addressees = letter or addressees_in(shadow, rows)
    after = addressees.end if addressees else (notice.end if notice else 0)
    title = found.title if found and letter else own_title(shadow, notice)
    opens = heading(shadow, title, notice, after, rows, numbered)
    start = opens.end
    end = _body_end(shadow, start, _behind(shadow, rows, _last(numbered, start, len(shadow))))
    signatures = tuple(signatures_in(shadow, _behind(shadow, rows, after if addressees else start), issuers, mark))
    last_mark = _last(numbered, start, end)
    end = min([end, *(s.start for s in signatures if s.start > last_mark)])
    header = Span(0, addressees.start if addressees else start)
    return Frame(
        notice_title=notice,
        issuers=issuers or (found.of_paper if found and not signatures else ()),
        title=title,
        number=number_of(shadow, all_rows, notice, head, max(after, start)),
        addressees=addressees,
        letter=trimmed(shadow, after, max(after, opens.start)),
        preamble=trimmed(shadow, after, max(after, min([opens.start, *(s.start for s in signatures)])))
        if addressees
        else Span(0, 0),
        body=trimmed(shadow, start, max(start, end)),
        signatures=signatures,
        copies=tuple(_copies(shadow, _behind(shadow, rows, end))),
        issued_on=_issued_on(shadow, signatures, rows, Span(after, start), end, _last(numbered, 0, end)),
        agency=_agency(shadow, top),
        publisher=_publisher(shadow, top),
        published_on=_published_on(shadow, header),
    )


def _behind(shadow: str, rows: list[Span], at: int) -> list[Span]:
    """The lines from a place on; of a line around it, what stands behind."""
    following = rows[bisect_right(rows, (at, sys.maxsize)) :]
    around = rows[-len(following) - 1] if len(following) < len(rows) else None
    return [trimmed(shadow, at, around.end), *following] if around and around.end > at else following


def _next_line(shadow: str, rows: Sequence[Span], at: int) -> Span | None:
    """What stands behind a place on its line, else the line below."""
    following = bisect_right(rows, (at, sys.maxsize))
    around = rows[following - 1] if following else None
    if around and around.end > at:
        return trimmed(shadow, at, around.end)
    return rows[following] if following < len(rows) else None


def _last(numbered: list[int], start: int, end: int) -> int:
    """Where the last line in a range begins that opens with a number of the outline, else where the range does."""
    at = bisect_left(numbered, end)
    return max(numbered[at - 1], start) if at else start


def _copies(shadow: str, rows: Iterable[Span]) -> Iterator[Span]:
    """The line of those who receive a copy, behind its label, and who printed it."""
    for line in rows:
        label = COPIES.match(shadow, line.start, line.end)
        if label:
            yield trimmed(shadow, label.end(), line.end)
        elif printed := PRINTED.match(shadow, line.start, line.end):
            date = WRITTEN.search(shadow, line.start, printed.end())
            yield trimmed(shadow, line.start, date.start() if date else printed.end())
        elif WEB.match(shadow, line.start, line.end):
            return


def _body_end(shadow: str, start: int, rows: Iterable[Span]) -> int:
    """Before the first of these lines, from the last numbered one, that belongs to the colophon or to the web page."""
    for line in rows:
        if line.start > start and is_of_page(shadow, line):
            return line.start
    return len(shadow)


def _issued_on(
    shadow: str, signatures: Iterable[Span], rows: list[Span], opening: Span, end: int, last_mark: int
) -> str | None:
    """The date under a signature, else of printing, else one on a line of its own, in the opening or at the end."""
    for signature in signatures:
        line = _next_line(shadow, rows, signature.end)
        match = date_at(shadow, line) if line else None
        if match:
            return iso_date(match)
    for line in _behind(shadow, rows, end):
        if PRINTED.match(shadow, line.start, line.end) and (match := WRITTEN.search(shadow, *line)):
            return iso_date(match)
    alone = [line for line in _behind(shadow, rows, opening.start) if line.end <= opening.end] + _behind(
        shadow, rows, last_mark
    )
    dates = [match for line in alone if (match := DATE_LINE.fullmatch(shadow, *line))]
    labelled = DATE_LABEL.search(shadow, 0, opening.start)
    found = dates[0] if dates else labelled
    return iso_date(found) if found else None


def _agency(shadow: str, head: int) -> Span | None:
    """Who issues the notice by the block of a government's site above it: 发文机关：蔡甸区人民政府办公室."""
    label = AGENCY_LABEL.search(shadow, 0, head)
    return Span(*label.span("name")) if label else None


def _publisher(shadow: str, head: int) -> Span | None:
    """The site's name: behind 来源, or a first line that ends in 网."""
    label = SOURCE_LABEL.search(shadow, 0, head)
    if label:
        return Span(*label.span(1))
    first = next(lines(shadow, 0, head), None)
    return first if first and PUBLISHED_BY.fullmatch(shadow, *first) else None


def _published_on(shadow: str, header: Span) -> str | None:
    match = WRITTEN.search(shadow, *header)
    return iso_date(match) if match else None
