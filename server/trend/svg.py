"""A trend as SVG text: plain attributes that any program reads, classes for the stylesheet."""

from __future__ import annotations

from html import escape
from typing import Final

from server.chart.fonts import FAMILY
from server.chart.marks import element
from server.chart.palette import BORDER, GROUNDS, INKS, level_colour
from server.chart.type_styles import TypeStyle
from server.trend.model import Aim, Series, TrendModel
from server.trend.scale import Scale, ticks

#: Fits the narrowest window without shrinking, so that the text stays as large as it is.
WIDTH: Final = 264.0
HEIGHT: Final = 160.0
_LEFT, _RIGHT, _TOP, _FOOT = 48.0, 20.0, 14.0, 30.0
_LABEL: Final = TypeStyle(13, 16, "regular")
_NAME: Final = TypeStyle(13, 16, "semibold")
_DOT: Final = 3.2
_AIM: Final = level_colour(1).light
_DECIMAL: Final = {"sv": ",", "en": "."}


def draw(model: TrendModel) -> str:
    """Return the trend as one ``<svg>`` element; raises ValueError where it has no points.

    The result depends on the model alone.
    """
    points = list(model.points)
    if not points:
        raise ValueError("A trend without points cannot be drawn.")
    marks = ticks([point.value for point in points])
    years = [point.year for point in points]
    across = Scale(min(years), max(years), _LEFT + 6, WIDTH - _RIGHT)
    up = Scale(marks[0], marks[-1], HEIGHT - _FOOT, _TOP)
    weak = [each for each in model.series if not each.is_strong]
    strong = [each for each in model.series if each.is_strong]
    inside = "".join(
        [
            *(_tick(value, up, model.language) for value in marks),
            *(_year(year, across) for year in _labelled(model, across)),
            *(_line(series, across, up) for series in weak),
            _aim(model.aim, across, up) if model.aim else "",
            *(_line(series, across, up) for series in strong),
        ]
    )
    return element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="trend",
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        width=WIDTH,
        height=HEIGHT,
        role="img",
        aria_label=model.title,
        lang=model.language,
        font_family=FAMILY,
    )


def _tick(value: float, up: Scale, language: str) -> str:
    y = up.at(value)
    line = element(
        "line", class_="grid", x1=_LEFT, y1=y, x2=WIDTH - _RIGHT, y2=y, stroke=BORDER.light, stroke_width=0.5
    )
    return line + _text(_LEFT - 6, y, f"{value:.10g}".replace(".", _DECIMAL[language]), "end")


def _labelled(model: TrendModel, across: Scale) -> list[int]:
    """Return the years that are written out: the first, the last, and those of the target where there is room."""
    years = [point.year for point in model.points]
    shown = sorted({min(years), max(years)})
    for point in (model.aim.end, model.aim.start) if model.aim else ():
        if all(abs(across.at(point.year) - across.at(year)) >= _LABEL.width("0000") + 8 for year in shown):
            shown.append(point.year)
    return shown


def _year(year: int, across: Scale) -> str:
    return _text(across.at(year), HEIGHT - _FOOT + 16, str(year), "middle")


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return element(
        "text",
        escape(words),
        class_="caption",
        x=x,
        y=y + _LABEL.size * 0.35,
        font_size=_LABEL.size,
        fill=INKS["muted"].light,
        text_anchor=anchor,
    )


def _line(series: Series, across: Scale, up: Scale) -> str:
    places = [(across.at(point.year), up.at(point.value)) for point in series.points]
    colour = (INKS["link"] if series.is_strong else BORDER).light
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    drawn = element(
        "path",
        class_="strong" if series.is_strong else "weak",
        d=f"M{path}",
        fill="none",
        stroke=colour,
        stroke_width=2.5 if series.is_strong else 1.0,
    )
    if not series.is_strong and len(places) > 1:
        return drawn
    return drawn + "".join(_dot(x, y, colour, "strong" if series.is_strong else "weak") for x, y in places)


def _dot(x: float, y: float, colour: str, class_: str) -> str:
    return element("circle", class_=f"dot {class_}", cx=x, cy=y, r=_DOT, fill=colour)


def _aim(aim: Aim, across: Scale, up: Scale) -> str:
    (x1, y1), (x2, y2) = ((across.at(point.year), up.at(point.value)) for point in (aim.start, aim.end))
    line = element(
        "path",
        class_="aim",
        d=f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}",
        fill="none",
        stroke=_AIM,
        stroke_width=2,
        stroke_dasharray="6 4",
    )
    diamond = f"M{x2 - 6:.1f} {y2:.1f}L{x2:.1f} {y2 - 6:.1f}L{x2 + 6:.1f} {y2:.1f}L{x2:.1f} {y2 + 6:.1f}Z"
    return line + element("path", class_="aim-end", d=diamond, fill=GROUNDS["card"].light, stroke=_AIM, stroke_width=2)
