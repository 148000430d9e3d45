"""Draws a network of units: discs as large as their tasks are many, lines as wide as the tasks that units share."""

from __future__ import annotations

import networkx as nx
from matplotlib.figure import Figure

from . import legend
from .font import chinese_font
from .layout import EM, LETTERS, Frame, frame, spots, written
from .page import Page

_MARGIN, _HEAD = 0.25, 0.5  # inches
_TITLE = LETTERS + 4  # points


def core(network: nx.Graph[str], most: int = 40) -> nx.Graph[str]:
    """The units with the most tasks, and what joins them: more names than this cannot be read in one picture."""
    degree = dict(network.degree())
    ranked = sorted(network, key=lambda unit: (-network.nodes[unit]["tasks"], -degree[unit], unit))
    return network.subgraph(ranked[:most])


def draw(network: nx.Graph[str], title: str) -> Figure:
    """A picture of units with a title and a legend, as large as the names need. Nodes are as ``graph.network`` makes them.

    Raises:
        NoChineseFont: no font of this machine can show the names.
        ValueError: the network has no units.
    """
    if not network:
        raise ValueError("there is nothing to draw: the network has no units")
    found, rows = spots(network), legend.rows(network)
    here = frame(list(found.values()))
    words = [title, *(spot.label for spot in found.values()), *(mark.words for row in rows for mark in row)]
    page = Page.around(_whole(here, title, rows), chinese_font("".join(words)))
    heaviest = legend.most_shared(network)
    for one, other, data in network.edges(data=True):
        width = legend.line_width(data["weight"], heaviest)
        start, end = found[one], found[other]
        page.line(start.circle, end.circle, width, arrow=network.is_directed(), short=end.radius)
    for unit, spot in found.items():
        page.disc(spot.circle, spot.radius, legend.COLLECTIVE if network.nodes[unit]["collective"] else legend.UNIT)
        page.write(spot.label, (spot.x, spot.y - spot.height / 2 + EM / 2), centred=True)
    page.write(title, (here.left, here.top + _HEAD / 2), size=_TITLE)
    middle = here.foot - _MARGIN
    for row in rows:
        middle -= legend.height(row) / 2
        legend.put(row, page, (here.left, middle))
        middle -= legend.height(row) / 2
    return page.figure


def _whole(here: Frame, title: str, rows: list[legend.Row]) -> Frame:
    """The rectangle of the picture with its title and legend."""
    wide = max(here.right - here.left, written(title) * _TITLE / LETTERS, *map(legend.width, rows))
    deep = sum(map(legend.height, rows))
    return Frame(
        here.left - _MARGIN, here.foot - deep - 2 * _MARGIN, here.left + wide + _MARGIN, here.top + _HEAD + _MARGIN
    )
