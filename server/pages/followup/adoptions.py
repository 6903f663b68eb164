"""Which principal has adopted which edition: known from what is registered, and unknown otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from graph.edition import EditionInfo
from queries.sorting import swedish
from server.language import time_words
from server.pages.facts.entry import Entry
from server.pages.facts.organisation import organisations
from server.pages.facts.reader import Reader
from server.pages.parts.quote import registers
from server.pages.visit import Visit
from server.pages.words import Link


@dataclass(frozen=True)
class Adopted:
    """One adoption: of what, by whom, when, by which decision (empty where not given), and which register says so."""

    link: Link
    edition: Link
    by: Link
    day: str
    decision: str
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class Table:
    """The principals by the editions of the view; None where nothing is registered."""

    editions: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[Adopted | None, ...]], ...]

    @property
    def is_registered(self) -> bool:
        """Tell whether any adoption is registered."""
        return any(cell for _, cells in self.rows for cell in cells)


def adoption_entries(reader: Reader) -> tuple[Entry, ...]:
    """Read every adoption."""
    return reader.entries("?entry a sg:Adoption")


def adoptions(visit: Visit, *, edition: str | None = None, body: str | None = None) -> tuple[Adopted, ...]:
    """Return the adoptions of an edition or by a body, or all, in order of time."""
    found = [
        each
        for each in visit.reader.once(adoption_entries)
        if (edition is None or edition in each.iris("adopts")) and (body is None or body in each.iris("adopter"))
    ]
    return tuple(_adopted(visit, each) for each in sorted(found, key=lambda each: (each.one("date") or "~", each.iri)))


def _adopted(visit: Visit, entry: Entry) -> Adopted:
    day = entry.one("date")
    return Adopted(
        link=visit.link(entry.iri),
        edition=visit.link(entry.iri_of("adopts") or ""),
        by=visit.link(entry.iri_of("adopter") or ""),
        day=time_words(day, visit.texts) if day else "",
        decision=entry.one("byDecision") or "",
        sources=registers(visit, entry.iris("source")),
    )


def table(visit: Visit) -> Table:
    """Return what is known of every principal and every edition of the documents that govern the arena."""
    editions = _editions(visit)
    principals = sorted(
        (visit.link(each.iri) for each in visit.reader.once(organisations) if each.thing == "Principal"),
        key=lambda link: swedish(str(link)),
    )
    known = {(each.by.iri, each.edition.iri): each for each in adoptions(visit)}
    rows = tuple((body, tuple(known.get((body.iri, edition.iri)) for edition in editions)) for body in principals)
    return Table(tuple(visit.link(edition.iri) for edition in editions), rows)


def _editions(visit: Visit) -> tuple[EditionInfo, ...]:
    """Return the editions of the documents that the arena is governed by, or of all where that is not said."""
    every = visit.site.service.dataset.editions
    governing = {
        iri
        for each in visit.reader.once(organisations)
        if each.thing == "Arena"
        for iri in each.entry.iris("governedBy")
    }
    named = {each.edition.iri for each in adoptions(visit)}
    found = tuple(edition for edition in every if edition.document in governing or edition.iri in named)
    return found or every
