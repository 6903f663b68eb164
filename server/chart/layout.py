"""The finished layout: every lane, box and line with its place, ready to be drawn or exported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from server.chart import measures
from server.chart.content import Content
from server.chart.frames import Link, frames, links
from server.chart.heights import Band, Heights, heights
from server.chart.model import ChartModel
from server.chart.nets import nets
from server.chart.paths import Bundle, Pen, Route
from server.chart.room import free_intervals
from server.chart.seats import Seats, seat
from server.chart.sites import Ground, place_stems
from server.chart.stems import Bend, Tree, grow
from server.chart.tracks import tracks


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of one part in a frame, in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A body and the place of its box in pixels; ``row`` counts from the top."""

    content: Content
    row: int
    x: float
    y: float
    width: float
    height: float

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The places of the parts of a compound body, below the header of its frame."""
        sides = measures.cells(self.x, self.x + self.width, len(self.content.parts))
        top = self.y + self.content.header_height
        height = self.y + self.height - measures.RIM - top
        return tuple(Cell(left, top, right - left, height) for left, right in sides)


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything to draw, in pixels from the upper left corner; boxes in reading order."""

    width: float
    height: float
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    bundles: tuple[Bundle, ...]
    routes: tuple[Route, ...]


def layout(model: ChartModel, width: float = measures.WIDTH, kinds: Set[str] | None = None) -> Layout:
    """Return the layout of a chart, at most ``width`` pixels wide unless a frame is wider.

    All lines decide where boxes stand; only those of ``kinds`` (all, if None) are drawn, so that
    boxes keep their row and column when kinds of lines are switched on and off.
    """
    box_of = frames(model)
    every = links(model, box_of)
    seats = seat(model, every, box_of, width)
    shown = [link for link in every if kinds is None or link.edge.kind in kinds]
    trees = _trees(shown, seats, box_of)
    used = {channel: tracks(bends) for channel, bends in _channels(trees).items()}
    counts = {channel: max(found.values(), default=-1) + 1 for channel, found in used.items()}
    levels = heights(seats.rows, seats.row_heights, counts)
    pen = Pen(levels, used)
    bundles = tuple(pen.bundle(tree) for tree in trees)
    routes = tuple(route for tree in trees for route in pen.routes(tree))
    boxes = tuple(_boxes(seats, levels))
    return Layout(seats.columns.width, levels.total, levels.bands, boxes, bundles, routes)


def _trees(shown: Iterable[Link], seats: Seats, box_of: Mapping[str, str]) -> list[Tree]:
    row_of = seats.row_of
    trees = [grow(at, net, row_of, box_of) for at, net in enumerate(nets(tuple(shown), row_of))]
    passable = seats.columns.passable
    free = [free_intervals((seats.extents[name] for name in row.ids), passable) for row in seats.rows]
    place_stems(trees, Ground(seats.node_extents(), free))
    return trees


def _channels(trees: Iterable[Tree]) -> Mapping[int, list[Bend]]:
    channels: dict[int, list[Bend]] = defaultdict(list)
    for tree in trees:
        for bend in tree.bends:
            channels[bend.channel].append(bend)
    return channels


def _boxes(seats: Seats, levels: Heights) -> Iterator[Box]:
    for at, row in enumerate(seats.rows):
        for name in sorted(row.ids, key=lambda name: seats.extents[name]):
            left, right = seats.extents[name]
            yield Box(seats.contents[name], at, left, levels.tops[at], right - left, levels.rows[at])
