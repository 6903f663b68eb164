"""The page of any other thing: what is said of it, where, and what points at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fastapi import Request, Response
from markupsafe import Markup
from pyoxigraph import Literal, NamedNode

from graph.store import Term
from ontology.namespaces import DCT, OA, RDF, RDFS, SKOS, STYRGRAF
from server.language import deadline_words, month_words, time_words
from server.pages.facts.entry import keys_by_property
from server.pages.facts.names import labels
from server.pages.facts.source import sources
from server.pages.facts.thing import Thing, thing
from server.pages.parts.quote import quotes
from server.pages.site import Site
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language, joined

#: What the head of the page shows, so that the list of properties leaves it out.
_HEAD: Final = frozenset(
    {
        f"{RDF}type",
        f"{RDFS}label",
        f"{SKOS}prefLabel",
        f"{SKOS}definition",
        f"{DCT}description",
        f"{DCT}source",
        f"{OA}hasSelector",
    }
)
_FORMATS: Final = ("ttl", "jsonld", "nt", "rdf")


@dataclass(frozen=True)
class Said:
    """One property in words, with its values."""

    words: Words
    value: Markup


@dataclass(frozen=True)
class Pointing:
    """The things that say something with this one, by property."""

    words: Words
    links: tuple[Link, ...]


def describe(site: Site, request: Request, iri: str) -> Response:
    """Return the page about `iri`."""
    visit = Visit(site, request)
    found = thing(visit.reader, iri)
    own = visit.reader.once(sources)
    return visit.page(
        "thing.html",
        visit.label(iri),
        link=visit.link(iri),
        kinds=_kinds(visit, found),
        text=_text(visit, found),
        quotes=quotes(visit, [*_iris(found.said.get(f"{DCT}source", ())), *([iri] if iri in own else [])]),
        said=[
            Said(_property(visit, name), _values(visit, name, terms))
            for name, terms in found.said.items()
            if name not in _HEAD
        ],
        pointing=[
            Pointing(_property(visit, name), tuple(visit.link(subject) for subject in subjects))
            for name, subjects in found.pointing.items()
        ],
        files={kind: f"{request.url.path}?format={kind}" for kind in _FORMATS},
    )


def _kinds(visit: Visit, found: Thing) -> tuple[Words, ...]:
    classes = (iri for iri in _iris(found.said.get(f"{RDF}type", ())) if visit.reader.once(labels).of(iri))
    return tuple(visit.label(iri) for iri in classes)


def _text(visit: Visit, found: Thing) -> Words:
    for name in (f"{DCT}description", f"{SKOS}definition"):
        literals = [term for term in found.said.get(name, ()) if isinstance(term, Literal)]
        if literals:
            return in_language({term.language or "": term.value for term in literals}, visit.language)
    return Words("")


def _property(visit: Visit, name: str) -> Words:
    key = f"detail.{keys_by_property().get(name, '')}"
    return Words(visit.texts(key)) if key in visit.texts else visit.label(name)


def _values(visit: Visit, name: str, terms: Iterable[Term]) -> Markup:
    texts = {term.language: term.value for term in terms if isinstance(term, Literal) and term.language}
    if texts and len(texts) == len(list(terms)):
        return in_language(texts, visit.language).__html__()
    return joined(_value(visit, name, term) for term in terms)


def _value(visit: Visit, name: str, term: Term) -> str | Words | Link:
    if isinstance(term, NamedNode):
        return visit.link(term.value)
    if not isinstance(term, Literal):
        return str(term)
    if term.language:
        return Words(term.value, term.language if term.language != visit.language else None)
    if name == f"{STYRGRAF}deadline":
        return deadline_words(term.value, visit.texts)
    return month_words([term.value], visit.texts) if name == f"{STYRGRAF}month" else time_words(term.value, visit.texts)


def _iris(terms: Iterable[Term]) -> list[str]:
    return [term.value for term in terms if isinstance(term, NamedNode)]
