"""How large a chart is drawn on a slide, and where its places come to lie."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Final

from server.chart import ChartModel, Layout, layout
from server.slides.legend import rows_of
from server.slides.measures import FOOT, HEIGHT, LEAST_TEXT, LEGEND_ROW, MARGIN, TITLE, WIDTH, emu

#: The smallest text of a chart, in its own pixels.
_CHART_TEXT: Final = 12.0
_LEAST_SCALE: Final = LEAST_TEXT / _CHART_TEXT
_MOST_SCALE: Final = 1.1
#: Widths to try: in wider ones no text is large enough.
_CHART_WIDTHS: Final = (664, 848, 1032, 1216)
_GAP: Final = 6.0


@dataclass(frozen=True)
class Fit:
    """A chart laid out for a slide: points for each pixel, and where its upper left corner comes to lie."""

    layout: Layout
    scale: float
    left: float
    top: float

    @property
    def readable(self) -> bool:
        """Whether all text is at least as large as the smallest allowed."""
        return self.scale >= _LEAST_SCALE

    def x(self, pixels: float) -> int:
        """Return a place across the chart as a place on the slide, in EMU."""
        return emu(self.left + pixels * self.scale)

    def y(self, pixels: float) -> int:
        """Return a place down the chart as a place on the slide, in EMU."""
        return emu(self.top + pixels * self.scale)

    def size(self, pixels: float) -> float:
        """Return the size of text, never too small to be read."""
        return max(pixels * self.scale, LEAST_TEXT)


def fit(model: ChartModel, kinds: Set[str]) -> Fit:
    """Return the chart as large as the slide allows, in the middle of its room.

    Kinds of body are left out: they are said of each shape, and the room is for names.
    """
    bare = replace(model, nodes=tuple(replace(node, kind_label="") for node in model.nodes))
    across = WIDTH - 2 * MARGIN
    down = HEIGHT - TITLE - FOOT - LEGEND_ROW * len(rows_of(model, kinds)) - _GAP

    def scale(found: Layout) -> float:
        return min(across / found.width, down / found.height, _MOST_SCALE)

    best = max((layout(bare, width, kinds) for width in _CHART_WIDTHS), key=scale)
    size = scale(best)
    left, top = MARGIN + (across - best.width * size) / 2, TITLE + (down - best.height * size) / 2
    return Fit(best, size, left, top)
