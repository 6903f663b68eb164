"""The constraints that our shapes use, each as a SPARQL group that finds what breaks it.

A group binds ?focus, and ?value where a value is at fault. Portable SPARQL 1.1.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, get_args

import pyoxigraph as ox

from ontology.classes import class_and_below
from ontology.index import Index, Node
from ontology.namespaces import RDF, RDFS, SH, XSD

#: How a value of each datatype must be written (W3C XML Schema Definition Language 1.1, part 2).
LEXICAL: Mapping[str, str] = {
    XSD + "integer": "^[+-]?[0-9]+$",
    XSD + "decimal": "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$",
    XSD + "boolean": "^(true|false|0|1)$",
    XSD + "gYear": "^-?[0-9]{4,}$",
    XSD + "gYearMonth": "^-?[0-9]{4,}-(0[1-9]|1[0-2])$",
    XSD + "date": "^-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    XSD + "gMonth": "^--(0[1-9]|1[0-2])$",
    XSD + "gMonthDay": "^--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
}

#: What can be at fault, the plainest first: where one value breaks several constraints, the first one says it.
Fault = Literal[
    "missing", "too-few", "too-many", "text", "datatype", "class", "list", "least", "pattern", "choice",
    "language-missing", "language-twice",
]  # fmt: skip
FAULTS: tuple[Fault, ...] = get_args(Fault)

#: A fault and the SPARQL group that finds it.
Group = tuple[Fault, str]
Build = Callable[[Index, Node, str, str], Iterator[Group]]


def groups(index: Index, shape: Node, target: str, path: str) -> list[Group]:
    """Return one group per constraint of a property shape.

    ``target`` is the pattern that binds ?focus, ``path`` the property, both as SPARQL.
    """
    return [group for build in _BUILDERS for group in build(index, shape, target, path)]


def instance_of(variable: str, name: str) -> str:
    """Return the pattern for being of a class or one of its subclasses."""
    return f"?{variable} a/<{RDFS}subClassOf>* <{name}> ."


def _counts(index: Index, shape: Node, target: str, path: str) -> Iterator[Group]:
    for number in index.literals(shape, SH + "minCount"):
        if number.value == "1":
            yield "missing", f"{target} FILTER NOT EXISTS {{ ?focus {path} ?any }}"
        else:
            found = _counted(f"{target} OPTIONAL {{ ?focus {path} ?any }}", f"< {number.value}")
            yield "too-few", f"{{ {found} }} OPTIONAL {{ ?focus {path} ?value }}"
    for number in index.literals(shape, SH + "maxCount"):
        found = _counted(f"{target} ?focus {path} ?any .", f"> {number.value}")
        yield "too-many", f"{{ {found} }} ?focus {path} ?value ."


def _counted(pattern: str, limit: str) -> str:
    return f"SELECT ?focus WHERE {{ {pattern} }} GROUP BY ?focus HAVING (COUNT(DISTINCT ?any) {limit})"


def _values(index: Index, shape: Node, target: str, path: str) -> Iterator[Group]:
    """Yield a group per condition that every single value must meet."""
    choices = list(index.members(index.node(shape, SH + "or")))
    conditions = [*_broken(index, shape)]
    if choices:
        conditions.append(("choice", " ".join(condition for each in choices for _, condition in _broken(index, each))))
    for fault, condition in conditions:
        yield fault, f"{target} ?focus {path} ?value . {condition}"


def _broken(index: Index, node: Node) -> Iterator[Group]:
    """Yield filters that let through the values that break a condition."""
    for iri in index.iris(node, SH + "datatype"):
        form = f" && REGEX(STR(?value), {_text(LEXICAL[iri])})" if iri in LEXICAL else ""
        yield "datatype", f"FILTER(!(isLiteral(?value) && DATATYPE(?value) = <{iri}>{form}))"
    for iri in index.iris(node, SH + "class"):
        # The classes are named, as Virtuoso 7.2 loses its way in a path within NOT EXISTS.
        named = " ".join(f"<{each}>" for each in class_and_below(iri))
        yield "class", f"FILTER NOT EXISTS {{ ?value a ?kind VALUES ?kind {{ {named} }} }}"
    if index.iris(node, SH + "nodeKind") == [SH + "IRI"]:
        yield "text", "FILTER(!isIRI(?value))"
    for least in index.literals(node, SH + "minInclusive"):
        yield "least", f"FILTER(!COALESCE(?value >= {least.value}, false))"
    for pattern in index.literals(node, SH + "pattern"):
        yield "pattern", f"FILTER(isBlank(?value) || !REGEX(STR(?value), {_text(pattern.value)}))"
    for inner in (p for value in index.nodes(node, SH + "node") for p in index.nodes(value, SH + "property")):
        (property_,), (wanted,) = index.iris(inner, SH + "path"), index.iris(inner, SH + "hasValue")
        yield "list", f"FILTER NOT EXISTS {{ ?value <{property_}> <{wanted}> }}"


def _languages(index: Index, shape: Node, target: str, path: str) -> Iterator[Group]:
    if index.literals(shape, SH + "uniqueLang"):
        yield (
            "language-twice",
            f"{target} ?focus {path} ?value, ?other . FILTER(LANG(?value) != '' && LANG(?value) = LANG(?other)"
            " && STR(?value) < STR(?other))",
        )
    for tag in languages_asked_for(index, shape):
        yield (
            "language-missing",
            f"{target} FILTER NOT EXISTS {{ ?focus {path} ?any FILTER(LANGMATCHES(LANG(?any), '{tag}')) }}",
        )


def languages_asked_for(index: Index, shape: Node) -> Iterator[str]:
    """Yield the tag of each language that a property shape asks a text in."""
    for wanted in index.nodes(shape, SH + "qualifiedValueShape"):
        (tag,) = (t.value for t in index.objects(_first(index, wanted), RDF + "first") if isinstance(t, ox.Literal))
        yield tag


def _first(index: Index, wanted: Node) -> Node:
    (head,) = index.nodes(wanted, SH + "languageIn")
    return head


def _text(value: str) -> str:
    return str(ox.Literal(value))


_BUILDERS: tuple[Build, ...] = (_counts, _values, _languages)
