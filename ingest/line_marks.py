"""How the lines begin that a plan consists of: numbers of an outline, rows of a table, else bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.columns import kinds_of
from ingest.grids import MAY_HEAD
from ingest.spans import Span
from ingest.titles import BODY_MARK, MARKS
from ingest.web_page import WEB

BULLET = re.compile(r"[●○◆◇■□▲△★☆]\s*(?=\S)")
ROW_MARK = re.compile(rf"{BODY_MARK.pattern}|序号|\d{{1,3}}(?:$|\s{{2,}}|[\t|])|[^\t|\n]*[\t|][^\t|\n]*[\t|]")
ROW_OF_TWO = re.compile(rf"{ROW_MARK.pattern}|[^\t|\n]*[\t|]")
"""Where a table of two columns stands, one mark makes a row."""
LONGEST_HEADER = 60


def mark_of(shadow: str, rows: Sequence[Span]) -> re.Pattern[str]:
    """How the lines begin that a plan consists of: numbers of the outline, and rows where there is a table."""
    if not any(sign in shadow for sign in ("序号", "\t", "|")):
        return BODY_MARK
    for row in rows if MAY_HEAD.search(shadow) else ():
        words = shadow[row.start : min(row.end, row.start + LONGEST_HEADER)].strip("|")
        cells = MARKS.split(words) if "\t" in words or "|" in words else ()
        if len(cells) == 2 and kinds_of(cells):
            return ROW_OF_TWO
    return ROW_MARK


def beginnings(shadow: str, rows: Sequence[Span], mark: re.Pattern[str]) -> list[int]:
    """Where the lines begin that the plan consists of.

    A plan without numbers and tables may consist of bullets, which web pages have, too.
    """
    found = [row.start for row in rows if mark.match(shadow, *row)]
    if found:
        return found
    return [row.start for row in rows if is_bullet(shadow, row)]


def is_bullet(shadow: str, line: Span) -> bool:
    """Whether a line is marked, and no button of a page."""
    mark = BULLET.match(shadow, *line)
    return mark is not None and not WEB.match(shadow, mark.end())
