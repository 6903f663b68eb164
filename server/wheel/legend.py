"""The legend of a wheel: which ring is whose, and what a filled, an outlined and a dashed field mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from server.chart.legend import LegendItem, LegendPart
from server.chart.lines import SAMPLE_HEIGHT, SAMPLE_WIDTH, as_sample
from server.chart.marks import element
from server.chart.palette import BORDER, GROUNDS
from server.chart.wrap import wrap
from server.wheel.arcs import class_of, colour_of, draw_mark
from server.wheel.measures import CAPTION, HEADING, MARGIN, WIDTH
from server.wheel.model import WheelModel
from server.wheel.text import line
from server.wheel.words import WORDS

_SAMPLE = 24.0
_AFTER = 24.0
_LEADING = 24.0
_INDENT = 166.0
_RADIUS = 9.0
_MOST_LINES = 2


class _Item(NamedTuple):
    """A word of the legend with its sample, and its language where that is another than the wheel's."""

    sample: str
    word: str
    language: str | None = None


def legend_parts(model: WheelModel) -> tuple[LegendPart, ...]:
    """Return what the legend of a wheel draws, to be told in text beside it."""
    return tuple(
        LegendPart(heading, tuple(LegendItem(_apart(each.sample), each.word, each.language) for each in items))
        for heading, items in _entries(model)
    )


def _apart(sample: str) -> Markup:
    aside = (SAMPLE_WIDTH - 2 * _RADIUS) / 2
    return Markup(
        as_sample(element("g", sample, transform=f"translate({aside:.1f} {SAMPLE_HEIGHT / 2:.1f})"), "sample wheel")
    )


def draw_legend(model: WheelModel, top: float) -> tuple[str, float]:
    """Return the legend below `top`, and where it ends."""
    y = top + _LEADING
    drawn = []
    for heading, items in _entries(model):
        drawn.append(line(MARGIN, y, heading, HEADING))
        row, y = _flow(items, y)
        drawn.append(row)
    for said in wrap(model.note, WIDTH - 2 * MARGIN, CAPTION, _MOST_LINES) if model.note else ():
        drawn.append(line(MARGIN, y, said, CAPTION, lesser=True))
        y += _LEADING
    return element("g", "".join(drawn), class_="legend"), y


def _entries(model: WheelModel) -> Iterator[tuple[str, tuple[_Item, ...]]]:
    words = WORDS[model.language]
    for heading, items in ((words["rings"], tuple(_rings(model))), (words["marks"], tuple(_marks(model)))):
        if items:
            yield heading, items


def _flow(items: tuple[_Item, ...], y: float) -> tuple[str, float]:
    """Return samples with their words from left to right, in as many lines as they need."""
    x = _INDENT
    drawn = []
    for item in items:
        width = _SAMPLE + CAPTION.width(item.word)
        if x > _INDENT and x + width > WIDTH - MARGIN:
            x, y = _INDENT, y + _LEADING
        drawn.append(element("g", item.sample, transform=f"translate({x:.1f} {y:.1f})"))
        drawn.append(line(x + _SAMPLE, y, item.word, CAPTION, lesser=True))
        x += width + _AFTER
    return "".join(drawn), y + _LEADING


def _rings(model: WheelModel) -> Iterator[_Item]:
    count = len(model.rings)
    for at, ring in enumerate(model.rings):
        yield _Item(_target(count, at, ring.number), ring.label, ring.language)


def _target(count: int, at: int, level: int) -> str:
    """Return a small wheel with the ring `at` of `count`, the outermost being 0, in its colour."""
    step = _RADIUS / (count + 1)
    outline = element("circle", class_="ring", cx=_RADIUS, cy=0, r=_RADIUS, fill="none", stroke=BORDER.light)
    ring = element(
        "circle",
        class_=f"ring-sample {class_of(level)}",
        cx=_RADIUS,
        cy=0,
        r=_RADIUS - (at + 0.5) * step,
        fill="none",
        stroke=colour_of(level).light,
        stroke_width=step,
    )
    return outline + ring


def _marks(model: WheelModel) -> Iterator[_Item]:
    words = WORDS[model.language]
    marks = {mark.organises for activity in model.dated for mark in activity.marks if mark.ring}
    path = "M0 -6H17V6H0Z"
    if True in marks:
        yield _Item(draw_mark(path, 0, True, "stated"), words["organises"])
    if False in marks:
        yield _Item(draw_mark(path, 0, False, "stated"), words["takes part"])
    if any(activity.evidence == "inferred" for activity in model.dated):
        yield _Item(draw_mark(path, 0, True, "inferred"), words["inferred"])
    if model.today:
        sample = element("path", class_="now", d=path, fill=GROUNDS["focus"].light, stroke=BORDER.light)
        yield _Item(sample, words["today" if model.today.day is not None else "this month"])
