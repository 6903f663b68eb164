"""The vocabulary as a glossary: every term with its names, what it builds on and what it comes near to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pyoxigraph as ox

from ontology.files import STORED, path_of, triples_of
from ontology.index import Index
from ontology.namespaces import DCT, OWL, RDF, RDFS, SKOS, STYRGRAF

Sort = Literal["class", "property"]
Texts = Mapping[str, str]

_SORTS: Mapping[str, Sort] = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "property",
    f"{OWL}DatatypeProperty": "property",
    f"{OWL}AnnotationProperty": "property",
}
#: What says that one term is narrower than another.
_BELOW = (f"{RDFS}subClassOf", f"{RDFS}subPropertyOf")
#: What aligns a term of ours with one of another vocabulary, the closest tie first.
ALIGNING = (
    f"{OWL}equivalentClass",
    f"{OWL}equivalentProperty",
    *_BELOW,
    *(f"{SKOS}{grade}Match" for grade in ("exact", "close", "broad", "narrow", "related")),
)
# The headings of core.ttl: "# --- Mål / goals"; below each stand the terms of one module.
_HEADING = re.compile(r"^# --- (.+?) / (.+)$")
_DECLARED = re.compile(r"^sg:(\w+) a owl:")


@dataclass(frozen=True)
class Alignment:
    """How near a term stands to one of another vocabulary: `relation` and `other` are IRIs."""

    relation: str
    other: str


@dataclass(frozen=True)
class Term:
    """A class or property of the vocabulary."""

    iri: str
    sort: Sort
    names: Texts
    definitions: Texts
    #: IRIs of our own terms directly above it.
    above: tuple[str, ...]
    alignments: tuple[Alignment, ...]
    #: Addresses of what was followed in defining it.
    sources: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the last part of its IRI."""
        return self.iri.removeprefix(STYRGRAF)


@dataclass(frozen=True)
class Module:
    """A part of the vocabulary: terms about one matter, in the order of the file."""

    names: Texts
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Scheme:
    """A list, with its concepts in the order of the file."""

    iri: str
    names: Texts
    definitions: Texts
    concepts: tuple[str, ...]
    #: Whether a workspace may add concepts of its own.
    is_open: bool


@cache
def terms() -> Mapping[str, Term]:
    """Return every class and property of the vocabulary by IRI."""
    index = _index()
    found = (node.value for node in index.subjects(f"{RDFS}label") if isinstance(node, ox.NamedNode))
    return {iri: _term(index, iri, sort) for iri in found if (sort := _sort(index, iri))}


@cache
def modules() -> tuple[Module, ...]:
    """Return the modules of the vocabulary under the headings of ``core.ttl``; a heading that comes twice is one."""
    found: dict[tuple[str, str], list[Term]] = {}
    current: list[Term] = []
    for line in path_of("core.ttl").read_text("utf-8").splitlines():
        if heading := _HEADING.match(line):
            current = found.setdefault((heading[1], heading[2][:1].upper() + heading[2][1:]), [])
        elif declared := _DECLARED.match(line):
            current.append(terms()[STYRGRAF + declared[1]])
    return tuple(Module({"sv": sv, "en": en}, tuple(each)) for (sv, en), each in found.items())


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return the closed lists by IRI, in the order of ``schemes.ttl``; one may share its IRI with a property."""
    index = _index()
    listed: dict[str, list[str]] = {}
    for concept in index.subjects(f"{SKOS}inScheme"):
        for iri in index.iris(concept, f"{SKOS}inScheme"):
            listed.setdefault(iri, []).append(str(concept.value))
    return {
        iri: Scheme(iri, *_texts(index, iri, f"{SKOS}prefLabel"), tuple(each), _is_open(index, iri))
        for iri, each in listed.items()
    }


def _is_open(index: Index, iri: str) -> bool:
    return f"{STYRGRAF}OpenScheme" in index.iris(ox.NamedNode(iri), f"{RDF}type")


def narrower(iri: str) -> tuple[Term, ...]:
    """Return the terms directly below `iri`."""
    return tuple(term for term in terms().values() if iri in term.above)


@cache
def _index() -> Index:
    return Index(triple for name in STORED for triple in triples_of(name))


def _sort(index: Index, iri: str) -> Sort | None:
    kinds = index.iris(ox.NamedNode(iri), f"{RDF}type")
    return next((_SORTS[kind] for kind in kinds if kind in _SORTS), None)


def _term(index: Index, iri: str, sort: Sort) -> Term:
    node = ox.NamedNode(iri)
    above = [each for relation in _BELOW for each in index.iris(node, relation) if each.startswith(STYRGRAF)]
    names, definitions = _texts(index, iri, f"{RDFS}label")
    sources = tuple(index.iris(node, f"{DCT}source"))
    return Term(iri, sort, names, definitions, tuple(above), tuple(_alignments(index, node)), sources)


def _alignments(index: Index, node: ox.NamedNode) -> Iterator[Alignment]:
    for relation in ALIGNING:
        yield from (
            Alignment(relation, other) for other in index.iris(node, relation) if not other.startswith(STYRGRAF)
        )


def _texts(index: Index, iri: str, naming: str) -> tuple[Texts, Texts]:
    node = ox.NamedNode(iri)
    named, defined = (
        {text.language or "": text.value for text in index.literals(node, predicate)}
        for predicate in (naming, f"{SKOS}definition")
    )
    return named, defined
