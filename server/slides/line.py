"""A line as the file has it: a connector, glued at both ends, or a sample for the legend, which joins nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide

from server.chart.model import Evidence
from server.chart.palette import LINE_WIDTHS, line_style
from server.exports.printable import printable
from server.slides.geometry import Geometry, Point
from server.slides.measures import emu

#: From a pixel of the chart to points.
_POINTS: Final = 0.75
_NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
#: The patterns of PowerPoint that come closest to those of the palette, by kind of line.
_DASHES: Final = {
    "reports": "solid",
    "prepares": "solid",
    "part-of": "solid",
    "follows-up": "dash",
    "appoints": "sysDot",
    "commissions": "lgDash",
    "supports": "dashDot",
    "drawn-from": "sysDash",
    "advises": "lgDashDotDot",
    "informs": "dot",
    "other": "lgDashDot",
    "other-2": "sysDashDotDot",
    "other-3": "lgDash",
    "other-4": "sysDashDot",
}


@dataclass(frozen=True)
class Glue:
    """What a connector is glued to: two shapes, each by one of its sides."""

    source: Shape
    source_side: int
    target: Shape
    target_side: int


@dataclass(frozen=True)
class Manner:
    """How a line looks and what it says: kind, grade, name, words for those who do not see it, and whether it ends."""

    kind: str
    evidence: Evidence
    name: str
    words: str
    pointed: bool = True


def add(slide: Slide, shape: Geometry, manner: Manner, glue: Glue) -> None:
    """Put a connector on a slide."""
    steps = "".join(f'<a:gd name="adj{at}" fmla="val {step}"/>' for at, step in enumerate(shape.steps, 1))
    turned = f' rot="{shape.rotation}"' * bool(shape.rotation) + ' flipV="1"' * shape.flipped
    slide.shapes.element.append(
        parse_xml(
            f"<p:cxnSp {_NAMESPACES}><p:nvCxnSpPr>{_named(slide, manner)}"
            f"<p:cNvCxnSpPr>{_glued(glue)}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm{turned}>"
            f'<a:off x="{shape.left}" y="{shape.top}"/><a:ext cx="{shape.width}" cy="{shape.height}"/></a:xfrm>'
            f'<a:prstGeom prst="{shape.preset}"><a:avLst>{steps}</a:avLst></a:prstGeom>{_outline(manner)}'
            "</p:spPr></p:cxnSp>"
        )
    )


def add_sample(slide: Slide, start: Point, width: int, manner: Manner) -> None:
    """Put a piece of such a line on a slide, from a point to the right: a plain shape, since it connects nothing."""
    slide.shapes.element.append(
        parse_xml(
            f"<p:sp {_NAMESPACES}><p:nvSpPr>{_named(slide, manner)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
            f'<a:off x="{start[0]}" y="{start[1]}"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_outline(manner)}</p:spPr></p:sp>'
        )
    )


def _named(slide: Slide, manner: Manner) -> str:
    """Return the number, the name and the words of a new shape."""
    number = max(each.shape_id for each in slide.shapes) + 1
    name, words = (quoteattr(printable(text)) for text in (manner.name, manner.words))
    return f'<p:cNvPr id="{number}" name={name} descr={words}/>'


def width_of(evidence: Evidence) -> int:
    """Return the width of a line in EMU: the firmer the ground, the stronger the line."""
    return emu(LINE_WIDTHS[evidence] * _POINTS)


def _glued(glue: Glue) -> str:
    return (
        f'<a:stCxn id="{glue.source.shape_id}" idx="{glue.source_side}"/>'
        f'<a:endCxn id="{glue.target.shape_id}" idx="{glue.target_side}"/>'
    )


def _outline(manner: Manner) -> str:
    style = line_style(manner.kind)
    tip = f'<a:tailEnd type="{"arrow" if manner.evidence == "inferred" else "triangle"}"/>' if manner.pointed else ""
    return (
        f'<a:ln w="{width_of(manner.evidence)}"><a:solidFill>'
        f'<a:srgbClr val="{style.colour.light.removeprefix("#")}"/></a:solidFill>'
        f'<a:prstDash val="{_DASHES[style.name]}"/><a:round/>{tip}</a:ln>'
    )
