"""The sheet that a picture is drawn on: one ``<svg>`` element with its paper."""

from __future__ import annotations

from server.chart.fonts import FAMILY
from server.chart.marks import element, text
from server.chart.measures import WIDTH
from server.chart.model import ChartModel, Language
from server.chart.palette import GROUNDS, INKS
from server.chart.type_styles import CAPTION
from server.chart.words import WORDS

_HEIGHT_OF_NOTHING = 64


def sheet(inside: str, title: str, language: Language, size: tuple[float, float], class_: str = "chart") -> str:
    """Return markup as one ``<svg>`` element named `title`, of a width and a height in pixels."""
    width, height = size
    paper = element("rect", class_="paper", width=width, height=height, fill=GROUNDS["paper"].light)
    return element(
        "svg",
        paper + inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="group",
        aria_label=title,
        lang=language,
        font_family=FAMILY,
    )


def nothing(model: ChartModel, width: float = WIDTH) -> str:
    """Return a sheet that says that there is nothing to draw."""
    words = WORDS[model.language]["empty"]
    said = text(16, 24, [words], CAPTION, INKS["muted"], "caption")
    return sheet(said, model.title, model.language, (width, _HEIGHT_OF_NOTHING))
