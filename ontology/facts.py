"""What the data say, in the terms that the axioms speak of.

Text, dates and other literals are left out (HermiT refuses xsd:gYear and its
kin), save the municipality codes, which are plain strings. Relations that other
vocabularies name are read as our own, stricter ones; a line node counts as the
relation that its kind stands for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from ontology.files import triples_of
from ontology.index import Index, Node
from ontology.namespaces import DCT, ORG, OWL, RDFS
from ontology.terms import SG
from ontology.theory import TYPE, logic

#: Relations of other vocabularies that the axioms restrict as they are.
KEPT = frozenset({ORG + "classification", ORG + "hasMember"})
READ_AS = {
    ORG + "reportsTo": SG.answersTo,
    ORG + "subOrganizationOf": SG.properPartOf,
    DCT + "isPartOf": SG.properPartOf,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the data say, in the reasoner's terms, and the triples that say it."""

    subject: ox.NamedNode
    predicate: str
    object: ox.NamedNode | ox.Literal
    said_by: tuple[ox.Triple, ...]


def facts_of(data: Iterable[ox.Triple]) -> list[Fact]:
    """Return what the data say of anything that the axioms speak of, each fact once."""
    triples = list(data)
    found: dict[tuple[str, str, str], Fact] = {}
    for fact in [*_direct(triples), *_lines(Index(triples))]:
        found.setdefault((str(fact.subject), fact.predicate, str(fact.object)), fact)
    return list(found.values())


@cache
def classes() -> frozenset[str]:
    """Classes that a fact may state, our own and those of others that ours stand under."""
    mentioned = (t for t in logic() if t.predicate.value in (RDFS + "subClassOf", OWL + "disjointWith"))
    nodes = (node for triple in mentioned for node in (triple.subject, triple.object))
    return frozenset(node.value for node in nodes if isinstance(node, ox.NamedNode))


@cache
def relations() -> frozenset[str]:
    """Relations that a fact may state."""
    declared = (t.subject for t in logic() if t.object == ox.NamedNode(OWL + "ObjectProperty"))
    return KEPT | {node.value for node in declared if isinstance(node, ox.NamedNode)}


def relations_of_lines() -> frozenset[str]:
    """Relations that some kind of line is short for."""
    return frozenset(_shortcuts().values())


def _direct(triples: Iterable[ox.Triple]) -> Iterator[Fact]:
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            if isinstance(triple.object, ox.NamedNode):
                yield from _between(triple.subject, triple.object, triple)
            elif triple.predicate.value == SG.municipalityCode and isinstance(triple.object, ox.Literal):
                yield Fact(triple.subject, SG.municipalityCode, ox.Literal(triple.object.value), (triple,))


def _between(subject: ox.NamedNode, value: ox.NamedNode, triple: ox.Triple) -> Iterator[Fact]:
    predicate = READ_AS.get(triple.predicate.value, triple.predicate.value)
    if predicate == DCT + "hasPart":
        yield Fact(value, SG.properPartOf, subject, (triple,))
    elif predicate in relations() or (predicate == TYPE and value.value in classes()):
        yield Fact(subject, predicate, value, (triple,))


def _lines(index: Index) -> Iterator[Fact]:
    """Read each line node as the relation that its kind is short for."""
    for line in dict.fromkeys(index.subjects(SG.lineKind)):
        kinds = [_shortcuts()[kind] for kind in index.iris(line, SG.lineKind) if kind in _shortcuts()]
        for start in index.iris(line, SG.from_):
            for end in index.iris(line, SG.to):
                for kind in kinds:
                    yield Fact(ox.NamedNode(start), kind, ox.NamedNode(end), tuple(_said(line, index)))


def _said(line: Node, index: Index) -> Iterator[ox.Triple]:
    for predicate in (SG.from_, SG.to, SG.lineKind):
        for value in index.objects(line, predicate):
            yield ox.Triple(line, ox.NamedNode(predicate), value)


@cache
def _shortcuts() -> dict[str, str]:
    """Return the relation that each kind of line is short for."""
    index = Index(triples_of("schemes.ttl"))
    kinds = index.subjects(SG.shortcut)
    return {str(k.value): READ_AS.get(iri, iri) for k in kinds for iri in index.iris(k, SG.shortcut)}
