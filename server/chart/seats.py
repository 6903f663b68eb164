"""Which row and column each box takes, and what stands in it: settled before lines are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from server.chart.content import Content, spans
from server.chart.filling import Room, filled
from server.chart.frames import Link
from server.chart.lanes import Row, rows
from server.chart.measures import Columns, box_width, cells, columns
from server.chart.model import ChartModel, Node
from server.chart.ordering import order_rows
from server.chart.placing import place
from server.chart.wording import Words

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
    model: ChartModel,
    links: Iterable[Link],
    box_of: Mapping[str, str],
    width: float,
    also: Sequence[ChartModel] = (),
    first: ChartModel | None = None,
) -> Seats:
    """Return the seats of all boxes in a chart of this width, with room for what stands in them in the charts `also`.

    These have the same bodies, in other words. The bodies of `first`, if it is given, stand where they would
    stand without the others.
    """
    links = tuple(links)
    boxed = {node.id: node for node in model.nodes if box_of[node.id] == node.id}
    taken = spans(boxed.values())
    grid = columns(width, max(taken.values(), default=2) // 2)
    words = Words((model, *also), taken, box_of)
    ordered, starts = _placed(boxed, links, Room(links, taken, grid.capacity, words.height), first)
    lefts = {name: grid.start(start) for name, start in starts.items()}
    extents = {name: (left, left + box_width(taken[name])) for name, left in lefts.items()}
    contents = {name: words.contents(name, row.compact)[0] for row in ordered for name in row.ids}
    headers = {name: words.header(name, row.compact) for row in ordered for name in row.ids}
    heights = [max(words.height(name, row.compact) for name in row.ids) for row in ordered]
    return Seats(ordered, grid, extents, contents, headers, heights)


def _placed(
    boxed: Mapping[str, Node], links: Sequence[Link], room: Room, first: ChartModel | None
) -> tuple[Sequence[Row], Mapping[str, int]]:
    """Return the rows and the first half column of each box."""
    if first is None:
        first_boxes, first_links = list(boxed.values()), links
    else:
        first_boxes = [node for name, node in boxed.items() if name in first.ids]
        known = {edge.key for edge in first.edges}
        first_links = [link for link in links if link.edge.key in known]
    ordered = order_rows(rows(first_boxes, first_links, room.spans, room.capacity), first_links)
    starts = place(ordered, first_links, room.spans, room.capacity)
    others = [node for name, node in boxed.items() if name not in starts]
    return filled(ordered, starts, others, room) if others else (ordered, starts)
