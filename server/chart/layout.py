"""The finished layout: every lane, box and line with its place, ready to be drawn or exported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from server.chart import measures
from server.chart.content import Content, Part
from server.chart.frames import Link, frames, links
from server.chart.ground import in_place, whole
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
    #: Whether the body itself is there; where it is not, the box is its empty place, or that of its parts.
    is_present: bool = True
    #: Ids of bodies that are not there, and of those among them whose empty places are shown.
    absent: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    #: From its upper edge down to its parts.
    header: float = 0.0

    @property
    def parts(self) -> tuple[tuple[Part, Cell], ...]:
        """The parts of a compound body that are there, each with its place below the header of the frame."""
        return tuple((part, cell) for part, cell in self._cells if self._is_there(part))

    @property
    def is_empty(self) -> bool:
        """Whether it is shown as the empty place of its body."""
        return self.content.node.id in self.empty

    @property
    def empty_parts(self) -> tuple[tuple[Part, Cell], ...]:
        """The parts whose empty places are shown."""
        return tuple((part, cell) for part, cell in self._cells if self._is_missed(part))

    @property
    def _cells(self) -> Iterator[tuple[Part, Cell]]:
        sides = measures.cells(self.x, self.x + self.width, len(self.content.parts))
        top = self.y + self.header
        height = self.y + self.height - measures.RIM - top
        cells = (Cell(left, top, right - left, height) for left, right in sides)
        return zip(self.content.parts, cells, strict=True)

    def _is_there(self, part: Part) -> bool:
        return part.node.id not in self.absent if part.node else self.is_present

    def _is_missed(self, part: Part) -> bool:
        return part.node.id in self.empty if part.node else self.is_empty


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
    boxes keep their row and column when kinds of lines are switched on and off. On a ground the first
    of its charts decides, and then what others have beside it, so that neither boxes nor lines move from
    one to another; rows at the foot of which the chart has nothing are left out.
    """
    if model.ground:
        charts = model.ground.charts
        base, first = whole(charts), charts[0]
        box_of = frames(base, first.ids)
        also = [in_place(chart, base) for chart in charts]
        seats = seat(in_place(model, base), every := links(base, box_of), box_of, width, also, first)
    else:
        box_of = frames(model)
        seats = seat(model, every := links(model, box_of), box_of, width)
    trees = _trees(_of_kinds(every, _roomy(model, kinds)), seats, box_of)
    used = _tracks(trees)
    levels = heights(seats.rows, seats.row_heights, _counts(used))
    pen = Pen(levels, used)
    if model.ground:
        trees = _own(trees, _of_kinds(links(model, box_of), kinds))
    bundles = tuple(pen.bundle(tree) for tree in trees)
    routes = tuple(route for tree in trees for route in pen.routes(tree))
    boxes = tuple(_boxes(seats, levels, model.absent, _empty(model)))
    levels = levels.down_to(max((box.row for box in boxes), default=0), _lowest(routes))
    return Layout(seats.columns.width, levels.total, levels.bands, boxes, bundles, routes)


def _empty(model: ChartModel) -> frozenset[str]:
    """Return those of them whose places are shown empty: what the first chart has, and what is marked."""
    return (model.ground.charts[0].ids | model.marked) - model.ids if model.ground else frozenset()


def _lowest(routes: Iterable[Route]) -> float:
    """Return how far down any line reaches."""
    return max((y for route in routes for _, y in route.points), default=0.0)


def _roomy(model: ChartModel, kinds: Set[str] | None) -> Set[str] | None:
    """Return the kinds of lines for which room is kept; None for all."""
    kept = model.ground.kinds if model.ground else None
    return kinds if kept is None or kinds is None else kinds | kept


def _own(trees: Iterable[Tree], shown: Iterable[Link]) -> list[Tree]:
    """Return of the trees of a ground what is there of them in one chart, in the same places."""
    own: dict[tuple[str, ...], list[Link]] = defaultdict(list)
    for link in shown:
        own[link.edge.key].append(link)
    kept = ((tree, [each for link in tree.net.links for each in own[link.edge.key]]) for tree in trees)
    return [tree.of(found) for tree, found in kept if found]


def _of_kinds(every: Iterable[Link], kinds: Set[str] | None) -> list[Link]:
    return [link for link in every if kinds is None or link.edge.kind in kinds]


def _tracks(trees: Iterable[Tree]) -> Mapping[int, Mapping[int, int]]:
    return {channel: tracks(bends) for channel, bends in _channels(trees).items()}


def _counts(used: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    """Return the number of tracks in each channel that has any."""
    return {channel: max(found.values(), default=-1) + 1 for channel, found in used.items()}


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


def _boxes(seats: Seats, levels: Heights, absent: frozenset[str], empty: frozenset[str]) -> Iterator[Box]:
    for at, row in enumerate(seats.rows):
        for name in sorted(row.ids, key=lambda name: seats.extents[name]):
            left, right = seats.extents[name]
            place = (left, levels.tops[at], right - left, levels.rows[at])
            box = Box(seats.contents[name], at, *place, name not in absent, absent, empty, seats.headers[name])
            if box.is_present or box.parts or box.is_empty or box.empty_parts:
                yield box
