"""What a terminal and a page show of a notice alike: its lines in pieces, and a letter and a name for each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.model import Reading
from ingest.coverage import AROUND, Cover, Mark, Segment
from ingest.coverage_figures import Figures

LETTERS = {
    Cover.UNREAD: "?",
    Cover.LEADS: "L",
    Cover.SUPPORTS: "S",
    Cover.IMPLEMENTS: "I",
    Cover.DEADLINE: "D",
    Cover.MEASURE: "#",
    Cover.POLICY: "P",
    Cover.CAMPAIGN: "C",
    Cover.ISSUER: "←",
    Cover.ADDRESSEE: "→",
    Cover.UNIT: "U",
    Cover.PLACE: "@",
}
"""What stands before each fact, so that nobody needs to tell colours apart."""
PLURALS = {
    Cover.DEADLINE: "deadlines",
    Cover.MEASURE: "measures",
    Cover.POLICY: "policies",
    Cover.CAMPAIGN: "campaigns",
    Cover.ISSUER: "issuers",
    Cover.ADDRESSEE: "addressees",
    Cover.UNIT: "other units",
    Cover.PLACE: "places",
}
LONGEST_TITLE = 60
"""Characters of a title in the contents."""


class Covered(NamedTuple):
    """A notice with its name as a file, its segments and its figures."""

    name: str
    reading: Reading
    segments: Sequence[Segment]
    figures: Figures


class Piece(NamedTuple):
    """Words of one segment on one line, the first of the segment or not.

    ``begins`` says that another mark gives the words their look than those before them.
    """

    words: str
    segment: Segment
    is_first: bool
    begins: bool


def lines(one: Covered) -> Iterator[list[Piece]]:
    """The lines of a notice in pieces, line breaks left out."""
    text = one.reading.text
    line: list[Piece] = []
    before: Mark | None = None
    for segment in one.segments:
        is_first = True
        look = segment.marks[0] if segment.marks else None
        for number, words in enumerate(text[segment.start : segment.end].split("\n")):
            if number:
                yield line
                line = []
            if words:
                line.append(Piece(words, segment, is_first, look is not before))
                is_first, before = False, look
    yield line


def around(line: Iterable[Piece]) -> Cover | None:
    """Whether something of a line stands in a task, else in a section, else nothing does."""
    parts = {piece.segment.part for piece in line}
    return next((part for part in (Cover.TASK, Cover.SECTION) if part in parts), None)


def called(cover: Cover) -> str:
    """What the facts of a kind are called, many of them."""
    return PLURALS.get(cover, str(cover))


def short(text: str, longest: int = LONGEST_TITLE) -> str:
    """A text on one line, cut where it is too long."""
    words = " ".join(text.split())
    return words if len(words) <= longest else words[: longest - 1] + "…"


def is_shown(segment: Segment) -> bool:
    """Whether a fact or something unread gives a segment its look."""
    return segment.cover is not None and segment.cover not in AROUND
