"""What is connected to a thing by one reference or one line."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pyoxigraph import NamedNode, Quad

from ontology.terms import SG

ENDS = frozenset({SG.from_, SG.to})


class Surroundings:
    """The undirected graph of a dataset, derived lines included, whose records have the IRIs `records`.

    Two things are connected where one names the other in any property, or where a line, stated or
    derived, has one end in each. What a record holds within itself (a seat group) counts as the record,
    and an edition, whose IRI names the graph of what it says, is connected to all of that.
    """

    def __init__(self, quads: Iterable[Quad], records: Collection[str]) -> None:
        self._records = records
        self._near: dict[str, set[str]] = {}
        ends: dict[str, set[str]] = {}
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
                self._join(quad.subject.value, quad.graph_name.value)
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                self._join(quad.subject.value, quad.object.value)
                if quad.predicate.value in ENDS:
                    ends.setdefault(quad.subject.value, set()).add(quad.object.value)
        for joined in ends.values():
            for end in joined:
                self._near[end] |= joined

    def of(self, things: Iterable[str]) -> frozenset[str]:
        """Return the IRIs `things` and all that is connected to them."""
        own = set(things)
        return frozenset(own.union(*(self._near.get(iri, set()) for iri in own)))

    def _join(self, one: str, other: str) -> None:
        first, second = whole(one, self._records), whole(other, self._records)
        self._near.setdefault(first, set()).add(second)
        self._near.setdefault(second, set()).add(first)


def whole(iri: str, records: Collection[str]) -> str:
    """Return the record that holds `iri` within itself, or `iri` where there is none."""
    path = iri
    while path and path not in records:
        path = path.rpartition("/")[0]
    return path or iri
