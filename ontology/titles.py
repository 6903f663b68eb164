"""What classes and record keys are called above a column, in Swedish and English.

The vocabulary's own labels are used where a key stands for one of its properties. Properties of
other vocabularies have no label here, or an English one only; they get theirs below.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import NamedNode

from ontology.files import triples_of
from ontology.index import Index
from ontology.names import LANGUAGES, Names, names_in
from ontology.namespaces import LABEL, RDFS, SKOS, STYRGRAF
from ontology.schema import Key

Titles = Mapping[str, str]

FOREIGN: Mapping[str, Titles] = {
    "altLabel": {"sv": "annat namn", "en": "other name"},
    "date": {"sv": "datum", "en": "date"},
    "description": {"sv": "beskrivning", "en": "description"},
    "edition": {"sv": "utgåva", "en": "edition"},
    "editionOf": {"sv": "utgåva av", "en": "edition of"},
    "featureOfInterest": {"sv": "mätt för", "en": "measured for"},
    "holder": {"sv": "innehavare", "en": "holder"},
    "issued": {"sv": "utfärdat", "en": "issued"},
    "kind": {"sv": "slag", "en": "kind"},
    "label": {"sv": "namn", "en": "name"},
    "license": {"sv": "licens", "en": "licence"},
    "member": {"sv": "medlem", "en": "member"},
    "memberAgent": {"sv": "den som är medlem", "en": "who is a member"},
    "observedProperty": {"sv": "mäter", "en": "measures what"},
    "onBehalfOf": {"sv": "på vems vägnar", "en": "on behalf of"},
    "organization": {"sv": "medlem i", "en": "member of"},
    "page": {"sv": "webbsida", "en": "web page"},
    "part": {"sv": "består av", "en": "consists of"},
    "partOf": {"sv": "del av", "en": "part of"},
    "postIn": {"sv": "post i", "en": "post in"},
    "premise": {"sv": "följer av", "en": "follows from"},
    "result": {"sv": "värde", "en": "value"},
    "revisionOf": {"sv": "reviderar", "en": "revises"},
    "role": {"sv": "roll", "en": "role"},
    "scheme": {"sv": "lista", "en": "list"},
    "selector": {"sv": "utpekande", "en": "selector"},
    "source": {"sv": "källa", "en": "source"},
    "topic": {"sv": "ämne", "en": "topic"},
    "validFrom": {"sv": "gäller från", "en": "valid from"},
    "validTo": {"sv": "gäller till", "en": "valid to"},
}


def title_of_class(name: str) -> Titles:
    """Return what a class is called per language, beginning with a capital. Raises KeyError."""
    return _capital({language: _own()[STYRGRAF + name, language] for language in LANGUAGES})


def title_of_key(key: Key) -> Titles:
    """Return what a key is called per language, beginning with a capital.

    Raises KeyError for a property of another vocabulary that nobody has named.
    """
    if key.name in FOREIGN:
        return _capital(FOREIGN[key.name])
    return _capital({language: _own()[key.iri, language] for language in LANGUAGES})


def title_of_property(iri: str, name: str) -> Titles:
    """Return what the property `iri`, whose key is `name`, is called per language, as a heading.

    Empty where nobody has named it.
    """
    return _capital(name_of_property(iri, name))


def name_of_property(iri: str, name: str) -> Titles:
    """Return what the property `iri`, whose key is `name`, is called per language; empty where nobody has named it."""
    if name in FOREIGN:
        return FOREIGN[name]
    return {language: _own()[iri, language] for language in LANGUAGES if (iri, language) in _own()}


def title_of_concept(scheme: str, name: str) -> Titles:
    """Return what a concept of the list `scheme`, such as ``status``, is called per language. Raises KeyError."""
    return {language: _own()[f"{STYRGRAF}{scheme}/{name}", language] for language in LANGUAGES}


def title_of_scheme(iri: str) -> Titles:
    """Return what a list of concepts is called per language. Raises KeyError."""
    return {language: _own()[iri, language] for language in LANGUAGES}


@cache
def titles_of_concepts(scheme: str) -> Mapping[str, Titles]:
    """Return what each concept of the list with the IRI `scheme` is called per language, by the word for it."""
    index = _index("schemes.ttl")
    concepts = [node for node in index.subjects(SKOS + "inScheme") if scheme in index.iris(node, SKOS + "inScheme")]
    iris = [str(node.value) for node in concepts]
    return {iri.rpartition("/")[2]: {language: _own()[iri, language] for language in LANGUAGES} for iri in iris}


@cache
def plural_of(iri: str) -> Titles:
    """Return what several of the class, or of the kind of goal, `iri` are called per language; empty where not said."""
    return _texts_of(iri, LABEL + "plural", "core.ttl", "schemes.ttl")


@cache
def definition_of(iri: str) -> Titles:
    """Return what the class or property `iri` is defined as per language; empty where it is not ours to define."""
    return _texts_of(iri, SKOS + "definition", "core.ttl")


def _texts_of(iri: str, property_: str, *files: str) -> Titles:
    found = (text for file in files for text in _index(file).literals(NamedNode(iri), property_))
    return {literal.language: literal.value for literal in found if literal.language}


@cache
def class_order() -> Mapping[str, int]:
    """Return the place of each class of the vocabulary in its file, which goes by subject."""
    subjects = (node.value for node in _index("core.ttl").subjects(RDFS + "subClassOf"))
    own = dict.fromkeys(iri for iri in subjects if iri.startswith(STYRGRAF))
    return {iri.removeprefix(STYRGRAF): place for place, iri in enumerate(own)}


@cache
def _index(name: str) -> Index:
    return Index(triples_of(name))


def _capital(titles: Titles) -> Titles:
    return {language: title[:1].upper() + title[1:] for language, title in titles.items()}


@cache
def _own() -> Names:
    return names_in([*triples_of("core.ttl"), *triples_of("schemes.ttl")])
