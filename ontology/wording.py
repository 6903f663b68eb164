"""Contradictions in words, in Swedish and English."""

from collections.abc import Mapping
from functools import cache

from ontology.contradictions import Contradiction
from ontology.facts import Fact
from ontology.files import triples_of
from ontology.names import LANGUAGES, Names, names_in
from ontology.namespaces import ORG
from ontology.theory import TYPE

#: {0}, {1} … are those it is about, {term0}, {term1} … the terms; {all} is the whole circle.
SENTENCES: Mapping[str, Mapping[str, str]] = {
    "disjoint": {
        "sv": "{0} kan inte vara både {term0} och {term1}.",
        "en": "{0} cannot be both {term0} and {term1}.",
    },
    "irreflexive": {
        "sv": "{0} kan inte stå i relationen ”{term0}” till sig själv.",
        "en": "{0} cannot stand in the relation “{term0}” to itself.",
    },
    "asymmetric": {
        "sv": "{0} och {1} kan inte båda stå i relationen ”{term0}” till varandra.",
        "en": "{0} and {1} cannot both stand in the relation “{term0}” to each other.",
    },
    "circle": {
        "sv": "Relationen ”{term0}” får inte gå i cirkel: {all}.",
        "en": "The relation “{term0}” must not go in a circle: {all}.",
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
IS_A = {"sv": "{0} är {1}.", "en": "{0} is of the class “{1}”."}


#: Relations of other vocabularies, as sentences need them.
FOREIGN: Names = {
    (ORG + "classification", "sv"): "är av slaget",
    (ORG + "classification", "en"): "is of the kind",
    (ORG + "hasMember", "sv"): "har medlemmen",
    (ORG + "hasMember", "en"): "has the member",
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
    return f"{subject} {_name(fact.predicate, names, language)} {value}."


def _name(iri: str, names: Names, language: str) -> str:
    given = names.get((iri, language)) or _own_names().get((iri, language))
    return given or iri.replace("#", "/").rpartition("/")[2]


@cache
def _own_names() -> Names:
    return {**names_in([*triples_of("core.ttl"), *triples_of("schemes.ttl")]), **FOREIGN}
