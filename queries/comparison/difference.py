"""What differs between two sets of statements, thing by thing and property by property; made to be quick."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.store import Term


@dataclass(frozen=True)
class Difference:
    """One property of one thing that has other values after than before."""

    #: IRI of the thing that the statements are about; a part of another, such as a seat group, is a thing of its own.
    thing: str
    #: IRI of the property.
    property: str
    #: Values that are only there before, and only there after; those on both sides are left out.
    lost: tuple[Term, ...]
    gained: tuple[Term, ...]


def differences(before: Set[Quad], after: Set[Quad]) -> tuple[Difference, ...]:
    """Return what differs between two sets of statements, by thing and property.

    Things are the same where they have the same IRI, whichever graph speaks of them. Some 30 000
    statements take some 10 milliseconds; see Side.statements for the sets.
    """
    lost, gained = _by_property(before - after), _by_property(after - before)
    found = []
    for thing, name in sorted({*lost, *gained}):
        gone, come = lost.get((thing, name), set()), gained.get((thing, name), set())
        if gone != come:
            found.append(Difference(thing, name, _sorted(gone - come), _sorted(come - gone)))
    return tuple(found)


def _by_property(statements: Set[Quad]) -> dict[tuple[str, str], set[Term]]:
    found: dict[tuple[str, str], set[Term]] = {}
    for quad in statements:
        if isinstance(quad.subject, NamedNode):
            assert isinstance(quad.object, Term)  # a record states no triple about a triple
            found.setdefault((quad.subject.value, quad.predicate.value), set()).add(quad.object)
    return found


def _sorted(terms: Set[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=str))
