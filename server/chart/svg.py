"""A chart as SVG text: plain attributes that any program reads, classes for the stylesheet."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from server.chart.boxes import draw_box
from server.chart.fitting import snug
from server.chart.heights import PAD, Band
from server.chart.layout import Box, Layout
from server.chart.legend import draw_legend
from server.chart.lines import draw_bundle, draw_route, group_of
from server.chart.marks import element, text
from server.chart.measures import LANE_NAMES, WIDTH
from server.chart.model import ChartModel, Level
from server.chart.palette import GROUNDS, INKS
from server.chart.sheet import nothing, sheet
from server.chart.type_styles import LANE_NAME
from server.chart.words import WORDS
from server.chart.wrap import wrap

_LANE_INDENT: Final = 16
_MOST_LANE_LINES: Final = 3


def draw(model: ChartModel, width: float = WIDTH, kinds: Set[str] | None = None) -> str:
    """Return the chart as one ``<svg>`` element, ready for a page or a file, no wider than it needs.

    ``kinds`` are the kinds of lines to draw, all if None; boxes keep their row and column whatever
    is drawn. The result depends on the arguments alone.
    """
    if not model.nodes:
        return nothing(model, width)
    return render(snug(model, width, kinds), model)


def render(found: Layout, model: ChartModel) -> str:
    """Return a finished layout of the model as one ``<svg>`` element."""
    by_band = [tuple(box for box in found.boxes if box.row in band.rows) for band in found.bands]
    lanes = "".join(_lane(band, boxes, found.width, model) for band, boxes in zip(found.bands, by_band, strict=True))
    bundles = "".join(draw_bundle(bundle) for bundle in found.bundles)
    routes = "".join(draw_route(route, model.language) for route in found.routes)
    edges = (route.edge for route in found.routes)
    has_empty = any(box.is_empty or box.empty_parts for box in found.boxes)
    legend, below = draw_legend(model, edges, found.height, found.width, has_empty=has_empty)
    inside = lanes + element("g", bundles, class_="lines") + group_of(routes) + legend
    class_ = "chart" if found.width >= WIDTH else "chart is-narrow"
    return sheet(inside, model.title, model.language, (found.width, found.height + below), class_)


def lane_lines(level: Level, beside: str = "") -> tuple[str, ...]:
    """Return the name of a lane with what is said `beside` it, broken to fit the column beside the boxes."""
    return wrap(f"{level.lane}{beside}", LANE_NAMES - _LANE_INDENT, LANE_NAME, _MOST_LANE_LINES)


def _lane(band: Band, boxes: tuple[Box, ...], width: float, model: ChartModel) -> str:
    """Return the ground, the name and the boxes of a lane."""
    ground = element(
        "rect", class_="lane", x=0, y=band.y, width=width, height=band.height, rx=10, fill=GROUNDS["lane"].light
    )
    beside = f", {WORDS[model.language]['earlier']}" if band.earlier else ""
    lines = lane_lines(band.level, beside)
    top = (boxes[0].y if boxes else band.y + PAD) + 6
    name = text(_LANE_INDENT, top, lines, LANE_NAME, INKS["muted"], "lane-name", hidden=True, lang=band.level.language)
    drawn = "".join(draw_box(box, model) for box in boxes)
    return ground + element("g", name + drawn, role="group", aria_label=band.level.label + beside)
