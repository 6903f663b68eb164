"""``/def/``: the whole vocabulary, module by module, with its closed lists, what it builds on, and its files."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Response

from ontology.glossary import Module, Scheme, Term, modules, schemes, terms
from ontology.namespaces import DCT, STYRGRAF
from ontology.releases import version, version_iri
from server.pages.visit import Visit
from server.pages.vocabulary.naming import Named, named
from server.pages.vocabulary.releases import files
from server.pages.vocabulary.usage import count
from server.pages.words import Words, in_language


@dataclass(frozen=True)
class Line:
    """One term in the list of its module."""

    named: Named
    definition: Words
    count: int


@dataclass(frozen=True)
class Part:
    """A module with its classes and its properties."""

    id: str
    title: str
    classes: tuple[Line, ...]
    properties: tuple[Line, ...]


@dataclass(frozen=True)
class Closed:
    """A closed list with how many concepts it has."""

    named: Named
    definition: Words
    size: int


@dataclass(frozen=True)
class Tie:
    """How a term of ours stands to one of another vocabulary."""

    ours: Named
    relation: str
    other: Named


def overview(visit: Visit) -> Response:
    """Return the page."""
    return visit.page(
        "vocabulary.html",
        visit.texts("vocabulary.title"),
        iri=STYRGRAF,
        version=version(),
        version_iri=version_iri(),
        modules=[_part(visit, number, module) for number, module in enumerate(modules(), 1)],
        schemes=[_closed(visit, scheme) for scheme in schemes().values()],
        ties=[tie for term in terms().values() for tie in ties(visit, term)],
        releases=files(),
        licence=_licence(visit),
    )


def ties(visit: Visit, term: Term) -> list[Tie]:
    """Return how `term` stands to others, the closest first."""
    ours = named(visit, term.iri)
    return [
        Tie(ours, visit.texts(f"vocabulary.relation.{each.relation.rpartition('#')[2]}"), named(visit, each.other))
        for each in term.alignments
    ]


def _part(visit: Visit, number: int, module: Module) -> Part:
    lines = {
        sort: tuple(_line(visit, term) for term in module.terms if term.sort == sort) for sort in ("class", "property")
    }
    return Part(f"del-{number}", module.names[visit.language], lines["class"], lines["property"])


def _line(visit: Visit, term: Term) -> Line:
    return Line(named(visit, term.iri), in_language(term.definitions, visit.language), count(visit, term))


def _closed(visit: Visit, scheme: Scheme) -> Closed:
    definition = in_language(scheme.definitions, visit.language)
    return Closed(named(visit, scheme.iri, as_list=True), definition, len(scheme.concepts))


def _licence(visit: Visit) -> str:
    rows = visit.reader.select(f"SELECT ?licence {{ <{STYRGRAF}> <{DCT}license> ?licence }}")
    return next((row["licence"].value for row in rows), "")
