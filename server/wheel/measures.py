"""The measures of a wheel in pixels and degrees, and points on it."""

from __future__ import annotations

from math import cos, degrees, radians, sin
from typing import Final

from server.chart.type_styles import TypeStyle

#: Fits beside the list in a wide window, and alone in one of 768 pixels, where it shrinks by a tenth.
WIDTH: Final = 760.0
CENTRE: Final = WIDTH / 2

HUB: Final = 48.0
TRACK: Final = 11.0
#: Between two tracks of a ring, and from the first and the last to the edge of the ring.
TRACK_GAP: Final = 3.0
RING_PADDING: Final = 5.0
#: The band outside the rings with the names of the months.
MONTH_BAND: Final = 32.0
#: The rings may not grow beyond this, or no room is left for the labels.
WIDEST_RIM: Final = 232.0

#: From the rim to where a leader turns towards its label, and from there to the label.
ELBOW: Final = 8.0
REACH: Final = 18.0
LABEL_GAP: Final = 10.0
MARGIN: Final = 4.0

SECTOR: Final = 30.0
#: Between a mark and the edge of its month, and between a mark and a leader that passes it, in pixels.
MARK_INSET: Final = 2.5
BRIDGE: Final = 4.0
#: Least difference between the leaders of two activities.
LEADER_GAP: Final = 1.6
#: How far from the edge of a month a leader may leave it without meeting its name.
FREE: Final = 9.0

LABEL: Final = TypeStyle(14, 17, "semibold")
CAPTION: Final = TypeStyle(13, 16, "regular")
MONTH: Final = TypeStyle(13, 16, "regular")
MONTH_NOW: Final = TypeStyle(13, 16, "semibold")
HEADING: Final = TypeStyle(13, 16, "semibold")


def point(radius: float, angle: float, centre: float) -> tuple[float, float]:
    """Return the point at `radius` and `angle`, clockwise from the top, around (CENTRE, `centre`)."""
    return CENTRE + radius * sin(radians(angle)), centre - radius * cos(radians(angle))


def turned(length: float, radius: float) -> float:
    """Return the angle that `length` pixels take at `radius`."""
    return degrees(length / radius)
