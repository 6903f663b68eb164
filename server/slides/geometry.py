"""The geometry of connectors: straight, around one corner, or with one step aside.

A preset connector of PowerPoint with corners runs across first, and the place of a step is a share of
its width (ECMA-376, 20.1.10.56: bentConnector2 and bentConnector3). Lines of a chart run down or up
first, so theirs are turned by a quarter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Point = tuple[int, int]

#: A turned connector is never lower than this, since the place of its step is a share of its height.
_LEAST: Final = 12700
_WHOLE: Final = 100000
_DOWN, _UP = 5400000, 16200000


@dataclass(frozen=True)
class Geometry:
    """The preset shape of a connector, its box in EMU before it is turned, and the places of its steps in it."""

    preset: str
    left: int
    top: int
    width: int
    height: int
    #: In 60 000ths of a degree.
    rotation: int = 0
    flipped: bool = False
    steps: tuple[int, ...] = ()


def straight(start: Point, end: Point) -> Geometry:
    """Return a connector from one point to another, to the right of it or straight above or below it."""
    (x0, y0), (x1, y1) = start, end
    return Geometry("straightConnector1", x0, min(y0, y1), x1 - x0, abs(y1 - y0), flipped=y1 < y0)


def cornered(start: Point, end: Point) -> Geometry:
    """Return a connector that leaves `start` upright and arrives across."""
    return _turned("bentConnector2", start, end, end[1] - start[1])


def stepped(start: Point, level: int, end: Point) -> Geometry:
    """Return a connector that leaves `start` upright, runs across at the height `level`, and arrives upright."""
    (x0, y0), (x1, y1) = start, end
    if x0 == x1:
        return straight(start, end)
    rise = y1 - y0 if abs(y1 - y0) >= _LEAST else (_LEAST if level > y0 else -_LEAST)
    return _turned("bentConnector3", start, end, rise, (round((level - y0) * _WHOLE / rise),))


def _turned(preset: str, start: Point, end: Point, rise: int, steps: tuple[int, ...] = ()) -> Geometry:
    """Return a preset turned by a quarter: what will be its height is its width before."""
    (x0, y0), (x1, _) = start, end
    width, height = abs(rise), abs(x1 - x0)
    return Geometry(
        preset=preset,
        left=round((x0 + x1) / 2 - width / 2),
        top=round(y0 + rise / 2 - height / 2),
        width=width,
        height=height,
        rotation=_DOWN if rise > 0 else _UP,
        flipped=(x1 > x0) is (rise > 0),
        steps=steps,
    )
