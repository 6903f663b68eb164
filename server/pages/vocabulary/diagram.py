"""The diagram of a term among its neighbours, as SVG: the term in the middle, arrows by name from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from server.chart.marks import arrowhead, element, text
from server.chart.measures import PADDING
from server.chart.palette import BORDER, GROUNDS, INKS
from server.chart.paths import HEAD_LENGTH, Head
from server.chart.sheet import sheet
from server.chart.type_styles import CAPTION, PART_NAME
from server.chart.wrap import wrap
from server.language import Language
from server.pages.vocabulary.naming import Named
from server.pages.vocabulary.neighbours import Arrow, Neighbours

_BOX, _HEIGHT, _PITCH = 168.0, 42.0, 52.0
_WAY: Final = 132.0
_EDGE: Final = 6.0
#: How far to the right the boxes below begin.
_INDENT: Final = 26.0
#: So many of a kind are drawn; the tables of the page have all.
MOST: Final = 6
_MOST_BELOW: Final = 3


def draw(around: Neighbours, title: str, language: Language) -> str:
    """Return the diagram as one ``<svg>`` element; it depends on its arguments alone."""
    left, right = around.incoming[:MOST], around.outgoing[:MOST]
    at = _EDGE + (_BOX + _WAY if left else 0.0)
    below = around.below[:_MOST_BELOW]
    top = _EDGE + (_PITCH + 14 if around.above else 0.0)
    rows = max(len(left), len(right), 1)
    height = rows * _PITCH - (_PITCH - _HEIGHT)
    foot = top + height
    parts = [
        *(_arrow_in(arrow, _row(top, height, len(left), row), at) for row, arrow in enumerate(left)),
        *(_arrow_out(arrow, _row(top, height, len(right), row), at + _BOX) for row, arrow in enumerate(right)),
        *(_above(each, at, top) for each in around.above[:1]),
        *(_below(each, at, foot, row) for row, each in enumerate(below)),
        _box(around.term, at, top, height, is_focus=True),
    ]
    width = at + _BOX + _EDGE + (_WAY + _BOX if right else _INDENT if below else 0.0)
    down = foot + _EDGE + (len(below) * _PITCH + 14 if below else 0.0)
    return sheet("".join(parts), title, language, (width, down), "chart vocabulary")


def _row(top: float, height: float, count: int, row: int) -> float:
    """Return the upper edge of a box, so that `count` of them stand around the middle."""
    block = count * _PITCH - (_PITCH - _HEIGHT)
    return top + (height - block) / 2 + row * _PITCH


def _arrow_in(arrow: Arrow, y: float, at: float) -> str:
    return _box(arrow.other, _EDGE, y) + _line(_EDGE + _BOX, at, y + _HEIGHT / 2, arrow.label)


def _arrow_out(arrow: Arrow, y: float, start: float) -> str:
    return _line(start, start + _WAY, y + _HEIGHT / 2, arrow.label) + _box(arrow.other, start + _WAY, y)


def _above(other: Named, at: float, top: float) -> str:
    middle = at + _BOX / 2
    return _box(other, at, _EDGE) + _upward(middle, top, _EDGE + _HEIGHT)


def _below(other: Named, at: float, foot: float, row: int) -> str:
    """The boxes below hang on one stem beside each other's edges, each a step further down."""
    y = foot + 24 + row * _PITCH
    stem = at + 12
    way = element("path", d=f"M{stem:g} {y + _HEIGHT / 2:g}H{at + _INDENT:g}", **_STROKE)  # type: ignore[arg-type]
    return _upward(stem, y + _HEIGHT / 2, foot) + way + _box(other, at + _INDENT, y)


_STROKE: Final = {"class_": "tie", "fill": "none", "stroke": INKS["muted"].light, "stroke_width": 1.5}


def _upward(x: float, start: float, end: float) -> str:
    """A line to what stands above, with the open triangle of a narrower term."""
    head = arrowhead(Head(x, end, 0, -1), "stated")
    tip = element("path", d=head, class_="tie-tip", fill=GROUNDS["paper"].light, stroke=INKS["muted"].light)
    return element("path", d=f"M{x:g} {start:g}V{end + HEAD_LENGTH:g}", **_STROKE) + tip  # type: ignore[arg-type]


def _line(start: float, end: float, y: float, label: str) -> str:
    way = element("path", d=f"M{start:g} {y:g}H{end - HEAD_LENGTH + 1:g}", **_STROKE)  # type: ignore[arg-type]
    tip = element("path", d=arrowhead(Head(end, y, 1, 0), "stated"), class_="tie-head", fill=INKS["muted"].light)
    (words,) = wrap(label, end - start - 2 * PADDING, CAPTION, 1)
    said = text((start + end) / 2, y - CAPTION.leading - 1, [words], CAPTION, INKS["ink"], "name", anchor="middle")
    return way + tip + (said if label else "")


def _box(other: Named, x: float, y: float, height: float = _HEIGHT, *, is_focus: bool = False) -> str:
    lines: Sequence[str] = wrap(str(other.words), _BOX - 2 * PADDING, PART_NAME, 1 if height == _HEIGHT else 2)
    (code,) = wrap(other.code, _BOX - 2 * PADDING, CAPTION, 1)
    rise = y + (height - PART_NAME.height(len(lines)) - CAPTION.leading) / 2
    ground = GROUNDS["focus" if is_focus else "card"].light
    inside = (
        element("rect", class_="card", x=x, y=y, width=_BOX, height=height, rx=4, fill=ground, stroke=BORDER.light)
        + text(x + PADDING, rise, lines, PART_NAME, INKS["ink"], "name")
        + text(x + PADDING, rise + PART_NAME.height(len(lines)), [code], CAPTION, INKS["muted"], "caption")
    )
    whole = element("title", escape(f"{other.words} ({other.code})"))
    class_ = "node is-focus" if is_focus else "node"
    return element("a", whole + inside, href=other.href, class_=class_, aria_label=f"{other.words} ({other.code})")
