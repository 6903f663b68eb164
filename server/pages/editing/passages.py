"""The passages that a record stands on, word for word where the document is at hand, beside its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError
from graph.documents.originals import DocumentError
from graph.record import Record
from server.pages.site import Site
from server.pages.visit import Visit
from server.pages.words import Words


@dataclass(frozen=True)
class Beside:
    """One passage."""

    section: Words
    slug: str
    #: Its words; None where the document is not at hand, or has no such place.
    words: str | None
    start: str
    end: str | None
    #: Language of the document.
    language: str
    #: Where in the text it begins; None as above.
    at: int | None


def passages(visit: Visit, record: Record) -> Iterator[Beside]:
    """Yield the passages that `record` points at, also where it has not been written yet."""
    language = visit.site.service.workspace.settings.languages[0]
    text = text_of(visit.site, record.edition)
    for marks in record.values("source"):
        if isinstance(marks, Mapping) and isinstance(marks.get("textStart"), str):
            locator = Locator.of(record.edition or "", marks)
            section = visit.label(f"{visit.site.base}{record.edition}/section/{locator.section}")
            words, at = _found(text, locator)
            yield Beside(section, locator.section, words, locator.text_start, locator.text_end, language, at)


def text_of(site: Site, edition: str | None) -> str | None:
    """Return the normalised text of the document of `edition`, or None where it is not at hand."""
    document = next((each.file_name for each in site.service.dataset.editions if each.id == edition), None)
    if site.originals is None or document is None:
        return None
    try:
        return site.originals.normalised(document)
    except DocumentError:
        return None


def _found(text: str | None, locator: Locator) -> tuple[str, int] | tuple[None, None]:
    """Return the words of a passage and where they begin; nothing where they are not to be had."""
    if text is None:
        return None, None
    try:
        span = locate(text, locator)
    except LocatorError:
        return None, None
    return text[span.start : span.end], span.start
