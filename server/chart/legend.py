"""The legend: each kind of line with colour, pattern and word; the grades of evidence; the edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from server.chart.lines import SAMPLE_WIDTH, straight
from server.chart.marks import element, text
from server.chart.measures import LANE_NAMES
from server.chart.model import ChartModel, Edge, Evidence
from server.chart.palette import BORDER, GROUNDS, INKS
from server.chart.type_styles import CAPTION, LEGEND_HEADING
from server.chart.words import EVIDENCE_LEGEND, WORDS

_INDENT: Final = 16.0
_AFTER_SAMPLE: Final = 8.0
_AFTER_ITEM: Final = 26.0
_LEADING: Final = 22.0
_MARGIN: Final = 26.0
_GRADES: Final[tuple[Evidence, ...]] = ("stated", "drawn", "inferred")
#: The kind whose plain grey line shows the grades of evidence.
_PLAIN: Final = "reports"


@dataclass(frozen=True, slots=True)
class _Item:
    """A word of the legend; its sample is drawn at the point given."""

    word: str
    kind: str | None = None
    evidence: Evidence = "stated"
    provisional: bool = False

    @property
    def indent(self) -> float:
        return SAMPLE_WIDTH + _AFTER_SAMPLE if self.kind or self.provisional else 0.0

    @property
    def width(self) -> float:
        return self.indent + CAPTION.width(self.word)

    def draw(self, x: float, y: float) -> str:
        word = text(x + self.indent, y - 8, [self.word], CAPTION, INKS["muted"], "caption")
        if self.kind:
            return straight(x, y, self.kind, self.evidence) + word
        return (_provisional_box(x, y) if self.provisional else "") + word


def draw_legend(model: ChartModel, shown: Iterable[Edge], top: float, width: float) -> tuple[str, float]:
    """Return the legend of the lines shown, and its height in pixels."""
    y = top + _MARGIN
    drawn = []
    for heading, items in _entries(model, tuple(shown)):
        drawn.append(text(_INDENT, y - 8, [heading], LEGEND_HEADING, INKS["ink"], "name"))
        markup, y = _flow(items, y, width)
        drawn.append(markup)
    return element("g", "".join(drawn), class_="legend"), y - top


def _entries(model: ChartModel, shown: Sequence[Edge]) -> Iterator[tuple[str, list[_Item]]]:
    words = WORDS[model.language]
    kinds = {edge.kind: edge.kind_label for edge in shown}
    if kinds:
        yield words["lines"], [_Item(label, kind) for kind, label in kinds.items()]
    grades = {edge.evidence for edge in shown}
    if grades:
        legend = EVIDENCE_LEGEND[model.language]
        yield words["evidence"], [_Item(legend[grade], _PLAIN, grade) for grade in _GRADES if grade in grades]
    if any(node.provisional for node in model.nodes):
        yield words["frame"], [_Item(words["provisional body"], provisional=True)]
    if model.edition_label:
        yield words["source"], [_Item(model.edition_label)]


def _flow(items: Iterable[_Item], y: float, width: float) -> tuple[str, float]:
    """Return the items from left to right, in as many lines as they need, and where the next begin."""
    left = LANE_NAMES + _INDENT
    x = left
    drawn = []
    for item in items:
        if x > left and x + item.width > width - _INDENT:
            x, y = left, y + _LEADING
        drawn.append(item.draw(x, y))
        x += item.width + _AFTER_ITEM
    return "".join(drawn), y + _LEADING


def _provisional_box(x: float, y: float) -> str:
    return element(
        "rect",
        class_="card",
        x=x + 6,
        y=y - 7,
        width=SAMPLE_WIDTH - 12,
        height=14,
        rx=3,
        fill=GROUNDS["card"].light,
        stroke=BORDER.light,
        stroke_dasharray="5 3",
    )
