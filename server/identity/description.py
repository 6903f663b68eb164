"""What is said about a thing, over all graphs, with the names and passages needed to read it."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from graph.store import Store
from ontology.files import triples_of
from ontology.namespaces import OA, RDFS, SKOS, STYRGRAF
from ontology.releases import AXIOMS
from ontology.terms import SG
from ontology.uses import SHAPE, shape_triples

# A filter on what naming finds is thirty times as fast as VALUES before it, which Oxigraph begins with.
_NAMES = """
CONSTRUCT {{ ?other ?naming ?name }} WHERE {{
  {{ {thing} ?property ?other . ?other ?naming ?name FILTER(?naming IN (<{label}>, <{pref_label}>)) }}
  UNION
  {{ {thing} ?other ?value . ?other ?naming ?name FILTER(?naming IN (<{label}>, <{pref_label}>)) }}
}}"""
_PASSAGES = """
CONSTRUCT {{ ?part ?property ?value }} WHERE {{
  {{ {thing} ?citing ?passage . ?passage a <{passage}> }} UNION {{ BIND({thing} AS ?passage) }}
  ?passage <{selector}>? ?part .
  ?part ?property ?value
}}"""
_GRAPH = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {thing} {{ ?s ?p ?o }} }}"


def description(iri: str, store: Store) -> list[Triple]:
    """Return the triples that describe `iri`, sorted; none where nothing is said about it.

    That is every statement that it is the subject of, the labels of what it points at, and the passages it
    stands on, with their selectors. The vocabulary, and a graph of which nothing is said, are
    described by all that they hold. Axioms and shapes stand in no graph of the store, but in files of their own.
    """
    if iri.startswith(SHAPE) or iri == AXIOMS:
        return sorted(shape_triples(iri) if iri.startswith(SHAPE) else triples_of("axioms.ttl"), key=str)
    thing = str(NamedNode(iri))
    found = set(store.construct(f"CONSTRUCT WHERE {{ {thing} ?property ?value }}"))
    if iri == STYRGRAF or not found:
        found |= set(store.construct(_GRAPH.format(thing=thing)))
    else:
        found |= set(store.construct(_NAMES.format(thing=thing, label=f"{RDFS}label", pref_label=f"{SKOS}prefLabel")))
        found |= set(store.construct(_PASSAGES.format(thing=thing, passage=SG.Passage, selector=f"{OA}hasSelector")))
    return sorted(found, key=str)
