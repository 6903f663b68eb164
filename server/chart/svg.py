"""A chart as SVG text: plain attributes that any program reads, classes for the stylesheet."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from server.chart.boxes import draw_box
from server.chart.fitting import snug
from server.chart.heights import PAD, Band
from server.chart.layout import Box, Layout
from server.chart.legend import LegendPart, draw_legend, legend_parts
from server.chart.lines import draw_bundle, draw_route, group_of
from server.chart.marks import element, text
from server.chart.measures import LANE_NAMES, WIDTH
from server.chart.model import ChartModel, Edge, Level
from server.chart.palette import GROUNDS, INKS
from server.chart.sheet import nothing, sheet
from server.chart.type_styles import LANE_NAME
from server.chart.words import WORDS
from server.chart.wrap import wrap

_LANE_INDENT: Final = 16
_MOST_LANE_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart for a page, whose legend is told beside it."""

    svg: Markup
    legend: tuple[LegendPart, ...] = ()
    #: What else a reader has to know of what is drawn.
    note: str = ""


def figure(model: ChartModel, width: float = WIDTH, kinds: Set[str] | None = None) -> Figure:
    """Return the chart that `draw` draws, its legend apart."""
    if not model.nodes:
        return Figure(Markup(nothing(model, width)))
    found = snug(model, width, kinds)
    svg = _on_sheet(found, model, _inside(found, model), found.height)
    return Figure(Markup(svg), legend_parts(model, _edges(found), has_empty=_has_empty(found)))


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
    legend, below = draw_legend(model, _edges(found), found.height, found.width, has_empty=_has_empty(found))
    return _on_sheet(found, model, _inside(found, model) + legend, found.height + below)


def _inside(found: Layout, model: ChartModel) -> str:
    by_band = [tuple(box for box in found.boxes if box.row in band.rows) for band in found.bands]
    lanes = "".join(_lane(band, boxes, found.width, model) for band, boxes in zip(found.bands, by_band, strict=True))
    bundles = "".join(draw_bundle(bundle) for bundle in found.bundles)
    routes = "".join(draw_route(route, model.language) for route in found.routes)
    return lanes + element("g", bundles, class_="lines") + group_of(routes)


def _on_sheet(found: Layout, model: ChartModel, inside: str, height: float) -> str:
    class_ = "chart" if found.width >= WIDTH else "chart is-narrow"
    return sheet(inside, model.title, model.language, (found.width, height), class_)


def _edges(found: Layout) -> Iterable[Edge]:
    return (route.edge for route in found.routes)


def _has_empty(found: Layout) -> bool:
    return any(box.is_empty or box.empty_parts for box in found.boxes)


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
