"""Release gates of the vocabulary: named and defined in both languages, declared, and minding its own terms."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib.namespace
from rdflib import URIRef
from rdflib.namespace import DefinedNamespace

import ontology
from ontology import CONTEXT, quads
from ontology.files import FOLDER, triples_of
from ontology.index import Index
from ontology.namespaces import DCT, OWL, RDF, RDFS, SH, SKOS, STYRGRAF, XSD
from ontology.terms import SG

FILES = ("core.ttl", "schemes.ttl", "alignments.ttl", "axioms.ttl", "shapes.ttl")
FREQUENCY = "http://publications.europa.eu/resource/authority/frequency"
CORE = Index(triples_of("core.ttl"))
SCHEMES = Index(triples_of("schemes.ttl"))
TERMS = sorted({str(node.value) for node in CORE.subjects(RDFS + "label")})
CONCEPTS = sorted({str(node.value) for node in SCHEMES.subjects(SKOS + "prefLabel")})

#: Vocabularies that rdflib carries whole, so that a misspelt term is noticed.
CLOSED: dict[str, type[DefinedNamespace]] = {
    str(space): space
    for space in (
        getattr(rdflib.namespace, name) for name in ("ORG", "PROV", "SKOS", "FOAF", "SDO", "DCTERMS", "DCAT", "SOSA")
    )
}
#: Terms of other vocabularies, each read in the vocabulary it belongs to.
VERIFIED = {
    "http://qudt.org/vocab/unit/": {"PERCENT", "YR", "MO", "WK", "DAY", "HR"},
    "http://data.europa.eu/m8g/": {"PublicOrganisation", "ReferenceFramework", "frequency"},
    "https://www.ica.org/standards/RiC/ontology#": {"Mandate", "Agent", "Activity", "authorizes"},
    "https://ontology.commonapproach.org/cids#": {"Outcome", "Indicator", "IndicatorReport", "Target", "hasBaseline"},
    "http://www.w3.org/ns/oa#": {
        "SpecificResource", "FragmentSelector", "Annotation", "hasSource", "hasSelector", "prefix", "suffix",
    },
    "http://www.w3.org/ns/opengov#": {"onBehalfOf"},
    "http://datashapes.org/dash#": {"abstract"},
    "http://purl.org/net/vocab/2004/03/label#": {"plural"},
    "http://purl.org/vocab/vann/": {"preferredNamespacePrefix", "preferredNamespaceUri"},
}  # fmt: skip
LANGUAGE_OF_ONTOLOGIES = (RDF, RDFS, OWL, XSD, SH)


def languages(index: Index, iri: str, predicate: str) -> list[str]:
    return sorted(str(text.language) for text in index.literals(ox.NamedNode(iri), predicate) if text.value.strip())


def mentioned() -> set[str]:
    """Return every IRI that stands in a file of ours as class, property or instance."""
    triples = [triple for name in FILES for triple in triples_of(name)]
    terms = [term for t in triples for term in (t.subject, t.predicate, t.object)]
    return {term.value for term in terms if isinstance(term, ox.NamedNode)} | set(in_context())


def in_context() -> list[str]:
    terms = CONTEXT["@context"]
    named = [term["@id"] for term in terms.values() if isinstance(term, dict)]
    return [terms[prefix] + local for prefix, _, local in (name.partition(":") for name in named)]


@pytest.mark.parametrize("iri", TERMS)
def test_a_term_is_named_and_defined_in_both_languages(iri: str) -> None:
    assert languages(CORE, iri, RDFS + "label") == ["en", "sv"]
    assert languages(CORE, iri, SKOS + "definition") == ["en", "sv"]


@pytest.mark.parametrize("iri", CONCEPTS)
def test_a_concept_is_named_in_both_languages_and_ours_are_defined(iri: str) -> None:
    assert languages(SCHEMES, iri, SKOS + "prefLabel") == ["en", "sv"]
    ours = ["en", "sv"] if iri.startswith(STYRGRAF) else []
    assert languages(SCHEMES, iri, SKOS + "definition") == ours


def test_no_two_terms_share_a_name() -> None:
    labels = Counter(
        (label.value.casefold(), label.language)
        for term in map(ox.NamedNode, TERMS)
        for label in CORE.literals(term, RDFS + "label")
    )
    assert [name for name, count in labels.items() if count > 1] == []


def test_no_two_concepts_of_a_scheme_share_a_name() -> None:
    names = Counter(
        (scheme, label.value.casefold(), label.language)
        for concept in map(ox.NamedNode, CONCEPTS)
        for scheme in SCHEMES.iris(concept, SKOS + "inScheme")
        for label in SCHEMES.literals(concept, SKOS + "prefLabel")
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_every_term_of_ours_that_is_used_is_declared() -> None:
    used = {iri for iri in mentioned() if re.fullmatch(f"{re.escape(STYRGRAF)}[A-Za-z]+", iri)}
    schemes = {str(node.value) for node in SCHEMES.subjects(SKOS + "prefLabel")}
    other_ontologies = {STYRGRAF + "axioms"}
    assert used - set(TERMS) - schemes - other_ontologies == set()
    used_concepts = {iri for iri in mentioned() if iri.startswith(STYRGRAF) and "/" in iri.removeprefix(STYRGRAF)}
    apart = (f"{STYRGRAF}shape/", f"{STYRGRAF}release/")
    assert {iri for iri in used_concepts if not iri.startswith(apart)} <= set(CONCEPTS)


def test_every_term_in_the_context_is_declared() -> None:
    assert {iri for iri in in_context() if iri.startswith(STYRGRAF)} <= set(TERMS)


def test_no_term_of_others_is_described_here() -> None:
    """The frequency table's concepts may be named for the pages, never defined."""
    for name in FILES:
        for triple in triples_of(name):
            subject = triple.subject
            if not isinstance(subject, ox.NamedNode) or subject.value.startswith(STYRGRAF):
                continue
            assert subject.value.startswith(FREQUENCY), subject
            assert triple.predicate.value in {RDF + "type", SKOS + "inScheme", SKOS + "prefLabel"}, triple


def test_every_term_of_others_exists_in_its_vocabulary() -> None:
    ours = (STYRGRAF, FREQUENCY, *LANGUAGE_OF_ONTOLOGIES)
    foreign = {iri for iri in mentioned() if not iri.startswith(ours)} - pages()
    assert {iri for iri in foreign if not exists(iri)} == set()


def pages() -> set[str]:
    """Return the web pages that the files point at."""
    pointing = (t for name in FILES for t in triples_of(name) if t.predicate.value in (DCT + "source", DCT + "license"))
    return {triple.object.value for triple in pointing if isinstance(triple.object, ox.NamedNode)}


def exists(iri: str) -> bool:
    for namespace, terms in VERIFIED.items():
        if iri.startswith(namespace):
            return iri.removeprefix(namespace) in terms
    return any(iri.startswith(space) and URIRef(iri) in closed for space, closed in CLOSED.items())


def test_the_ontology_has_title_licence_and_namespace() -> None:
    header = ox.NamedNode(STYRGRAF)
    assert languages(CORE, STYRGRAF, DCT + "title") == ["en", "sv"]
    assert CORE.iris(header, DCT + "license") == ["http://creativecommons.org/publicdomain/zero/1.0/"]
    (namespace,) = CORE.literals(header, "http://purl.org/vocab/vann/preferredNamespaceUri")
    assert namespace.value == STYRGRAF


def test_the_core_stays_light() -> None:
    heavy = {RDFS + "domain", RDFS + "range", OWL + "disjointWith", OWL + "members", OWL + "hasKey"}
    assert not {triple.predicate.value for triple in triples_of("core.ttl")} & heavy


def test_terms_in_python_equal_the_turtle() -> None:
    constants = {name: value for name, value in vars(SG).items() if not name.startswith("__")}
    assert sorted(constants.values()) == TERMS
    assert all(value == STYRGRAF + name.rstrip("_") for name, value in constants.items())


def test_every_kind_of_line_has_a_shortcut_of_its_own() -> None:
    kinds = [iri for iri in CONCEPTS if iri.startswith(f"{STYRGRAF}line-kind/")]
    shortcuts = [iri for kind in kinds for iri in SCHEMES.iris(ox.NamedNode(kind), SG.shortcut)]
    assert len(shortcuts) == len(set(shortcuts)) == len(kinds)


def test_slugs_of_concepts_are_plain() -> None:
    ours = [iri for iri in CONCEPTS if iri.startswith(STYRGRAF)]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*(/[a-z]+(-[a-z]+)*)?", iri.removeprefix(STYRGRAF)) for iri in ours)


def test_the_store_and_rdflib_get_the_same_ontology() -> None:
    assert len(ontology.graph()) == len(set(quads()))


def test_the_files_lie_where_they_are_said_to() -> None:
    assert ontology.core_path() == FOLDER / "core.ttl"
    assert json.loads((Path(ontology.__file__).parent / "context.jsonld").read_text(encoding="utf-8")) == CONTEXT
