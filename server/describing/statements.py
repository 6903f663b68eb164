"""Triples about one thing, written briefly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.namespaces import RDF

Node = NamedNode | BlankNode
Value = str | int | Node | Literal
SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
VCARD = "http://www.w3.org/2006/vcard/ns#"
VOID = "http://rdfs.org/ns/void#"
XSD_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


@dataclass
class Statements:
    """Triples, gathered."""

    triples: list[Triple] = field(default_factory=list)

    def say(self, subject: Node, kind: str, values: Mapping[str, Value | Iterable[Value]]) -> Node:
        """Add that `subject` is a `kind` with these values, a plain text being an IRI; returns it."""
        self.triples.append(Triple(subject, NamedNode(RDF + "type"), NamedNode(kind)))
        for predicate, value in values.items():
            for each in [value] if isinstance(value, Value) else value:
                self.triples.append(Triple(subject, NamedNode(predicate), _term(each)))
        return subject


def texts(words: Mapping[str, str]) -> list[Literal]:
    """Return a text in each of its languages."""
    return [Literal(text, language=language) for language, text in words.items()]


def _term(value: Value) -> Node | Literal:
    if isinstance(value, int):
        return Literal(str(value), datatype=XSD_INTEGER)
    return NamedNode(value) if isinstance(value, str) else value
