"""Everything the graph says of one thing, and everything that points at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from graph.store import Term
from server.pages.facts.reader import Reader

#: The most things shown that point at one.
MOST: Final = 300

_SAID: Final = "SELECT DISTINCT ?property ?value {{ {thing} ?property ?value }}"
_POINTING: Final = """
SELECT DISTINCT ?subject ?property {{
  ?subject ?property {thing}
  FILTER(isIRI(?subject) && !STRSTARTS(STR(?subject), STR(owl:)))
}} LIMIT {most}"""


@dataclass(frozen=True)
class Thing:
    """What is said of a thing, by property, and what says something with it."""

    iri: str
    #: Values by the IRI of the property, both in order.
    said: dict[str, tuple[Term, ...]]
    #: Subjects by the IRI of the property that points here.
    pointing: dict[str, tuple[str, ...]]


def thing(reader: Reader, iri: str) -> Thing:
    """Read what the view says of `iri`."""
    node = str(NamedNode(iri))
    said: dict[str, list[Term]] = {}
    for row in reader.select(_SAID.format(thing=node)):
        said.setdefault(_iri(row["property"]), []).append(row["value"])
    pointing: dict[str, list[str]] = {}
    for row in reader.select(_POINTING.format(thing=node, most=MOST)):
        pointing.setdefault(_iri(row["property"]), []).append(_iri(row["subject"]))
    return Thing(
        iri,
        {name: tuple(sorted(terms, key=str)) for name, terms in sorted(said.items())},
        {name: tuple(_in_order(reader, subjects)) for name, subjects in sorted(pointing.items())},
    )


def _in_order(reader: Reader, subjects: list[str]) -> Iterator[str]:
    yield from sorted(subjects, key=reader.place)


def _iri(term: Term) -> str:
    assert isinstance(term, NamedNode)
    return term.value
