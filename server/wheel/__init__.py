"""A yearly wheel drawn as SVG: rings for who, sectors for when, labels outside the rim.

Three steps, each a pure function: ``WheelModel`` says what to show, ``layout`` where everything lies,
``draw`` writes SVG; ``figure`` gives a page the wheel and its legend apart.
"""

from server.wheel.layout import layout
from server.wheel.model import MOST_ACTIVITIES, Activity, Mark, Ring, Today, WheelError, WheelModel
from server.wheel.svg import draw, figure

__all__ = [
    "MOST_ACTIVITIES",
    "Activity",
    "Mark",
    "Ring",
    "Today",
    "WheelError",
    "WheelModel",
    "draw",
    "figure",
    "layout",
]
