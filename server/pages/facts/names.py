"""What things are called, in every language, and what kind of thing each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal

from ontology.namespaces import STYRGRAF
from server.pages.facts.reader import Reader
from server.pages.words import quoted_in

_LABELS = "SELECT ?thing ?label { ?thing rdfs:label|skos:prefLabel ?label }"
_QUOTING = """
SELECT ?thing ?label {
  ?thing dct:description ?quoting FILTER(CONTAINS(STR(?quoting), "“")) ?thing dct:description ?label
}"""
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


def spoken(reader: Reader) -> Mapping[str, Mapping[str, str]]:
    """Read the words that labels and descriptions in a language quote from another, each with that, by the former."""
    found: dict[str, dict[str, str]] = {}
    for texts in (*reader.once(labels).by_iri.values(), *_texts(reader, _QUOTING).by_iri.values()):
        for language, text in texts.items():
            if "“" in text:
                found.setdefault(language, {}).update(quoted_in(texts, language))
    return found


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
