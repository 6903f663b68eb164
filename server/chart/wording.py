"""What stands in each box in every chart of a ground, and so how high it has to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from server.chart.content import Content, content, same_words
from server.chart.model import ChartModel, Node


class Words:
    """The contents of boxes in several charts with the same bodies, each made once."""

    def __init__(self, charts: Iterable[ChartModel], spans: Mapping[str, int], box_of: Mapping[str, str]) -> None:
        self._charts = [(chart, {node.id: node for node in chart.nodes}) for chart in charts]
        self._spans, self._box_of = spans, box_of
        self._made: dict[tuple[str, bool], tuple[Content, ...]] = {}
        self._heights: dict[tuple[str, bool], tuple[float, float]] = {}

    def contents(self, name: str, compact: bool) -> tuple[Content, ...]:
        """Return what stands in a box in the charts, once where it is the same: first that of the first chart."""
        if (name, compact) not in self._made:
            span = self._spans[name]
            distinct = (content(chart, node, span, compact, self._box_of) for chart, node in self._distinct(name))
            self._made[name, compact] = tuple(distinct)
        return self._made[name, compact]

    def header(self, name: str, compact: bool) -> float:
        """Return the height of a box down to its parts, which is the same in all charts."""
        return self._measured(name, compact)[0]

    def height(self, name: str, compact: bool) -> float:
        """Return the least height of a box in which it holds what any chart has in it."""
        return self._measured(name, compact)[1]

    def _measured(self, name: str, compact: bool) -> tuple[float, float]:
        if (name, compact) not in self._heights:
            contents = self.contents(name, compact)
            header = max(each.header_height for each in contents)
            below = max(each.height - each.header_height for each in contents)
            self._heights[name, compact] = header, header + below
        return self._heights[name, compact]

    def _distinct(self, name: str) -> Iterable[tuple[ChartModel, Node]]:
        """Return a body as the first chart has it and as each has it that says something else of it."""
        found: list[tuple[ChartModel, Node]] = []
        for chart, nodes in self._charts:
            node = nodes[name]
            if not any(same_words(node, known) for _, known in found):
                found.append((chart, node))
        return found
