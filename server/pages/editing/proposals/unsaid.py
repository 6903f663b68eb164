"""The sentences of a document that no record stands on, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.documents.coverage import Coverage, Unit
from graph.documents.locator import Span
from graph.documents.pointing import locator_of, shortened
from server.pages.editing.passages import text_of
from server.pages.editing.pointed import Pointed
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
    #: Where the words stand, so that they stand nowhere else.
    place: Pointed


def unsaid(visit: Visit, folder: str) -> Mapping[str, tuple[Unsaid, ...]]:
    """Return what is left of the document of the edition `folder`, by section; nothing where it is not at hand.

    It is what the page of the document counts as not read, and what does not count there, for nothing in it looks
    like governance, which somebody has to read to know.
    """
    edition = next((each for each in visit.site.service.dataset.editions if each.id == folder), None)
    reached = share(visit.elsewhere(folder), edition) if edition else None
    found: dict[str, tuple[Unsaid, ...]] = {}
    text = text_of(visit.site, folder)
    if not reached or not text:
        return found
    for each in _left(reached.coverage, text, folder):
        found[each.section] = (*found.get(each.section, ()), each)
    return found


def _left(coverage: Coverage, text: str, folder: str) -> Iterator[Unsaid]:
    partly = {each.unit: each.unread for each in coverage.partly}
    every: set[Unit] = {*coverage.uncovered, *partly, *coverage.others}
    for unit in sorted(every, key=lambda unit: unit.span.start):
        for run in partly.get(unit) or (Span(0, len(unit.text)),):
            words, section = unit.text[run.start : run.end], unit.section or ""
            span = Span(unit.span.start + run.start, unit.span.start + run.end)
            yield Unsaid(unit.text, words, section, span.start, place_of(text, folder, section, span))


def place_of(text: str, folder: str, section: str, span: Span) -> Pointed:
    """Return where the words at `span` of a document stand, told from all other places with the same words."""
    found = locator_of(text, folder, section, shortened(text, span))
    if found is None:
        return Pointed({"section": section, "textStart": text[span.start : span.end]})
    marks = {"textStart": found.text_start, "textEnd": found.text_end, "prefix": found.prefix, "suffix": found.suffix}
    return Pointed({"section": section, **{mark: words for mark, words in marks.items() if words}})
