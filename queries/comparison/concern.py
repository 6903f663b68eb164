"""Whom a change concerns: the bodies it is about, those it names, and the principals behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ontology.namespaces import DCT, ORG
from queries.comparison.properties import MAIN
from queries.comparison.side import Side
from queries.comparison.thing import Thing

_WITHIN = (f"{ORG}hasMember", f"{DCT}hasPart")


class Concern:
    """Tells whom the things of one side concern."""

    def __init__(self, side: Side) -> None:
        self._things = side.context

    def main(self, things: Iterable[Thing]) -> Iterator[str]:
        """Yield the IRIs of those whom `things` are first of all about."""
        for thing in things:
            if thing.is_a("Organisation"):
                yield thing.iri
            for name in MAIN:
                for iri in thing.iris(name) if name in thing.values else ():
                    yield from self._organisations(iri)

    def named(self, things: Iterable[Thing]) -> Iterator[str]:
        """Yield the IRIs of all organisations that `things` and their parts name."""
        for thing in things:
            for name in thing.values:
                for iri in thing.iris(name):
                    yield from self._organisations(iri)
                    part = self._things.get(iri)
                    if part is not None and part.type == "SeatGroup":
                        yield from self.named([part])

    def principals(self, bodies: Iterable[str]) -> Iterator[str]:
        """Yield the principals among `bodies` and among the members of the collectives among them."""
        todo, seen = list(bodies), set[str]()
        while todo:
            thing = self._things.get(iri := todo.pop())
            if thing is None or iri in seen or thing.is_a("Arena"):
                continue
            seen.add(iri)
            if thing.is_a("Principal"):
                yield iri
            todo += [member for name in _WITHIN for member in thing.iris(name)]

    def _organisations(self, iri: str) -> tuple[str, ...]:
        """Return `iri` where it is an organisation, or the organisations that a post lies in."""
        thing = self._things.get(iri)
        if thing is None:
            return ()
        if thing.is_a("Organisation"):
            return (iri,)
        return thing.iris(f"{ORG}postIn") if thing.is_a("Post") else ()


def unique(iris: Iterable[str], *, without: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the different ones of `iris` in the order they came, without those in `without`."""
    return tuple(iri for iri in dict.fromkeys(iris) if iri not in without)
