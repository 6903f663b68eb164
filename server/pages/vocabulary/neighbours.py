"""A term among its neighbours: what stands above and below it, what points at it and what it points at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ontology.glossary import Term, narrower, terms
from ontology.uses import Use, uses, uses_on
from server.pages.visit import Visit
from server.pages.vocabulary.naming import Named, named, values_of


@dataclass(frozen=True)
class Arrow:
    """A property between the term and another; `label` is empty where the term is the property itself."""

    label: str
    other: Named


@dataclass(frozen=True)
class Neighbours:
    """What is drawn around a term."""

    term: Named
    above: tuple[Named, ...]
    below: tuple[Named, ...]
    #: From others to it, and from it to others.
    incoming: tuple[Arrow, ...]
    outgoing: tuple[Arrow, ...]


def neighbours(visit: Visit, term: Term) -> Neighbours:
    """Return the neighbours of `term`."""
    incoming, outgoing = _of_class(visit, term) if term.sort == "class" else _of_property(visit, term)
    above = tuple(named(visit, iri) for iri in term.above)
    return Neighbours(
        named(visit, term.iri), above, tuple(named(visit, each.iri) for each in narrower(term.iri)), incoming, outgoing
    )


def own_uses(term: Term) -> tuple[Use, ...]:
    """Return the uses on a class and those above it, or of a property."""
    if term.sort == "property":
        return tuple(use for use in uses() if use.property == term.iri)
    return uses_on(term.iri, _above())


@cache
def _above() -> dict[str, tuple[str, ...]]:
    return {iri: term.above for iri, term in terms().items()}


def pointing_at(term: Term) -> tuple[Use, ...]:
    """Return the uses whose values may be of the class itself."""
    return tuple(use for use in uses() if term.iri in use.classes)


def _of_class(visit: Visit, term: Term) -> tuple[tuple[Arrow, ...], tuple[Arrow, ...]]:
    incoming = [Arrow(_by(visit, use), named(visit, use.owner)) for use in pointing_at(term)]
    own = (use for use in own_uses(term) if use.owner == term.iri)
    outgoing = [Arrow(_by(visit, use), value) for use in own for value in values_of(visit, use)]
    return tuple(incoming), tuple(outgoing)


def _of_property(visit: Visit, term: Term) -> tuple[tuple[Arrow, ...], tuple[Arrow, ...]]:
    used = own_uses(term)
    owners = dict.fromkeys(use.owner for use in used)
    values = dict.fromkeys(value for use in used for value in values_of(visit, use))
    return tuple(Arrow("", named(visit, iri)) for iri in owners), tuple(Arrow("", value) for value in values)


def _by(visit: Visit, use: Use) -> str:
    return str(named(visit, use.property).words)
