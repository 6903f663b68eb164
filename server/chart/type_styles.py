"""The type scale of the chart, in pixels: nothing is smaller than 12."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from server.chart.fonts import Weight, text_width


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """A size, the distance from one line to the next, and a weight of the bundled font."""

    size: float
    leading: float
    weight: Weight

    def width(self, text: str) -> float:
        """Return the width of ``text`` in this style."""
        return text_width(text, self.size, self.weight)

    def height(self, lines: int) -> float:
        """Return the height of so many lines."""
        return lines * self.leading


NAME: Final = TypeStyle(14, 17, "semibold")
COMPACT_NAME: Final = TypeStyle(13, 16, "regular")
PART_NAME: Final = TypeStyle(13, 16, "semibold")
CAPTION: Final = TypeStyle(12, 15, "regular")
LANE_NAME: Final = TypeStyle(13, 16, "semibold")
LEGEND_HEADING: Final = TypeStyle(12, 15, "semibold")
