"""One side of a comparison: a view of a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from graph.dataset import Dataset
from graph.store import Store
from graph.view import DERIVED, EDITION, LINEAGE, PERSONS, View
from graph.workspace import REFERENCE
from ontology.names import LABELS
from queries.comparison.thing import Thing, things_of, together
from queries.passages import CitedPassage, cited


@dataclass(frozen=True)
class Side:
    """What is held against another side. What was read of it once is kept with it."""

    dataset: Dataset
    store: Store
    view: View

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Return every thing that the editions of the view describe, by IRI; nothing derived, and no reference data."""
        stated = tuple(f"{self.dataset.base}{kind}/" for kind in (EDITION, PERSONS))
        return things_of(self._within(name for name in self.view.graphs if name.startswith(stated)))

    @cached_property
    def everything(self) -> Mapping[str, Thing]:
        """Return the things with reference data and lineage, for the same editions in two workspaces."""
        return together(self.context, self.lineage)

    @cached_property
    def lineage(self) -> Mapping[str, Thing]:
        """Return the lineages that its editions record, by IRI."""
        base = self.dataset.base
        return things_of(self._within(f"{base}{LINEAGE}/{edition.id}" for edition in self.view.editions))

    @cached_property
    def context(self) -> Mapping[str, Thing]:
        """Return every thing of the view by IRI, with the reference data that tells who belongs to whom."""
        return together(self.things, things_of(self._within([f"{self.dataset.base}{REFERENCE}"])))

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Return what everything is called, by IRI and language; the view's own names before those of others."""
        own, graphs = set(self.view.graphs), self.dataset.by_graph
        ordered = sorted(graphs, key=lambda name: name not in own)
        return names_in(quad for name in ordered for quad in graphs[name])

    @cached_property
    def lines(self) -> Mapping[str, Thing]:
        """Return the lines that are derived from what its editions state, by IRI."""
        base = self.dataset.base
        derived = things_of(self._within(f"{base}{DERIVED}/{edition.id}" for edition in self.view.editions))
        # The shortcuts that stand beside the lines say nothing more.
        return {iri: thing for iri, thing in derived.items() if thing.type == "Line"}

    @cached_property
    def passages(self) -> Mapping[str, tuple[CitedPassage, ...]]:
        """Return the passages that its things rest on, by IRI; of a derived line, those it follows from."""
        return cited(self.store, self.view, {*self.context, *self.lineage, *self.lines})

    def _within(self, graphs: Iterable[str]) -> Iterator[Quad]:
        return (quad for name in graphs for quad in self.dataset.by_graph.get(name, ()))


def names_in(quads: Iterable[Quad]) -> dict[str, dict[str, str]]:
    """Return what `quads` call everything, by IRI and language; of several names in a language the first."""
    found: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate.value in LABELS and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
            found.setdefault(quad.subject.value, {}).setdefault(quad.object.language or "", quad.object.value)
    return found
