"""Lines as SVG: nets to look at, and over them each line by itself, to point at and follow."""

from __future__ import annotations

from html import escape
from typing import Final

from server.chart.marks import arrowhead, element, number, rounded, sign
from server.chart.model import Edge, Evidence, Fate, Language
from server.chart.palette import FATE_WIDTHS, GONE_DASH, LINE_WIDTHS, line_style
from server.chart.paths import HEAD_LENGTH, Bundle, Head, Point, Route
from server.chart.words import EVIDENCE_WORDS, FATE_WORDS, SIGNED

SAMPLE_WIDTH: Final = 36.0
SAMPLE_HEIGHT: Final = 12.0
#: How wide the strip is in which the pointer finds a line.
_REACH: Final = 11.0


def draw_bundle(bundle: Bundle) -> str:
    """Return a net: its strokes in one path, its arrowheads in another."""
    strokes = "".join(rounded(stroke) for stroke in bundle.strokes)
    return line(strokes, bundle.heads, bundle.kind, bundle.evidence, bundle.fate)


def line(strokes: str, heads: tuple[Head, ...], kind: str, evidence: Evidence, fate: Fate = "") -> str:
    """Return path data drawn in the manner of a kind of line, a grade of evidence and what became of it."""
    style = line_style(kind)
    colour = style.colour.light
    width = LINE_WIDTHS[evidence] + FATE_WIDTHS.get(fate, 0)
    dash = GONE_DASH if fate == "gone" else style.dash
    tips = "".join(arrowhead(head, evidence) for head in heads)
    return element(
        "g",
        element("path", d=strokes, stroke_dasharray=dash or None)
        + element(
            "path",
            class_=f"tip-{evidence}",
            d=tips,
            fill=colour if evidence == "stated" else "none",
            stroke_width=1.5,
        ),
        class_=f"line line-{style.name}" + (f" is-{fate}" if fate else ""),
        fill="none",
        stroke=colour,
        stroke_width=width,
    )


def sample(kind: str, evidence: Evidence = "stated") -> str:
    """Return a short piece of a line as an ``<svg>`` of its own, to stand beside the word for it."""
    return as_sample(straight(0, SAMPLE_HEIGHT / 2, kind, evidence))


def as_sample(inside: str, class_: str = "sample") -> str:
    """Return what is drawn half-way down the height of a sample as an ``<svg>`` of its own."""
    return element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        viewBox=f"0 0 {SAMPLE_WIDTH:g} {SAMPLE_HEIGHT:g}",
        width=SAMPLE_WIDTH,
        height=SAMPLE_HEIGHT,
        aria_hidden="true",
        focusable="false",
    )


def straight(x: float, y: float, kind: str, evidence: Evidence, fate: Fate = "") -> str:
    """Return a short piece of a line that begins at a point and runs to the right."""
    stroke = f"M{number(x)} {number(y)}H{number(x + SAMPLE_WIDTH - HEAD_LENGTH)}"
    tip = Head(x + SAMPLE_WIDTH - 1, y, 1, 0)
    drawn = mark((x + (SAMPLE_WIDTH - HEAD_LENGTH) / 2, y), kind, fate) if fate in SIGNED else ""
    return line(stroke, (tip,), kind, evidence, fate) + drawn


def mark(place: Point, kind: str, fate: Fate) -> str:
    """Return the sign that says in a line what became of it, so that its look is not alone in saying it."""
    style = line_style(kind)
    return sign(place, fate, style.colour, f"line line-{style.name}")


def draw_route(route: Route, language: Language) -> str:
    """Return one line as a link with its title and grade, unseen until it is pointed at."""
    edge = route.edge
    drawn = mark(route.mark, edge.look, edge.fate) if edge.fate in SIGNED else ""
    return link_of(edge, rounded(route.points), route.head, language, drawn)


def group_of(links: str) -> str:
    """Return the links of lines as one group, which says for all of them that they are not seen, but can be found."""
    look = {"fill": "none", "stroke": "none", "pointer_events": "stroke"}
    return element("g", links, class_="routes", stroke_width=_REACH, **look)


def link_of(edge: Edge, path: str, head: Head, language: Language, drawn: str = "") -> str:
    """Return the link of a line that runs along path data, unseen but for what is `drawn` until it is pointed at."""
    grade = EVIDENCE_WORDS[language][edge.evidence]
    said = [edge.title, *([FATE_WORDS[language][edge.fate]] if edge.fate in SIGNED else []), grade]
    way = element("path", class_="way", d=path)
    return element(
        "a",
        element("title", escape(" — ".join(said)))
        + way
        + element("path", class_="tip", d=arrowhead(head, edge.evidence))
        + drawn,
        class_=f"route line-{line_style(edge.look).name} grade-{edge.evidence}",
        href=edge.href,
        tabindex="-1",
        data_from=edge.source,
        data_to=edge.target,
    )
