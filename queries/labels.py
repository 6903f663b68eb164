"""Names of things, so that no answer shows a bare IRI."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import Literal, NamedNode

from graph.store import Store
from graph.view import View

_QUERY = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?label { VALUES ?thing { %s } ?thing rdfs:label|skos:prefLabel ?label }
"""


def labels(store: Store, view: View, things: Collection[str], language: str) -> dict[str, str]:
    """Return a name for each of the IRIs `things`.

    The name in `language` if there is one, else one in another language, else the last part of
    the IRI as words.
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
    return {iri: best[iri][1] if iri in best else _words_of(iri) for iri in things}


def iri_of(term: object) -> str:
    """Return the IRI of `term`, or "" where it is none."""
    return term.value if isinstance(term, NamedNode) else ""


def _words_of(iri: str) -> str:
    return iri.rstrip("/").replace("#", "/").rpartition("/")[2].replace("-", " ")
