"""One edition in a store that can be damaged and mended again, so that no mutant has to be built from nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from pyoxigraph import NamedNode, Quad, Triple

from graph.dataset import Dataset
from graph.store import Answer, OxigraphStore, Rows
from graph.view import View
from tests.mutation.surroundings import whole
from tests.mutation.untouched import is_untouched

MERGED = NamedNode("urn:view")


class EditionStore(OxigraphStore):
    """The quads of one view, each in its graph, with their merge in a graph of its own.

    What was asked of it undamaged is remembered, as most queries cannot tell that it has been damaged.
    """

    def __init__(self, dataset: Dataset, view: View) -> None:
        self.shown = {NamedNode(name) for name in view.graphs}
        self.counts: Counter[Triple] = Counter(quad.triple for quad in dataset.quads if quad.graph_name in self.shown)
        merged = (Quad(triple.subject, triple.predicate, triple.object, MERGED) for triple in self.counts)
        super().__init__([*dataset.quads, *merged])
        self._damage: set[Quad] = set()
        self._remembered: dict[tuple[str, tuple[str, ...]], Rows] = {}

    def select(self, query: str, view: View | None = None) -> Rows:
        """Return the rows of a SELECT query; see Store."""
        key = query, view.graphs if view else ()
        if key in self._remembered and is_untouched(query, {quad.predicate.value for quad in self._damage}):
            return self._remembered[key]
        rows = super().select(query, view)
        if not self._damage:
            self._remembered[key] = rows
        return rows

    def answer_in(self, query: str, view: View | None) -> Answer:
        """Run any read-only query on the one view there is, or on graphs that it leaves out."""
        if view is not None and self.shown.isdisjoint(map(NamedNode, view.graphs)):
            return super().answer_in(query, view)
        return self.answer(query, [MERGED.value])

    def change(self, gone: Collection[Quad], come: Collection[Quad]) -> None:
        """Take the quads `gone` away and put `come` there; those that are both stay."""
        for quad in set(gone).difference(come):
            self._put(quad, there=False)
        for quad in set(come).difference(gone):
            self._put(quad, there=True)

    def mend(self) -> None:
        """Undo every change."""
        for quad in tuple(self._damage):
            self._put(quad, there=quad not in self._store)

    def _put(self, quad: Quad, *, there: bool) -> None:
        if (quad in self._store) != there:
            (self._store.add if there else self._store.remove)(quad)
            self._damage ^= {quad}
            self._count(quad, 1 if there else -1)

    def _count(self, quad: Quad, more: int) -> None:
        if quad.graph_name in self.shown:
            before = self.counts[quad.triple]
            self.counts[quad.triple] += more
            merged = Quad(quad.subject, quad.predicate, quad.object, MERGED)
            if before + more == 0:
                self._store.remove(merged)
            elif before == 0:
                self._store.add(merged)


def records_of(quads: Iterable[Quad], records: Collection[str]) -> dict[str, list[Quad]]:
    """Return the quads that each of `records` states, by its IRI; what it holds within itself counts as its own."""
    found: dict[str, list[Quad]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            found.setdefault(whole(quad.subject.value, records), []).append(quad)
    return found
