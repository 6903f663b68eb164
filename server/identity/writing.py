"""Triples as a file for people and programs; rdflib writes the formats that people read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, serialize

from ontology import CONTEXT
from ontology.namespaces import PREFIXES
from server.formats import Format

if TYPE_CHECKING:
    import rdflib

_NAMES = {"ttl": "turtle", "rdf": "pretty-xml"}


def written(triples: Iterable[Triple], form: Format) -> bytes:
    """Return `triples` in the format `form`, one of server.formats.GRAPHS."""
    content = serialize(triples, format=RdfFormat.N_TRIPLES)
    assert content is not None  # only written to a file when one is given
    if form.name == "nt":
        return content
    import rdflib  # here, so that the server does not wait for it when it starts

    graph = rdflib.Graph(bind_namespaces="core")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph.parse(data=content, format="nt")
    if form.name == "jsonld":
        return graph.serialize(format="json-ld", context=CONTEXT["@context"], encoding="utf-8")
    return graph.serialize(format=_name(graph, form), encoding="utf-8")


def _name(graph: rdflib.Graph, form: Format) -> str:
    """Return what rdflib calls `form`. Its prettier RDF/XML warns of every list, whatever there is to warn of."""
    import rdflib

    has_lists = (None, rdflib.RDF.first, None) in graph
    return "xml" if form.name == "rdf" and has_lists else _NAMES[form.name]
