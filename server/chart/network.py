"""The network as SVG: a ring of linked names, and within it every line."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Final

from markupsafe import Markup

from server.chart.boxes import SOUGHT, accessible_name
from server.chart.legend import draw_legend, empty_dot, legend_parts
from server.chart.lines import group_of, line, link_of
from server.chart.marks import element, text
from server.chart.measures import DOT
from server.chart.model import ChartModel, Edge
from server.chart.palette import GROUNDS, INKS, Colour, level_class, level_colour
from server.chart.ring import ROW, Heading, Ring, Spot, ring
from server.chart.sheet import nothing, sheet
from server.chart.svg import Figure
from server.chart.type_styles import COMPACT_NAME, LANE_NAME, TypeStyle
from server.chart.words import WORDS
from server.chart.wrap import wrap

#: From a dot to the name beside it, and from the outer end of a name to the edge of the picture.
_BESIDE_DOT: Final = 12.0
_MARGIN: Final = 10.0


def draw_network(model: ChartModel, kinds: Set[str] | None = None) -> str:
    """Return the network of the bodies that have a line, as one ``<svg>`` element.

    ``kinds`` are the kinds of lines to draw, all if None; bodies stay where they are whatever is
    drawn. The result depends on the arguments alone.
    """
    if not _has_lines(model):
        return nothing(model)
    found = ring(model, kinds)
    legend, below = draw_legend(
        model, _edges(found), found.height, found.width, boxed=False, has_empty=_has_empty(found)
    )
    return _on_sheet(found, model, _inside(found, model) + legend, found.height + below)


def network_figure(model: ChartModel, kinds: Set[str] | None = None) -> Figure:
    """Return the network that `draw_network` draws, its legend apart."""
    if not _has_lines(model):
        return Figure(Markup(nothing(model)))
    found = ring(model, kinds)
    svg = _on_sheet(found, model, _inside(found, model), found.height)
    return Figure(Markup(svg), legend_parts(model, _edges(found), boxed=False, has_empty=_has_empty(found)))


def _has_lines(model: ChartModel) -> bool:
    return any(chart.edges for chart in (model, *(model.ground.charts if model.ground else ())))


def _inside(found: Ring, model: ChartModel) -> str:
    lines = "".join(line(each.path, (each.head,), each.edge.look, each.edge.evidence) for each in found.curves)
    routes = "".join(link_of(each.edge, each.path, each.head, model.language) for each in found.curves)
    names = "".join(_heading(each, model) for each in found.headings) + "".join(
        _spot(each, found, model) for each in found.spots
    )
    return element("g", lines, class_="lines") + group_of(routes) + names


def _on_sheet(found: Ring, model: ChartModel, inside: str, height: float) -> str:
    return sheet(inside, model.title, model.language, (found.width, height))


def _edges(found: Ring) -> Iterable[Edge]:
    return (each.edge for each in found.curves)


def _has_empty(found: Ring) -> bool:
    return any(spot.is_empty for spot in found.spots)


def _heading(heading: Heading, model: ChartModel) -> str:
    level = heading.level
    words = level.label[:1].upper() + level.label[1:]
    words += f", {WORDS[model.language]['earlier']}" if heading.earlier else ""
    return _beside(heading, words, LANE_NAME, level_colour(level.number), f"lane-name {level_class(level.number)}")


def _spot(spot: Spot, found: Ring, model: ChartModel) -> str:
    node = spot.node
    room = (spot.x if spot.side < 0 else found.width - spot.x) - _BESIDE_DOT - _MARGIN
    (shown,) = wrap(node.label, room, COMPACT_NAME, 1)
    if spot.is_empty:
        ink = INKS["ink" if model.stands_out(node.id) else "muted"]
        name = _beside(spot, shown, COMPACT_NAME, ink, "caption")
        return element("g", empty_dot(spot.x, spot.y) + name, class_="empty", aria_hidden="true")
    chosen = model.stands_out(node.id)
    reach = COMPACT_NAME.width(shown) + _BESIDE_DOT + DOT + 4
    strip = element(
        "rect",
        class_="strip",
        x=spot.x - DOT - 2 if spot.side > 0 else spot.x + DOT + 2 - reach,
        y=spot.y - ROW / 2 + 1,
        width=reach,
        height=ROW - 2,
        rx=4,
        fill=GROUNDS["focus" if chosen else "paper"].light,
    )
    dot = element("circle", class_="dot", cx=spot.x, cy=spot.y, r=DOT, fill=level_colour(node.level.number).light)
    return element(
        "a",
        strip + dot + _beside(spot, shown, COMPACT_NAME, INKS["ink"], "name"),
        class_=f"node {level_class(node.level.number)}" + (" is-focus" if chosen else ""),
        href=node.href,
        lang=node.language,
        aria_label=accessible_name(node, shown, model),
        data_node=node.id,
        id=SOUGHT if node.id == model.sought else None,
        data_row=str(spot.row),
    )


def _beside(place: Spot | Heading, words: str, style: TypeStyle, colour: Colour, class_: str) -> str:
    """Return words outside the ring, beginning or ending beside a place on it."""
    x = place.x + place.side * _BESIDE_DOT
    y = place.y - style.leading / 2
    return text(x, y, [words], style, colour, class_, anchor="end" if place.side < 0 else None)
