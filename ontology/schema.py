"""What a record may say: its class and its keys, read from core, schemes, shapes and context.

Nothing is repeated in Python: a key exists for a class when a property shape of
that class, or of one it is a subclass of, has the property that the context
gives the key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

import pyoxigraph as ox

from ontology import CONTEXT
from ontology.files import triples_of
from ontology.index import Index, Node
from ontology.namespaces import DASH, RDF, RDFS, SH, SKOS, STYRGRAF, XSD
from ontology.terms import SG

Kind = Literal[
    "language",
    "iri",
    "concept",
    "text",
    "integer",
    "decimal",
    "boolean",
    "time",
    "month",
    "monthday",
    "nested",
    "source",
]

SUBCLASS = RDFS + "subClassOf"
NOT_RECORDS = (DASH + "abstract", SG.computed, SG.nested)

KIND_OF_DATATYPE: Mapping[str, Kind] = {
    RDF + "langString": "language",
    XSD + "string": "text",
    XSD + "integer": "integer",
    XSD + "decimal": "decimal",
    XSD + "boolean": "boolean",
    XSD + "date": "time",
    XSD + "gYear": "time",
    XSD + "gYearMonth": "time",
    XSD + "gMonth": "month",
    XSD + "gMonthDay": "monthday",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key that a record of some class may carry.

    ``range`` names the classes that a value is of (kinds iri, nested and source);
    empty for a web address outside the workspace. ``scheme`` is the IRI
    of the list that a concept comes from, ``concepts`` the words a record may use. ``single``
    tells that the shapes allow one value at most, or one per language.
    """

    name: str
    iri: str
    kind: Kind
    range: frozenset[str] = frozenset()
    scheme: str | None = None
    concepts: frozenset[str] = frozenset()
    single: bool = False

    @property
    def is_address(self) -> bool:
        """Whether a value is a page elsewhere: what no class of ours is the range of, by a term that is not ours."""
        return self.kind == "iri" and not self.range and not self.iri.startswith(STYRGRAF)


@cache
def classes() -> frozenset[str]:
    """Names of the classes that a record may have as its type."""
    index = _index()
    closed = {node.value for predicate in NOT_RECORDS for node in index.subjects(predicate)}
    return frozenset(_local(iri) for iri in _described() if iri not in closed)


@cache
def keys_of(class_name: str) -> Mapping[str, Key]:
    """Keys of a class by name, inherited ones first.

    A subclass that says more of a key than its superclass has its own Key.
    ``id`` and ``type``, which every record has, are not among them.

    Raises:
        KeyError: no shape is about a class of that name or one above it.
    """
    if STYRGRAF + class_name not in _described():
        raise KeyError(class_name)
    found: dict[str, Key] = {}
    for ancestor in reversed(_ancestors(class_name)):
        for shape in _shaped().get(STYRGRAF + ancestor, ()):
            found.update(_keys_of_shape(shape))
    return MappingProxyType(found)


@cache
def required_keys(class_name: str) -> frozenset[str]:
    """Names of the keys that a record of a class has to have at least one value of, as the shapes say.

    Raises:
        KeyError: no shape is about a class of that name or one above it.
    """
    index, keys = _index(), keys_of(class_name)
    shapes = (shape for name in _ancestors(class_name) for shape in _shaped().get(STYRGRAF + name, ()))
    props = (prop for shape in shapes for prop in index.nodes(shape, SH + "property") if _is_required(prop))
    names = (key_names().get(index.iris(prop, SH + "path")[0], "") for prop in props)
    return frozenset(name for name in names if name in keys)


def is_a(class_name: str, ancestor: str) -> bool:
    """Whether a class is another or one of its subclasses, both by name."""
    return ancestor in _ancestors(class_name)


@cache
def _index() -> Index:
    return Index(triple for name in ("core.ttl", "schemes.ttl", "shapes.ttl") for triple in triples_of(name))


@cache
def _shaped() -> Mapping[str, tuple[Node, ...]]:
    index = _index()
    shaped: dict[str, tuple[Node, ...]] = {}
    for shape in index.subjects(SH + "targetClass"):
        for iri in index.iris(shape, SH + "targetClass"):
            shaped[iri] = (*shaped.get(iri, ()), shape)
    return shaped


@cache
def _described() -> frozenset[str]:
    """IRIs of the classes that some shape is about, directly or through a class above."""
    named = {node.value for node in _index().subjects(SUBCLASS) if isinstance(node, ox.NamedNode)}
    own = [iri for iri in named if iri.startswith(STYRGRAF)]
    inheriting = (iri for iri in own if any(STYRGRAF + name in _shaped() for name in _ancestors(_local(iri))))
    return frozenset([*_shaped(), *inheriting])


@cache
def _ancestors(class_name: str) -> tuple[str, ...]:
    above = _index().iris(ox.NamedNode(STYRGRAF + class_name), SUBCLASS)
    own = [iri.removeprefix(STYRGRAF) for iri in above if iri.startswith(STYRGRAF)]
    return (class_name, *(name for parent in own for name in _ancestors(parent)))


@cache
def _keys_of_shape(shape: Node) -> Mapping[str, Key]:
    index = _index()
    props = [(prop, index.iris(prop, SH + "path")[0]) for prop in index.nodes(shape, SH + "property")]
    keys = [_key(key_names()[path], path, prop) for prop, path in props]
    return {key.name: key for key in keys if key is not None}


def _key(name: str, path: str, prop: Node) -> Key | None:
    """Read one property shape; None when it only adds a count to a key known from above."""
    index = _index()
    alternatives = [prop, *index.members(index.node(prop, SH + "or"))]
    for datatype in (iri for node in alternatives for iri in index.iris(node, SH + "datatype")):
        return Key(name, path, KIND_OF_DATATYPE[datatype], single=_single(prop))
    wanted = [iri for node in alternatives for iri in index.iris(node, SH + "class")]
    if SKOS + "Concept" in wanted:
        return _concept_key(name, path, prop)
    if SG.OpenScheme in wanted:
        return Key(name, path, "concept", concepts=_open_schemes(), single=_single(prop))
    if not index.iris(prop, SH + "nodeKind"):
        return None
    wanted = wanted or index.iris(prop, SG.refersTo)
    return Key(name, path, _kind_of_node(wanted), frozenset(map(_local, wanted)), single=_single(prop))


def _kind_of_node(wanted: list[str]) -> Kind:
    if SG.Passage in wanted:
        return "source"
    nested = {node.value for node in _index().subjects(SG.nested)}
    return "nested" if nested.intersection(wanted) else "iri"


def _concept_key(name: str, path: str, prop: Node) -> Key:
    index = _index()
    scheme = next(
        iri
        for value in index.nodes(prop, SH + "node")
        for inner in index.nodes(value, SH + "property")
        for iri in index.iris(inner, SH + "hasValue")
    )
    return Key(name, path, "concept", scheme=scheme, concepts=_concepts_of(scheme), single=_single(prop))


def _is_required(prop: Node) -> bool:
    least = [
        literal.value for path in ("minCount", "qualifiedMinCount") for literal in _index().literals(prop, SH + path)
    ]
    severity = _index().iris(prop, SH + "severity")
    return any(value != "0" for value in least) and severity in ([], [SH + "Violation"])


def _single(prop: Node) -> bool:
    limits = (SH + "maxCount", "1"), (SH + "uniqueLang", "true")
    return any(literal.value == most for path, most in limits for literal in _index().literals(prop, path))


@cache
def _concepts_of(scheme: str) -> frozenset[str]:
    index = _index()
    concepts = index.subjects(SKOS + "inScheme")
    return frozenset(_local(c.value) for c in concepts if scheme in index.iris(c, SKOS + "inScheme"))


@cache
def _open_schemes() -> frozenset[str]:
    index = _index()
    schemes = (node.value for node in index.subjects(RDF + "type") if isinstance(node, ox.NamedNode))
    return frozenset(_local(s) for s in schemes if SG.OpenScheme in index.iris(ox.NamedNode(s), RDF + "type"))


@cache
def key_names() -> Mapping[str, str]:
    """Key names by property IRI, as the context has them."""
    terms = CONTEXT["@context"]
    named: dict[str, str] = {}
    for name, term in terms.items():
        if isinstance(term, dict):
            prefix, _, local = term["@id"].partition(":")
            named[terms[prefix] + local] = name
    return named


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]
