"""Pictures to take along: any SVG of ours as PDF or PNG.

A page that draws calls ``pdf_of(svg, Caption(…))`` or ``png_of(svg)`` in a thread, not on the event
loop, and sends the bytes. The SVG has to stand by itself: sizes in pixels and a viewBox, plain
attributes instead of classes, the fonts of the pages by name. Text stays text in the PDF.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import sqrt
from typing import Final, Literal, get_args

from server.chart.palette import GROUNDS
from server.exports.typesetting import pdf, png
from server.language import Language, texts_in, time_words

Paper = Literal["a4", "a3"]
PAPERS: Final[tuple[Paper, ...]] = get_args(Paper)
SCALES: Final = (1, 4)
#: A picture is made smaller than asked for rather than larger than this.
MOST_PIXELS: Final = 16_000_000

#: Room for a picture on A4 and A3 in landscape, in points, beside margins, title and foot.
_ROOM: Final = {"a4": (774.0, 460.0), "a3": (1122.0, 707.0)}
#: A sheet that stands has to make the picture this much larger to be taken instead of one that lies.
_WORTH_STANDING: Final = 1.25
#: Below this, a pixel of the picture makes its 12-pixel text smaller than 7 points.
_READABLE: Final = 7 / 12
_VIEW_BOX = re.compile(r'<svg[^>]*? viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PICTURE, _PAGE = "pdf/bare.typ", "pdf/picture.typ"


@dataclass(frozen=True)
class Caption:
    """What stands around a picture on paper.

    `edition` says what it rests on, `made` the day it was taken, `alt` what it shows to those who do not see it, and
    `told` the same as sentences, which follow on pages of their own.
    """

    title: str
    edition: str
    language: Language
    made: date | None = None
    alt: str = ""
    legend: str = ""
    told: Sequence[str] = field(default=())


def pdf_of(svg: str, caption: Caption, paper: Paper | None = None) -> bytes:
    """Return `svg` on A4 or A3 with title, legend, edition and date, tagged, its text selectable.

    Without `paper` it is A4 where the text is large enough to read there, else A3; the sheet lies or stands as
    the picture does. Raises ValueError for an SVG without a viewBox that begins at 0 0.
    """
    t = texts_in(caption.language)
    width, height = size_of(svg)
    flipped = landscape(width, height)
    return pdf(
        _PAGE,
        {
            "language": caption.language,
            "title": caption.title,
            "edition": caption.edition,
            "legend": caption.legend,
            "made": t("report.taken_on", date=time_words(caption.made.isoformat(), t)) if caption.made else "",
            "page": t("report.page"),
            "of": t("report.of"),
            "as_list": t("report.as_list"),
            "alt": caption.alt or caption.title,
            "told": list(caption.told),
            "svg": _on_white(svg),
            "width": width,
            "height": height,
            "paper": paper or ("a4" if scale_on("a4", width, height, flipped=flipped) >= _READABLE else "a3"),
            "flipped": flipped,
        },
        caption.made,
    )


def _on_white(picture: str) -> str:
    """Return a picture without the tint of the page behind it, which would be printed."""
    return picture.replace(f'fill="{GROUNDS["paper"].light}"', f'fill="{GROUNDS["card"].light}"', 1)


def png_of(svg: str, scale: float = 2) -> bytes:
    """Return `svg` as PNG with `scale` pixels for each of its own, between 1 and 4, at most MOST_PIXELS in all.

    Raises ValueError for an SVG without a viewBox that begins at 0 0.
    """
    width, height = size_of(svg)
    least, most = SCALES
    bounded = min(max(scale, least), most, sqrt(MOST_PIXELS / (width * height)))
    return png(_PICTURE, {"svg": svg, "width": width, "height": height}, 72 * bounded)


def size_of(svg: str) -> tuple[float, float]:
    """Return the width and height of `svg` in pixels. Raises ValueError where its viewBox does not tell."""
    found = _VIEW_BOX.match(svg)
    if found is None or not (float(found[1]) and float(found[2])):
        raise ValueError("The SVG has no viewBox that begins at 0 0.")
    return float(found[1]), float(found[2])


def landscape(width: float, height: float) -> bool:
    """Return whether a picture of that size goes on a sheet that lies, as most do, or on one that stands."""
    return scale_on("a4", width, height, flipped=True) * _WORTH_STANDING >= scale_on("a4", width, height, flipped=False)


def scale_on(paper: Paper, width: float, height: float, *, flipped: bool) -> float:
    """Return how many points a pixel of a picture takes on paper that lies (`flipped`) or stands."""
    across, down = room_on(paper, flipped=flipped)
    return min(across / width, down / height)


def room_on(paper: Paper, *, flipped: bool) -> tuple[float, float]:
    """Return the width and height in points that paper has for a picture."""
    long, short = _ROOM[paper]
    foot = 67.0  # what title and foot take in one direction, and margins in the other
    return (long, short) if flipped else (short + foot, long - foot)
