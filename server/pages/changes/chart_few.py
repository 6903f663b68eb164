"""Of more bodies than one picture of two editions shows: those near the one chosen, or those most has changed for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from typing import Final

from server.chart import MOST_NODES
from server.pages.changes.comparing import Compared
from server.pages.facts.neighbours import neighbours
from server.pages.facts.organisation import Organisation, organisations

#: So many are drawn for themselves where none is chosen.
_MOST_DRAWN: Final = 60


def inside(compared: Compared) -> Set[str]:
    """Return the IRIs of all that have a place in the chart of either edition, without those around the arena."""
    return {each.iri for each in _placed(compared) if each.level and each.level.is_inside}


def _placed(compared: Compared) -> Iterator[Organisation]:
    return (each for visit in compared.sides for each in visit.reader.once(organisations) if each.level)


def few(compared: Compared, focus: str) -> Set[str]:
    """Return the IRIs of those that are drawn: `focus`, given by slug, with its neighbours, or the most changed.

    Whoever stands in one frame comes along, as long as there is room.
    """
    every, counts = {each.iri for each in _placed(compared)}, _changes_of(compared)
    near = [visit.reader.once(neighbours) for visit in compared.sides]
    start = next((iri for iri in every if iri.rpartition("/")[2] == focus), "")
    around = set[str]().union(*(each.around(start, 1) for each in near)) & every if start else every
    ordered = sorted(around, key=lambda iri: (iri != start, -counts[iri], iri))
    found: set[str] = set()
    for iri in ordered if start else ordered[:_MOST_DRAWN]:
        together = {iri}.union(*(each.with_frames({iri}) for each in near))
        if len(found | together) <= MOST_NODES:
            found |= together
    return found


def _changes_of(compared: Compared) -> Counter[str]:
    """Return how much has become otherwise of each."""
    return Counter(iri for change in compared.comparison.changes if not change.is_unchanged for iri in change.bodies)
