"""Where the units of a network stand on a page, so that no name is over another. All lengths are inches."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

LETTERS = 10.0
"""Size of the names in points."""
EM = LETTERS / 72
_BESIDE, _BELOW = 0.12, 0.22
"""Gaps between two names; below a name, so that an arrow that comes from there can be seen."""
_SMALLEST, _LARGEST = 0.09, 0.34
_WIDEST_ROW = 6.0


@dataclass(slots=True)
class Spot:
    """A circle with its name below it; ``x``, ``y`` is the middle of the box that holds both."""

    x: float
    y: float
    radius: float
    label: str

    @property
    def width(self) -> float:
        """Of the name or of the circle, whichever is wider."""
        return max(written(self.label), 2 * self.radius)

    @property
    def height(self) -> float:
        """From the top of the circle to the foot of the name."""
        return 2 * self.radius + 1.4 * EM

    @property
    def circle(self) -> tuple[float, float]:
        """The middle of the circle."""
        return self.x, self.y + self.height / 2 - self.radius


@dataclass(frozen=True, slots=True)
class Frame:
    """The smallest upright rectangle around some spots."""

    left: float
    foot: float
    right: float
    top: float


def written(label: str) -> float:
    """How wide a name is: a Chinese character is one em."""
    return EM * sum(1.0 if unicodedata.east_asian_width(one) in "WF" else 0.52 for one in label)


def radius(tasks: int, most: int) -> float:
    """Of a circle whose area grows with the tasks."""
    return math.sqrt(_SMALLEST**2 + (_LARGEST**2 - _SMALLEST**2) * (tasks - 1) / max(most - 1, 1))


def most_tasks(network: nx.Graph[str]) -> int:
    """The largest number of tasks of a unit."""
    return max((data["tasks"] for _, data in network.nodes(data=True)), default=1)


def spots(network: nx.Graph[str]) -> dict[str, Spot]:
    """Every unit near its partners; the same network gives the same places.

    Parts that nothing joins to the largest stand in rows below it.
    """
    islands = sorted(nx.connected_components(nx.Graph(network)), key=lambda units: (-len(units), min(units)))
    laid = [_island(network, sorted(units)) for units in islands]
    _in_rows([list(one.values()) for one in laid])
    return {unit: spot for one in laid for unit, spot in one.items()}


def frame(found: Sequence[Spot]) -> Frame:
    """The rectangle around spots."""
    return Frame(
        min(spot.x - spot.width / 2 for spot in found),
        min(spot.y - spot.height / 2 for spot in found),
        max(spot.x + spot.width / 2 for spot in found),
        max(spot.y + spot.height / 2 for spot in found),
    )


def _island(network: nx.Graph[str], units: list[str]) -> dict[str, Spot]:
    most = most_tasks(network)
    pulls: nx.Graph[str] = nx.Graph()
    pulls.add_nodes_from(units)
    for one, other, data in network.subgraph(units).edges(data=True):
        pulls.add_edge(one, other, weight=math.sqrt(data["weight"]))
    places = nx.spring_layout(pulls, k=3 / math.sqrt(len(units)), iterations=500, seed=1)
    across, up = (0, 1) if _reach(places, 0) >= _reach(places, 1) else (1, 0)  # pages are wide
    size = 0.95 * (math.sqrt(len(units)) - 1)
    found = {}
    for unit in units:
        place, data = places[unit], network.nodes[unit]
        x, y = 1.5 * size * float(place[across]), size * float(place[up])
        found[unit] = Spot(x, y, radius(data["tasks"], most), data["label"])
    _separate(list(found.values()))
    return found


def _reach(places: dict[str, Any], axis: int) -> float:
    return float(max(place[axis] for place in places.values()) - min(place[axis] for place in places.values()))


def _separate(found: list[Spot]) -> None:
    """Push spots apart, each two the shorter way, until none is over another."""
    for _ in range(5000):
        pushed = [_push(one, other) for one, other in combinations(found, 2)]
        if not any(pushed):
            return


def _push(one: Spot, other: Spot) -> bool:
    over_x = (one.width + other.width) / 2 + _BESIDE - abs(one.x - other.x)
    over_y = (one.height + other.height) / 2 + _BELOW - abs(one.y - other.y)
    if min(over_x, over_y) <= 0:
        return False
    if over_x < over_y:
        step = math.copysign(over_x / 2 + 1e-6, one.x - other.x)
        one.x, other.x = one.x + step, other.x - step
    else:
        step = math.copysign(over_y / 2 + 1e-6, one.y - other.y)
        one.y, other.y = one.y + step, other.y - step
    return True


def _in_rows(islands: list[list[Spot]]) -> None:
    """The first island, and the others below it, side by side as far as they fit."""
    first = frame(islands[0])
    left, top, lowest = first.left, first.foot - 2 * _BELOW, math.inf
    for island in islands[1:]:
        here = frame(island)
        if left > first.left and left + here.right - here.left > max(first.right, first.left + _WIDEST_ROW):
            left, top = first.left, lowest - 2 * _BELOW
        for spot in island:
            spot.x, spot.y = spot.x + left - here.left, spot.y + top - here.top
        left += here.right - here.left + 2 * _BELOW
        lowest = min(lowest, top - (here.top - here.foot))
