"""Activities without a month, in rows below the wheel: what the documents leave out is shown, too."""

from __future__ import annotations

from server.chart.marks import element
from server.chart.palette import BORDER, GROUNDS
from server.chart.wrap import wrap
from server.wheel.measures import CAPTION, HEADING, LABEL, MARGIN, WIDTH
from server.wheel.model import Activity, WheelModel
from server.wheel.text import caption, line, lines, link
from server.wheel.words import WORDS

_INDENT = 26.0
_BETWEEN = 8.0
_MOST_LINES = 2


def draw_undated(model: WheelModel, top: float) -> tuple[str, float]:
    """Return the rows below `top`, and where they end; nothing where every activity has a month."""
    undated = tuple(model.undated)
    if not undated:
        return "", top
    y = top + HEADING.leading
    drawn = [line(MARGIN, y, WORDS[model.language]["undated"], HEADING)]
    y += HEADING.leading + _BETWEEN
    for at, activity in enumerate(undated):
        row, y = _row(activity, y, at + 1)
        drawn.append(row)
    return "".join(drawn), y


def _row(activity: Activity, y: float, row: int) -> tuple[str, float]:
    width = WIDTH - _INDENT - 2 * MARGIN
    words = wrap(activity.label, width, LABEL, _MOST_LINES)
    dot = element(
        "circle",
        class_="dot",
        cx=MARGIN + 7,
        cy=y,
        r=5,
        fill=GROUNDS["card"].light,
        stroke=BORDER.light,
        stroke_dasharray="2 2",
    )
    x = MARGIN + _INDENT - 4
    inside = dot + lines(x, y, words, LABEL, lesser=False, anchor="start")
    foot = y + LABEL.height(len(words))
    lesser = caption(activity.captions, width)
    inside += lines(x, foot, lesser, CAPTION, lesser=True, anchor="start")
    foot += CAPTION.height(len(lesser))
    return link(activity, inside, row), foot + _BETWEEN
