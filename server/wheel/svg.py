"""A wheel as SVG text: plain attributes that any program reads, classes for the stylesheet."""

from __future__ import annotations

from markupsafe import Markup

from server.chart import Figure
from server.chart.marks import element
from server.chart.palette import INKS
from server.chart.sheet import sheet
from server.wheel.arcs import draw_arc
from server.wheel.ground import draw_ground
from server.wheel.labels import Label
from server.wheel.layout import Layout, Spoke, layout
from server.wheel.legend import draw_legend, legend_parts
from server.wheel.measures import CAPTION, ELBOW, LABEL, WIDTH, point
from server.wheel.model import WheelModel
from server.wheel.text import Anchor, lines, link
from server.wheel.undated import draw_undated

#: Between the end of a leader and the words.
_AIR = 5.0


def draw(model: WheelModel) -> str:
    """Return the wheel as one ``<svg>`` element, ready for a page or a file.

    The result depends on the model alone. Raises WheelError where it holds more than can be read.
    """
    inside, foot = _inside(model)
    legend, foot = draw_legend(model, foot)
    return sheet(inside + legend, model.title, model.language, (WIDTH, foot), "chart wheel")


def figure(model: WheelModel) -> Figure:
    """Return the wheel for a page, its legend told beside it. Raises WheelError likewise."""
    inside, foot = _inside(model)
    svg = sheet(inside, model.title, model.language, (WIDTH, foot), "chart wheel")
    return Figure(Markup(svg), legend_parts(model), model.note)


def _inside(model: WheelModel) -> tuple[str, float]:
    """Return everything but the legend, and where it ends."""
    found = layout(model)
    spokes = "".join(_spoke(spoke, found) for spoke in found.spokes)
    undated, foot = draw_undated(model, found.height)
    return draw_ground(model, found) + spokes + undated, foot


def _spoke(spoke: Spoke, found: Layout) -> str:
    """Return the link that shows an activity: marks, leader and words."""
    marks = "".join(draw_arc(arc, spoke.activity.evidence, found.centre) for arc in spoke.arcs)
    return link(spoke.activity, marks + _leader(spoke, found) + _label(spoke.label, found.centre), 0)


def _leader(spoke: Spoke, found: Layout) -> str:
    label, centre = spoke.label, found.centre
    start, turn = (point(radius, label.angle, centre) for radius in (spoke.inner, found.rim + ELBOW))
    end = (label.x + (_AIR if label.is_left else -_AIR), centre + label.y)
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in (start, turn, end))
    return element("path", class_="leader", d=f"M{path}", fill="none", stroke=INKS["muted"].light, stroke_width=1.25)


def _label(label: Label, centre: float) -> str:
    anchor: Anchor = "end" if label.is_left else "start"
    y = centre + label.y - label.height / 2
    name = lines(label.x, y + LABEL.leading / 2, label.lines, LABEL, lesser=False, anchor=anchor)
    below = y + LABEL.height(len(label.lines)) + CAPTION.leading / 2
    return name + lines(label.x, below, label.caption, CAPTION, lesser=True, anchor=anchor)
