"""The smallest pieces of SVG: numbers, elements, rounded paths, arrowheads."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from server.chart.model import Evidence, Fate
from server.chart.palette import GROUNDS, Colour
from server.chart.paths import HEAD_LENGTH, RADIUS, Head, Point
from server.chart.type_styles import TypeStyle

_HEAD_HALF_WIDTH: Final = 4.5
#: Radius of the ring around a sign.
_RING: Final = 7.0
#: From the upper edge of a line of text to its base line, as a share of the leading.
_RISE: Final = 0.76


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, children: str | None = None, **attributes: str | float | None) -> str:
    """Return an element; underscores in attribute names become hyphens, None leaves one out.

    Attribute values are escaped, ``children`` must be markup already.
    """
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}/>" if children is None else f"<{name}{written}>{children}</{name}>"


def text(
    x: float,
    y: float,
    lines: Sequence[str],
    style: TypeStyle,
    colour: Colour,
    class_: str,
    hidden: bool = False,
    anchor: str | None = None,
    struck: bool = False,
    lang: str | None = None,
) -> str:
    """Return lines of text below each other, ``y`` being the upper edge of the first.

    ``hidden`` keeps them from screen readers, for words that are said elsewhere; ``anchor`` is
    where in a line ``x`` is, its start if None; ``struck`` draws a line through them;
    ``lang`` is their language, where it is another than that of the chart.
    """
    base = y + style.leading * _RISE
    spans = "".join(
        element("tspan", escape(line), x=x, dy=style.leading if at else None) for at, line in enumerate(lines)
    )
    return element(
        "text",
        spans,
        class_=class_,
        lang=lang,
        x=x,
        y=base,
        font_size=style.size,
        font_weight="600" if style.weight == "semibold" else None,
        fill=colour.light,
        text_anchor=anchor,
        text_decoration="line-through" if struck else None,
        aria_hidden="true" if hidden else None,
    )


def rounded(points: Sequence[Point]) -> str:
    """Return the path data of a broken line with rounded corners."""
    parts = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(RADIUS, _length(before, corner) / 2, _length(corner, after) / 2)
        start, end = _along(corner, before, radius), _along(corner, after, radius)
        parts.append(f"L{_pair(start)}Q{_pair(corner)} {_pair(end)}")
    parts.append(f"L{_pair(points[-1])}")
    return "".join(parts)


def arrowhead(head: Head, evidence: Evidence) -> str:
    """Return the path data of an arrowhead: open for an inferred line, else a triangle."""
    foot_x, foot_y = head.x - head.dx * HEAD_LENGTH, head.y - head.dy * HEAD_LENGTH
    across, down = head.dy * _HEAD_HALF_WIDTH, head.dx * _HEAD_HALF_WIDTH
    left, right = (foot_x - across, foot_y - down), (foot_x + across, foot_y + down)
    closing = "" if evidence == "inferred" else "Z"
    return f"M{_pair(left)}L{_pair((head.x, head.y))}L{_pair(right)}{closing}"


def sign(place: Point, fate: Fate, colour: Colour, class_: str) -> str:
    """Return a plus for what is new or a minus for what is gone, in a ring."""
    x, y = place
    arm = _RING - 3
    bars = f"M{_pair((x - arm, y))}H{number(x + arm)}" + (f"M{_pair((x, y - arm))}V{number(y + arm)}" * (fate == "new"))
    return element(
        "g",
        element("circle", cx=x, cy=y, r=_RING, fill=GROUNDS["card"].light) + element("path", d=bars),
        class_=f"mark {class_}",
        stroke=colour.light,
        stroke_width=2,
    )


def stripe(x: float, y: float, width: float, height: float) -> str:
    """Return the path data of the coloured left edge of a box, rounded like the box."""
    return (
        f"M{_pair((x + width, y))}a{width} {width} 0 0 0 {-width} {width}"
        f"v{number(height - 2 * width)}a{width} {width} 0 0 0 {width} {width}z"
    )


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _along(start: Point, goal: Point, distance: float) -> Point:
    """Return the point ``distance`` from ``start`` on the level or upright way to ``goal``."""
    length = _length(start, goal) or 1.0
    return (
        start[0] + (goal[0] - start[0]) * distance / length,
        start[1] + (goal[1] - start[1]) * distance / length,
    )
