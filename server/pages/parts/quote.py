"""A source as a page shows it: section, words, edition with its status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.namespaces import STYRGRAF
from server.pages.addresses import path_of
from server.pages.facts.source import Source, sources
from server.pages.visit import Visit
from server.pages.words import Link, Words


@dataclass(frozen=True)
class Quote:
    """One passage of one edition."""

    #: Link to its place on the page of the document.
    passage: Link
    section: Words
    edition: Link
    status: Words
    #: The passage word for word, or None where the document is not at hand.
    quotation: str | None
    start: str
    #: Its last words; None where `start` is the whole passage.
    end: str | None
    #: Language that the document is written in.
    language: str


def quotes(visit: Visit, iris: Iterable[str]) -> tuple[Quote, ...]:
    """Return the passages among `iris`, in the order of the document."""
    known = visit.reader.once(sources)
    return tuple(_quote(visit, source) for source in known.of(iris))


def registers(visit: Visit, iris: Iterable[str]) -> tuple[Link, ...]:
    """Return links to those among `iris` that are no passages of a document, such as a register that others keep."""
    known = visit.reader.once(sources)
    return tuple(visit.link(iri) for iri in iris if iri not in known)


def _quote(visit: Visit, source: Source) -> Quote:
    return Quote(
        passage=_passage(visit, source),
        section=visit.label(source.section),
        edition=visit.link(source.edition.iri),
        status=visit.label(f"{STYRGRAF}status/{source.edition.status}"),
        quotation=source.quotation(visit.site.originals),
        start=source.locator.text_start,
        end=source.locator.text_end,
        language=visit.site.service.workspace.settings.languages[0],
    )


def _passage(visit: Visit, source: Source) -> Link:
    anchor, path = source.iri.rpartition("/")[2], path_of(source.edition.iri, visit.site.base) or ""
    whole = visit.reader.once(sources).is_on_one_page(source.edition)
    document = visit.address(path, {} if whole else {"stycke": anchor})
    return Link(source.iri, visit.label(source.iri), f"{document}#{anchor}")
