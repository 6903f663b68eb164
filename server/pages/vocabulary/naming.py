"""What terms are called on the pages of the vocabulary, ours and those of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ontology.glossary import Texts, schemes, terms
from ontology.namespaces import STYRGRAF
from ontology.schema import key_names
from ontology.titles import name_of_property
from ontology.uses import Use
from server.pages.addresses import path_of
from server.pages.prefixed import shortened
from server.pages.visit import Visit
from server.pages.words import Words, in_language

#: The published vocabularies that ours builds on, by prefix.
VOCABULARIES: Final = {
    "cids": "Common Impact Data Standard",
    "cv": "SEMIC Core Vocabularies",
    "dcat": "Data Catalog Vocabulary",
    "dct": "Dublin Core",
    "foaf": "FOAF",
    "oa": "Web Annotation",
    "opengov": "Popolo",
    "org": "The Organization Ontology",
    "owl": "OWL 2",
    "prov": "PROV-O",
    "rdf": "RDF",
    "rdfs": "RDF Schema",
    "rico": "Records in Contexts",
    "schema": "schema.org",
    "skos": "SKOS",
    "sosa": "SOSA",
}


@dataclass(frozen=True)
class Named:
    """A term with its name, its prefixed name, and where more is said about it."""

    iri: str
    words: Words
    code: str
    href: str
    #: The vocabulary of others that it belongs to; empty for ours.
    vocabulary: str = ""


def named(visit: Visit, iri: str, *, as_list: bool = False) -> Named:
    """Return how the pages call `iri`, a term or, with `as_list`, a closed list.

    Terms of others that nobody has named are called by their prefixed name.
    """
    code = shortened(iri, visit.site.base)
    words = in_language(schemes()[iri].names if as_list else _texts(iri), visit.language, code)
    if not iri.startswith(STYRGRAF):
        return Named(iri, words, code, iri, VOCABULARIES.get(code.partition(":")[0], ""))
    return Named(iri, words, code, visit.address(path_of(iri, visit.site.base) or ""))


def values_of(visit: Visit, use: Use) -> tuple[Named, ...]:
    """Return what a value may be, where it is a thing or comes from a closed list."""
    listed = (named(visit, use.scheme, as_list=True),) if use.scheme else ()
    return tuple(named(visit, iri) for iri in use.classes) or listed


def _texts(iri: str) -> Texts:
    return terms()[iri].names if iri in terms() else name_of_property(iri, key_names().get(iri, ""))
