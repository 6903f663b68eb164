"""Lines as connectors glued to the boxes at their ends, bent where the chart bends them.

A connector begins and ends in the middle of the upper or lower side of a shape, which is where it is
glued: the connection sites of a rectangle are numbered from the upper side on, against the clock. A
connector steps aside once at most. Where a line steps aside more often, to pass by other boxes, it is
led over a joint: a shape no larger than the line is wide, to which the connectors on both sides are
glued, so that the line keeps its way when a box is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Emu

from server.chart.model import Language
from server.chart.palette import line_style
from server.chart.paths import Route
from server.chart.words import EVIDENCE_WORDS
from server.slides.fitting import Fit
from server.slides.geometry import Geometry, Point, cornered, stepped
from server.slides.line import Glue, Manner, add, width_of
from server.slides.measures import emu
from server.slides.texts import bare, describe, rgb

TOP: Final = 0
LEFT: Final = 1
BOTTOM: Final = 2
RIGHT: Final = 3
#: In EMU: so far from halfway, and no farther, a step needs no joint.
_ABOUT_HALFWAY: Final = emu(12)


@dataclass(frozen=True)
class Stop:
    """A shape on the way of a line, with the side by which the line arrives and the one by which it goes on."""

    shape: Shape
    arrives: int
    leaves: int


def draw_connector(slide: Slide, found: Fit, route: Route, source: Shape, target: Shape, language: Language) -> None:
    """Draw a line of the chart between two shapes that are on the slide."""
    edge = route.edge
    words = f"{edge.title} — {EVIDENCE_WORDS[language][edge.evidence]}"
    manner = Manner(edge.look, edge.evidence, edge.kind_label, words)
    (_, start), (_, after) = route.points[:2]
    (_, before), (_, end) = route.points[-2:]
    first = Stop(source, TOP, BOTTOM if after > start else TOP)
    last = Stop(target, BOTTOM if before > end else TOP, TOP)
    stops = [first, *_joints(slide, _corners(found, route, first, last), manner, last), last]
    levels = [found.y(y) for _, y in route.points[1:-1:2]]
    for one, other in pairwise(stops):
        shape = _between(_site(one.shape, one.leaves), _site(other.shape, other.arrives), other.arrives, levels)
        glue = Glue(one.shape, one.leaves, other.shape, other.arrives)
        add(slide, shape, replace(manner, pointed=other is last), glue)


def _between(start: Point, end: Point, arrives: int, levels: Sequence[int]) -> Geometry:
    """Return the piece of a line between two stops; one between two boxes steps aside at the only level there is."""
    if arrives in (LEFT, RIGHT):
        return cornered(start, end)
    return stepped(start, levels[0] if levels else (start[1] + end[1]) // 2, end)


def _corners(found: Fit, route: Route, first: Stop, last: Stop) -> list[tuple[Point, int]]:
    """Return where joints are needed, at the end of each stretch across, and by which side they are entered.

    A line with a single stretch about halfway needs none: every program puts its step there by itself.
    """
    ys = [found.y(y) for _, y in route.points[1:-1:2]]
    (start, top), (end, foot) = _site(first.shape, first.leaves), _site(last.shape, last.arrives)
    if not ys or (len(ys) == 1 and abs(ys[0] - (top + foot) / 2) < _ABOUT_HALFWAY):
        return []
    across = pairwise([start, *(found.x(x) for x, _ in route.points[2:-2:2]), end])
    return [((x, y), LEFT if x > before else RIGHT) for (before, x), y in zip(across, ys, strict=True) if x != before]


def _joints(slide: Slide, corners: Sequence[tuple[Point, int]], manner: Manner, last: Stop) -> list[Stop]:
    """Return a joint at each corner, left by the side towards the next."""
    following = [y for (_, y), _ in corners[1:]] + [_site(last.shape, last.arrives)[1]]
    return [
        Stop(_joint(slide, corner, manner), side, BOTTOM if after > corner[1] else TOP)
        for (corner, side), after in zip(corners, following, strict=False)
    ]


def _joint(slide: Slide, corner: Point, manner: Manner) -> Shape:
    size = width_of(manner.evidence)
    left, top = (Emu(each - size // 2) for each in corner)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, Emu(size), Emu(size))
    bare(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(line_style(manner.kind).colour)
    shape.line.fill.background()
    describe(shape, manner.name, manner.words)
    return shape


def _site(shape: Shape, side: int) -> Point:
    """Return where a connector is glued to a side of a shape, in EMU."""
    x = {LEFT: shape.left, RIGHT: shape.left + shape.width}.get(side, shape.left + shape.width // 2)
    y = {TOP: shape.top, BOTTOM: shape.top + shape.height}.get(side, shape.top + shape.height // 2)
    return x, y
