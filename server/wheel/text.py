"""Words on a wheel, and the links that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal

from server.chart.marks import element
from server.chart.palette import INKS
from server.chart.type_styles import TypeStyle
from server.chart.wrap import wrap
from server.wheel.measures import CAPTION
from server.wheel.model import Activity

Anchor = Literal["start", "middle", "end"]
#: How far the base line of a line of text lies below its middle, as a share of its size.
_DROP = 0.35
_BETWEEN = " · "
_MOST_LINES = 2


def line(x: float, y: float, words: str, style: TypeStyle, *, lesser: bool = False, anchor: Anchor = "start") -> str:
    """Return one line of text whose middle lies at `y`."""
    return element(
        "text",
        escape(words),
        class_="caption" if lesser else "name",
        x=x,
        y=y + style.size * _DROP,
        font_size=style.size,
        font_weight="600" if style.weight == "semibold" else None,
        fill=INKS["muted" if lesser else "ink"].light,
        text_anchor=None if anchor == "start" else anchor,
    )


def lines(x: float, y: float, words: tuple[str, ...], style: TypeStyle, *, lesser: bool, anchor: Anchor) -> str:
    """Return lines of text below each other, the first with its middle at `y`."""
    return "".join(
        line(x, y + at * style.leading, each, style, lesser=lesser, anchor=anchor) for at, each in enumerate(words)
    )


def caption(phrases: Sequence[str], width: float) -> tuple[str, ...]:
    """Return phrases in lines no wider than `width`, several in one where they fit."""
    found: list[str] = []
    for phrase in phrases:
        joined = f"{found[-1]}{_BETWEEN}{phrase}" if found else phrase
        if found and CAPTION.width(joined) <= width:
            found[-1] = joined
        else:
            found.extend(wrap(phrase, width, CAPTION, _MOST_LINES))
    return tuple(found)


def link(activity: Activity, inside: str, row: int) -> str:
    """Return the link of an activity, named by its words; arrow keys walk along its row and between rows."""
    return element(
        "a",
        inside,
        class_="node",
        href=activity.href,
        aria_label=activity.name,
        data_node=activity.id,
        data_row=str(row),
    )
