"""What stands in a box: its name, a caption, and the parts of a compound body, broken into lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from server.chart.measures import PADDING, RIM, STRIPE, box_width, cells
from server.chart.model import ChartModel, Node
from server.chart.type_styles import CAPTION, COMPACT_NAME, NAME, PART_NAME, TypeStyle
from server.chart.words import EVIDENCE_WORDS, FATE_WORDS, WORDS
from server.chart.wrap import wrap

#: A longer name than this gives way to the short name, if there is one.
_MOST_LINES: Final = 3
_MOST_COMPACT_LINES: Final = 2
#: A name without a short form may take this many.
_MOST_LINES_IN_NEED: Final = 6
_CAPTION_GAP: Final = 2
_MARGIN: Final = 9
_COMPACT_MARGIN: Final = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is shown: whole, and in lines of one style."""

    shown: str
    lines: tuple[str, ...]
    style: TypeStyle

    @property
    def height(self) -> float:
        """The height of the lines in pixels."""
        return self.style.height(len(self.lines))


@dataclass(frozen=True, slots=True)
class Part:
    """One part in the frame of a compound body: ``node`` where the frame is its box.

    ``elsewhere`` is a part that has a box of its own besides; one with no page of its own is neither.
    """

    name: Name
    node: Node | None
    elsewhere: Node | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a box and the heights it needs in pixels."""

    node: Node
    name: Name
    caption: tuple[str, ...]
    parts: tuple[Part, ...]
    margin: float

    @property
    def caption_height(self) -> float:
        """The height of the caption and the gap above it."""
        return CAPTION.height(len(self.caption)) + _CAPTION_GAP if self.caption else 0

    @property
    def header_height(self) -> float:
        """The height of name and caption with the room around them."""
        return self.name.height + self.caption_height + 2 * self.margin

    @property
    def height(self) -> float:
        """The least height of the box: of a frame, the parts and its rim come below the header."""
        if not self.parts:
            return self.header_height
        return self.header_height + max(part.name.height for part in self.parts) + 2 * _COMPACT_MARGIN + RIM


def spans(boxed: Iterable[Node]) -> dict[str, int]:
    """Return how many half columns each box takes: two, and a frame two for each part."""
    return {node.id: 2 * max(len(node.compound_parts), 1) for node in boxed}


def same_words(one: Node, other: Node) -> bool:
    """Return whether the same stands in the boxes of a body in two charts of one language.

    What has parts says what these are called, which only their own nodes tell.
    """
    return not (one.compound_parts or other.compound_parts) and _facets(one) == _facets(other)


def _facets(node: Node) -> tuple[object, ...]:
    return (node.label, node.short_label, node.kind_label, node.provisional, node.evidence, node.fate, node.note)


def content(model: ChartModel, node: Node, span: int, compact: bool, box_of: Mapping[str, str]) -> Content:
    """Return what stands in the box of ``node``, ``span`` half columns wide."""
    width = box_width(span) - STRIPE - 2 * PADDING
    # The parts are never bolder than what they are parts of.
    parts = tuple(_parts(model, node, box_width(span), box_of, COMPACT_NAME if compact else PART_NAME))
    if compact:
        name = _name(node, width, COMPACT_NAME, _MOST_COMPACT_LINES)
        return Content(node, name, (), parts, _COMPACT_MARGIN)
    name = _name(node, width, NAME, _MOST_LINES)
    return Content(node, name, _caption(model, node, width), parts, _MARGIN)


def _name(node: Node, width: float, style: TypeStyle, most: int) -> Name:
    lines = wrap(node.label, width, style, _MOST_LINES_IN_NEED)
    if node.short_label and len(lines) > most:
        return Name(node.short_label, wrap(node.short_label, width, style, _MOST_LINES_IN_NEED), style)
    return Name(node.label, lines, style)


def _caption(model: ChartModel, node: Node, width: float) -> tuple[str, ...]:
    words = [node.kind_label]
    if node.compound_parts and node.short_label and node.short_label.casefold() not in node.label.casefold():
        words.insert(0, node.short_label)
    if node.provisional:
        words.append(WORDS[model.language]["provisional"])
    if node.evidence != "stated":
        words.append(EVIDENCE_WORDS[model.language][node.evidence])
    if node.fate and node.fate != "kept":
        words.append(FATE_WORDS[model.language][node.fate])
    words.append(node.note)
    line = " · ".join(word for word in words if word)
    return wrap(line, width, CAPTION, _MOST_LINES) if line else ()


def _parts(model: ChartModel, node: Node, width: float, box_of: Mapping[str, str], style: TypeStyle) -> Iterable[Part]:
    nodes = {other.id: other for other in model.nodes} if node.compound_parts else {}
    sides = cells(0, width, len(node.compound_parts))
    for part, (left, right) in zip(node.compound_parts, sides, strict=True):
        room = right - left - 2 * PADDING
        own = nodes.get(part)
        if own is None:
            yield Part(Name(part, wrap(part, room, style, _MOST_LINES), style), None)
        else:
            here = own is not node and box_of[part] == node.id
            yield Part(_name(own, room, style, 1), own if here else None, None if here else own)
