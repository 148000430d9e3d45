"""What stands in the margins of many pages: numbers of pages, running heads and feet; they are no part of the text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from ingest.files.pdf.layout import Layout
from ingest.files.pdf.lines import Line

MARKED_NUMBER = re.compile(
    r"[-—–－一_·.\s]*第\s*\d{1,4}\s*页[\s,，/／]*(?:[共总]\s*\d{1,4}\s*页)?"
    r"|[-—–－_·•]+\s*\d{1,4}\s*[-—–－_·•]+"
    r"|\d{1,4}\s*[/／]\s*\d{1,4}(?:\s*页)?|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
)
BROWSERS_FOOT = re.compile(r"(?:https?|file)://.*?\s\d{1,4}\s*/\s*\d{1,4}")
"""The address of a page, and which of its printed pages this is."""
BROWSERS_HEAD = re.compile(
    r"\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?[,，]?\s*(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?(?:\s.*)?"
)
"""When a page was printed, and its title."""
NUMBER = re.compile(r"\d+|[ivxlc]+")
DEEPEST = 3
"""Lines at the head or foot of a page that may be in its margin."""
SAME_HEIGHT = 6
"""Points by which they may move."""
LEAST_SHARE = 0.4
"""Of the pages: those with the same line; heads of left and right pages differ."""
LEAST_NUMBERED = 3
"""Pages that show that a line changes with the number of its page."""
PICTURED = 0.5
"""Of a page: what pictures cover where the page is a picture."""
WIDE_PITCH = 1.2
"""Of the usual distance between lines: how far the lines of a margin are from the text, if their type is the same."""
LEAST_FOLLOWING = 0.75
"""Of such lines: those whose number follows that of the page."""
FEW_PAGES = 4
"""Pages of which all but the first must have the same line."""
Edge = Sequence[tuple[int, Line]]
"""Lines from the edge of a page inwards, with their places in what is read."""
Key = tuple[str, int]
"""A line with # for its numbers, and its level from the nearer edge of the page."""


def without_margins(pages: Sequence[Layout]) -> list[Layout]:
    """The pages without the lines of their margins. A line that stands once is kept, unless it is a number of a page."""
    repeated = _repeated(pages)
    pitch = usual_pitch(pages)
    aslant = Counter(text for page in pages for text in set(page.aslant))
    stamped = {text for text, count in aslant.items() if _is_often(count, pages)}
    return [_bare(page, repeated, stamped, pitch) for page in pages]


def _bare(page: Layout, repeated: set[tuple[int, int]], stamped: set[str], pitch: float) -> Layout:
    """The page without what stands at its edges; a page that would hold nothing then says the same as another."""
    edges = _edges(page)
    repeated = repeated | set(_of_browser(page.number, *edges))
    dropped = {place for edge in edges for place in _margin(edge, page.number, repeated, pitch)}
    flow = tuple(thing for place, thing in enumerate(page.flow) if place not in dropped)
    if not flow and page.pictured < PICTURED:
        flow = page.flow
    return replace(page, flow=flow, aslant=tuple(text for text in page.aslant if text not in stamped))


def _of_browser(page: int, head: Edge, foot: Edge) -> Iterator[tuple[int, int]]:
    """The page and places of the first and last line if a browser printed them, on however few pages."""
    if foot and BROWSERS_FOOT.fullmatch(foot[0][1].text):
        yield page, foot[0][0]
        if head and BROWSERS_HEAD.fullmatch(head[0][1].text):
            yield page, head[0][0]


def _margin(edge: Edge, page: int, repeated: set[tuple[int, int]], pitch: float) -> Iterator[int]:
    """The places of the lines of a margin, from the edge of the page inwards: they stand apart from the text."""
    found: list[int] = []
    for (place, line), following in zip(edge, [*edge[1:], None], strict=True) if edge else ():
        is_number = bool(MARKED_NUMBER.fullmatch(line.text))
        if not is_number and (page, place) not in repeated:
            return
        found.append(place)
        if is_number or following is None or _is_apart(line, following[1], pitch):
            yield from found
            found = []


def _is_apart(line: Line, other: Line, pitch: float) -> bool:
    return line.size != other.size or abs(line.base - other.base) > WIDE_PITCH * pitch


def _edges(page: Layout) -> tuple[Edge, Edge]:
    """The first lines from the head and the last from the foot, with their places in the flow."""
    lines = sorted(
        ((place, thing) for place, thing in enumerate(page.flow) if isinstance(thing, Line)),
        key=lambda found: found[1].base,
    )
    tops = [thing.top for thing in page.flow if not isinstance(thing, Line)]
    bottoms = [thing.bottom for thing in page.flow if not isinstance(thing, Line)]
    head = [found for found in lines[: DEEPEST + 1] if all(found[1].base <= top for top in tops)]
    foot = [found for found in lines[: -DEEPEST - 2 : -1] if all(found[1].base >= bottom for bottom in bottoms)]
    return head, foot


def _repeated(pages: Sequence[Layout]) -> set[tuple[int, int]]:
    """The page and place of lines that stand at the same height on many pages."""
    found: dict[Key, list[tuple[int, int, Line]]] = defaultdict(list)
    for page in pages:
        for key, place, line in _keys(page):
            found[key].append((page.number, place, line))
    often = [lines for lines in found.values() if _is_often(len({number for number, _, _ in lines}), pages)]
    body = _size_beside(pages, {(number, place) for lines in often for number, place, _ in lines})
    return {(number, place) for lines in often if _is_of_page(lines, body) for number, place, _ in lines}


def _size_beside(pages: Sequence[Layout], repeated: set[tuple[int, int]]) -> float:
    """The size of type of what is not repeated; of a text that is but tables, larger than any."""
    flows = [[thing for at, thing in enumerate(page.flow) if (page.number, at) not in repeated] for page in pages]
    return usual_size([replace(page, flow=tuple(flow)) for page, flow in zip(pages, flows, strict=True)]) or math.inf


def _keys(page: Layout) -> Iterator[tuple[Key, int, Line]]:
    for edge, is_foot in zip(_edges(page), (False, True), strict=True):
        for place, line in edge[:DEEPEST]:
            height = page.height - line.base if is_foot else line.base
            yield (NUMBER.sub("#", line.text), (-1 if is_foot else 1) * (1 + round(height) // SAME_HEIGHT)), place, line


def _is_of_page(lines: Sequence[tuple[int, int, Line]], body: float) -> bool:
    """Whether a line is the same on each page, or holds the number of the page and is no heading: 附件1, 附件2."""
    if len({line.text for _, _, line in lines}) == 1:
        return True
    found = [(number, int(digits)) for number, _, line in lines for digits in re.findall(r"\d{1,9}", line.text)]
    if not found:
        return True
    follows = max(Counter(number - digits for number, digits in found).values())
    if all(NUMBER.fullmatch(line.text) for _, _, line in lines):
        return follows == len(lines)
    is_small = all(line.size < body for _, _, line in lines)
    return is_small and len(lines) >= LEAST_NUMBERED and follows >= len(lines) * LEAST_FOLLOWING


def usual_size(pages: Sequence[Layout]) -> float:
    """The size of type of most of a text."""
    sizes: Counter[float] = Counter()
    for line in (thing for page in pages for thing in page.flow if isinstance(thing, Line)):
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def usual_pitch(pages: Sequence[Layout]) -> float:
    """The distance of most lines from the next one."""
    lines = [thing for page in pages for thing in page.flow if isinstance(thing, Line)]
    distances = [
        below.base - above.base
        for above, below in pairwise(lines)
        if above.page == below.page and above.column == below.column and below.base > above.base
    ]
    return median_low(distances) if distances else 0.0


def _is_often(count: int, pages: Sequence[Layout]) -> bool:
    most = len(pages) - 1 if len(pages) <= FEW_PAGES else LEAST_SHARE * len(pages)
    return count >= max(2, most)
