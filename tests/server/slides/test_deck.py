"""The styrkarta as slides, read back by python-pptx and printed by LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from server.chart import ChartModel, around
from server.chart.palette import LINE_STYLES
from server.chart.words import EVIDENCE_WORDS
from server.exports.drawing import Drawing
from server.slides import deck, parts
from server.slides.fitting import fit
from server.slides.measures import LEAST_TEXT
from tests.server.chart.generated import charts
from tests.server.chart.sample import varmland
from tests.server.slides.opening import SIDES, Slide, opened

if TYPE_CHECKING:
    from tests.server.conftest import Paper

DAY = date(2031, 2, 3)
ANSWERING = frozenset({"reports", "prepares", "commissions"})
EVERY = frozenset(LINE_STYLES)
CASES = ["few lines", "every line", "one body"]


def drawing(case: str) -> Drawing:
    model = varmland()
    if case == "one body":
        return Drawing(around(model, "bg"), EVERY, "Styrkarta kring Beredningsgruppen", "Utkastet", DAY)
    return Drawing(model, EVERY if case == "every line" else ANSWERING, "Styrkarta", "Utkastet", DAY)


@pytest.fixture(scope="module", params=CASES)
def drawn(request: pytest.FixtureRequest) -> tuple[Drawing, list[Slide]]:
    asked = drawing(request.param)
    return asked, opened(deck(asked))


def test_every_body_is_a_box_with_its_name(drawn: tuple[Drawing, list[Slide]]) -> None:
    asked, slides = drawn
    written = {line for slide in slides for text in slide.texts for line in text.splitlines()}
    names = [{node.label, node.short_label or node.label} for node in asked.model.nodes]
    assert [name for name in names if not name & written] == []
    boxes = [shape for shape in slides[0].shapes.values() if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]
    assert len(boxes) > 5


def test_every_line_is_led_by_connectors_glued_from_box_to_box(drawn: tuple[Drawing, list[Slide]]) -> None:
    asked, slides = drawn
    label = {node.id: {node.label, node.short_label} for node in asked.model.nodes}
    grades = EVIDENCE_WORDS["sv"]
    found = [
        (start.text_frame.text.splitlines()[0], end.text_frame.text.splitlines()[0], words)
        for slide in slides
        for start, end, words in slide.lines()
    ]
    edges = [edge for edge in asked.model.edges if edge.kind in asked.kinds]
    for edge in edges:
        words = f"{edge.title} — {grades[edge.evidence]}"
        ends = [(start, end) for start, end, said in found if said == words]
        assert ends, words
        assert all(start in label[edge.source] and end in label[edge.target] for start, end in ends)
    assert len(found) == len(edges)


def test_every_connector_is_glued_at_both_ends_to_shapes_of_its_slide(drawn: tuple[Drawing, list[Slide]]) -> None:
    connectors = 0
    for slide in drawn[1]:
        for each in slide.connectors:
            assert each.source, each.words
            assert each.target, each.words
            assert {each.source[0], each.target[0]} <= slide.shapes.keys()
            assert each.source[0] != each.target[0]
            connectors += 1
    assert connectors >= len(drawn[0].told)


def test_the_legend_shows_each_kind_of_line_by_a_sample_that_joins_nothing(
    drawn: tuple[Drawing, list[Slide]],
) -> None:
    for slide in drawn[1]:
        kinds = {each.element.nvCxnSpPr.cNvPr.get("name") for each in slide.connectors}
        samples = {shape.name for shape in slide.shapes.values() if 'prst="line"' in shape.element.xml}
        assert kinds <= samples


def test_a_connector_runs_exactly_between_the_sides_it_is_glued_to(drawn: tuple[Drawing, list[Slide]]) -> None:
    checked = 0
    for slide in drawn[1]:
        for each in slide.connectors:
            for glue, (x, y) in zip((each.source, each.target), (each.way[0], each.way[-1]), strict=True):
                if glue:
                    shape, (across, down) = slide.shapes[glue[0]], SIDES[glue[1]]
                    assert abs(shape.left + shape.width * across - x) <= 12700
                    assert abs(shape.top + shape.height * down - y) <= 12700
                    checked += 1
    assert checked > 10


def test_no_line_runs_behind_a_box(drawn: tuple[Drawing, list[Slide]]) -> None:
    for slide in drawn[1]:
        boxes = {
            number: shape
            for number, shape in slide.shapes.items()
            if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and shape.width < 2_500_000 and shape.has_text_frame
        }
        boxes = {number: shape for number, shape in boxes.items() if shape.text_frame.text}
        for each in slide.connectors:
            own = {glue[0] for glue in (each.source, each.target) if glue}
            for (x0, y0), (x1, y1) in pairwise(each.way):
                for number, box in boxes.items():
                    if number not in own:
                        left, right = sorted((x0, x1))
                        top, foot = sorted((y0, y1))
                        outside = (
                            right < box.left + 9000
                            or left > box.left + box.width - 9000
                            or foot < box.top + 9000
                            or top > box.top + box.height - 9000
                        )
                        assert outside, (slide.title, each.words, box.text_frame.text)


def test_text_can_be_read(drawn: tuple[Drawing, list[Slide]]) -> None:
    for slide in drawn[1]:
        assert min(slide.sizes) >= LEAST_TEXT


def test_everything_lies_on_the_slide_and_says_what_it_is(drawn: tuple[Drawing, list[Slide]]) -> None:
    asked, slides = drawn
    file = Presentation(io.BytesIO(deck(asked)))
    width, height = int(file.slide_width or 0), int(file.slide_height or 0)
    for slide in slides:
        for shape in slide.shapes.values():
            if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE:
                assert shape.element.nvSpPr.cNvPr.get("descr")
                assert 0 <= shape.left <= shape.left + shape.width <= width
                assert 0 <= shape.top <= shape.top + shape.height <= height
        for each in slide.connectors:
            assert each.words
            assert all(0 <= x <= width and 0 <= y <= height for x, y in each.way)


def test_slides_have_titles_of_their_own_edition_day_and_number(drawn: tuple[Drawing, list[Slide]]) -> None:
    asked, slides = drawn
    titles = [slide.title for slide in slides]
    assert titles[0].startswith(asked.title)
    assert len(set(titles)) >= len(titles) - 1
    for number, slide in enumerate(slides, 1):
        assert "Utkastet · Hämtad den 3 februari 2031" in slide.texts
        assert f"{number} / {len(slides)}" in slide.texts


def test_the_legend_tells_every_kind_and_grade_on_the_slide(drawn: tuple[Drawing, list[Slide]]) -> None:
    asked, slides = drawn
    kinds = {f"{edge.title} — {EVIDENCE_WORDS['sv'][edge.evidence]}": edge for edge in asked.model.edges}
    for slide in slides:
        shown = [kinds[words] for _, _, words in slide.lines()]
        assert {edge.kind_label for edge in shown} <= set(slide.texts)
        if any(edge.evidence == "inferred" for edge in shown):
            assert "härlett ur det som står" in slide.texts


def test_notes_tell_each_line_and_where_it_stands() -> None:
    asked = drawing("few lines")
    sources = {("bg", "prepares", "psg"): ("Källa: Utkastet, Beredningsgruppen: ”a … b”",)}
    notes = "\n".join(slide.notes for slide in opened(deck(replace(asked, sources=sources))))
    assert all(sentence in notes for sentence in asked.told)
    assert "Källa: Utkastet, Beredningsgruppen: ”a … b”" in notes
    assert "Bilden bygger på: Utkastet." in notes


def test_two_kinds_between_the_same_bodies_are_on_slides_of_their_own() -> None:
    for each in parts(varmland(), EVERY):
        ends = [frozenset((edge.source, edge.target)) for edge in each.model.edges]
        kinds = {(pair, edge.kind) for pair, edge in zip(ends, each.model.edges, strict=True)}
        assert len({pair for pair, _ in kinds}) == len(kinds)


def test_a_small_chart_is_one_slide() -> None:
    small = Drawing(around(varmland(), "arbetsgrupper"), frozenset({"commissions"}), "Liten", "", DAY)
    assert len(opened(deck(small))) == 1


def test_an_empty_chart_is_an_empty_slide() -> None:
    empty = Drawing(ChartModel((), (), "Styrkarta", "", "sv"), EVERY, "Styrkarta", "", DAY)
    (slide,) = opened(deck(empty))
    assert slide.connectors == []


def test_text_stays_text() -> None:
    odd = 'a\x0bb <p:sp> & "c" \ud800'
    model = around(varmland(), "arbetsgrupper")
    model = replace(
        model,
        nodes=tuple(replace(node, label=odd, kind_label=odd) for node in model.nodes),
        edges=tuple(replace(edge, title=odd, kind_label=odd) for edge in model.edges),
    )
    slides = opened(deck(Drawing(model, EVERY, odd, odd, DAY)))
    assert any('ab <p:sp> & "c"' in text for text in slides[0].texts)


def test_equal_drawings_give_equal_bytes() -> None:
    assert deck(drawing("few lines")) == deck(drawing("few lines"))


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(charts(most_nodes=20, most_edges=30))
def test_any_chart_becomes_slides_with_every_body_and_line(model: ChartModel) -> None:
    found = parts(model, EVERY)
    slides = opened(deck(Drawing(model, EVERY, "Karta", "Utgåva", DAY)))
    assert {node.id for each in found for node in each.model.nodes} == {node.id for node in model.nodes}
    wanted = [edge for edge in model.edges if edge.kind in EVERY]
    assert all(any(edge in each.model.edges and edge.kind in each.kinds for each in found) for edge in wanted)
    assert [len(slide.lines()) for slide in slides] == [
        len(fit(each.model, each.kinds).layout.routes) for each in found
    ]


def test_libreoffice_prints_a_page_for_each_slide(
    drawn: tuple[Drawing, list[Slide]], printed: Callable[..., bytes], paper: Callable[[bytes], Paper]
) -> None:
    asked, slides = drawn
    document = paper(printed(deck(asked), ".pptx"))
    assert document.facts["Pages"] == str(len(slides))
    for slide in slides:
        assert all(word in document.text for word in slide.title.split())
    words = {word for node in asked.model.nodes for word in (node.short_label or node.label).split()}
    assert [word for word in sorted(words) if word not in document.text] == []
    picture = Image.open(io.BytesIO(document.picture()))
    assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 50
