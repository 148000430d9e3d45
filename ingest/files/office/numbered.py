"""Numbers that a word processor gives to paragraphs: they are not in the text, so they are counted again.

一、 → （一） → 1. are levels of a list. A paragraph of a level counts one up and lets the levels below begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph.immutable import immutable
from ingest.files.office.numerals import numeral

MOST_LEVELS = 9
BULLETS = "●○◆◇■□▲△★☆—–-"
HOLE = re.compile(r"%([1-9])")
CLOSED = ("、", "）", ")", "）、")


@immutable
class Level:
    """How a level of a list is numbered. ``text`` holds %1 to %9 for the numbers of the levels.

    ``restarts_after`` is the highest level, from 1, that lets it begin anew; 0 for none, None for all above it.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    in_figures: bool = False
    apart: bool = True
    """Whether a gap stands between the number and the text."""


class Count:
    """The numbers that the levels of a list have reached."""

    def __init__(self) -> None:
        self.reached: dict[int, int] = {}

    def restart(self, level: int, start: int) -> None:
        """Let a level begin at a number, whatever came before."""
        self.reached[level] = start - 1

    def next(self, level: int, levels: Mapping[int, Level]) -> str:
        """The number of the next paragraph of a level, as written, with a gap behind it if one is seen."""
        own = levels.get(level, Level())
        self.reached[level] = self.reached.get(level, own.start - 1) + 1
        for below in [at for at in self.reached if at > level]:
            after = levels.get(below, Level()).restarts_after
            if after is None or level < after:
                del self.reached[below]
        if own.style == "bullet":
            return own.text if own.text and own.text in BULLETS else "●"
        written = HOLE.sub(lambda hole: self._at(int(hole[1]) - 1, levels, own.in_figures), own.text)
        return f"{written} " if own.apart and written and not written.endswith(CLOSED) else written

    def _at(self, level: int, levels: Mapping[int, Level], in_figures: bool) -> str:
        of_level = levels.get(level, Level())
        return numeral(self.reached.get(level, of_level.start), "decimal" if in_figures else of_level.style)
