"""The logical part of core and axioms: for the reasoner as triples, for its explanations as tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pyoxigraph as ox

from ontology.files import triples_of
from ontology.index import Index, Node
from ontology.namespaces import OWL, RDF, RDFS

TYPE = RDF + "type"
LISTS = (RDF + "first", RDF + "rest")
REMARKS = (OWL + "AnnotationProperty", OWL + "Ontology")
SCHEMA = {RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range")}

Names = frozenset[str]


@cache
def logic() -> tuple[ox.Triple, ...]:
    """Return the axioms of core and axioms, without labels and other remarks."""
    return tuple(t for name in ("core.ttl", "axioms.ttl") for t in triples_of(name) if _is_logic(t))


@dataclass(frozen=True)
class Theory:
    """The axioms by kind; classes and properties are IRIs."""

    #: Every class and property with itself and all that stand above it.
    above: Mapping[str, Names]
    #: Pairs of classes that share no member.
    disjoint: frozenset[Names]
    domain: Mapping[str, str]
    range: Mapping[str, str]
    irreflexive: Names
    asymmetric: Names
    transitive: Names
    #: (class, property, class): all values of its members are of the other class.
    only: tuple[tuple[str, str, str], ...]
    #: (class, property): its members have one value at most.
    single: tuple[tuple[str, str], ...]
    #: Groups of individuals that are all different.
    distinct: tuple[Names, ...]
    #: (class, property): no two members share a value.
    keys: tuple[tuple[str, str], ...]

    def of(self, name: str) -> Names:
        """Return a class or property with all that stand above it."""
        return self.above.get(name, frozenset({name}))

    def exclude(self, one: str, other: str) -> bool:
        """Whether nothing can be of both classes."""
        return any(frozenset({a, b}) in self.disjoint for a in self.of(one) for b in self.of(other))


@cache
def theory() -> Theory:
    """Read the axioms once."""
    index = Index(logic())
    return Theory(
        above=_above(index),
        disjoint=_disjoint(index),
        domain=_map(index, "domain"),
        range=_map(index, "range"),
        irreflexive=_typed(index, "IrreflexiveProperty"),
        asymmetric=_typed(index, "AsymmetricProperty"),
        transitive=_typed(index, "TransitiveProperty"),
        only=tuple(
            (str(node.value), on, value)
            for node, on, r in _restrictions(index)
            for value in index.iris(r, OWL + "allValuesFrom")
        ),
        single=tuple(
            (str(node.value), on)
            for node, on, r in _restrictions(index)
            if any(count.value == "1" for count in index.literals(r, OWL + "maxCardinality"))
        ),
        distinct=tuple(frozenset(group) for group in _lists(index, "distinctMembers")),
        keys=_keys(index),
    )


def _is_logic(triple: ox.Triple) -> bool:
    predicate, value = triple.predicate.value, triple.object
    if predicate == TYPE:
        return isinstance(value, ox.NamedNode) and value.value.startswith(OWL) and value.value not in REMARKS
    return predicate in SCHEMA or predicate in LISTS or predicate.startswith(OWL)


def _above(index: Index) -> dict[str, Names]:
    direct: dict[str, set[str]] = {}
    for relation in ("subClassOf", "subPropertyOf"):
        for node in index.subjects(RDFS + relation):
            direct.setdefault(str(node.value), set()).update(index.iris(node, RDFS + relation))
    return {name: frozenset(_reach(name, direct)) for name in direct}


def _reach(name: str, direct: Mapping[str, set[str]]) -> set[str]:
    return {name}.union(*(_reach(parent, direct) for parent in direct.get(name, ())))


def _disjoint(index: Index) -> frozenset[Names]:
    pairs = [frozenset(pair) for group in _lists(index, "members") for pair in combinations(group, 2)]
    for node in index.subjects(OWL + "disjointWith"):
        pairs += [frozenset({str(node.value), other}) for other in index.iris(node, OWL + "disjointWith")]
    return frozenset(pairs)


def _lists(index: Index, predicate: str) -> list[list[str]]:
    heads = [head for node in index.subjects(OWL + predicate) for head in index.nodes(node, OWL + predicate)]
    return [_names(index.members(head)) for head in heads]


def _names(nodes: Iterable[Node]) -> list[str]:
    return [str(node.value) for node in nodes]


def _map(index: Index, relation: str) -> dict[str, str]:
    return {str(n.value): value for n in index.subjects(RDFS + relation) for value in index.iris(n, RDFS + relation)}


def _typed(index: Index, kind: str) -> Names:
    nodes = index.subjects(TYPE)
    return frozenset(str(node.value) for node in nodes if OWL + kind in index.iris(node, TYPE))


def _restrictions(index: Index) -> list[tuple[Node, str, Node]]:
    found = [(node, r) for node in index.subjects(RDFS + "subClassOf") for r in index.nodes(node, RDFS + "subClassOf")]
    return [(node, on, r) for node, r in dict.fromkeys(found) for on in index.iris(r, OWL + "onProperty")]


def _keys(index: Index) -> tuple[tuple[str, str], ...]:
    nodes = [(node, head) for node in index.subjects(OWL + "hasKey") for head in index.nodes(node, OWL + "hasKey")]
    return tuple((str(node.value), name) for node, head in nodes for name in _names(index.members(head)))
