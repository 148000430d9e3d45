"""A page to draw networks on: one unit of its axes is one inch, so that sizes on paper are known before drawing."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, FancyArrowPatch
from matplotlib.patheffects import withStroke

from .layout import LETTERS, Frame

LINE, INK, PAPER = "#8e9aa8", "#1d2733", "#ffffff"
_LINES, _DISCS, _WORDS = 1, 2, 3  # what lies over what
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """Draws discs, lines and words; lengths are inches, widths of lines and sizes of letters points."""

    figure: Figure
    axes: Axes
    font: FontProperties

    @classmethod
    def around(cls, here: Frame, font: FontProperties) -> Page:
        """A page that shows this rectangle."""
        figure = Figure(figsize=(here.right - here.left, here.top - here.foot), dpi=110, facecolor=PAPER)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(here.left, here.right), ylim=(here.foot, here.top))
        axes.axis("off")
        return cls(figure, axes, font)

    def disc(self, middle: Point, radius: float, color: str, edge: str = PAPER) -> None:
        """A circle."""
        self.axes.add_patch(Circle(middle, radius, facecolor=color, edgecolor=edge, linewidth=1.2, zorder=_DISCS))

    def line(self, start: Point, end: Point, width: float, *, arrow: bool = False, short: float = 0) -> None:
        """A line; an arrow ends ``short`` of its end, at the rim of the disc there."""
        style = f"-|>,head_length={0.35 + width / 25},head_width={0.15 + width / 30}" if arrow else "-"
        self.axes.add_patch(
            FancyArrowPatch(
                start,
                end,
                arrowstyle=style,
                mutation_scale=14,
                shrinkA=0,
                shrinkB=72 * short,
                linewidth=width,
                color=LINE,
                alpha=0.8,
                zorder=_LINES,
            )
        )

    def write(self, words: str, at: Point, *, centred: bool = False, size: float = LETTERS) -> None:
        """Words on a middle line, from a point on or around it, with a rim that keeps lines off."""
        text = self.axes.text(*at, words, ha="center" if centred else "left", va="center", color=INK, zorder=_WORDS)
        text.set_fontproperties(self.font)
        text.set_fontsize(size)
        text.set_path_effects([withStroke(linewidth=3, foreground=PAPER)])
