"""Where the records of things stand, as findings and changes point at them."""

from __future__ import annotations

from collections.abc import Iterable

from graph.dataset import Dataset, Place
from graph.view import View


def places_of(things: Iterable[str], dataset: Dataset, view: View) -> tuple[Place, ...]:
    """Return where the records of `things` stand, without those of editions that the view leaves out."""
    elsewhere = {edition.id for edition in dataset.editions} - {edition.id for edition in view.editions}
    places = [place for thing in things for place in dataset.origins.get(thing, ())]
    return tuple(dict.fromkeys(place for place in places if place.file.parts[0] not in elsewhere))
