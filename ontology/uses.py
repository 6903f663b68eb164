"""Where each property is used: on which class, with which values, as the shapes say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import pyoxigraph as ox

from ontology.files import triples_of
from ontology.index import Index, Node
from ontology.namespaces import RDF, SH, SKOS, STYRGRAF

SHAPE = f"{STYRGRAF}shape/"
_CONCEPT = f"{SKOS}Concept"


@dataclass(frozen=True)
class Use:
    """A property on a class: what a value has to be, and how many there are."""

    owner: str
    property: str
    #: The classes that a value is of, where it is a thing.
    classes: tuple[str, ...]
    #: The closed list that a value comes from.
    scheme: str | None
    #: The datatypes of a value, where it is text or a number.
    datatypes: tuple[str, ...]
    required: bool
    single: bool


@cache
def uses() -> tuple[Use, ...]:
    """Return every use that a shape tells, in the order of ``shapes.ttl``."""
    index = _index()
    return tuple(
        use
        for shape in dict.fromkeys(index.subjects(f"{SH}targetClass"))
        for owner in index.iris(shape, f"{SH}targetClass")
        for use in _uses(index, shape, owner)
    )


def uses_on(iri: str, above: Mapping[str, tuple[str, ...]]) -> tuple[Use, ...]:
    """Return the uses on a class, its own first; `above` gives the classes directly above each.

    What a class says more narrowly than one above it stands once.
    """
    found: dict[str, Use] = {}
    waiting = [iri]
    for owner in waiting:
        waiting += [each for each in above.get(owner, ()) if each not in waiting]
        for use in uses():
            if use.owner == owner:
                found[use.property] = _narrowed(found[use.property], use) if use.property in found else use
    return tuple(found.values())


def _narrowed(own: Use, inherited: Use) -> Use:
    """Return what a class says of a property, with the values that only a class above it tells."""
    if own.classes or own.scheme or own.datatypes:
        return own
    return replace(own, classes=inherited.classes, scheme=inherited.scheme, datatypes=inherited.datatypes)


@cache
def subject_of_shape(iri: str) -> str | None:
    """Return the class or closed list that a shape, or a line of it, is about; None where it is no shape of ours."""
    index = _index()
    shapes = (node for node in index.subjects(f"{RDF}type") if isinstance(node, ox.NamedNode))
    shape = next((node for node in shapes if node.value == iri and iri.startswith(SHAPE)), None)
    if shape is None:
        return None
    owners = [shape, *(each for each in index.subjects(f"{SH}property") if shape in index.nodes(each, f"{SH}property"))]
    targets = [target for owner in owners for target in index.iris(owner, f"{SH}targetClass")]
    return (targets or [_scheme(index, shape) or STYRGRAF])[0]


def shapes() -> frozenset[str]:
    """Return the IRIs of all shapes and their lines."""
    named = (node.value for node in _index().subjects(f"{RDF}type") if isinstance(node, ox.NamedNode))
    return frozenset(iri for iri in named if iri.startswith(SHAPE))


@cache
def _index() -> Index:
    return Index(triples_of("shapes.ttl"))


def _uses(index: Index, shape: Node, owner: str) -> Iterator[Use]:
    lines: dict[str, list[Node]] = {}
    for line in index.nodes(shape, f"{SH}property"):
        lines.setdefault(index.iris(line, f"{SH}path")[0], []).append(line)
    for path, said in lines.items():
        ways = [*said, *(way for line in said for way in index.members(index.node(line, f"{SH}or")))]
        classes = tuple(iri for way in ways for iri in index.iris(way, f"{SH}class") if iri != _CONCEPT)
        datatypes = tuple(iri for way in ways for iri in index.iris(way, f"{SH}datatype"))
        nodes = (node for way in ways for node in index.nodes(way, f"{SH}node"))
        scheme = next((found for node in nodes if (found := _scheme(index, node))), None)
        required = any(_count(index, line, least) > 0 for line in said for least in ("minCount", "qualifiedMinCount"))
        single = any(_count(index, line, "maxCount") == 1 for line in said)
        yield Use(owner, path, classes, scheme, datatypes, required, single)


def _count(index: Index, line: Node, name: str) -> int:
    return next((int(each.value) for each in index.literals(line, f"{SH}{name}")), 0)


def _scheme(index: Index, shape: Node) -> str | None:
    lines = index.nodes(shape, f"{SH}property")
    return next((iri for line in lines for iri in index.iris(line, f"{SH}hasValue")), None)


def shape_triples(iri: str) -> list[ox.Triple]:
    """Return what is said of a shape or of a line of one, with the nodes without names that it is made of."""
    found: list[ox.Triple] = []
    waiting: list[Node] = [ox.NamedNode(iri)]
    for node in waiting:
        own = [triple for triple in triples_of("shapes.ttl") if triple.subject == node]
        waiting += [triple.object for triple in own if isinstance(triple.object, ox.BlankNode)]
        found += own
    return found
