"""How much a term is used in a view: counts, examples, and the questions and checks whose queries name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from ontology.classes import class_and_below
from ontology.glossary import Term
from queries.catalogue import questions
from queries.rules import rules
from server.pages.facts.reader import Reader, values
from server.pages.visit import Visit
from server.pages.words import Link, Words

_MOST_EXAMPLES = 5
_TYPED = "SELECT DISTINCT ?thing ?class { ?thing a ?class FILTER(STRSTARTS(STR(?class), STR(sg:))) }"
_PROPERTIES = "SELECT ?property (COUNT(*) AS ?n) { ?subject ?property ?object } GROUP BY ?property"
_CONCEPTS = """SELECT DISTINCT ?concept ?subject {
  ?concept skos:inScheme ?scheme . ?subject ?property ?concept
  FILTER NOT EXISTS { ?subject skos:inScheme ?any }
}"""
_NAMED = re.compile(r"\bsg:(\w+)(?![\w-])")


@dataclass(frozen=True)
class Example:
    """A thing of the class or, for a property, a thing and what it has."""

    subject: Link
    value: Link | Words | None = None


def used_classes(reader: Reader) -> Counter[str]:
    """Count the things of each class, without those of classes below."""
    return Counter(row["class"].value for row in reader.select(_TYPED))


def used_properties(reader: Reader) -> Counter[str]:
    """Count the statements with each property."""
    return Counter({row["property"].value: int(row["n"].value) for row in reader.select(_PROPERTIES)})


def used_concepts(reader: Reader) -> Counter[str]:
    """Count the things that name each concept."""
    return Counter(row["concept"].value for row in reader.select(_CONCEPTS))


def count(visit: Visit, term: Term) -> int:
    """Return how many things are of a class or one below it, or how many statements have a property."""
    if term.sort == "property":
        return visit.reader.once(used_properties)[term.iri]
    counted = visit.reader.once(used_classes)
    return sum(counted[iri] for iri in class_and_below(term.iri))


def examples(visit: Visit, term: Term) -> tuple[Example, ...]:
    """Return some things that the term is used of, the first by name."""
    if term.sort == "class":
        pattern = f"{values('class', class_and_below(term.iri))} ?subject a ?class"
        rows = visit.reader.select(f"SELECT DISTINCT ?subject {{ {pattern} }} ORDER BY ?subject LIMIT {_MOST_EXAMPLES}")
    else:
        pattern = f"?subject {NamedNode(term.iri)} ?value FILTER(ISIRI(?subject))"
        rows = visit.reader.select(
            f"SELECT DISTINCT ?subject ?value {{ {pattern} }} ORDER BY ?subject ?value LIMIT {_MOST_EXAMPLES}"
        )
    return tuple(Example(visit.link(row["subject"].value), _value(visit, row.get("value"))) for row in rows)


def _value(visit: Visit, term: object) -> Link | Words | None:
    if isinstance(term, NamedNode):
        return visit.link(term.value)
    if isinstance(term, Literal):
        return Words(term.value, term.language if term.language != visit.language else None)
    return None


def asking(visit: Visit, term: Term) -> tuple[Link, ...]:
    """Return links to the questions that name the term."""
    found = (each for each in questions() if each.name in _users()[0].get(term.name, ()))
    return tuple(Link("", Words(each.title[visit.language]), visit.address(f"/fragor/{each.name}")) for each in found)


def checking(visit: Visit, term: Term) -> tuple[Link, ...]:
    """Return links to the checks that name the term."""
    found = (each for each in rules() if each.name in _users()[1].get(term.name, ()))
    return tuple(
        Link("", Words(each.title[visit.language]), visit.address("/granskning", {"regel": each.name}))
        for each in found
    )


@cache
def _users() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the names of the questions and of the checks by the term of ours that they name."""
    asked = _by_term((each.name, each.query) for each in questions())
    return asked, _by_term((each.name, each.query) for each in rules())


def _by_term(queries: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, query in queries:
        for term in _names_in(query):
            found.setdefault(term, set()).add(name)
    return found


def _names_in(query: str) -> Iterator[str]:
    yield from _NAMED.findall(query)
