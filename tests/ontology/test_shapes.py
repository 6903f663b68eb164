"""Every shape has an example that it accepts and one that it refuses for the intended reason alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology import CONTEXT
from ontology.files import triples_of
from ontology.index import Index
from ontology.namespaces import RDF, SH, STYRGRAF

EXAMPLES = Path(__file__).parent / "examples"
BASE = "https://example.org/id/"
SHAPES = Index(triples_of("shapes.ttl"))
TARGETED = sorted(str(shape.value).rpartition("/")[2] for shape in SHAPES.subjects(SH + "targetClass"))

Triples = list[ox.Triple]
Examples = Callable[[str], dict[str, Triples]]
Engine = Callable[[Triples], set[tuple[str, str]]]


@pytest.fixture(scope="module")
def refused(examples: Examples, surroundings: Triples, by_pyshacl: Engine) -> set[tuple[str, str]]:
    return by_pyshacl([*surroundings, *(triple for found in examples("invalid").values() for triple in found)])


def test_every_shape_has_both_examples_and_no_example_is_without_a_shape() -> None:
    folders = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
    assert folders == TARGETED
    assert all((EXAMPLES / name / f"{kind}.yaml").is_file() for name in folders for kind in ("valid", "invalid"))


def test_valid_examples_conform(examples: Examples, surroundings: Triples, by_pyshacl: Engine) -> None:
    valid = [triple for found in examples("valid").values() for triple in found]
    assert by_pyshacl([*surroundings, *valid]) == set()


@pytest.mark.parametrize("shape", TARGETED)
def test_a_valid_example_uses_every_property_of_its_shape(shape: str, examples: Examples) -> None:
    node = ox.NamedNode(f"{STYRGRAF}shape/{shape}")
    asked = {iri for prop in SHAPES.nodes(node, SH + "property") for iri in SHAPES.iris(prop, SH + "path")}
    used = {triple.predicate.value for triple in examples("valid")[shape]}
    assert asked - used <= {f"{STYRGRAF}evidence", "http://purl.org/dc/terms/source"}


@pytest.mark.parametrize("shape", TARGETED)
def test_an_invalid_example_fails_on_the_intended_property_alone(shape: str, refused: set[tuple[str, str]]) -> None:
    heading = (EXAMPLES / shape / "invalid.yaml").read_text(encoding="utf-8").splitlines()[0]
    intended = heading.removeprefix("# fails: ")
    focus = f"{BASE}example/{shape.lower()}"
    assert {name for name, node in refused if node == focus or node.startswith(f"{focus}/")} == {intended}
    assert intended.startswith(f"{shape}-")


def test_every_property_shape_says_in_both_languages_what_it_asks_for() -> None:
    properties = {p for shape in SHAPES.subjects(SH + "targetClass") for p in SHAPES.nodes(shape, SH + "property")}
    for prop in properties:
        messages = SHAPES.literals(prop, SH + "message")
        assert sorted(str(message.language) for message in messages) == ["en", "sv"], prop
        assert all(message.value.endswith(".") for message in messages), prop


def test_shapes_are_core_shacl_only() -> None:
    used = {triple.predicate.value for triple in triples_of("shapes.ttl")}
    assert not {name for name in used if name.startswith(SH) and name.removeprefix(SH) in {"sparql", "js", "rule"}}


def test_every_path_is_a_key_of_the_context() -> None:
    terms = CONTEXT["@context"]
    known = {
        terms[term["@id"].partition(":")[0]] + term["@id"].partition(":")[2]
        for term in terms.values()
        if isinstance(term, dict)
    }
    targeted = {prop for shape in SHAPES.subjects(SH + "targetClass") for prop in SHAPES.nodes(shape, SH + "property")}
    assert {iri for prop in targeted for iri in SHAPES.iris(prop, SH + "path")} <= known


def test_every_property_shape_belongs_to_a_shape() -> None:
    owned = {prop for shape in SHAPES.subjects(SH + "property") for prop in SHAPES.nodes(shape, SH + "property")}
    typed = {n for n in SHAPES.subjects(RDF + "type") if SHAPES.iris(n, RDF + "type") == [SH + "PropertyShape"]}
    assert typed <= owned
