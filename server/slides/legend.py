"""The legend of a slide: each kind of line and grade of evidence with a piece of such a line."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide
from pptx.util import Emu, Pt

from server.chart import ChartModel
from server.chart.fonts import text_width
from server.chart.model import Evidence
from server.chart.palette import BORDER, INKS
from server.chart.words import EVIDENCE_LEGEND, WORDS
from server.slides.line import Manner, add_sample
from server.slides.measures import FOOT, HEIGHT, LEAST_TEXT, LEGEND_ROW, MARGIN, WIDTH, emu
from server.slides.texts import bare, describe, label, rgb

_SAMPLE, _AFTER_SAMPLE, _AFTER_ITEM = 30.0, 6.0, 18.0
_GRADES: Final[tuple[Evidence, ...]] = ("stated", "drawn", "inferred")
#: The kind whose plain line shows the grades of evidence.
_PLAIN: Final = "reports"
#: The font of the slides may be a little wider than the one that text is measured in.
_SPARE: Final = 1.1


@dataclass(frozen=True)
class Entry:
    """A word of the legend and the kind of line to show beside it; None for the frame of a provisional body."""

    word: str
    kind: str | None
    evidence: Evidence = "stated"

    @property
    def width(self) -> float:
        """Return the room it takes, in points."""
        return _SAMPLE + _AFTER_SAMPLE + text_width(self.word, LEAST_TEXT) * _SPARE


def rows_of(model: ChartModel, kinds: Set[str]) -> list[list[Entry]]:
    """Return the legend of the lines of `kinds`, in as many rows as it needs."""
    rows: list[list[Entry]] = []
    taken = 0.0
    for entry in _entries(model, kinds):
        if not rows or taken + entry.width > WIDTH - 2 * MARGIN:
            rows.append([])
            taken = 0.0
        rows[-1].append(entry)
        taken += entry.width + _AFTER_ITEM
    return rows


def draw_legend(slide: Slide, model: ChartModel, kinds: Set[str]) -> None:
    """Draw the legend above the foot of a slide."""
    rows = rows_of(model, kinds)
    for number, row in enumerate(rows):
        top, left = HEIGHT - FOOT - LEGEND_ROW * (len(rows) - number), MARGIN
        for entry in row:
            _draw(slide, entry, left, top)
            left += entry.width + _AFTER_ITEM


def _entries(model: ChartModel, kinds: Set[str]) -> Iterator[Entry]:
    shown = [edge for edge in model.edges if edge.kind in kinds]
    for edge in {edge.kind: edge for edge in shown}.values():
        yield Entry(edge.kind_label, edge.look)
    grades = {edge.evidence for edge in shown}
    for grade in _GRADES:
        if grade in grades:
            yield Entry(EVIDENCE_LEGEND[model.language][grade], _PLAIN, grade)
    if any(node.provisional for node in model.nodes):
        yield Entry(WORDS[model.language]["provisional body"], None)


def _draw(slide: Slide, entry: Entry, left: float, top: float) -> None:
    if entry.kind:
        middle = emu(top + LEGEND_ROW / 2)
        manner = Manner(entry.kind, entry.evidence, entry.word, entry.word)
        add_sample(slide, (emu(left), middle), emu(_SAMPLE), manner)
    else:
        place = (Emu(emu(each)) for each in (left + 3, top + 3, _SAMPLE - 6, LEGEND_ROW - 6))
        frame = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
        bare(frame)
        frame.fill.background()
        frame.line.color.rgb, frame.line.width, frame.line.dash_style = rgb(BORDER), Pt(1), MSO_LINE.DASH
        describe(frame, entry.word, entry.word)
    beside = left + _SAMPLE + _AFTER_SAMPLE
    label(slide, (beside, top, entry.width - _SAMPLE, LEGEND_ROW), entry.word, LEAST_TEXT, INKS["muted"])
