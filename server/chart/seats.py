"""Which row and column each box takes, and what stands in it: settled before lines are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from server.chart.content import Content, content, spans
from server.chart.frames import Link
from server.chart.lanes import Row, rows
from server.chart.measures import Columns, box_width, cells, columns
from server.chart.model import ChartModel
from server.chart.ordering import order_rows
from server.chart.placing import place

Extent = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Seats:
    """The rows from the top down, the left and right edge of each box, and the contents.

    The ``headers`` are the heights of each box down to its parts, the ``row_heights`` those of whole rows.
    """

    rows: Sequence[Row]
    columns: Columns
    extents: Mapping[str, Extent]
    contents: Mapping[str, Content]
    headers: Mapping[str, float]
    row_heights: Sequence[float]

    @property
    def row_of(self) -> dict[str, int]:
        """The row of each box."""
        return {name: index for index, row in enumerate(self.rows) for name in row.ids}

    def node_extents(self) -> dict[str, Extent]:
        """Return the left and right edge of each node, parts of a frame included."""
        found = dict(self.extents)
        for name, (left, right) in self.extents.items():
            parts = self.contents[name].parts
            for part, edges in zip(parts, cells(left, right, len(parts)), strict=True):
                if part.node:
                    found[part.node.id] = edges
        return found


def seat(
    model: ChartModel, links: Iterable[Link], box_of: Mapping[str, str], width: float, also: Sequence[ChartModel] = ()
) -> Seats:
    """Return the seats of all boxes in a chart of this width, with room for what stands in them in the charts `also`.

    These have the same bodies, in other words.
    """
    links = tuple(links)
    boxed = {node.id: node for node in model.nodes if box_of[node.id] == node.id}
    taken = spans(boxed.values())
    grid = columns(width, max(taken.values(), default=2) // 2)
    ordered = order_rows(rows(boxed.values(), links, taken, grid.capacity), links)
    starts = place(ordered, links, taken, grid.capacity)
    lefts = {name: grid.start(start) for name, start in starts.items()}
    extents = {name: (left, left + box_width(taken[name])) for name, left in lefts.items()}
    every = [_contents(each, ordered, taken, box_of) for each in (model, *also)]
    headers = {name: max(each[name].header_height for each in every) for name in extents}
    below = {name: max(each[name].height - each[name].header_height for each in every) for name in extents}
    heights = [max(headers[name] + below[name] for name in row.ids) for row in ordered]
    return Seats(ordered, grid, extents, every[0], headers, heights)


def _contents(
    model: ChartModel, ordered: Iterable[Row], taken: Mapping[str, int], box_of: Mapping[str, str]
) -> Mapping[str, Content]:
    """Return what stands in each box."""
    nodes = {node.id: node for node in model.nodes}
    return {name: content(model, nodes[name], taken[name], row.compact, box_of) for row in ordered for name in row.ids}
