"""What colour, size and width say: rows of marks with words."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import networkx as nx

from .layout import EM, most_tasks, radius, written
from .page import PAPER, Page, Point

UNIT, COLLECTIVE = "#3b76af", "#d98c3f"
_SPACE, _LINE = 0.12, 0.4  # inches


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign and what it means; ``put`` draws it from a point on its middle line."""

    words: str
    width: float
    height: float
    put: Callable[[Page, Point], None]


Row = Sequence[Mark]


def rows(network: nx.Graph[str]) -> list[Row]:
    """The legend of a network."""
    most, heaviest = most_tasks(network), most_shared(network)
    colours = [_disc("a unit", EM / 2, UNIT)]
    if any(data["collective"] for _, data in network.nodes(data=True)):
        colours.append(_disc("a collective: many bodies under one name", EM / 2, COLLECTIVE))
    sizes = [_disc(_tasks(tasks), radius(tasks, most), PAPER) for tasks in _steps(most)]
    said = "lead → support in" if network.is_directed() else "two units share"
    widths = [_line(f"{said} {_tasks(tasks)}", line_width(tasks, heaviest)) for tasks in _steps(heaviest)]
    return [colours, sizes, widths] if network.size() else [colours, sizes]


def height(row: Row) -> float:
    """Inches that a row takes."""
    return max(2 * EM, *(mark.height for mark in row)) + _SPACE


def width(row: Row) -> float:
    """Inches from the first mark to the last word."""
    return sum(mark.width + _SPACE + written(mark.words) + 3 * _SPACE for mark in row)


def put(row: Row, page: Page, at: Point) -> None:
    """Draw a row from a point on its middle line."""
    left, middle = at
    for mark in row:
        mark.put(page, (left, middle))
        left += mark.width + _SPACE
        page.write(mark.words, (left, middle))
        left += written(mark.words) + 3 * _SPACE


def line_width(weight: int, heaviest: int) -> float:
    """Points of a line for so many tasks."""
    return 0.7 + 4.8 * math.sqrt((weight - 1) / max(heaviest - 1, 1))


def most_shared(network: nx.Graph[str]) -> int:
    """The largest number of tasks on an edge."""
    return max((data["weight"] for *_, data in network.edges(data=True)), default=1)


def _disc(words: str, size: float, color: str) -> Mark:
    def put(page: Page, at: Point) -> None:
        page.disc((at[0] + size, at[1]), size, color, edge=UNIT if color == PAPER else PAPER)

    return Mark(words, 2 * size, 2 * size, put)


def _line(words: str, width: float) -> Mark:
    return Mark(words, _LINE, EM, lambda page, at: page.line(at, (at[0] + _LINE, at[1]), width))


def _steps(most: int) -> list[int]:
    """One, a middle and the largest number."""
    return sorted({1, (most + 1) // 2, most})


def _tasks(number: int) -> str:
    return f"{number} task" + ("" if number == 1 else "s")
