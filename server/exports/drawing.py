"""A styrkarta to make a file of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from server.chart import ChartModel, Edge
from server.chart.measures import WIDTH
from server.chart.words import EVIDENCE_WORDS, FATE_WORDS
from server.exports.picture import Paper

#: What tells one line from another: slug of its source, of its kind, of its target.
Ends = tuple[str, str, str]


@dataclass(frozen=True)
class Drawing:
    """What it shows, what it is called, what it rests on and when it was taken."""

    model: ChartModel
    kinds: Set[str]
    title: str
    edition: str
    made: date
    #: Whether it is drawn as a ring of names instead of a map.
    as_network: bool = False
    #: The paper for a PDF; None where the size of the text is to decide.
    paper: Paper | None = None
    #: Pixels of a PNG for each of the picture's own.
    scale: float = 2
    #: Width of a map in pixels, on the page and in a picture; on paper it is as wide as the sheet asks.
    width: float = WIDTH
    #: Sentences of lines that belong to it and that no picture can show, since an end has no box.
    beside: Sequence[str] = ()
    #: Where each line stands, in words.
    sources: Mapping[Ends, tuple[str, ...]] = field(default_factory=dict)

    @property
    def told(self) -> list[str]:
        """Return every line as a sentence with its grade of evidence, first those drawn."""
        return [*(self.sentence(edge) for edge in self.model.edges if edge.kind in self.kinds), *self.beside]

    def sentence(self, edge: Edge) -> str:
        """Return a line as a sentence with its grade of evidence and, between two editions, what became of it."""
        words = [EVIDENCE_WORDS[self.model.language][edge.evidence]]
        words += [FATE_WORDS[self.model.language][edge.fate]] if edge.fate else []
        return f"{edge.title} ({', '.join(words)})"

    def sources_of(self, edge: Edge) -> tuple[str, ...]:
        """Return where a line stands, in words."""
        return self.sources.get((edge.source, edge.kind, edge.target), ())
