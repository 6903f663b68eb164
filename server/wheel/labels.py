"""Labels: in two columns beside the rim, each further from the middle line than where its leader begins.

Leaders then run outwards only: they cross neither each other nor the rings, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from server.chart.wrap import wrap
from server.wheel.measures import CAPTION, CENTRE, ELBOW, LABEL, LABEL_GAP, MARGIN, REACH, point
from server.wheel.model import Activity
from server.wheel.text import caption

_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Label:
    """The words of an activity beside the wheel. ``y`` is their middle, 0 being the middle line."""

    activity: str
    angle: float
    lines: tuple[str, ...]
    caption: tuple[str, ...]
    #: Where the words begin on the right of the wheel, or end on its left.
    x: float
    y: float

    @property
    def is_left(self) -> bool:
        """Tell whether it stands on the left of the wheel."""
        return self.angle >= 180

    @property
    def height(self) -> float:
        """Return the height of the words."""
        return LABEL.height(len(self.lines)) + CAPTION.height(len(self.caption))


def place_labels(activities: Iterable[Activity], angles: dict[str, float], rim: float) -> tuple[Label, ...]:
    """Return the labels around a wheel whose outermost radius is `rim`."""
    unplaced = [_label(activity, angles[activity.id], rim) for activity in activities]
    placed: list[Label] = []
    for is_left in (False, True):
        for way in (-1, 1):
            quarter = [each for each in unplaced if each.is_left == is_left and (_away(each, rim) < 0) == (way < 0)]
            placed += _stacked(quarter, way, rim)
    return tuple(placed)


def _label(activity: Activity, angle: float, rim: float) -> Label:
    side = -1 if angle >= 180 else 1
    x = CENTRE + side * (rim + ELBOW + REACH)
    width = x - MARGIN if side < 0 else 2 * CENTRE - MARGIN - x
    lines = wrap(activity.label, width, LABEL, _MOST_LINES)
    return Label(activity.id, angle, lines, caption(activity.captions, width), x, 0.0)


def _away(label: Label, rim: float) -> float:
    """Return how far below the middle line the leader of a label turns."""
    return point(rim + ELBOW, label.angle, 0.0)[1]


def _stacked(quarter: list[Label], way: int, rim: float) -> list[Label]:
    """Return the labels of a quarter, from the middle line up (`way` -1) or down (1)."""
    free = LABEL_GAP / 2
    found = []
    for label in sorted(quarter, key=lambda each: abs(_away(each, rim))):
        middle = max(abs(_away(label, rim)), free + label.height / 2)
        free = middle + label.height / 2 + LABEL_GAP
        found.append(Label(label.activity, label.angle, label.lines, label.caption, label.x, way * middle))
    return found
