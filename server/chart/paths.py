"""The paths of lines: each net as strokes that never overlap, each line as one way from end to end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from server.chart.heights import Heights
from server.chart.measures import RIM
from server.chart.model import Edge, Evidence, Fate
from server.chart.stems import Bend, Stem, Tree

Point = tuple[float, float]

#: How far before its tip an arrowhead takes over from the line.
HEAD_LENGTH: Final = 8.0
#: Corners are rounded with this radius.
RADIUS: Final = 6.0


@dataclass(frozen=True, slots=True)
class Head:
    """An arrowhead: its tip, and which way it points (1 or -1 on one axis, 0 on the other)."""

    x: float
    y: float
    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """A net ready to draw: strokes (broken lines, corners to be rounded) and arrowheads."""

    kind: str
    evidence: Evidence
    fate: Fate
    strokes: tuple[tuple[Point, ...], ...]
    heads: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One line from the box of its source to the box of its target, through right angles only."""

    edge: Edge
    points: tuple[Point, ...]
    #: Whether its own end, where no other line of its net runs, is the first point; else it is the last.
    leaf_first: bool

    @property
    def head(self) -> Head:
        """The arrowhead at its end."""
        x, y = self.points[-1]
        return _head(x, y, up=self.points[-2][1] > y)

    @property
    def mark(self) -> Point:
        """The middle of the piece that is this line's alone."""
        (x, y), (other_x, other_y) = self.points[:2] if self.leaf_first else self.points[-2:]
        return (x + other_x) / 2, (y + other_y) / 2


class Pen:
    """Draws nets where the heights and tracks of a layout are known."""

    def __init__(self, heights: Heights, tracks: Mapping[int, Mapping[int, int]]) -> None:
        self._heights = heights
        self._tracks = tracks

    def bundle(self, tree: Tree) -> Bundle:
        """Return the strokes and arrowheads of a net."""
        strokes = [stroke for bend in tree.bends for stroke in self._strokes(tree, bend)]
        pointed = [tree.hub] if tree.net.hub_is_target else list(tree.leaves.values())
        heads = tuple(_head(stem.x, self._box_edge(stem), up=stem.below) for stem in pointed)
        return Bundle(tree.net.kind, tree.net.evidence, tree.net.fate, tuple(strokes), heads)

    def routes(self, tree: Tree) -> Iterator[Route]:
        """Yield the way of each line of a net."""
        bends = tuple(tree.bends)
        for link in tree.net.links:
            leaf = tree.leaves[tree.net.leaf(link)]
            points = self._way(bends, leaf)
            outwards = points if tree.net.hub_is_target else tuple(reversed(points))
            yield Route(link.edge, outwards, tree.net.hub_is_target)

    def _way(self, bends: Sequence[Bend], leaf: Stem) -> tuple[Point, ...]:
        points = [(leaf.x, self._box_edge(leaf))]
        reached = False
        for bend in reversed(bends):
            reached = reached or leaf in bend.away
            if reached:
                y = self._level(bend)
                points += [(points[-1][0], y), (bend.toward.x, y)]
        hub = bends[0].toward
        points.append((hub.x, self._box_edge(hub)))
        return _without_repeats(points)

    def _strokes(self, tree: Tree, bend: Bend) -> Iterator[tuple[Point, ...]]:
        """Yield what the net draws in one channel, passes up to the middle of their row.

        The first stroke runs through to the hub's side, others end where they meet it.
        """
        hub_x, y = bend.toward.x, self._level(bend)
        pointed = tree.net.hub_is_target
        end = (hub_x, self._end(bend.toward, pointed))
        joint = (hub_x, y + (RADIUS if end[1] > y else -RADIUS))
        outer = _outermost(bend)
        for stem in sorted(bend.away, key=lambda stem: (stem.x != hub_x, stem not in outer, stem.x)):
            start = (stem.x, self._end(stem, not pointed))
            if stem.x == hub_x or stem in outer:
                yield _without_repeats([start, (stem.x, y), (hub_x, y), end])
                end = joint
            else:
                yield (start, (stem.x, y))

    def _end(self, stem: Stem, pointed: bool) -> float:
        """Return where the stroke of a stem ends: short of its arrowhead, or halfway through a row."""
        if stem.owner is None:
            return self._heights.middle(stem.row)
        edge = self._box_edge(stem)
        if not pointed:
            return edge
        return edge + HEAD_LENGTH - 1 if stem.below else edge - HEAD_LENGTH + 1

    def _box_edge(self, stem: Stem) -> float:
        top = self._heights.tops[stem.row]
        return top if stem.above else top + self._heights.rows[stem.row] - (RIM if stem.inner else 0)

    def _level(self, bend: Bend) -> float:
        """Return the y of the level part; a line straight through has its place, and no part, there."""
        return self._heights.track(bend.channel, self._tracks[bend.channel].get(bend.net, 0))


def _outermost(bend: Bend) -> tuple[Stem, ...]:
    """Return the stems farthest out to the left and to the right of the way to the hub."""
    left = min(bend.away, key=lambda stem: stem.x)
    right = max(bend.away, key=lambda stem: stem.x)
    return (left,) * (left.x < bend.toward.x) + (right,) * (right.x > bend.toward.x)


def _without_repeats(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the corners only: no point twice, none in the middle of a straight piece."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        while len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _head(x: float, edge: float, up: bool) -> Head:
    """Return an arrowhead whose tip is just clear of the edge of a box."""
    return Head(x, edge + 1, 0, -1) if up else Head(x, edge - 1, 0, 1)
