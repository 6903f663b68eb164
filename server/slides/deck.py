"""The file: a slide for each part of the chart, with title, legend, foot and notes that name the sources."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

from server.chart import ChartModel
from server.chart.palette import INKS
from server.exports.drawing import Drawing
from server.exports.printable import printable
from server.language import Texts, texts_in, time_words
from server.slides.boxes import draw_boxes, draw_lane
from server.slides.connectors import draw_connector
from server.slides.fitting import fit
from server.slides.legend import draw_legend
from server.slides.measures import FOOT, HEIGHT, LEAST_TEXT, MARGIN, TITLE, WIDTH, emu
from server.slides.parts import Part, parts
from server.slides.texts import FONT, label, rgb

_TITLE_ONLY: Final = 5
_TITLE_SIZE, _SMALLER_TITLE_SIZE = 24, 18
#: A longer title than this, in characters, takes the smaller size.
_LONG_TITLE: Final = 60
#: Whom the lines of a slide begin at, named in its title.
_MOST_NAMED: Final = 3
#: The earliest time that a zip can tell. The time of packing would make equal drawings differ.
_TIME = (1980, 1, 1, 0, 0, 0)


def deck(drawing: Drawing) -> bytes:
    """Return the chart of `drawing` as a presentation; equal drawings give equal bytes."""
    drawing = replace(drawing, model=_printable(drawing.model), title=printable(drawing.title))
    slides = parts(drawing.model, drawing.kinds)
    file = Presentation()
    file.slide_width, file.slide_height = Emu(emu(WIDTH)), Emu(emu(HEIGHT))
    _describe(file, drawing)
    for number, each in enumerate(slides, 1):
        slide = file.slides.add_slide(file.slide_layouts[_TITLE_ONLY])
        _title(slide, _heading(drawing, each, slides))
        _draw(slide, each)
        _foot(slide, drawing, f"{number} / {len(slides)}")
        notes = slide.notes_slide.notes_text_frame
        if notes is not None:
            notes.text = printable("\n".join(_notes(each, drawing)))
    return _packed(file)


def _printable(model: ChartModel) -> ChartModel:
    """Return the chart with texts that a slide can hold."""
    nodes = (
        replace(
            node,
            label=printable(node.label),
            short_label=printable(node.short_label) if node.short_label else None,
            compound_parts=tuple(map(printable, node.compound_parts)),
        )
        for node in model.nodes
    )
    edges = (replace(edge, kind_label=printable(edge.kind_label)) for edge in model.edges)
    # A slide has no room for places that are kept free.
    return replace(model, nodes=tuple(nodes), edges=tuple(edges), ground=None)


def _describe(file: Deck, drawing: Drawing) -> None:
    about = file.core_properties
    made = datetime(drawing.made.year, drawing.made.month, drawing.made.day, tzinfo=UTC)
    about.title, about.subject, about.language = drawing.title, printable(drawing.edition), drawing.model.language
    about.author = about.last_modified_by = ""
    about.created = about.modified = about.last_printed = made.replace(tzinfo=None)


def _heading(drawing: Drawing, each: Part, slides: Sequence[Part]) -> str:
    """Return the title of a slide; where lines take several slides, it tells which ones these are."""
    t = texts_in(drawing.model.language)
    tied = [other for other in slides if other.tied]
    if not each.tied:
        return t("slides.others", title=drawing.title)
    if len(tied) == 1:
        return drawing.title
    if [other.kinds for other in tied].count(each.kinds) == 1:
        return f"{drawing.title}: {_some([edge.kind_label for edge in each.model.edges], t)}"
    names = {node.id: node.label for node in each.model.nodes}
    starts = _some([names[edge.source] for edge in each.model.edges], t)
    return t("slides.lines_from", title=drawing.title, names=starts)


def _some(words: Iterable[str], t: Texts) -> str:
    """Return the different ones of `words` or, of many, the first and how many more there are."""
    found = list(dict.fromkeys(words))
    shown = ", ".join(found[:_MOST_NAMED])
    return f"{shown} {t('phrase.more', count=len(found) - _MOST_NAMED)}" if len(found) > _MOST_NAMED else shown


def _title(slide: Slide, text: str) -> None:
    title = slide.shapes.title
    if title is None:
        raise ValueError("The layout of the slide has no title.")
    title.left, title.top = Emu(emu(MARGIN)), Emu(emu(12))
    title.width, title.height = Emu(emu(WIDTH - 2 * MARGIN)), Emu(emu(TITLE - 18))
    title.text_frame.text = text
    size = _TITLE_SIZE if len(text) <= _LONG_TITLE else _SMALLER_TITLE_SIZE
    for paragraph in title.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), True, FONT
        paragraph.font.color.rgb = rgb(INKS["ink"])


def _draw(slide: Slide, each: Part) -> None:
    model, kinds = each.model, each.kinds
    found = fit(model, kinds)
    for band in found.layout.bands:
        draw_lane(slide, found, band)
    shapes = draw_boxes(slide, found, model)
    for route in found.layout.routes:
        edge = route.edge
        draw_connector(slide, found, route, shapes[edge.source], shapes[edge.target], model.language)
    draw_legend(slide, model, kinds)


def _foot(slide: Slide, drawing: Drawing, number: str) -> None:
    t = texts_in(drawing.model.language)
    taken = t("report.taken_on", date=time_words(drawing.made.isoformat(), t))
    words = printable(" · ".join(part for part in (drawing.edition, taken) if part))
    top, height = HEIGHT - FOOT + 5, LEAST_TEXT + 4
    label(slide, (MARGIN, top, WIDTH - 2 * MARGIN - 60, height), words, LEAST_TEXT, INKS["muted"])
    page = label(slide, (WIDTH - MARGIN - 60, top, 60, height), number, LEAST_TEXT, INKS["muted"])
    page.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _notes(each: Part, drawing: Drawing) -> Iterator[str]:
    """Yield what the slide shows in sentences, each line with where it stands."""
    t = texts_in(drawing.model.language)
    for edge in each.model.edges:
        if edge.kind in each.kinds:
            yield drawing.sentence(edge)
            yield from (f"    {source}" for source in drawing.sources_of(edge))
    if not each.tied:
        yield t("slides.bodies", names=", ".join(node.label for node in each.model.nodes))
    if drawing.beside:
        yield t("chart.beside", lines="; ".join(drawing.beside))
    yield t("slides.rests_on", edition=drawing.edition)


def _packed(file: Deck) -> bytes:
    """Return the file with its parts dated alike."""
    written, packed = io.BytesIO(), io.BytesIO()
    file.save(written)
    with ZipFile(written) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for each in source.infolist():
            target.writestr(ZipInfo(each.filename, _TIME), source.read(each), ZIP_DEFLATED)
    return packed.getvalue()
