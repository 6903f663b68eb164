"""Whether the data can be true at all: HermiT decides, and the reason is given in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ontology.contradictions import Contradiction, contradictions
from ontology.facts import Fact, facts_of
from ontology.hermit import ReasonerUnavailable, is_consistent
from ontology.names import Names, names_in
from ontology.projection import as_owl
from ontology.wording import fact_in_words, in_words

__all__ = ["Ground", "Reason", "ReasonerUnavailable", "Verdict", "check_consistency"]

UNEXPLAINED = {
    "sv": "Uppgifterna motsäger varandra, men inget enskilt axiom förklarar hur.",
    "en": "The facts contradict one another, but no single axiom explains how.",
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One fact of a contradiction: the IRI of the thing whose record says it, and a sentence for sv and for en."""

    said_of: str
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """One contradiction: the axiom it breaks, whom it is about, and the triples that say so.

    ``rule`` is disjoint, irreflexive, asymmetric, circle, single, key or
    unexplained; ``individuals`` are IRIs, the most telling one first; ``message``
    has a text for sv and one for en, and ``grounds`` say the same as ``facts``
    in words.
    """

    rule: str
    individuals: tuple[str, ...]
    facts: tuple[ox.Triple, ...]
    message: Mapping[str, str]
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reasoner found; ``reasons`` is empty exactly when it is consistent."""

    consistent: bool
    reasons: tuple[Reason, ...] = ()


def check_consistency(triples: Iterable[ox.Triple]) -> Verdict:
    """Ask HermiT whether core, axioms and the given data can all be true.

    Raises:
        ReasonerUnavailable: there is no Java here, or HermiT could not run.
    """
    data = list(triples)
    facts = facts_of(data)
    if is_consistent(as_owl(facts)):
        return Verdict(consistent=True)
    names = names_in(data)
    reasons = tuple(_reason(found, names) for found in contradictions(facts))
    return Verdict(consistent=False, reasons=reasons or (Reason("unexplained", (), (), UNEXPLAINED),))


def _reason(found: Contradiction, names: Names) -> Reason:
    said = tuple(triple for fact in found.facts for triple in fact.said_by)
    grounds = tuple(_ground(fact, names) for fact in found.facts)
    return Reason(found.pattern, found.about, said, in_words(found, names), grounds)


def _ground(fact: Fact, names: Names) -> Ground:
    said_of = fact.said_by[0].subject
    return Ground(said_of.value if isinstance(said_of, ox.NamedNode) else "", fact_in_words(fact, names))
