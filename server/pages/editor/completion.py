"""``/sparql/termer``: what a word begun in a query may become, by Swedish or English name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from server.pages.facts.searchable import QUESTION
from server.pages.facts.vocabulary import Term, vocabulary
from server.pages.prefixed import prefixed
from server.pages.search import index
from server.pages.visit import Visit, Visiting
from server.pages.words import in_language
from server.search.words import fold, words

_MOST: Final = 30
_MOST_THINGS: Final = 15
router = APIRouter()


@dataclass(frozen=True)
class Suggestion:
    """A term or a thing: what it is called, of which kind it is, and how a query writes it."""

    label: str
    kind: str
    #: Its prefixed name, or its IRI in angle brackets.
    text: str
    #: What has to be declared for the prefixed name; empty for an IRI.
    prefix: str
    namespace: str
    iri: str


@router.get("/sparql/termer")
def terms(visit: Visiting, q: Annotated[str, Query(max_length=100)] = "") -> JSONResponse:
    """Return what is called `q`, or begins so, or has a prefixed name that does."""
    found = list(suggestions(visit, q.strip()))[:_MOST] if q.strip() else []
    return JSONResponse([asdict(each) for each in found], headers={"Vary": "Accept-Language"})


def suggestions(visit: Visit, text: str) -> Iterator[Suggestion]:
    """Yield what `text` may become, terms of the vocabulary first."""
    prefix, colon, local = text.rpartition(":")
    for term in visit.reader.once(vocabulary):
        suggested = _of_term(visit, term)
        if suggested.text.casefold().startswith(text.casefold()) if colon else _begins(term, text):
            yield suggested
    for hit in index(visit).search(local.replace("-", " "), visit.language, _MOST_THINGS):
        if hit.kind == QUESTION:
            continue
        suggested = _suggestion(visit, hit.iri, hit.title, str(visit.kind(hit.kind)))
        if not colon or suggested.prefix == prefix:
            yield suggested


def _begins(term: Term, text: str) -> bool:
    """Tell whether a word of a name of `term`, or the end of its IRI, begins as `text` does."""
    asked = _folded(text)
    names = (*term.names.values(), term.iri.rpartition("/")[2])
    return bool(asked) and any(f" {asked}" in f" {_folded(name)}" for name in names)


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in words(text))


def _of_term(visit: Visit, term: Term) -> Suggestion:
    label = str(in_language(term.names, visit.language)) or term.iri
    return _suggestion(visit, term.iri, label, visit.texts(f"sparql.sort.{term.sort}"))


def _suggestion(visit: Visit, iri: str, label: str, kind: str) -> Suggestion:
    name = prefixed(iri, visit.site.base)
    if name is None:
        return Suggestion(label, kind, f"<{iri}>", "", "", iri)
    return Suggestion(label, kind, str(name), name.prefix, name.namespace, iri)
