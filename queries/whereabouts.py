"""Where the things that a finding speaks of stand: file and line of their records, and passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pyoxigraph import NamedNode

from graph.dataset import Dataset, Place
from graph.store import Store
from graph.view import View
from ontology.namespaces import PROV
from queries.labels import iri_of
from queries.passages import CitedPassage, cited
from queries.places import places_of

_PREMISES = f"SELECT ?thing ?premise {{ VALUES ?thing {{ %s }} ?thing <{PROV}wasDerivedFrom> ?premise }}"


class Whereabouts:
    """The records and passages of some things, looked up at once.

    What a record holds within itself (a seat group) stands where the record does, and what is
    derived (a line) stands where its premises do. Editions that the view leaves out do not count.
    """

    def __init__(self, things: Collection[str], dataset: Dataset, store: Store, view: View) -> None:
        self._dataset, self._view = dataset, view
        self._standing: dict[str, tuple[str, ...]] = {thing: (self._recorded(thing),) for thing in things}
        self._standing |= _premises([thing for thing in things if thing not in dataset.origins], store, view)
        self._passages = cited(store, view, {each for stand in self._standing.values() for each in stand})

    def places(self, things: Iterable[str]) -> tuple[Place, ...]:
        """Return file and line of each record of `things`, once each, in order."""
        return places_of(self._standing_for(things), self._dataset, self._view)

    def passages(self, things: Iterable[str]) -> tuple[CitedPassage, ...]:
        """Return the passages of `things`, once each, in order."""
        found = (passage for thing in self._standing_for(things) for passage in self._passages.get(thing, ()))
        return tuple(dict.fromkeys(found))

    def _standing_for(self, things: Iterable[str]) -> list[str]:
        return [each for thing in things for each in self._standing.get(thing, ())]

    def _recorded(self, thing: str) -> str:
        """Return the thing, or the record that holds it where it has none of its own."""
        path = thing
        while path and path not in self._dataset.origins:
            path = path.rpartition("/")[0]
        return path or thing


def _premises(things: Collection[str], store: Store, view: View) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    query = _PREMISES % " ".join(str(NamedNode(iri)) for iri in sorted(things))
    for row in store.select(query, view) if things else ():
        thing = iri_of(row["thing"])
        found[thing] = (*found.get(thing, ()), iri_of(row["premise"]))
    return {thing: tuple(sorted(premises)) for thing, premises in found.items()}
