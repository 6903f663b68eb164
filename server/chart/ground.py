"""The common ground of several charts: what is in any of them, so that no body moves from one to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf
from typing import ClassVar

from server.chart.model import ChartModel, Edge, Node


@dataclass(frozen=True, slots=True)
class _Whole(ChartModel):
    """Several charts together, of which nobody sees more than one: any number of bodies."""

    most: ClassVar[float] = inf


def whole(charts: Iterable[ChartModel]) -> ChartModel:
    """Return the chart of every body and line of `charts`; what differs between them is as in the first that has it.

    A body that the first chart lacks has the parts that it has in the first where it has any.
    """
    charts = tuple(charts)
    first = charts[0].ids
    nodes: dict[str, Node] = {}
    for node in (node for chart in charts for node in chart.nodes):
        known = nodes.setdefault(node.id, node)
        if node.compound_parts and not known.compound_parts and node.id not in first:
            nodes[node.id] = replace(known, compound_parts=node.compound_parts)
    edges: dict[tuple[str, ...], Edge] = {}
    for edge in (edge for chart in charts for edge in chart.edges):
        edges.setdefault(edge.key, edge)
    every = tuple(nodes.values()), tuple(edges.values())
    return _Whole(*every, charts[0].title, charts[0].edition_label, charts[0].language)


def in_place(chart: ChartModel, ground: ChartModel) -> ChartModel:
    """Return the ground with the bodies of `chart` as they are there, but for their level and their parts."""
    own = {node.id: node for node in chart.nodes}
    nodes = (_moved(own[node.id], node) if node.id in own else node for node in ground.nodes)
    return replace(ground, nodes=tuple(nodes))


def _moved(own: Node, ground: Node) -> Node:
    if (own.level, own.compound_parts) == (ground.level, ground.compound_parts):
        return own
    return replace(own, level=ground.level, compound_parts=ground.compound_parts)
