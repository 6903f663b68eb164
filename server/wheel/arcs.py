"""The curved pieces of a wheel as SVG: bands, sectors and marks, with plain attributes."""

from __future__ import annotations

from server.chart.marks import element, number
from server.chart.model import Evidence
from server.chart.palette import BORDER, GROUNDS, INKS, Colour, level_class, level_colour
from server.wheel.layout import Arc
from server.wheel.measures import CENTRE, point


def colour_of(number: int) -> Colour:
    """Return the colour of the level with this number; that of lesser text for 0, which is none."""
    return level_colour(number) if number else INKS["muted"]


def class_of(number: int) -> str:
    """Return the class that gives a level its colour in the stylesheet."""
    return level_class(number) if number else "level-none"


def draw_arc(arc: Arc, evidence: Evidence, centre: float) -> str:
    """Return one mark: filled for those who organise, an outline for those who take part, dashed if inferred."""
    path = "".join(piece(arc.inner, arc.outer, start, end, centre) for start, end in arc.pieces)
    return draw_mark(path, arc.ring.number, arc.organises, evidence)


def draw_mark(path: str, level: int, organises: bool, evidence: Evidence) -> str:
    """Return a mark of any shape in the look of its level."""
    colour = colour_of(level).light
    inferred = evidence == "inferred"
    return element(
        "path",
        class_=f"mark {'is-organiser' if organises else 'is-participant'} {class_of(level)}",
        d=path,
        fill=colour if organises else GROUNDS["card"].light,
        fill_opacity="0.4" if organises and inferred else None,
        stroke=colour,
        stroke_width=1.6,
        stroke_dasharray="3 2" if inferred else None,
    )


def piece(inner: float, outer: float, start: float, end: float, centre: float) -> str:
    """Return the path of a piece of a ring from `start` to `end`, in degrees clockwise from the top."""
    large = "1" if end - start > 180 else "0"
    return (
        f"M{_at(inner, start, centre)}L{_at(outer, start, centre)}"
        f"A{number(outer)} {number(outer)} 0 {large} 1 {_at(outer, end, centre)}"
        f"L{_at(inner, end, centre)}A{number(inner)} {number(inner)} 0 {large} 0 {_at(inner, start, centre)}Z"
    )


def circle(radius: float, centre: float, ground: str, class_: str) -> str:
    """Return a circle around the middle, with one of the grounds of the palette in it."""
    return element(
        "circle", class_=class_, cx=CENTRE, cy=centre, r=radius, fill=GROUNDS[ground].light, stroke=BORDER.light
    )


def _at(radius: float, angle: float, centre: float) -> str:
    x, y = point(radius, angle, centre)
    return f"{x:.2f} {y:.2f}"
