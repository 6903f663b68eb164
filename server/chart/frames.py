"""Which box a body is drawn in: its own, or the frame of the compound body it is part of."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from server.chart.model import ChartModel, Edge


@dataclass(frozen=True, slots=True)
class Link:
    """A line that runs between two boxes, and the ids of those boxes."""

    edge: Edge
    source: str
    target: str


def frames(model: ChartModel, settled: Set[str] = frozenset()) -> Mapping[str, str]:
    """Return for each node the id of the box that it is drawn in.

    A part that is itself made of parts, or already in a frame, keeps a box of its own; so does one of the
    `settled`, unless the frame is among them.
    """
    nodes = {node.id: node for node in model.nodes}
    box_of = {name: name for name in nodes}
    for frame in model.nodes:
        for part in frame.compound_parts:
            free = part in nodes and box_of[part] == part and not nodes[part].compound_parts
            if free and (part not in settled or frame.id in settled):
                box_of[part] = frame.id
    return box_of


def links(model: ChartModel, box_of: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the lines between two boxes; what ties parts of one frame, the frame itself shows."""
    found = (Link(edge, box_of[edge.source], box_of[edge.target]) for edge in model.edges)
    return tuple(link for link in found if link.source != link.target)
