"""Text on a slide: a font that office programs have, sizes in points, colours of the palette."""

from __future__ import annotations

from typing import Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from server.chart.palette import Colour
from server.exports.printable import printable
from server.slides.measures import emu

#: About as wide as the font of the pages, and there wherever slides are shown.
FONT: Final = "Calibri"


def rgb(colour: Colour) -> RGBColor:
    """Return a colour as the file has it."""
    return RGBColor(*bytes.fromhex(colour.light.removeprefix("#")))  # type: ignore[no-untyped-call]


def fill(shape: Shape, lines: list[tuple[str, float, bool, Colour]], *, top: bool = False, inset: float = 4) -> None:
    """Write paragraphs (text, size, bold, colour) in a shape, in its middle or at its top; `inset` is in points."""
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP if top else MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Emu(emu(inset))
    frame.margin_top = frame.margin_bottom = Emu(emu(min(inset, 3)))
    for number, (text, size, bold, colour) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text
        run.font.name, run.font.size, run.font.bold = FONT, Pt(round(size, 1)), bold
        run.font.color.rgb = rgb(colour)


def label(slide: Slide, place: tuple[float, float, float, float], text: str, size: float, colour: Colour) -> Shape:
    """Return a box of text at a place (left, top, width, height in points) of a slide."""
    left, top, width, height = (Emu(emu(each)) for each in place)
    shape = slide.shapes.add_textbox(left, top, width, height)
    fill(shape, [(text, size, False, colour)], inset=0)
    return shape


def bare(shape: Shape) -> None:
    """Take the looks of the theme from a shape: shadow, colours, font."""
    style = shape.element.find(qn("p:style"))
    if style is not None:
        shape.element.remove(style)


def describe(shape: Shape, name: str, words: str) -> None:
    """Name a shape and say what it shows to those who do not see it."""
    shape.name = printable(name)
    shape.element.nvSpPr.cNvPr.set("descr", printable(words))
