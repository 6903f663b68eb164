"""Theory and facts together as one OWL 2 DL ontology, the form that the reasoner reads."""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from ontology.facts import Fact, classes, relations
from ontology.index import Node
from ontology.namespaces import DCT, ORG, OWL, RDF
from ontology.terms import SG
from ontology.theory import TYPE, logic, theory

#: Relations of others that ours stand under, and that need declaring.
FOREIGN = (ORG + "reportsTo", DCT + "isPartOf")


def as_owl(facts: Sequence[Fact]) -> list[ox.Triple]:
    """Return the ontology: logic, declarations, facts, and who is different from whom."""
    owl = [*logic(), *_declarations()]
    owl += [ox.Triple(fact.subject, ox.NamedNode(fact.predicate), fact.object) for fact in facts]
    owl += [_typed(node, "NamedIndividual") for node in _individuals(facts)]
    owl += _all_different([fact.subject for fact in facts if fact.predicate == SG.municipalityCode])
    for relation in sorted(theory().transitive):
        strict = {name for name, above in theory().above.items() if relation in above}
        for node in dict.fromkeys(fact.subject for fact in facts if fact.predicate in strict):
            owl += _never_to_itself(node, relation)
    return owl


def _declarations() -> Iterator[ox.Triple]:
    """Declare what others define and we use, as OWL 2 DL asks for."""
    yield from (_typed(ox.NamedNode(iri), "Class") for iri in sorted(classes()))
    yield from (_typed(ox.NamedNode(iri), "ObjectProperty") for iri in sorted({*relations(), *FOREIGN}))


def _individuals(facts: Iterable[Fact]) -> Iterator[ox.NamedNode]:
    for fact in facts:
        yield fact.subject
        if isinstance(fact.object, ox.NamedNode) and fact.predicate != TYPE:
            yield fact.object


def _all_different(nodes: Iterable[ox.NamedNode]) -> Iterator[ox.Triple]:
    group = ox.BlankNode()
    head: Node = ox.NamedNode(RDF + "nil")
    for node in dict.fromkeys(nodes):
        cell = ox.BlankNode()
        yield ox.Triple(cell, ox.NamedNode(RDF + "first"), node)
        yield ox.Triple(cell, ox.NamedNode(RDF + "rest"), head)
        head = cell
    yield _typed(group, "AllDifferent")
    yield ox.Triple(group, ox.NamedNode(OWL + "distinctMembers"), head)


def _never_to_itself(node: ox.NamedNode, relation: str) -> Iterator[ox.Triple]:
    """Deny that a node stands in a transitive relation to itself.

    OWL 2 DL has no irreflexive transitive property, but lets each node say this of itself.
    """
    denial, restriction = ox.BlankNode(), ox.BlankNode()
    yield ox.Triple(node, ox.NamedNode(TYPE), denial)
    yield _typed(denial, "Class")
    yield ox.Triple(denial, ox.NamedNode(OWL + "complementOf"), restriction)
    yield _typed(restriction, "Restriction")
    yield ox.Triple(restriction, ox.NamedNode(OWL + "onProperty"), ox.NamedNode(relation))
    yield ox.Triple(restriction, ox.NamedNode(OWL + "hasValue"), node)


def _typed(node: Node, kind: str) -> ox.Triple:
    return ox.Triple(node, ox.NamedNode(TYPE), ox.NamedNode(OWL + kind))
