"""What exists: vocabulary, axioms, shapes, concept schemes and the JSON-LD context."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ontology.files import STORED, path_of, triples_of
from ontology.line_rules import rule_triples
from ontology.namespaces import PREFIXES

if TYPE_CHECKING:
    import rdflib

__all__ = ["CONTEXT", "core_path", "graph", "quads"]

#: The JSON-LD context that maps records to RDF, parsed.
CONTEXT: dict[str, Any] = json.loads(path_of("context.jsonld").read_text(encoding="utf-8"))


def core_path() -> Path:
    """Path of the core vocabulary; the other Turtle files lie beside it."""
    return path_of("core.ttl")


def quads() -> list[ox.Triple]:
    """Triples of core, schemes, alignments and the table of derived lines, for the store."""
    return [*(triple for name in STORED for triple in triples_of(name)), *rule_triples()]


def graph() -> "rdflib.Graph":
    """Return the same triples as ``quads`` in an rdflib graph, for people and serialisers."""
    import rdflib

    merged = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        merged.bind(prefix, namespace)
    merged.parse(data=ox.serialize(quads(), format=ox.RdfFormat.N_TRIPLES), format="nt")
    return merged
