"""A part of a chart: one body and those near it, or any bodies and lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from server.chart.model import ChartError, ChartModel, Edge, Node


def around(model: ChartModel, focus: str, steps: int = 1) -> ChartModel:
    """Return the chart of ``focus`` and the bodies at most ``steps`` lines away, in the same order.

    It holds the lines walked on the way, not those among the outermost bodies. A frame brings its
    parts along and a part its frame. Raises ChartError if there is no such body.
    """
    if all(node.id != focus for node in model.nodes):
        raise ChartError(f"The chart holds no body {focus!r} to show the surroundings of.")
    near = _with_frames(model, {focus})
    walked: frozenset[Edge] = frozenset()
    for _ in range(steps):
        walked = frozenset(edge for edge in model.edges if edge.source in near or edge.target in near)
        near = _with_frames(model, near | {end for edge in walked for end in (edge.source, edge.target)})
    nodes = tuple(node for node in model.nodes if node.id in near)
    edges = tuple(edge for edge in model.edges if edge in walked)
    return replace(model, nodes=nodes, edges=edges, focus=focus)


def part(model: ChartModel, ids: Set[str], edges: Sequence[Edge]) -> ChartModel:
    """Return the chart of some of the bodies and some of the lines, in the same order, with the ends of the lines.

    A frame brings its parts along and a part its frame.
    """
    wanted = _with_frames(model, ids | {end for edge in edges for end in (edge.source, edge.target)})
    nodes = tuple(node for node in model.nodes if node.id in wanted)
    return replace(model, nodes=nodes, edges=tuple(edges), focus=model.focus if model.focus in wanted else None)


def leading(model: ChartModel, where: Callable[[Node], str]) -> ChartModel:
    """Return the same chart, its boxes leading to what `where` says."""
    nodes = tuple(replace(node, href=where(node)) for node in model.nodes)
    return replace(model, nodes=nodes)


def _with_frames(model: ChartModel, ids: Set[str]) -> set[str]:
    frames = (node for node in model.nodes if node.compound_parts)
    known = {node.id for node in model.nodes}
    whole = set(ids)
    for frame in frames:
        family = {frame.id, *frame.compound_parts} & known
        if family & ids:
            whole |= family
    return whole
