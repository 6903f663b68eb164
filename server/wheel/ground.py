"""What lies below the activities: rings, months, today."""

from __future__ import annotations

from server.chart.marks import element
from server.chart.palette import BORDER, GROUNDS, INKS
from server.wheel.arcs import circle, piece
from server.wheel.layout import Layout, needle
from server.wheel.measures import CAPTION, CENTRE, HEADING, HUB, MONTH, MONTH_NOW, SECTOR, point
from server.wheel.model import MONTHS, Today, WheelModel
from server.wheel.text import line

_BEYOND = 5.0
_TIP = 4.5


def draw_ground(model: WheelModel, found: Layout) -> str:
    """Return rings, months and the lines between them, and today."""
    months = circle(found.rim, found.centre, "card", "month-band")
    rings = "".join(
        circle(ring.outer, found.centre, "paper" if at % 2 else "lane", "ring") for at, ring in enumerate(found.rings)
    )
    now = _now(model.today, found) if model.today else ""
    edges = "".join(_edge(month, found) for month in range(MONTHS))
    names = "".join(_month(month, model, found) for month in range(MONTHS))
    ground = element("g", months + rings + now + edges + names, class_="ground", aria_hidden="true")
    return ground + _hub(model.today, found)


def _now(today: Today, found: Layout) -> str:
    path = piece(HUB, found.rim, (today.month - 1) * SECTOR, today.month * SECTOR, found.centre)
    return element("path", class_="now", d=path, fill=GROUNDS["focus"].light)


def _edge(month: int, found: Layout) -> str:
    (x1, y1), (x2, y2) = (point(radius, month * SECTOR, found.centre) for radius in (HUB, found.rim))
    return element("line", class_="edge", x1=x1, y1=y1, x2=x2, y2=y2, stroke=BORDER.light, stroke_width=0.75)


def _month(month: int, model: WheelModel, found: Layout) -> str:
    is_now = model.today is not None and model.today.month == month + 1
    x, y = point((found.edge + found.rim) / 2, (month + 0.5) * SECTOR, found.centre)
    style = MONTH_NOW if is_now else MONTH
    return line(x, y, model.months[month], style, lesser=not is_now, anchor="middle")


def _hub(today: Today | None, found: Layout) -> str:
    """Return the middle of the wheel with today's date, and the needle that points at it."""
    hub = circle(HUB, found.centre, "card", "hub")
    if today is None:
        return hub
    top = found.centre - (len(today.words) - 1) * HEADING.leading / 2
    words = "".join(
        line(CENTRE, top + at * HEADING.leading, each, HEADING if at == 1 else CAPTION, anchor="middle")
        for at, each in enumerate(today.words)
    )
    return (_needle(needle(today), found) if today.day is not None else "") + hub + words


def _needle(angle: float, found: Layout) -> str:
    (x1, y1), (x2, y2) = (point(radius, angle, found.centre) for radius in (HUB, found.edge))
    hand = element("line", class_="hand", x1=x1, y1=y1, x2=x2, y2=y2, stroke=INKS["link"].light, stroke_width=2)
    tip, *foot = (
        point(found.edge + _BEYOND, angle, found.centre),
        point(found.edge - _TIP, angle - 1.6, found.centre),
        point(found.edge - _TIP, angle + 1.6, found.centre),
    )
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in (tip, *foot))
    return element("g", hand + element("path", class_="tip", d=f"M{path}Z", fill=INKS["link"].light), class_="needle")
