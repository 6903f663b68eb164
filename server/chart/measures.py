"""The measures of a chart in pixels, and the columns that fit a given width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: Fits a window of 1280 pixels beside its scroll bar and margins.
WIDTH: Final = 1216

BOX_WIDTH: Final = 156
#: The coloured left edge of a box, also the radius of its corners.
STRIPE: Final = 6
#: From the stripe and from the right edge to the text.
PADDING: Final = 8
GAP: Final = 28
#: From the edge of a frame to the parts in it, and between the parts.
RIM: Final = 10
#: Half as wide as the dot of a body in a network.
DOT: Final = 5.0
#: Half the distance from one column to the next.
HALF: Final = (BOX_WIDTH + GAP) / 2

#: Room for the lane names, and for lines beside the outermost boxes.
LANE_NAMES: Final = 84
CORRIDOR: Final = 22
EDGE: Final = 8

#: Least distance between two lines side by side, and between a line and a box it passes.
LINE_GAP: Final = 7.0
BOX_CLEARANCE: Final = 7.0
PORT_INSET: Final = 13.0
TRACK_GAP: Final = 9.0


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a chart: ``capacity`` half columns, the first beginning at ``left``."""

    width: float
    capacity: int
    left: float

    def start(self, half_column: int) -> float:
        """Return where a box that begins at this half column begins."""
        return self.left + half_column * HALF

    @property
    def passable(self) -> tuple[float, float]:
        """The outermost places where a line may run down beside the boxes."""
        return LANE_NAMES + BOX_CLEARANCE, self.width - EDGE - BOX_CLEARANCE


def columns(width: float, widest: int) -> Columns:
    """Return the columns that fit ``width``, at least ``widest`` of them."""
    room = width - LANE_NAMES - 2 * CORRIDOR - EDGE
    count = max(int((room + GAP) // (2 * HALF)), widest)
    spare = max(room + GAP - count * 2 * HALF, 0)
    needed = LANE_NAMES + 2 * CORRIDOR + EDGE + count * 2 * HALF - GAP
    return Columns(max(width, needed), 2 * count, LANE_NAMES + CORRIDOR + spare / 2)


def cells(left: float, right: float, count: int) -> list[tuple[float, float]]:
    """Return the left and right edge of each of ``count`` parts in a frame with these edges."""
    first = left + STRIPE + RIM
    step = (right - first) / max(count, 1)
    return [(first + at * step, first + (at + 1) * step - RIM) for at in range(count)]


def box_width(span: int) -> float:
    """Return the width of a box that takes ``span`` half columns."""
    return span * HALF - GAP
