"""Names of things, so that no answer shows a bare IRI."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import Literal, NamedNode

from graph.store import Store
from graph.view import View
from ontology.namespaces import STYRGRAF
from ontology.titles import title_of_class

_QUERY = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?label { VALUES ?thing { %s } ?thing rdfs:label|skos:prefLabel ?label }
"""
#: What has no name and no id of its own is called after the thing that it is a part of.
_PARTS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?thing ?class ?label { VALUES ?thing { %s } ?thing a ?class . ?whole ?key ?thing ; rdfs:label ?label }
"""
_PART_OF = {"sv": "{kind} i ”{whole}”", "en": "{kind} in “{whole}”"}


def labels(store: Store, view: View, things: Collection[str], language: str) -> dict[str, str]:
    """Return a name for each of the IRIs `things`.

    The name in `language` if there is one, else one in another language, else for a numbered part
    of a thing what it is and of which thing, else the last part of the IRI as words.
    """
    if not things:
        return {}
    query = _QUERY % " ".join(str(NamedNode(iri)) for iri in sorted(things))
    best: dict[str, tuple[bool, str]] = {}
    for row in store.select(query, view):
        label = row["label"]
        if isinstance(label, Literal):
            candidate = (label.language != language, label.value)
            thing = iri_of(row["thing"])
            best[thing] = min(candidate, best.get(thing, candidate))
    parts = _parts(store, view, [iri for iri in things if iri not in best and _words_of(iri).isdecimal()], language)
    return {iri: best[iri][1] if iri in best else parts.get(iri) or _words_of(iri) for iri in things}


def _parts(store: Store, view: View, things: Collection[str], language: str) -> dict[str, str]:
    """Return for each of the nameless `things` that is a part of one with a name what it is, and of which."""
    if not things:
        return {}
    best: dict[str, tuple[bool, str]] = {}
    for row in store.select(_PARTS % " ".join(str(NamedNode(iri)) for iri in sorted(things)), view):
        label, kind, thing = row["label"], iri_of(row["class"]), iri_of(row["thing"])
        if isinstance(label, Literal) and kind.startswith(STYRGRAF):
            title = title_of_class(kind.removeprefix(STYRGRAF))[language]
            candidate = (label.language != language, _PART_OF[language].format(kind=title, whole=label.value))
            best[thing] = min(candidate, best.get(thing, candidate))
    return {iri: words for iri, (_, words) in best.items()}


def iri_of(term: object) -> str:
    """Return the IRI of `term`, or "" where it is none."""
    return term.value if isinstance(term, NamedNode) else ""


def _words_of(iri: str) -> str:
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2].replace("-", " ")
