"""What things are called, in every language, and what kind of thing each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal

from ontology.namespaces import STYRGRAF
from server.pages.facts.reader import Reader

_LABELS = "SELECT ?thing ?label { ?thing rdfs:label|skos:prefLabel ?label }"
_DEFINITIONS = "SELECT ?thing ?label { ?thing skos:definition ?label }"
_CONCEPTS = "SELECT ?concept ?scheme { ?concept skos:inScheme ?scheme }"
_CLASSES = "SELECT ?thing ?class { ?thing a ?class FILTER(STRSTARTS(STR(?class), STR(sg:))) }"


@dataclass(frozen=True)
class Names:
    """Labels per language by IRI."""

    by_iri: Mapping[str, Mapping[str, str]]

    def of(self, iri: str) -> Mapping[str, str]:
        """Return the labels of `iri` per language; none where it has no label."""
        return self.by_iri.get(iri, {})


def labels(reader: Reader) -> Names:
    """Read the label of everything: data, concepts, classes and properties."""
    return _texts(reader, _LABELS)


def definitions(reader: Reader) -> Names:
    """Read the definition of every term and concept of the vocabulary."""
    return _texts(reader, _DEFINITIONS)


def classes(reader: Reader) -> Mapping[str, tuple[str, ...]]:
    """Read the classes of our vocabulary that each thing has, by IRI."""
    found: dict[str, list[str]] = {}
    for row in reader.select(_CLASSES):
        found.setdefault(row["thing"].value, []).append(row["class"].value)
    return {iri: tuple(sorted(names)) for iri, names in found.items()}


def concepts(reader: Reader) -> Mapping[tuple[str, str], str]:
    """Read the IRI of each concept by the short name of its list and its own, the workspace's own before others."""
    found: dict[tuple[str, str], str] = {}
    for row in reader.select(_CONCEPTS):
        concept, scheme = row["concept"].value, row["scheme"].value
        key = scheme.rpartition("/")[2], concept.rpartition("/")[2]
        if key not in found or not concept.startswith(STYRGRAF):
            found[key] = concept
    return found


def _texts(reader: Reader, query: str) -> Names:
    found: dict[str, dict[str, str]] = {}
    for row in reader.select(query):
        label = row["label"]
        if isinstance(label, Literal):
            found.setdefault(row["thing"].value, {})[label.language or ""] = label.value
    return Names(found)
