"""Contradictions in words, in Swedish and English."""

from collections.abc import Mapping
from functools import cache

from ontology.contradictions import Contradiction
from ontology.facts import Fact, relations_of_lines
from ontology.files import triples_of
from ontology.names import LANGUAGES, Names, names_in
from ontology.namespaces import ORG
from ontology.terms import SG
from ontology.theory import TYPE

#: {0}, {1} … are those it is about, {term0}, {term1} … the terms; {all} is the whole circle.
SENTENCES: Mapping[str, Mapping[str, str]] = {
    "disjoint": {
        "sv": "{0} kan inte vara både {term0} och {term1}.",
        "en": "{0} cannot be both {term0} and {term1}.",
    },
    "irreflexive": {
        "sv": "Det kan inte stämma att {0} {term0} sig själv.",
        "en": "It cannot be that {0} {term0} itself.",
    },
    "asymmetric": {
        "sv": "Det kan inte stämma både att {0} {term0} {1} och att {1} {term0} {0}.",
        "en": "It cannot be both that {0} {term0} {1} and that {1} {term0} {0}.",
    },
    "circle": {
        "sv": "Det kan inte gå i cirkel så att var och en {term0} nästa: {all}.",
        "en": "It cannot go in a circle in which each {term0} the next: {all}.",
    },
    "single": {
        "sv": "{0} kan inte vara av slaget {term1} och av slaget {term2} på en gång.",
        "en": "{0} cannot be of the kind {term1} and of the kind {term2} at once.",
    },
    "key": {
        "sv": "{0} och {1} är olika men har samma värde för ”{term0}”: {term1}.",
        "en": "{0} and {1} differ but have the same value for “{term0}”: {term1}.",
    },
}
IS_A = {"sv": "{0} är en post av slaget {1}.", "en": "{0} is a record of the kind {1}."}
#: What the line of a record says, by what the line is called.
HAS = {"sv": "”{0}” har ”{1}”: {2}.", "en": "“{0}” has “{1}”: {2}."}

#: Relations of other vocabularies, as sentences need them.
FOREIGN: Names = {
    (ORG + "classification", "sv"): "är av slaget",
    (ORG + "classification", "en"): "is of the kind",
    (ORG + "hasMember", "sv"): "har medlemmen",
    (ORG + "hasMember", "en"): "has the member",
    (SG.informs, "sv"): "informerar",
    (SG.preparesFor, "sv"): "bereder ärenden åt",
    (SG.preparesFor, "en"): "prepares matters for",
}


def in_words(contradiction: Contradiction, names: Names) -> Mapping[str, str]:
    """Say in each language what cannot be."""
    return {language: _sentence(contradiction, names, language) for language in LANGUAGES}


def fact_in_words(fact: Fact, names: Names) -> Mapping[str, str]:
    """Say in each language what a fact says, in one sentence."""
    return {language: _fact(fact, names, language) for language in LANGUAGES}


def _sentence(contradiction: Contradiction, names: Names, language: str) -> str:
    about = [_name(iri, names, language) for iri in contradiction.about]
    terms = {f"term{number}": _name(iri, names, language) for number, iri in enumerate(contradiction.terms)}
    circle = " → ".join([*about, about[0]])
    return SENTENCES[contradiction.pattern][language].format(*about, **terms, all=circle)


def _fact(fact: Fact, names: Names, language: str) -> str:
    subject, value = (_name(iri, names, language) for iri in (fact.subject.value, fact.object.value))
    if fact.predicate == TYPE:
        return IS_A[language].format(subject, value)
    relation = _name(fact.predicate, names, language)
    if fact.predicate in _between_bodies():
        return f"{subject} {relation} {value}."
    return HAS[language].format(subject, relation, value)


def _name(iri: str, names: Names, language: str) -> str:
    given = names.get((iri, language)) or _own_names().get((iri, language))
    return given or iri.replace("#", "/").rpartition("/")[2]


@cache
def _between_bodies() -> frozenset[str]:
    """Return the relations whose names are verbs, so that they stand between two names."""
    return frozenset({*relations_of_lines(), SG.properPartOf, ORG + "hasMember", ORG + "classification"})


@cache
def _own_names() -> Names:
    return {**names_in([*triples_of("core.ttl"), *triples_of("schemes.ttl")]), **FOREIGN}
