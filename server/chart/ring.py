"""The network: bodies on a ring by level, their names outside, the lines as curves within.

Nothing can lie behind a name and no two names can meet, however many bodies there are, since every
body has a row of its own on the left or the right half of the ring. What is only in earlier editions
makes a ring of its own below the first, so that nothing moves from one edition to another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

from server.chart.ground import in_place, whole
from server.chart.measures import DOT, WIDTH
from server.chart.model import ChartModel, Edge, Level, Node
from server.chart.paths import Head

#: The distance from one row to the next, and the room above the first, in pixels.
ROW: Final = 27.0
TOP: Final = 18.0
#: Half the width of the ring, and how round it is: 1 would let the halves meet.
_HALF: Final = 250.0
_ROUNDNESS: Final = 0.88
#: From a dot to the tip of an arrow.
_CLEARANCE: Final = DOT + 3
#: How far in a curve reaches between two bodies of one half: at least, and for each pixel between them.
_LEAST_REACH: Final = 36.0
_REACH: Final = 0.4
#: Between two curves that join the same two bodies.
_BESIDE: Final = 13.0


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a body on the ring: its dot, the half it lies in (-1 left, 1 right), its row from the top.

    An empty place is that of a body that has no line in this chart, but has one in the first of its ground, or
    that is marked.
    """

    node: Node
    x: float
    y: float
    side: int
    row: int
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the name of a level stands, and whether that is among bodies of earlier editions."""

    level: Level
    x: float
    y: float
    side: int
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between two bodies: SVG path data, and its arrowhead."""

    edge: Edge
    path: str
    head: Head


@dataclass(frozen=True, slots=True)
class Ring:
    """Everything to draw, in pixels; spots in reading order, the left half first."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    headings: tuple[Heading, ...]
    curves: tuple[Curve, ...]


def ring(model: ChartModel, kinds: Set[str] | None = None) -> Ring:
    """Return the ring of the bodies that have a line; of the lines, those of `kinds` (all, if None) are drawn.

    On a ground the first of its charts that has lines makes the ring; bodies that have lines in others alone
    stand on a second ring below, which is left out where the chart has none of them. What has no line in the chart
    leaves an empty place on the first ring and, as on the map, on the second where it is marked.
    """
    tied = _tied(model)
    base = in_place(model, whole(model.ground.charts)) if model.ground else model
    first = next(filter(None, map(_tied, model.ground.charts)), tied) if model.ground else tied
    later = _tied(base) - first
    spots, headings, height = _around(base, first, 0.0, 0)
    spots = [replace(spot, is_empty=spot.node.id not in tied) for spot in spots]
    shown_below = (tied | model.marked) & later
    if shown_below:
        more, titles, height = _around(base, later, height, 1 + max(spot.row for spot in spots))
        spots += [replace(each, is_empty=each.node.id not in tied) for each in more if each.node.id in shown_below]
        headings += [replace(heading, earlier=True) for heading in titles]
    shown = (edge for edge in model.edges if kinds is None or edge.kind in kinds)
    curves = _curves(shown, {spot.node.id: spot for spot in spots})
    return Ring(WIDTH, height, tuple(spots), tuple(headings), tuple(curves))


def _around(model: ChartModel, ids: Set[str], top: float, first_row: int) -> tuple[list[Spot], list[Heading], float]:
    """Return the ring of some bodies, its names of levels and its lower edge; it begins at `top`."""
    halves = _halves(tuple(_rows(model, ids)))
    height = 2 * TOP + ROW * max(len(half) for half in halves)
    spots: list[Spot] = []
    headings: list[Heading] = []
    for side, half in zip((-1, 1), halves, strict=True):
        for row, entry in enumerate(half):
            y = TOP + ROW * (row + 0.5)
            x = WIDTH / 2 + side * _bulge(y / height)
            if isinstance(entry, Node):
                spots.append(Spot(entry, x, top + y, side, first_row + row))
            else:
                headings.append(Heading(entry, x, top + y, side))
    return spots, headings, top + height


def _tied(model: ChartModel) -> frozenset[str]:
    """Return the ids of the bodies that have a line."""
    return frozenset(end for edge in model.edges for end in (edge.source, edge.target))


def _rows(model: ChartModel, tied: Set[str]) -> Iterator[Level | Node]:
    """Yield each level and, below it, those of its bodies that are `tied`, a whole before its parts."""
    by_id = {node.id: node for node in model.nodes}
    whole_of = {part: node.id for node in model.nodes for part in node.compound_parts if part in by_id}
    for level in model.levels:
        nodes = [node for node in model.nodes if node.level == level and node.id in tied]
        places = {node.id: at for at, node in enumerate(nodes)}
        nodes.sort(key=lambda node: (places.get(whole_of.get(node.id, node.id), places[node.id]), node.id in whole_of))
        if nodes:
            yield level
            yield from nodes


def _halves(rows: Sequence[Level | Node]) -> tuple[Sequence[Level | Node], Sequence[Level | Node]]:
    """Return the rows of the left and of the right half, with the level said again where it is cut in two."""
    middle = (len(rows) + 1) // 2
    left, right = list(rows[:middle]), list(rows[middle:])
    if left and not isinstance(left[-1], Node):
        right.insert(0, left.pop())
    if right and isinstance(right[0], Node):
        right.insert(0, right[0].level)
    return left, right


def _bulge(share: float) -> float:
    """Return how far from the middle the ring lies at a share (0 to 1) of its height."""
    return _HALF * sqrt(1 - (_ROUNDNESS * (2 * share - 1)) ** 2)


def _curves(edges: Iterable[Edge], spots: Mapping[str, Spot]) -> Iterator[Curve]:
    joined: Counter[frozenset[str]] = Counter()
    for edge in edges:
        ends = frozenset((edge.source, edge.target))
        yield _curve(edge, spots[edge.source], spots[edge.target], joined[ends])
        joined[ends] += 1


def _curve(edge: Edge, start: Spot, end: Spot, beside: int) -> Curve:
    """Return the curve of a line; `beside` others join the same two bodies already."""
    x1, x2 = start.x - start.side * _CLEARANCE, end.x - end.side * _CLEARANCE
    y1, y2 = start.y + 3 * beside, end.y + 3 * beside
    across = abs(x2 - x1) * 0.5
    bow = _LEAST_REACH + _REACH * abs(y2 - y1) if start.side == end.side else across
    reach = min(bow, _HALF * 1.5) + _BESIDE * beside
    inwards = (x1 - start.side * reach, y1), (x2 - end.side * reach, y2)
    points = " ".join(f"{x:.1f} {y:.1f}" for x, y in (*inwards, (x2, y2)))
    return Curve(edge, f"M{x1:.1f} {y1:.1f}C{points}", Head(x2, y2, end.side, 0))
