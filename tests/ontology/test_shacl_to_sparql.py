"""The compiled queries find what pySHACL finds, on every example and on every way to break one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import pyoxigraph as ox
import pytest

from ontology import shacl_to_sparql
from ontology.files import triples_of
from ontology.index import Index, Node, Term
from ontology.namespaces import RDF, SH, SKOS, STYRGRAF, XSD
from ontology.shacl_to_sparql import compiled

BASE = "https://example.org/id/"
SHAPES = Index(triples_of("shapes.ttl"))
SCHEMES = Index(triples_of("schemes.ttl"))
TARGETED = [shape for shape in SHAPES.subjects(SH + "targetClass") if isinstance(shape, ox.NamedNode)]

Triples = list[ox.Triple]
Examples = Callable[[str], dict[str, Triples]]
Engine = Callable[[Triples], set[tuple[str, str]]]

#: Several good values of every form but references, to have one too many of.
PLENTY = {
    XSD + "string": [ox.Literal("1111"), ox.Literal("2222")],
    XSD + "integer": [ox.Literal(7), ox.Literal(8)],
    XSD + "gMonth": [ox.Literal(f"--0{n}", datatype=ox.NamedNode(XSD + "gMonth")) for n in (1, 2, 3)],
    XSD + "gMonthDay": [ox.Literal(f"--0{n}-01", datatype=ox.NamedNode(XSD + "gMonthDay")) for n in (1, 2)],
    XSD + "gYear": [ox.Literal(f"203{n}", datatype=ox.NamedNode(XSD + "gYear")) for n in (1, 2, 3)],
    XSD + "date": [ox.Literal(f"203{n}-05-01", datatype=ox.NamedNode(XSD + "date")) for n in (1, 2)],
    XSD + "decimal": [ox.Literal(f"{n}.5", datatype=ox.NamedNode(XSD + "decimal")) for n in (1, 2)],
    XSD + "boolean": [ox.Literal(True), ox.Literal(False)],
}
WRONG_FORM = ox.Literal("annat", datatype=ox.NamedNode(XSD + "anyURI"))


def too_many(prop: Node, data: Triples) -> Sequence[Term]:
    choices = [prop, *SHAPES.members(SHAPES.node(prop, SH + "or"))]
    for datatype in (iri for node in choices for iri in SHAPES.iris(node, SH + "datatype")):
        if datatype in PLENTY:
            return PLENTY[datatype]
    scheme = scheme_of(prop)
    if scheme:
        return list(concepts(scheme))[:2]
    wanted = {iri for node in choices for iri in SHAPES.iris(node, SH + "class")}
    wanted |= {STYRGRAF + "Body", STYRGRAF + "Principal"} if wanted & {STYRGRAF + "DutyBearer"} else set()
    wanted |= {STYRGRAF + "Body"} if wanted & {STYRGRAF + "Organisation"} else set()
    typed = (triple for triple in data if triple.predicate.value == RDF + "type")
    classes = ((t.subject, t.object.value) for t in typed if isinstance(t.object, ox.NamedNode))
    members = [subject for subject, name in classes if not wanted or name in wanted]
    return [node for node in members if isinstance(node, ox.NamedNode)][:2]


def scheme_of(prop: Node) -> str | None:
    inner = (p for value in SHAPES.nodes(prop, SH + "node") for p in SHAPES.nodes(value, SH + "property"))
    return next((iri for p in inner for iri in SHAPES.iris(p, SH + "hasValue")), None)


def concepts(scheme: str) -> Iterator[ox.NamedNode]:
    for node in SCHEMES.subjects(SKOS + "inScheme"):
        if scheme in SCHEMES.iris(node, SKOS + "inScheme") and isinstance(node, ox.NamedNode):
            yield node


def broken(prop: Node, values: Sequence[Term], data: Triples) -> Iterator[Sequence[Term]]:
    """Yield value lists that each break one constraint of a property shape."""
    yield from broken_counts(prop, values, data)
    yield from broken_values(prop, values)
    yield from broken_languages(prop, values)


def broken_counts(prop: Node, values: Sequence[Term], data: Triples) -> Iterator[Sequence[Term]]:
    for number in SHAPES.literals(prop, SH + "minCount"):
        yield values[: int(number.value) - 1]
    if SHAPES.literals(prop, SH + "maxCount"):
        yield too_many(prop, data)


def broken_values(prop: Node, values: Sequence[Term]) -> Iterator[Sequence[Term]]:
    choice = SHAPES.node(prop, SH + "or")
    if SHAPES.iris(prop, SH + "datatype") or choice:
        yield [*values[1:], WRONG_FORM]
    if SHAPES.iris(prop, SH + "class") or choice:
        yield [ox.NamedNode(BASE + "nobody")]
    if SHAPES.iris(prop, SH + "nodeKind"):
        yield [ox.Literal("någon")]
    if scheme_of(prop):
        yield [next(concepts(STYRGRAF + ("force" if scheme_of(prop) != STYRGRAF + "force" else "duty")))]
    for number in SHAPES.literals(prop, SH + "minInclusive"):
        yield [ox.Literal(int(number.value) - 1)]
    if SHAPES.literals(prop, SH + "pattern"):
        yield [ox.Literal("så skrivs det inte")]


def broken_languages(prop: Node, values: Sequence[Term]) -> Iterator[Sequence[Term]]:
    if SHAPES.literals(prop, SH + "uniqueLang"):
        yield [*values, ox.Literal("Ett annat namn", language="sv")]
    for head in (h for q in SHAPES.nodes(prop, SH + "qualifiedValueShape") for h in SHAPES.nodes(q, SH + "languageIn")):
        tags = [tag.value for tag in SHAPES.literals(head, RDF + "first")]
        yield [value for value in values if isinstance(value, ox.Literal) and value.language not in tags]


def broken_examples(valid: dict[str, Triples], data: Triples) -> Iterator[tuple[str, str, Triples]]:
    """Yield (property shape, node at fault, triples) for every constraint of every shape."""
    for shape in TARGETED:
        name = shape.value.rpartition("/")[2]
        focus = ox.NamedNode(f"{BASE}example/{name.lower()}")
        own = [triple for triple in valid[name] if triple.subject == focus]
        for prop in SHAPES.nodes(shape, SH + "property"):
            (path,) = SHAPES.iris(prop, SH + "path")
            values = [triple.object for triple in own if triple.predicate.value == path]
            for number, changed in enumerate(broken(prop, values, data)):
                assert isinstance(prop, ox.NamedNode)
                node = ox.NamedNode(f"{focus.value}/{prop.value.rpartition('/')[2]}/{number}")
                kept = [ox.Triple(node, t.predicate, t.object) for t in own if t.predicate.value != path]
                told = [ox.Triple(node, ox.NamedNode(path), value) for value in changed]
                yield prop.value.rpartition("/")[2], node.value, [*kept, *told]


@pytest.fixture(scope="module")
def cases(examples: Examples, surroundings: Triples) -> list[tuple[str, str, Triples]]:
    valid = examples("valid")
    return list(broken_examples(valid, [*surroundings, *chain(*valid.values())]))


def test_both_find_the_same_in_the_examples(
    examples: Examples, surroundings: Triples, by_pyshacl: Engine, by_sparql: Engine
) -> None:
    for kind in ("valid", "invalid"):
        data = [*surroundings, *chain(*examples(kind).values())]
        assert by_sparql(data) == by_pyshacl(data)


def test_both_find_the_same_however_an_example_is_broken(
    cases: list[tuple[str, str, Triples]], examples: Examples, surroundings: Triples,
    by_pyshacl: Engine, by_sparql: Engine,
) -> None:  # fmt: skip
    data = [*surroundings, *chain(*examples("valid").values()), *chain(*(triples for _, _, triples in cases))]
    found = by_sparql(data)
    assert {(shape, node) for shape, node, _ in cases} <= found
    assert found == by_pyshacl(data)


def test_every_property_shape_can_be_broken(cases: list[tuple[str, str, Triples]]) -> None:
    assert {shape for shape, _, _ in cases} == {query.id for query in compiled()}


def test_a_query_says_what_it_is_about() -> None:
    (level,) = (query for query in compiled() if query.id == "Body-level")
    assert level.shape == f"{STYRGRAF}shape/Body-level"
    assert level.path == f"{STYRGRAF}level"
    assert level.severity == "Violation"
    assert level.message == {"sv": "Nivå: ska anges minst en gång.", "en": "Level: must be given at least once."}
    assert {query.severity for query in compiled()} == {"Violation", "Warning"}


def test_what_is_not_compiled_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    shape, prop = ox.NamedNode(BASE + "shape"), ox.NamedNode(BASE + "property")
    said = {"targetClass": (shape, SKOS + "Concept"), "path": (prop, SKOS + "note"), "disjoint": (prop, SKOS + "note")}
    shapes = [ox.Triple(node, ox.NamedNode(SH + name), ox.NamedNode(value)) for name, (node, value) in said.items()]
    shapes.append(ox.Triple(shape, ox.NamedNode(SH + "property"), prop))
    monkeypatch.setattr(shacl_to_sparql, "triples_of", lambda name: tuple(shapes))
    with pytest.raises(ValueError, match="disjoint"):
        compiled.__wrapped__()
