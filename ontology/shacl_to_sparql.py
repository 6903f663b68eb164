"""Our shapes as SPARQL queries, so that the store can check itself in milliseconds.

The shapes stay the truth: any SHACL engine runs them, and the tests hold that
these queries find the same. What SHACL's core offers and our shapes do not use
is not compiled, but refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ontology.constraints import groups, instance_of, languages_asked_for
from ontology.files import triples_of
from ontology.index import Index, Node
from ontology.namespaces import SH, STYRGRAF

SHAPE = STYRGRAF + "shape/"
SAYING = {SH + name for name in ("path", "message", "severity")}
COMPILED = {
    SH + name
    for name in (
        "class", "datatype", "maxCount", "minCount", "minInclusive", "node", "nodeKind", "or", "pattern",
        "qualifiedMinCount", "qualifiedValueShape", "uniqueLang",
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShapeQuery:
    """One property shape as a query: each row is a finding."""

    #: Name of the property shape, such as Body-level.
    id: str
    #: IRI of the property shape.
    shape: str
    #: IRI of the class that it is about.
    target: str
    #: IRI of the property.
    path: str
    #: Violation, Warning or Info, as SHACL names them.
    severity: str
    #: What is asked for, for sv and en.
    message: Mapping[str, str]
    #: Tag of the language that it asks a text in; None where it asks for no translation.
    language: str | None
    #: SELECT ?focus ?value ?fault; ?value is unbound where something is missing, ?fault is one of FAULTS.
    query: str


@cache
def compiled() -> tuple[ShapeQuery, ...]:
    """Return a query for each property shape, in the order of the file.

    Raises:
        ValueError: a shape uses a constraint that is not compiled here.
    """
    index = Index(triples_of("shapes.ttl"))
    return tuple(
        _compile(index, prop, target)
        for shape in dict.fromkeys(index.subjects(SH + "targetClass"))
        for target in index.iris(shape, SH + "targetClass")
        for prop in index.nodes(shape, SH + "property")
    )


def _compile(index: Index, prop: Node, target: str) -> ShapeQuery:
    (path,) = index.iris(prop, SH + "path")
    _refuse_unknown(index, prop)
    found = groups(index, prop, instance_of("focus", target), f"<{path}>")
    union = "\n  UNION\n".join(f"  {{ {group} BIND('{fault}' AS ?fault) }}" for fault, group in found)
    severity = next(iter(index.iris(prop, SH + "severity")), SH + "Violation")
    return ShapeQuery(
        id=str(prop.value).removeprefix(SHAPE),
        shape=str(prop.value),
        target=target,
        path=path,
        severity=severity.removeprefix(SH),
        message={text.language: text.value for text in index.literals(prop, SH + "message") if text.language},
        language=next(languages_asked_for(index, prop), None),
        query=f"SELECT DISTINCT ?focus ?value ?fault WHERE {{\n{union}\n}}",
    )


def _refuse_unknown(index: Index, prop: Node) -> None:
    used = {name for name in index.predicates(prop) if name.startswith(SH)}
    unknown = used - COMPILED - SAYING
    if unknown:
        raise ValueError(f"{prop.value} uses {', '.join(sorted(unknown))}, which is not compiled to SPARQL")
