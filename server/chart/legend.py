"""The legend: each kind of line with colour, pattern and word; the grades of evidence; the edition.

A file has it drawn below the chart; beside the chart of a page its parts are told in text, which any window can break.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from server.chart.lines import SAMPLE_HEIGHT, SAMPLE_WIDTH, as_sample, straight
from server.chart.marks import element, sign, text
from server.chart.measures import DOT, LANE_NAMES
from server.chart.model import ChartModel, Edge, Evidence, Fate
from server.chart.palette import BORDER, FATE_DASHES, GHOST_WIDTH, GROUNDS, INKS
from server.chart.type_styles import CAPTION, LEGEND_HEADING
from server.chart.words import EVIDENCE_LEGEND, SIGNED, WORDS
from server.chart.wrap import wrap

_INDENT: Final = 16.0
_AFTER_SAMPLE: Final = 8.0
_AFTER_ITEM: Final = 26.0
_LEADING: Final = 22.0
_MARGIN: Final = 26.0
#: Words that need more lines than these end in an ellipsis.
_MOST_LINES: Final = 8
_GRADES: Final[tuple[Evidence, ...]] = ("stated", "drawn", "inferred")
#: The kind whose plain grey line shows the grades of evidence.
_PLAIN: Final = "reports"


@dataclass(frozen=True, slots=True)
class _Box:
    """How the frame of a box is drawn: dash pattern and width in pixels."""

    dash: str = ""
    width: float = 1
    is_filled: bool = True
    #: What has become of it, where the box bears the sign of that.
    fate: Fate = ""


#: Samples of boxes and lines that are new, gone or moved away.
_FATES: Final[tuple[Fate, ...]] = ("new", "gone", "ghost")
_LINE_FATES: Final[tuple[Fate, ...]] = ("new", "gone", "kept")
_BOXES: Final[Mapping[Fate, _Box]] = {
    "new": _Box(width=3, fate="new"),
    "gone": _Box(FATE_DASHES["gone"], fate="gone"),
    "ghost": _Box(FATE_DASHES["ghost"], GHOST_WIDTH),
}
_EMPTY: Final = _Box(FATE_DASHES["ghost"], GHOST_WIDTH, is_filled=False)


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A word of a legend with its sample, which is empty for words that need none."""

    sample: Markup
    word: str
    #: That of the word, where it is another than that of the page.
    language: str | None = None


@dataclass(frozen=True, slots=True)
class LegendPart:
    """What a legend says of one thing, such as the lines."""

    heading: str
    items: tuple[LegendItem, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """A word of the legend; its sample is drawn at the point given."""

    word: str
    kind: str | None = None
    evidence: Evidence = "stated"
    #: How the frame of a sample box is drawn; None for a word without one.
    box: _Box | None = None
    #: Whether the sample is the empty dot of a network.
    dot: bool = False
    fate: Fate = ""
    language: str | None = None

    @property
    def indent(self) -> float:
        return SAMPLE_WIDTH + _AFTER_SAMPLE if self.kind or self.box or self.dot else 0.0

    @property
    def width(self) -> float:
        return self.indent + CAPTION.width(self.word)

    def draw(self, x: float, y: float) -> str:
        word = text(x + self.indent, y - 8, [self.word], CAPTION, INKS["muted"], "caption")
        return self._sample(x, y) + word

    def beside_its_word(self) -> LegendItem:
        sample = Markup(as_sample(self._sample(0, SAMPLE_HEIGHT / 2)) if self.indent else "")
        return LegendItem(sample, self.word, self.language)

    def _sample(self, x: float, y: float) -> str:
        if self.kind:
            return straight(x, y, self.kind, self.evidence, self.fate)
        if self.dot:
            return empty_dot(x + SAMPLE_WIDTH / 2, y)
        return _sample_box(x, y, self.box) if self.box else ""


def legend_parts(
    model: ChartModel, shown: Iterable[Edge], *, boxed: bool = True, has_empty: bool = False
) -> tuple[LegendPart, ...]:
    """Return what `draw_legend` draws, to be told in text."""
    entries = _entries(model, tuple(shown), boxed, has_empty)
    return tuple(LegendPart(heading, tuple(item.beside_its_word() for item in items)) for heading, items in entries)


def draw_legend(
    model: ChartModel, shown: Iterable[Edge], top: float, width: float, *, boxed: bool = True, has_empty: bool = False
) -> tuple[str, float]:
    """Return the legend of the lines shown and, where bodies are `boxed`, of their frames; and its height in pixels.

    It tells of empty places where the chart `has_empty` ones.
    """
    y = top + _MARGIN
    drawn = []
    for heading, items in _entries(model, tuple(shown), boxed, has_empty):
        drawn.append(text(_INDENT, y - 8, [heading], LEGEND_HEADING, INKS["ink"], "name"))
        markup, y = _flow(items, y, width)
        drawn.append(markup)
    return element("g", "".join(drawn), class_="legend"), y - top


def _entries(
    model: ChartModel, shown: Sequence[Edge], boxed: bool, has_empty: bool
) -> Iterator[tuple[str, list[_Item]]]:
    words = WORDS[model.language]
    kinds = {edge.kind: edge for edge in shown}
    if kinds:
        yield (
            words["lines"],
            [
                _Item(edge.kind_label, edge.look, _common(shown, edge.kind), language=edge.kind_language)
                for edge in kinds.values()
            ],
        )
    grades = {edge.evidence for edge in shown}
    if grades:
        legend = EVIDENCE_LEGEND[model.language]
        yield words["evidence"], [_Item(legend[grade], _PLAIN, grade) for grade in _GRADES if grade in grades]
    frames = [_Item(words["provisional body"], box=_Box("5 3"))] * (
        boxed and any(node.provisional for node in model.nodes)
    )
    if has_empty:
        empty = _Item(words["empty place"], box=_EMPTY) if boxed else _Item(words["empty dot"], dot=True)
        frames.append(empty)
    if frames:
        yield words["frame" if boxed else "dot"], frames
    changes = list(_changes(model, shown))
    if changes:
        yield words["changes"], changes
    if model.edition_label:
        yield words["source"], [_Item(model.edition_label)]


def _common(shown: Sequence[Edge], kind: str) -> Evidence:
    """Return the evidence that all lines of a kind have, as which it is drawn; where it differs, the plain one."""
    found = {edge.evidence for edge in shown if edge.kind == kind}
    return found.pop() if len(found) == 1 else "stated"


def _changes(model: ChartModel, shown: Sequence[Edge]) -> Iterator[_Item]:
    """Yield what the look of boxes and lines says where two editions are shown together."""
    words = WORDS[model.language]
    for fate in _FATES:
        if any(node.fate == fate for node in model.nodes):
            yield _Item(words[f"{fate} body"], box=_BOXES[fate])
    for fate in _LINE_FATES:
        if any(edge.fate == fate for edge in shown):
            yield _Item(words[f"{fate} line"], _PLAIN, fate=fate)


def _flow(items: Iterable[_Item], y: float, width: float) -> tuple[str, float]:
    """Return the items from left to right, in as many lines as they need, and where the next begin."""
    left = LANE_NAMES + _INDENT
    x = left
    drawn = []
    for item in _broken(items, width - left - _INDENT):
        if x > left and x + item.width > width - _INDENT:
            x, y = left, y + _LEADING
        drawn.append(item.draw(x, y))
        x += item.width + _AFTER_ITEM
    return "".join(drawn), y + _LEADING


def _broken(items: Iterable[_Item], room: float) -> Iterator[_Item]:
    """Yield the items, words without a sample in as many pieces as `room` asks for."""
    for item in items:
        if item.indent or item.width <= room:
            yield item
        else:
            yield from (_Item(line) for line in wrap(item.word, room, CAPTION, _MOST_LINES))


def empty_dot(x: float, y: float) -> str:
    """Return the dot of a body that is not there."""
    return element("circle", class_="edge", cx=x, cy=y, r=DOT - 1, fill="none", stroke=BORDER.light)


def _sample_box(x: float, y: float, box: _Box) -> str:
    frame = element(
        "rect",
        class_="card" if box.is_filled else "edge",
        x=x + 6,
        y=y - 7,
        width=SAMPLE_WIDTH - 12,
        height=14,
        rx=3,
        fill=GROUNDS["card"].light if box.is_filled else "none",
        stroke=(INKS["ink"] if box.fate else BORDER).light,
        stroke_width=box.width if box.width > 1 else None,
        stroke_dasharray=box.dash or None,
    )
    at_edge = (x + SAMPLE_WIDTH - 8, y)
    return frame + (sign(at_edge, box.fate, INKS["ink"], "box-mark") if box.fate in SIGNED else "")
