"""How wide to lay out a chart: no wider than it needs in a window, and with the largest text on a sheet of paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from typing import Final

from server.chart.layout import Layout, layout
from server.chart.measures import CORRIDOR, EDGE, GAP, HALF, LANE_NAMES, WIDTH
from server.chart.model import ChartModel

#: From a narrow chart to the widest tried, a column at a time.
_WIDTHS: Final = tuple(WIDTH + 2 * HALF * step for step in range(-2, 8))
#: Height that the legend takes, about; it is measured only once the chart is drawn.
_LEGEND: Final = 110.0
#: A narrower chart is taken where its text is this share of the largest: it leaves less of the sheet empty.
_NEARLY: Final = 0.94


#: Fewer columns than these leave no room for the legend.
_FEWEST_COLUMNS: Final = 3


def snug(model: ChartModel, width: float = WIDTH, kinds: Set[str] | None = None) -> Layout:
    """Return the layout in `width`, or in less where no row (on a ground: of its first chart) needs it all."""
    if model.ground:
        return layout(model, _snug(model.ground.charts[0], width, kinds).width, kinds)
    return _snug(model, width, kinds)


def _snug(model: ChartModel, width: float, kinds: Set[str] | None) -> Layout:
    most = layout(model, width, kinds)
    across = Counter[int]()
    for box in most.boxes:
        across[box.row] += round(box.width + GAP)
    columns = max((*across.values(), _FEWEST_COLUMNS * 2 * HALF))
    needed = LANE_NAMES + 2 * CORRIDOR + EDGE + columns - GAP
    if needed > width - 2 * HALF:
        return most
    narrow = layout(model, needed, kinds)
    return narrow if len({box.row for box in narrow.boxes}) == len(across) else most


def fitted(model: ChartModel, across: float, down: float, kinds: Set[str] | None = None) -> Layout:
    """Return the layout whose text is largest within `across` by `down`, in any unit, legend included."""

    def scale(found: Layout) -> float:
        return min(across / found.width, down / (found.height + _LEGEND))

    every = [layout(model, width, kinds) for width in _WIDTHS]
    largest = max(map(scale, every))
    return next(found for found in every if scale(found) >= _NEARLY * largest)
