"""What goes on which slide: the whole chart where it can be read, else the lines first and then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from server.chart import ChartModel, Edge, Node, part
from server.chart.palette import LINE_STYLES
from server.slides.fitting import fit

#: More boxes than this never fit; the layout need not be tried.
_MOST_BOXES: Final = 45
#: Lines that begin at one body and go on one slide together.
_MOST_TOGETHER: Final = 8
#: Bodies, by id, and lines to go on one slide.
_Piece = tuple[Set[str], Sequence[Edge]]


@dataclass(frozen=True)
class Part:
    """The chart of one slide: lines and their bodies, or bodies that no line shown touches."""

    model: ChartModel
    #: The kinds of line drawn.
    kinds: Set[str]
    tied: bool


def parts(model: ChartModel, kinds: Set[str]) -> list[Part]:
    """Return the slides of a chart; each line of `kinds` and each body is on at least one.

    Two kinds of line between the same two bodies never share a slide, where they would lie on each other.
    A slide is as full as can be read; a line or a body by itself is always taken.
    """
    layers = _layers([edge for edge in model.edges if edge.kind in kinds])
    if len(layers) < 2 and (not model.nodes or _readable(model, kinds)):
        return [Part(model, kinds, tied=True)]
    tied = [
        Part(slide, {edge.kind for edge in layer}, tied=True)
        for layer in layers
        for slide in _filled(model, _together(model, layer))
    ]
    shown = {node.id for slide in tied for node in slide.model.nodes}
    left: list[_Piece] = [({node.id}, ()) for node in _by_level(model) if node.id not in shown]
    return [*tied, *(Part(slide, frozenset(), tied=False) for slide in _filled(model, left))]


def _layers(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Return the lines in as few layers as it takes for two kinds between the same two bodies to lie apart."""
    order = {kind: number for number, kind in enumerate(LINE_STYLES)}
    by_kind: dict[str, list[Edge]] = {}
    for edge in sorted(edges, key=lambda edge: order.get(edge.kind, len(order))):
        by_kind.setdefault(edge.kind, []).append(edge)
    layers: list[list[Edge]] = []
    for found in by_kind.values():
        ends = {frozenset((edge.source, edge.target)) for edge in found}
        free = (each for each in layers if not ends & {frozenset((edge.source, edge.target)) for edge in each})
        layer = next(free, None)
        if layer is None:
            layers.append(list(found))
        else:
            layer += found
    return layers


def _together(model: ChartModel, edges: Sequence[Edge]) -> Iterator[_Piece]:
    """Yield all lines where they fit one slide, else those of each body, from the top, not too many at a time."""
    if _readable(part(model, frozenset(), edges), {edge.kind for edge in edges}):
        yield frozenset(), edges
        return
    for node in _by_level(model):
        own = [edge for edge in edges if edge.source == node.id]
        for start in range(0, len(own), _MOST_TOGETHER):
            yield frozenset(), own[start : start + _MOST_TOGETHER]


def _filled(model: ChartModel, pieces: Iterator[_Piece] | Sequence[_Piece]) -> Iterator[ChartModel]:
    """Yield charts of as many pieces as can be read together, in their order."""
    bodies: set[str] = set()
    lines: list[Edge] = []
    for more_bodies, more_lines in pieces:
        wider = part(model, bodies | more_bodies, [*lines, *more_lines])
        if (bodies or lines) and not _readable(wider, {edge.kind for edge in wider.edges}):
            yield part(model, bodies, lines)
            bodies, lines = set(), []
        bodies |= more_bodies
        lines += more_lines
    if bodies or lines:
        yield part(model, bodies, lines)


def _readable(model: ChartModel, kinds: Set[str]) -> bool:
    return len(model.nodes) <= _MOST_BOXES and fit(model, kinds).readable


def _by_level(model: ChartModel) -> list[Node]:
    return sorted(model.nodes, key=lambda node: node.level.number)
