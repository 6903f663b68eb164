"""The sentences of a document that no record stands on, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.documents.coverage import Coverage, Unit
from graph.documents.locator import Span
from server.pages.parts.edition import share
from server.pages.visit import Visit


@dataclass(frozen=True)
class Unsaid:
    """One piece of the text that nothing is said of."""

    #: The sentence that it stands in, and the words that nothing stands on.
    sentence: str
    words: str
    #: Slug of the section; "" where that is not known.
    section: str
    #: Where in the text the words begin.
    at: int


def unsaid(visit: Visit, folder: str) -> Mapping[str, tuple[Unsaid, ...]]:
    """Return what is left of the document of the edition `folder`, by section; nothing where it is not at hand."""
    edition = next((each for each in visit.site.service.dataset.editions if each.id == folder), None)
    reached = share(visit.elsewhere(folder), edition) if edition else None
    found: dict[str, tuple[Unsaid, ...]] = {}
    for each in _left(reached.coverage) if reached else ():
        found[each.section] = (*found.get(each.section, ()), each)
    return found


def _left(coverage: Coverage) -> Iterator[Unsaid]:
    partly = {each.unit: each.unread for each in coverage.partly}
    every: set[Unit] = {*coverage.uncovered, *partly}
    for unit in sorted(every, key=lambda unit: unit.span.start):
        runs = partly.get(unit) or (Span(0, len(unit.text)),)
        for run in runs:
            yield Unsaid(unit.text, unit.text[run.start : run.end], unit.section or "", unit.span.start + run.start)
