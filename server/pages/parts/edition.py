"""An edition as the pages of the documents show it: status, date, and how much of it the graph holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor
from typing import Final

from graph.documents.coverage import Coverage
from graph.documents.locator import Span
from graph.edition import EditionInfo
from ontology.namespaces import STYRGRAF
from server.evidence import coverage_of, spans_left_out
from server.language import Language, time_words
from server.pages.facts.chapter import chapters, words_of
from server.pages.facts.entry import Entry
from server.pages.facts.reader import values
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language

#: Classes whose things are no statements: what divides a text, and what was left out of it.
_NO_STATEMENTS: Final = frozenset({f"{STYRGRAF}Section", f"{STYRGRAF}SetAside"})


@dataclass(frozen=True)
class Share:
    """How much of a document the passages reach."""

    coverage: Coverage
    #: Where the text speaks of persons whom the settings leave out.
    left_out: tuple[Span, ...]

    @property
    def covered(self) -> int:
        """Return how many pieces of the text are covered."""
        return len(self.coverage.covered)

    @property
    def wanted(self) -> int:
        """Return how many pieces were to be covered: those that count and were not set aside."""
        return len(self.coverage.units) - len(self.coverage.set_aside)

    def percent(self, language: Language) -> str:
        """Return the share in per cent, rounded down to one decimal, as `language` writes it."""
        number = f"{floor(self.coverage.percent * 10) / 10:g}"
        return number.replace(".", ",") if language == "sv" else number


@dataclass(frozen=True)
class Edition:
    """One edition of a document."""

    id: str
    link: Link
    #: The document that it is an edition of.
    document: Link
    revises: tuple[Link, ...]
    #: What the document is; empty where nobody says.
    text: Words
    status: Words
    status_basis: Words
    #: When it was issued, in words; empty where that is not known.
    issued: str
    date_basis: Words
    passages: int
    statements: int
    #: None where the document is not at hand.
    share: Share | None


def edition_part(visit: Visit, edition: EditionInfo) -> Edition:
    """Return `edition` as a page shows it; `visit` shows a view that has it."""
    own, document = _described(visit, edition.iri), _described(visit, edition.document)
    passages, statements = _counts(visit, edition)
    return Edition(
        id=edition.id,
        link=visit.link(edition.iri),
        document=visit.link(edition.document),
        revises=tuple(visit.link(iri) for iri in sorted(edition.revises)),
        text=in_language(document.texts("description"), visit.language),
        status=visit.label(f"{STYRGRAF}status/{edition.status}"),
        status_basis=in_language(own.texts("statusBasis"), visit.language),
        issued=time_words(edition.issued, visit.texts),
        date_basis=in_language(own.texts("dateBasis"), visit.language),
        passages=passages,
        statements=statements,
        share=share(visit, edition),
    )


def _described(visit: Visit, iri: str) -> Entry:
    return next(iter(visit.reader.entries(values("entry", [iri]) + " ?entry ?any ?thing")), Entry(iri, {}))


def share(visit: Visit, edition: EditionInfo) -> Share | None:
    """Return how much of the edition's document is covered, measured once; None where it is not at hand."""
    site, language = visit.site, visit.language
    if words_of(site, edition) is None:
        return None
    service = site.service
    return site.kept(
        ("share", edition.id, language),
        lambda: Share(coverage_of(edition, service, language), spans_left_out(service, edition)),
    )


def _counts(visit: Visit, edition: EditionInfo) -> tuple[int, int]:
    places = [place for each in chapters(visit.site, edition) for stretch in each.stretches for place in stretch.places]
    return len(places), len({entry.iri for entry in _statements(entry for place in places for entry in place.entries)})


def _statements(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if not _NO_STATEMENTS.intersection(entry.iris("type"))]
