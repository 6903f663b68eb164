"""What a parameter can be given: the things of a class, or the concepts of a scheme."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from pyoxigraph import Literal

from graph.store import Store
from graph.view import View
from ontology.namespaces import STYRGRAF
from queries.labels import iri_of
from queries.sorting import swedish

_PREFIXES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
_THINGS = _PREFIXES + "SELECT ?thing ?label { ?class rdfs:subClassOf* <%s> . ?thing a ?class ; rdfs:label ?label }"
_CONCEPTS = _PREFIXES + "SELECT ?thing ?label { ?thing skos:inScheme <%s> ; skos:prefLabel ?label }"
#: Of a list that the workspace adds to, those are offered that something in view is said to be of.
_CONCEPTS_IN_USE = (
    _PREFIXES
    + """SELECT DISTINCT ?thing ?label {
  ?thing skos:inScheme <%s> ; skos:prefLabel ?label .
  ?said ?property ?thing FILTER(!STRSTARTS(STR(?said), "%s"))
}"""
)
_ADDED = _PREFIXES + 'ASK { ?thing skos:inScheme <%s> FILTER(!STRSTARTS(STR(?thing), "%s")) }'
_OTHER_NAMES = _PREFIXES + "SELECT ?thing ?label { ?thing skos:altLabel ?label }"


#: An edition, the kind of what it says, and its name: no value is longer.
_MOST_PARTS: Final = 3


@dataclass(frozen=True)
class Option:
    """One thing to choose."""

    #: What to type or to put into an address: the last part of the IRI, longer where that is not unique.
    value: str
    label: str
    iri: str
    #: All its names, in every language and casefolded.
    names: frozenset[str]


#: What was read of each store; nothing can be written through one, so that it stays true.
_KEPT: WeakKeyDictionary[Store, dict[tuple[str, tuple[str, ...], str], tuple[Option, ...]]] = WeakKeyDictionary()


def options(kind: str, store: Store, view: View, language: str = "sv") -> tuple[Option, ...]:
    """Return what a parameter of `kind` can be given, by label; nothing for words and dates."""
    kept, key = _KEPT.setdefault(store, {}), (kind, view.graphs, language)
    if key not in kept:
        kept[key] = _options(kind, store, view, language)
    return kept[key]


def _options(kind: str, store: Store, view: View, language: str) -> tuple[Option, ...]:
    names = _names(kind, store, view)
    short = Counter(tail for iri in names for tail in _tails(iri))
    found = [_option(iri, labels, short, language) for iri, labels in names.items()]
    return tuple(sorted(found, key=lambda option: (swedish(option.label), option.iri)))


def _names(kind: str, store: Store, view: View) -> dict[str, list[Literal]]:
    scheme = kind.removeprefix("concept:")
    if not kind[:1].isupper() and scheme == kind:
        return {}
    query = _THINGS % (STYRGRAF + kind) if scheme == kind else _CONCEPTS % (STYRGRAF + scheme)
    if scheme != kind and _is_added_to(scheme, store, view):
        query = _CONCEPTS_IN_USE % (STYRGRAF + scheme, STYRGRAF)
    names: dict[str, list[Literal]] = {}
    for row in store.select(query, view):
        if isinstance(row["label"], Literal):
            names.setdefault(iri_of(row["thing"]), []).append(row["label"])
    for row in store.select(_OTHER_NAMES, view):
        if isinstance(row["label"], Literal) and iri_of(row["thing"]) in names:
            names[iri_of(row["thing"])].append(row["label"])
    return names


def _is_added_to(scheme: str, store: Store, view: View) -> bool:
    """Return whether the workspace has a concept of its own in the list."""
    return store.ask(_ADDED % (STYRGRAF + scheme, STYRGRAF), view)


def _option(iri: str, labels: list[Literal], short: Counter[str], language: str) -> Option:
    value = next((tail for tail in _tails(iri) if short[tail] == 1), iri)
    label = min(labels, key=lambda label: (label.language != language, labels.index(label)))
    return Option(value, label.value, iri, frozenset(label.value.casefold() for label in labels))


def _tails(iri: str) -> list[str]:
    """Return the last part of `iri`, the last two, and so on as far as an edition reaches."""
    parts = iri.split("/")
    return ["/".join(parts[-count:]) for count in range(1, _MOST_PARTS + 1)]
