"""The number of a notice, 国办发〔2022〕8号: where it stands, and which numbers are those of other documents that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.spans import Span

NUMBER = re.compile(r"[一-龥]{1,12}(?: ?[〔\[(【](?:19|20)\d{2}[〕\])】]\s*第?\d{1,5}|(?:19|20)\d{2}第?\d{3,5})号")
NUMBER_LINE = re.compile(rf"\(?(?P<number>{NUMBER.pattern})\)?")
NUMBER_LABEL = re.compile(rf"(?:文\s*号|发文字号)\s*:\s*(?P<number>{NUMBER.pattern})")
BEHIND = re.compile(r"\s|(?:文件|印发)?$")
"""What stands behind the number that a line below the title begins with."""
CITED = re.compile(r"(?:.*(?:根据|按照|依据|贯彻|落实|执行|关于|转发|参照|《))|.*号(?=文|的|要求|精神|》|和|、|,)")
"""Words around the number of another document, which this one only names."""
BELOW = 60
"""Characters below a title within which its number stands."""
LINES_ABOVE = 6
"""Lines above a title on one of which its number may stand alone, below the head of the paper."""


def number_of(shadow: str, rows: Sequence[Span], notice: Span | None, head: int, end: int) -> Span | None:
    """The document's number: alone on a line below the title or above it, else between title and text, or behind its
    label in the block of a government's site.
    """
    title = notice.end if notice else 0
    above = [row for row in rows if row.end <= head][-LINES_ABOVE:]
    below = [row for row in rows if row.start >= title and row.start < end + BELOW]
    for row in below:
        begins = NUMBER_LINE.match(shadow, *row)
        if begins and BEHIND.match(shadow, begins.end(), row.end):
            return Span(*begins.span("number"))
    alone = [NUMBER_LINE.fullmatch(shadow, *row) for row in above]
    for before, match, behind in zip([None, *alone], alone, [*alone[1:], None], strict=False):
        if match and not before and not behind:  # a list of numbers is one of other documents
            return Span(*match.span("number"))
    for match in NUMBER.finditer(shadow, head, end):
        if _is_own(shadow, match, notice):
            return Span(*match.span())
    label = NUMBER_LABEL.search(shadow, 0, head)
    return Span(*label.span("number")) if label else None


def _is_own(shadow: str, match: re.Match[str], notice: Span | None) -> bool:
    """Whether a number among other words is the notice's own: before its title, or behind it, and no sentence cites it."""
    if notice and notice.start < match.start() < notice.end:
        return False
    if CITED.match(shadow, match.start(), min(match.end() + 2, len(shadow))):
        return False
    before = shadow[max(0, match.start() - 40) : match.start()].rstrip()
    return not before.endswith("(") or (notice is not None and match.start() <= notice.end + 3)
