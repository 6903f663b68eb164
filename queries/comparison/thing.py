"""Things: everything that a side says of one record, and of the parts within it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from graph.store import Term
from ontology import schema
from ontology.namespaces import OA, RDF, RDFS, STYRGRAF
from ontology.terms import SG

TYPE, LABEL = f"{RDF}type", f"{RDFS}label"
#: Classes whose nodes are a locator spelt out: they come with the source of a thing and are no things of their own.
_OF_A_LOCATOR = (NamedNode(SG.Passage), NamedNode(f"{OA}FragmentSelector"))


@dataclass(frozen=True)
class Thing:
    """A thing with all its values by property IRI, whatever the properties are."""

    iri: str
    values: Mapping[str, tuple[Term, ...]]

    @cached_property
    def type(self) -> str:
        """Return the name of its class, such as ``Responsibility``; "" where it has none of ours."""
        named = {iri.removeprefix(STYRGRAF) for iri in self.iris(TYPE) if iri.startswith(STYRGRAF)}
        return min(named & schema.classes() or named, default="")

    def iris(self, name: str) -> tuple[str, ...]:
        """Return the things under the property `name`."""
        return tuple(term.value for term in self.values.get(name, ()) if isinstance(term, NamedNode))

    def texts(self, name: str) -> Mapping[str, str]:
        """Return the texts under the property `name` by language."""
        found = (term for term in self.values.get(name, ()) if isinstance(term, Literal))
        return {term.language: term.value for term in found if term.language}

    def is_a(self, name: str) -> bool:
        """Whether it is of the class `name` or of one below it."""
        return bool(self.type) and schema.is_a(self.type, name)


def things_of(statements: Iterable[Quad]) -> dict[str, Thing]:
    """Return every thing that `statements` describe by IRI; passages and their selectors are left out."""
    found: dict[str, dict[str, set[Term]]] = {}
    for quad in statements:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, Term):
            found.setdefault(subject.value, {}).setdefault(quad.predicate.value, set()).add(value)
    told = (iri for iri in sorted(found) if found[iri].get(TYPE, set()).isdisjoint(_OF_A_LOCATOR))
    return {iri: Thing(iri, _sorted(found[iri])) for iri in told}


def together(one: Mapping[str, Thing], other: Mapping[str, Thing]) -> dict[str, Thing]:
    """Return the things of both by IRI; what both describe has the values of both."""
    merged = {iri: _merged(one[iri], other[iri]) for iri in one.keys() & other.keys()}
    return dict(sorted({**one, **other, **merged}.items()))


def _merged(one: Thing, other: Thing) -> Thing:
    names = one.values.keys() | other.values.keys()
    return Thing(one.iri, _sorted({name: {*one.values.get(name, ()), *other.values.get(name, ())} for name in names}))


def holders(things: Mapping[str, Thing]) -> frozenset[str]:
    """Return the IRIs of those among `things` that others of them are written within."""
    parts = {iri for iri, thing in things.items() if is_part(thing)}
    if not parts:
        return frozenset()
    return frozenset(iri for iri, thing in things.items() if not parts.isdisjoint(_mentioned(thing)))


def is_part(thing: Thing | None) -> bool:
    """Whether a thing is written within another, and has no record of its own."""
    return thing is not None and bool(thing.type) and thing.type not in schema.classes()


def _mentioned(thing: Thing) -> Iterator[str]:
    return (term.value for terms in thing.values.values() for term in terms if isinstance(term, NamedNode))


def _sorted(values: Mapping[str, set[Term]]) -> dict[str, tuple[Term, ...]]:
    return {name: tuple(sorted(terms, key=str) if len(terms) > 1 else terms) for name, terms in values.items()}
