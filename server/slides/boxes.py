"""Lanes and boxes as native shapes: each body one shape with its name in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from server.chart import ChartModel, Node
from server.chart.boxes import accessible_name
from server.chart.content import Name
from server.chart.heights import Band
from server.chart.layout import Box, Cell
from server.chart.measures import STRIPE
from server.chart.palette import BORDER, GROUNDS, INKS, Colour, level_colour
from server.chart.svg import lane_lines
from server.chart.type_styles import CAPTION, LANE_NAME
from server.slides.fitting import Fit
from server.slides.texts import bare, describe, fill, rgb

#: How round the corners are, in pixels of the chart.
_ROUND: Final = float(STRIPE)
_OUTLINE, _CHOSEN_OUTLINE = 1.25, 2.25


def draw_lane(slide: Slide, found: Fit, band: Band) -> None:
    """Draw the ground of a level with its name."""
    lane = _rectangle(slide, found, (0, band.y, found.layout.width, band.height), GROUNDS["lane"], None)
    lines = lane_lines(band.level)
    fill(lane, [(each, found.size(LANE_NAME.size), True, INKS["muted"]) for each in lines], top=True, inset=6)
    describe(lane, band.level.label, band.level.label)


def draw_boxes(slide: Slide, found: Fit, model: ChartModel) -> Mapping[str, Shape]:
    """Draw every body and return the shape of each by its id."""
    nodes = {node.id: node for node in model.nodes}
    shapes: dict[str, Shape] = {}
    for box in found.layout.boxes:
        item = box.content
        shapes[item.node.id] = _body(slide, found, box, model, item.name, nodes[item.node.id])
        for part, cell in box.parts:
            shape = _body(slide, found, cell, model, part.name, nodes[part.node.id] if part.node else None)
            if part.node:
                shapes[part.node.id] = shape
    return shapes


def _body(slide: Slide, found: Fit, place: Box | Cell, model: ChartModel, name: Name, node: Node | None) -> Shape:
    framing = isinstance(place, Box) and bool(place.content.parts)
    chosen = node is not None and model.stands_out(node.id)
    ground = GROUNDS["focus" if chosen else "paper" if framing else "card"]
    outline = level_colour(node.level.number) if node else BORDER
    shape = _rectangle(slide, found, (place.x, place.y, place.width, place.height), ground, outline)
    shape.line.width = Pt(_CHOSEN_OUTLINE if chosen else _OUTLINE)
    if node and node.provisional:
        shape.line.dash_style = MSO_LINE.DASH
    lines = [(name.shown, found.size(name.style.size), name.style.weight == "semibold", INKS["ink"])]
    caption = " ".join(place.content.caption) if isinstance(place, Box) else ""
    if caption:
        lines.append((caption, found.size(CAPTION.size), False, INKS["muted"]))
    fill(shape, lines, top=framing)
    describe(shape, name.shown, accessible_name(node, name.shown, model) if node else name.shown)
    return shape


def _rectangle(
    slide: Slide, found: Fit, place: tuple[float, float, float, float], ground: Colour, outline: Colour | None
) -> Shape:
    """Return a rounded rectangle at a place (left, top, width, height in pixels) of the chart."""
    left, top, width, height = place
    x, y = found.x(left), found.y(top)
    shape = slide.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, Emu(x), Emu(y), Emu(found.x(left + width) - x), Emu(found.y(top + height) - y)
    )
    shape.adjustments[0] = min(_ROUND / min(width, height), 0.5)
    bare(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(ground)
    if outline is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb = rgb(outline)
    return shape
