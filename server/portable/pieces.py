"""Lines in straight pieces: what several lines of one look share is one piece, which tells of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from server.chart import Edge
from server.chart.paths import Point, Route


@dataclass
class Piece:
    """A straight piece from one point to another, of the lines `edges`; `pointed` where one of them ends with it."""

    start: Point
    end: Point
    edges: list[Edge] = field(default_factory=list)
    pointed: bool = False

    @property
    def bodies(self) -> list[str]:
        """Return the ids of the bodies at the ends of its lines."""
        return list(dict.fromkeys(name for edge in self.edges for name in (edge.source, edge.target)))


def pieces(routes: Iterable[Route]) -> list[Piece]:
    """Return the pieces of which `routes` are made, each once for each look."""
    by_look: dict[tuple[str, str], list[Route]] = {}
    for route in routes:
        by_look.setdefault((route.edge.look, route.edge.evidence), []).append(route)
    return [piece for alike in by_look.values() for piece in _shared(alike)]


def _shared(routes: Sequence[Route]) -> list[Piece]:
    corners = sorted({point for route in routes for point in route.points})
    found: dict[frozenset[Point], Piece] = {}
    for route in routes:
        way = list(_cut(route.points, corners))
        for start, end in way:
            piece = found.setdefault(frozenset((start, end)), Piece(start, end))
            piece.edges.append(route.edge)
            piece.pointed = piece.pointed or (start, end) == way[-1]
    return list(found.values())


def _cut(points: Sequence[Point], corners: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    """Yield the pieces of a way at right angles, cut wherever one of `corners` lies on it."""
    for start, end in pairwise(points):
        along = [point for point in corners if _lies_on(point, start, end)]
        yield from pairwise(along if start < end else reversed(along))


def _lies_on(point: Point, start: Point, end: Point) -> bool:
    (left, right), (top, foot) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return left <= point[0] <= right and top <= point[1] <= foot
