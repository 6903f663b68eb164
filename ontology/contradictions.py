"""Why facts contradict the axioms: a few facts and the one axiom that together cannot be.

The reasoner decides whether there is a contradiction; this names it. Each
pattern reads its axioms from the theory, so a new disjointness or a new
asymmetric relation needs no change here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import networkx as nx

from ontology.facts import Fact
from ontology.theory import TYPE, theory

Pattern = Literal["disjoint", "irreflexive", "asymmetric", "circle", "single", "key"]

#: Classes by node, each with the facts that make the node one of them.
Kinds = dict[str, dict[str, tuple[Fact, ...]]]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Facts that cannot all hold, by one axiom."""

    pattern: Pattern
    #: IRIs of those it is about, the most telling one first.
    about: tuple[str, ...]
    #: IRIs of the classes, the relation or the values that the axiom concerns.
    terms: tuple[str, ...]
    facts: tuple[Fact, ...]


def contradictions(facts: Iterable[Fact]) -> list[Contradiction]:
    """Return every contradiction that one axiom and at most five facts explain, or one circle."""
    told = list(facts)
    found = [*_disjoint(told), *_to_itself(told), *_both_ways(told), *_circles(told), *_single(told), *_keys(told)]
    return list({(item.pattern, frozenset(item.about), item.terms): item for item in found}.values())


def _disjoint(facts: list[Fact]) -> Iterator[Contradiction]:
    for node, kinds in _kinds(facts).items():
        for (one, first), (other, second) in combinations(kinds.items(), 2):
            if theory().exclude(one, other):
                yield Contradiction("disjoint", (node,), (one, other), tuple(dict.fromkeys((*first, *second))))
                break


def _kinds(facts: list[Fact]) -> Kinds:
    """Return the classes of every node, with the facts that make it one; what is stated comes first."""
    kinds: Kinds = defaultdict(dict)
    for fact in facts:
        if fact.predicate == TYPE:
            kinds[fact.subject.value].setdefault(fact.object.value, (fact,))
    for fact in facts:
        for relation in theory().of(fact.predicate):
            if relation in theory().domain:
                kinds[fact.subject.value].setdefault(theory().domain[relation], (fact,))
            if relation in theory().range:
                kinds[fact.object.value].setdefault(theory().range[relation], (fact,))
    _add_values_of_owners(facts, kinds)
    return kinds


def _add_values_of_owners(facts: list[Fact], kinds: Kinds) -> None:
    """Add the class that all values of an owner's relation are of."""
    for owner, relation, wanted in theory().only:
        for fact in (fact for fact in facts if fact.predicate == relation):
            for kind, reason in list(kinds[fact.subject.value].items()):
                if owner in theory().of(kind):
                    kinds[fact.object.value].setdefault(wanted, (*reason, fact))


def _to_itself(facts: list[Fact]) -> Iterator[Contradiction]:
    strict = theory().irreflexive | theory().asymmetric
    for fact in facts:
        if fact.subject == fact.object and theory().of(fact.predicate) & strict:
            yield Contradiction("irreflexive", (fact.subject.value,), (fact.predicate,), (fact,))


def _both_ways(facts: list[Fact]) -> Iterator[Contradiction]:
    known = {(fact.subject.value, fact.predicate, fact.object.value): fact for fact in facts}
    for (start, relation, end), fact in known.items():
        back = known.get((end, relation, start))
        if back is not None and start < end and theory().of(relation) & theory().asymmetric:
            yield Contradiction("asymmetric", (start, end), (relation,), (fact, back))


def _circles(facts: list[Fact]) -> Iterator[Contradiction]:
    for relation in sorted(theory().transitive):
        steps = {(f.subject.value, f.object.value): f for f in facts if relation in theory().of(f.predicate)}
        network: nx.DiGraph[str] = nx.DiGraph(step for step in steps if step[0] != step[1])
        for knot in nx.strongly_connected_components(network):
            if len(knot) > 2:
                edges = list(nx.find_cycle(network.subgraph(sorted(knot))))
                used = tuple(steps[edge] for edge in edges)
                if len(used) > 2:
                    yield Contradiction("circle", tuple(start for start, _ in edges), (relation,), used)


def _single(facts: list[Fact]) -> Iterator[Contradiction]:
    kinds = _kinds(facts)
    for owner, relation in theory().single:
        by_subject: dict[str, list[Fact]] = defaultdict(list)
        for fact in (fact for fact in facts if fact.predicate == relation):
            by_subject[fact.subject.value].append(fact)
        for node, values in by_subject.items():
            why = _why(kinds[node], owner)
            for one, other in combinations(values, 2):
                pair = (one.object.value, other.object.value)
                if why and any(group.issuperset(pair) for group in theory().distinct):
                    yield Contradiction("single", (node,), (relation, *pair), (*why, one, other))


def _keys(facts: list[Fact]) -> Iterator[Contradiction]:
    kinds = _kinds(facts)
    for owner, relation in theory().keys:
        by_value: dict[str, list[Fact]] = defaultdict(list)
        for fact in (fact for fact in facts if fact.predicate == relation):
            by_value[fact.object.value].append(fact)
        for value, holders in by_value.items():
            for one, other in combinations(holders, 2):
                about = (one.subject.value, other.subject.value)
                first, second = (_why(kinds[node], owner) for node in about)
                if first and second and about[0] != about[1]:
                    yield Contradiction("key", about, (relation, value), (*first, *second, one, other))


def _why(kinds: dict[str, tuple[Fact, ...]], owner: str) -> tuple[Fact, ...]:
    """Return the facts that make a node of the class ``owner``; none where it is not."""
    return next((reason for kind, reason in kinds.items() if owner in theory().of(kind)), ())
