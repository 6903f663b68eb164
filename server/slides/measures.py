"""The measures of a slide, in points unless said otherwise."""

from __future__ import annotations

from typing import Final

#: A wide slide, 16 to 9.
WIDTH: Final = 960.0
HEIGHT: Final = 540.0
MARGIN: Final = 24.0
#: Room for the title above the chart, and for the foot at the lower edge.
TITLE: Final = 60.0
FOOT: Final = 26.0
#: A row of the legend, which stands above the foot.
LEGEND_ROW: Final = 15.0
#: The smallest text on a slide; a chart whose text would be smaller is too dense for it.
LEAST_TEXT: Final = 9.0

_EMU: Final = 12700


def emu(points: float) -> int:
    """Return points as the unit of the file."""
    return round(points * _EMU)
