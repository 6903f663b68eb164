"""What stands in each box in every chart of a ground, and so how high it has to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from server.chart.content import Content, content
from server.chart.model import ChartModel


class Words:
    """The contents of boxes in several charts with the same bodies, each made once."""

    def __init__(self, charts: Iterable[ChartModel], spans: Mapping[str, int], box_of: Mapping[str, str]) -> None:
        self._charts = [(chart, {node.id: node for node in chart.nodes}) for chart in charts]
        self._spans, self._box_of = spans, box_of
        self._made: dict[tuple[str, bool], tuple[Content, ...]] = {}

    def contents(self, name: str, compact: bool) -> tuple[Content, ...]:
        """Return what stands in a box in each chart."""
        if (name, compact) not in self._made:
            of = ((chart, nodes[name]) for chart, nodes in self._charts)
            span = self._spans[name]
            self._made[name, compact] = tuple(content(chart, node, span, compact, self._box_of) for chart, node in of)
        return self._made[name, compact]

    def header(self, name: str, compact: bool) -> float:
        """Return the height of a box down to its parts, which is the same in all charts."""
        return max(each.header_height for each in self.contents(name, compact))

    def height(self, name: str, compact: bool) -> float:
        """Return the least height of a box in which it holds what any chart has in it."""
        below = max(each.height - each.header_height for each in self.contents(name, compact))
        return self.header(name, compact) + below
