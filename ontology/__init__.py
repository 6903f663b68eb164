"""What exists: vocabulary, axioms, shapes, concept schemes and the JSON-LD context."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ontology.files import STORED, path_of, triples_of

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

__all__ = ["CONTEXT", "NAMESPACE", "core_path", "graph", "quads"]

#: Namespace of the vocabulary, also the name of the graph that holds it.
NAMESPACE = "https://w3id.org/styrgraf/def/"

#: The JSON-LD context that maps records to RDF, parsed.
CONTEXT: dict[str, Any] = json.loads(path_of("context.jsonld").read_text(encoding="utf-8"))


def core_path() -> Path:
    """Path of the core vocabulary; the other Turtle files lie beside it."""
    return path_of("core.ttl")


def quads() -> list["pyoxigraph.Triple"]:
    """Triples of core, schemes and alignments, for the store."""
    return [triple for name in STORED for triple in triples_of(name)]


def graph() -> "rdflib.Graph":
    """Return the same triples as ``quads`` in an rdflib graph, for people and serialisers."""
    import rdflib

    merged = rdflib.Graph()
    for name in STORED:
        merged.parse(path_of(name), format="turtle")
    return merged
