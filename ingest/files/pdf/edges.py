"""Where the text of each page begins and ends from left to right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import median, median_low

from ingest.files.pdf.layout import Layout
from ingest.files.pdf.lines import Line, left_edge

LEAST_FULL = 4
"""Lines at the right edge of a page that show where it is."""
LEAST_RIGHT = 0.6
"""Of the width of a page: where its text ends at least; lines that all end before are short ones."""
USUAL_RIGHT = 0.85
"""Of the width of a page: where text ends at least, if no full lines show it."""


def with_edges(pages: Sequence[Layout]) -> list[Layout]:
    """Each line with the edges of the text of its page; of pages with few full lines, those of pages as wide."""
    known = {page.number: edges for page in pages if (edges := _edges(page))}
    widths: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for page in pages:
        if page.number in known:
            widths[round(page.width)].append(known[page.number])
    found: list[Layout] = []
    for page in pages:
        usual = widths.get(round(page.width))
        default = (median_low(x for x, _ in usual), median_low(x for _, x in usual)) if usual else None
        left, right = known.get(page.number) or default or _outermost(page)
        flow = (
            replace(thing, left=left, right=right) if isinstance(thing, Line) and not thing.column else thing
            for thing in page.flow
        )
        found.append(replace(page, flow=tuple(flow)))
    return found


def _whole_lines(page: Layout) -> list[Line]:
    return [thing for thing in page.flow if isinstance(thing, Line) and not thing.column]


def _outermost(page: Layout) -> tuple[float, float]:
    lines = _whole_lines(page)
    left = min((line.x0 for line in lines), default=0.0)
    return left, max([page.width - left, USUAL_RIGHT * page.width, *(line.x1 for line in lines)])


def _edges(page: Layout) -> tuple[float, float] | None:
    """The edges of a page's text, if enough lines are full to tell."""
    lines = _whole_lines(page)
    if len(lines) < LEAST_FULL:
        return None
    size = median(line.size for line in lines)
    right = max(line.x1 for line in lines)
    full = [line for line in lines if right - line.x1 <= size]
    if len(full) < LEAST_FULL or right < LEAST_RIGHT * page.width:
        return None
    return left_edge(lines), max(line.x1 for line in full)
