"""Who stands over whom in a view, worked out once: the whole network, and how many answer to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.pages.facts.organisation import organisations
from server.pages.visit import Visit

if TYPE_CHECKING:
    from graph.network import Network


@dataclass(frozen=True)
class Hierarchy:
    """The organisations of a view, by IRI."""

    #: Every line, and each part joined to its whole.
    network: Network
    #: The lines along which somebody answers to somebody, from the lower to the higher.
    ladder: Network
    #: Those that answer to nobody, those with most under them first.
    tops: tuple[str, ...]
    #: How many of those with a level answer to each, directly or through others.
    below: Mapping[str, int]

    def directly_under(self, iri: str) -> list[str]:
        """Return those that answer to `iri` directly, those with most under them first."""
        return self.largest_first(self.ladder.predecessors(iri)) if iri in self.ladder else []

    def largest_first(self, iris: Iterable[str]) -> list[str]:
        """Return `iris`, those with most under them first."""
        return sorted(iris, key=lambda iri: (-self.below.get(iri, 0), iri))


def hierarchy(visit: Visit) -> Hierarchy:
    """Return the hierarchy of the view that is shown."""
    return visit.site.kept(("hierarchy", visit.reader.view.graphs), lambda: _hierarchy(visit))


def _hierarchy(visit: Visit) -> Hierarchy:
    # Here, since networkx takes half a second to import and the first page does not need it.
    from graph.network import counts_below, ladder_of, tops
    from queries.network_questions import joined_network

    network = joined_network(visit.site.service.store, visit.reader.view)
    ladder = ladder_of(network)
    below = counts_below(ladder, {each.iri for each in visit.reader.once(organisations) if each.level})
    highest = sorted(tops(ladder), key=lambda iri: -below[iri])
    return Hierarchy(network, ladder, tuple(highest), below)
