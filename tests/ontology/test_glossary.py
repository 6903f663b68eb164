"""The vocabulary as a glossary: nothing left out, nothing told otherwise than in the Turtle."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.files import triples_of
from ontology.glossary import ALIGNING, modules, narrower, schemes, terms
from ontology.index import Index
from ontology.namespaces import OWL, RDF, SH, SKOS, STYRGRAF
from ontology.releases import MODULES, module, version, version_iri
from ontology.schema import classes, keys_of
from ontology.terms import SG
from ontology.uses import shape_triples, shapes, subject_of_shape, uses, uses_on

CORE = Index(triples_of("core.ttl"))
SHAPES = Index(triples_of("shapes.ttl"))


def test_every_declared_term_stands_in_one_module() -> None:
    kinds = {f"{OWL}{kind}" for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")}
    declared = {str(node.value) for node in CORE.subjects(RDF + "type") if kinds & set(CORE.iris(node, RDF + "type"))}
    placed = [term.iri for each in modules() for term in each.terms]
    assert sorted(placed) == sorted(declared)
    assert {term.sort for each in modules() for term in each.terms} == {"class", "property"}


def test_a_term_is_told_as_it_is_declared() -> None:
    body = terms()[SG.Body]
    assert (body.name, body.sort, body.names) == ("Body", "class", {"sv": "organ", "en": "body"})
    assert body.above == (SG.Organisation,)
    assert body.sources == ("http://www.w3.org/TR/vocab-org/",)
    assert SG.CompoundBody in {each.iri for each in narrower(SG.Body)}
    assert [each.relation.partition("#")[2] for each in body.alignments] == ["broadMatch"]


def test_every_alignment_is_told() -> None:
    told = {(iri, each.relation, each.other) for iri, term in terms().items() for each in term.alignments}
    said = {
        (triple.subject.value, triple.predicate.value, triple.object.value)  # type: ignore[union-attr]
        for triple in triples_of("alignments.ttl")
    }
    assert said <= told
    assert {relation for _, relation, _ in told} <= set(ALIGNING)


def test_every_concept_stands_in_its_list() -> None:
    index = Index(triples_of("schemes.ttl"))
    said = {
        (scheme, node.value)
        for node in index.subjects(SKOS + "inScheme")
        for scheme in index.iris(node, SKOS + "inScheme")
    }
    assert {(iri, concept) for iri, each in schemes().items() for concept in each.concepts} == said
    assert schemes()[f"{STYRGRAF}duty"].names["sv"] == "Uppgiftsord"


def test_uses_are_the_keys_that_records_may_have() -> None:
    above = {iri: term.above for iri, term in terms().items()}
    for name in classes():
        told = {use.property for use in uses_on(STYRGRAF + name, above)}
        assert told == {key.iri for key in keys_of(name).values()}, name


def test_a_use_tells_values_and_how_many() -> None:
    above = {iri: term.above for iri, term in terms().items()}
    by_property = {use.property: use for use in uses_on(SG.Body, above)}
    level = by_property[SG.level]
    assert (level.owner, level.scheme, level.required) == (SG.Body, f"{STYRGRAF}level", True)
    label = by_property["http://www.w3.org/2000/01/rdf-schema#label"]
    assert (label.required, label.owner) == (True, SG.Entry)


def test_every_shape_is_about_a_class_or_a_list() -> None:
    targets = {iri for node in SHAPES.subjects(SH + "targetClass") for iri in SHAPES.iris(node, SH + "targetClass")}
    for iri in shapes():
        assert subject_of_shape(iri) in targets | set(schemes()), iri
        assert len(shape_triples(iri)) > 1
    assert subject_of_shape(SG.Body) is None
    assert subject_of_shape(f"{STYRGRAF}shape/Nothing") is None
    assert {use.owner for use in uses()} == targets


def test_the_triples_of_a_shape_are_closed() -> None:
    told = shape_triples(f"{STYRGRAF}shape/Entry-source")
    blank = {triple.object for triple in told if isinstance(triple.object, ox.BlankNode)}
    assert blank
    assert blank <= {triple.subject for triple in told}


def test_the_version_is_that_of_the_project_and_no_term_carries_it() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert version() == project["version"]
    assert version_iri() == f"{STYRGRAF}release/{version()}"
    assert not any(version() in iri for iri in terms())


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_triples(name: str) -> None:
    assert len(module(name)) > 20
