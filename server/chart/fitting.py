"""How wide to lay out a chart so that its text is as large as can be on a sheet of a given shape."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from server.chart.layout import Layout, layout
from server.chart.measures import HALF, WIDTH
from server.chart.model import ChartModel

#: From a narrow chart to the widest tried, a column at a time.
_WIDTHS: Final = tuple(WIDTH + 2 * HALF * step for step in range(-2, 8))
#: Height that the legend takes, about; it is measured only once the chart is drawn.
_LEGEND: Final = 110.0
#: A narrower chart is taken where its text is this share of the largest: it leaves less of the sheet empty.
_NEARLY: Final = 0.94


def fitted(model: ChartModel, across: float, down: float, kinds: Set[str] | None = None) -> Layout:
    """Return the layout whose text is largest within `across` by `down`, in any unit, legend included."""

    def scale(found: Layout) -> float:
        return min(across / found.width, down / (found.height + _LEGEND))

    every = [layout(model, width, kinds) for width in _WIDTHS]
    largest = max(map(scale, every))
    return next(found for found in every if scale(found) >= _NEARLY * largest)
