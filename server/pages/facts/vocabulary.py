"""The terms that a query may be made of: every class, property and concept that the graph uses or defines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ontology.schema import key_names
from ontology.titles import title_of_property
from server.pages.facts.names import labels
from server.pages.facts.reader import Reader

Sort = Literal["class", "property", "concept"]
_QUERIES: Mapping[Sort, str] = {
    "class": "SELECT DISTINCT ?term { { ?term a owl:Class } UNION { ?thing a ?term } }",
    "property": "SELECT DISTINCT ?term { { ?term a owl:ObjectProperty } UNION { ?term a owl:DatatypeProperty } "
    "UNION { ?subject ?term ?object } }",
    "concept": "SELECT DISTINCT ?term { ?term skos:inScheme ?scheme }",
}


@dataclass(frozen=True)
class Term:
    """A term with its names per language."""

    iri: str
    sort: Sort
    names: Mapping[str, str]


def vocabulary(reader: Reader) -> tuple[Term, ...]:
    """Read every term of the view, classes first."""
    named, keys = reader.once(labels), key_names()
    found = {row["term"].value: sort for sort, query in _QUERIES.items() for row in reader.select(query)}
    return tuple(
        Term(iri, sort, named.of(iri) or (title_of_property(iri, keys[iri]) if iri in keys else {}))
        for iri, sort in sorted(found.items(), key=lambda each: ([*_QUERIES].index(each[1]), each[0]))
    )
