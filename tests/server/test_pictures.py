"""Pictures to take along, opened by programs that did not make them: Poppler, Pillow, Chromium."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from server.chart import ChartModel, around, draw, draw_network, fitted, layout
from server.exports import chart
from server.exports.drawing import Drawing
from server.exports.picture import MOST_PIXELS, PAPERS, Caption, Paper, pdf_of, png_of, size_of
from server.exports.typesetting import TEMPLATES
from tests.server.chart.sample import varmland

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.server.conftest import Paper as OpenedPaper

Opening = Callable[[bytes], "OpenedPaper"]
DAY = date(2031, 2, 3)
CAPTION = Caption("Rubrik <b>&", "Stadgan 2031", "sv", DAY, alt="En ritning.", legend="Så läses den.", told=["Ett."])


@pytest.fixture(scope="module")
def model() -> ChartModel:
    return varmland()


@pytest.fixture
def drawing(model: ChartModel) -> Drawing:
    kinds = frozenset({"reports", "prepares", "commissions"})
    return Drawing(model, kinds, "Styrkarta", "Utkastet 2025", DAY)


def colours(picture: Image.Image) -> int:
    """Return how many colours there are, which a blank picture has one of."""
    return len(picture.convert("RGB").getcolors(10_000_000) or ())


def test_a_png_has_two_pixels_for_one(model: ChartModel) -> None:
    svg = draw(model)
    width, height = size_of(svg)
    picture = Image.open(io.BytesIO(png_of(svg)))
    picture.load()
    assert picture.format == "PNG"
    assert picture.size == (round(2 * width), round(2 * height))
    assert colours(picture) > 100


@pytest.mark.parametrize(("asked", "made"), [(0.1, 1), (1, 1), (3, 3), (1000, 4)])
def test_the_scale_of_a_png_is_bounded(asked: float, made: float) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="50" height="50"/></svg>'
    assert Image.open(io.BytesIO(png_of(svg, asked))).size == (100 * made, 50 * made)


def test_a_png_never_has_more_pixels_than_allowed() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 9000"><rect width="50" height="50"/></svg>'
    width, height = Image.open(io.BytesIO(png_of(svg, 4))).size
    assert MOST_PIXELS * 0.98 < width * height <= MOST_PIXELS * 1.01


@pytest.mark.parametrize("svg", ["", "<svg/>", '<svg viewBox="0 0 0 9"></svg>', '<p/><svg viewBox="0 0 9 9"></svg>'])
def test_a_picture_without_a_size_is_refused(svg: str) -> None:
    with pytest.raises(ValueError, match="viewBox"):
        png_of(svg)


@pytest.mark.parametrize(("sheet", "size"), [("a4", "841.89 x 595.276 pts (A4)"), ("a3", "1190.55 x 841.89 pts (A3)")])
def test_paper_lies_and_says_what_it_shows(model: ChartModel, sheet: Paper, size: str, paper: Opening) -> None:
    document = paper(pdf_of(draw(model, 1584), CAPTION, sheet))
    assert document.facts["Page size"] == size
    assert document.facts["Tagged"] == "yes"
    assert document.facts["Pages"] == "2"
    for words in ("Rubrik <b>&", "Stadgan 2031", "Hämtad den 3 februari 2031", "Så läses den.", "Ett.", "Sida 2 av 2"):
        assert words in document.text
    assert "<pdfuaid:part>1<" in document.metadata
    assert "Figure" in document.structure


def test_the_text_of_the_picture_can_be_selected_and_its_fonts_are_ours(drawing: Drawing, paper: Opening) -> None:
    document = paper(chart.pdf(drawing))
    words = {word for node in drawing.model.nodes for word in node.label.split()}
    assert [word for word in sorted(words) if word not in document.text] == []
    assert document.fonts
    assert [name for name, embedded in document.fonts if not embedded or not name.startswith("Styrgraf")] == []
    assert colours(Image.open(io.BytesIO(document.picture()))) > 100


def test_paper_tells_every_line_as_a_sentence(drawing: Drawing, paper: Opening) -> None:
    text = paper(chart.pdf(drawing)).text
    shown = [edge for edge in drawing.model.edges if edge.kind in drawing.kinds]
    assert shown
    assert all(" ".join(edge.title.split()) in text for edge in shown)
    assert "Utkastet 2025" in text


def test_paper_is_a3_where_a4_would_make_the_text_too_small(drawing: Drawing, paper: Opening) -> None:
    assert "(A3)" in paper(chart.pdf(drawing)).facts["Page size"]
    small = replace(drawing, model=around(drawing.model, "arbetsgrupper"))
    assert "(A4)" in paper(chart.pdf(small)).facts["Page size"]


def test_a_chart_for_paper_has_the_largest_text_that_the_sheet_allows(model: ChartModel) -> None:
    def scale(width: float, height: float) -> float:
        return min(774 / width, 460 / height)

    found, usual = fitted(model, 774, 460), layout(model)
    assert scale(found.width, found.height) >= scale(usual.width, usual.height)


@pytest.mark.parametrize("as_network", [False, True])
def test_a_picture_opens_anywhere_with_its_fonts(
    model: ChartModel, as_network: bool, browser: Browser, tmp_path: Path
) -> None:
    drawing = Drawing(model, frozenset({"reports", "prepares"}), "Styrkarta", "", DAY, as_network=as_network)
    file = tmp_path / "karta.svg"
    file.write_bytes(chart.svg(drawing))
    page = browser.new_page()
    page.goto(file.as_uri())
    faces = page.evaluate("document.fonts.ready.then(() => [...document.fonts].map(each => each.status))")
    assert faces == ["loaded", "loaded"]
    assert page.locator("text").count() > 30
    assert colours(Image.open(io.BytesIO(page.screenshot()))) > 50
    page.close()


def test_an_office_program_draws_it_in_a_font_of_its_own_that_fits(
    drawing: Drawing, printed: Callable[..., bytes], paper: Opening
) -> None:
    document = paper(printed(chart.svg(drawing), ".svg"))
    assert all("Carlito" in name or "Calibri" in name for name, _ in document.fonts)
    words = {word for node in drawing.model.nodes for word in node.label.split()}
    assert [word for word in sorted(words) if word not in document.text] == []


@pytest.mark.parametrize("drawn", [draw, draw_network])
def test_a_picture_uses_nothing_that_an_office_program_cannot_draw(
    drawn: Callable[[ChartModel], str], model: ChartModel
) -> None:
    svg = drawn(model)
    for never in ("foreignObject", "rgba(", "style=", "<style", "font:", "<use", "<image", "<filter", "<clipPath"):
        assert never not in svg
    names = set(re.findall(r"<([a-zA-Z]+)", svg))
    assert names <= {"svg", "g", "a", "rect", "path", "circle", "text", "tspan", "title"}


def test_two_drawings_of_the_same_give_the_same_bytes(drawing: Drawing) -> None:
    for write in (chart.svg, chart.png, chart.pdf):
        assert write(drawing) == write(drawing)


def test_templates_read_nothing_from_elsewhere() -> None:
    templates = sorted(TEMPLATES.rglob("*.typ"))
    assert len(templates) > 2
    for template in templates:
        text = template.read_text("utf-8")
        assert "@preview" not in text
        assert "@local" not in text
        assert all(name.startswith("/pdf/") for name in re.findall(r'#import "([^"]+)"', text))
        assert "eval(" not in text


@pytest.mark.parametrize("paper_size", PAPERS)
def test_an_empty_chart_says_so_on_paper(paper_size: Paper, paper: Opening) -> None:
    empty = ChartModel((), (), "Styrkarta", "", "sv")
    text = paper(chart.pdf(Drawing(empty, frozenset(), "Styrkarta", "", DAY, paper=paper_size))).text
    assert "Det finns inget att rita" in text
