"""Views: which graphs a question is asked of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.edition import EditionInfo
from graph.errors import UnknownEdition
from graph.workspace import REFERENCE
from ontology.namespaces import STYRGRAF

#: First part of the names of the graphs that an edition has: what it says, who is named in it,
#: what follows from it, and what became of the edition before.
EDITION, PERSONS, DERIVED, LINEAGE = "edition", "persons", "derived", "lineage"
OF_AN_EDITION = (EDITION, PERSONS, DERIVED)
#: Name of the graph that names all editions, which is in every view.
EDITIONS = "editions"


@dataclass(frozen=True)
class View:
    """A choice of editions, with the graphs that belong to them."""

    editions: tuple[EditionInfo, ...]
    #: IRIs of the graphs that together are the default graph of a query.
    graphs: tuple[str, ...]


def current(editions: Iterable[EditionInfo], base: str) -> View:
    """Return the newest edition of each document: the ones no other edition revises."""
    everything = tuple(editions)
    revised = {iri for edition in everything for iri in edition.revises}
    return _view([edition for edition in everything if edition.iri not in revised], base)


def of_edition(editions: Iterable[EditionInfo], base: str, given: str) -> View:
    """Return the view of one edition by its short id. Raises UnknownEdition."""
    known = {edition.id: edition for edition in editions}
    if given not in known:
        raise UnknownEdition(given, sorted(known))
    return _view([known[given]], base)


def as_of(editions: Iterable[EditionInfo], base: str, day: str) -> View:
    """Return the editions that were the newest on `day` (an ISO date or a part of one).

    An edition known by its year alone counts from the first day of that year, and one without a
    date counts always.
    """
    return current([edition for edition in editions if edition.issued <= day], base)


def everything(editions: Iterable[EditionInfo], base: str) -> View:
    """Return all editions at once, with what became of what between them."""
    return _view(list(editions), base, kinds=(*OF_AN_EDITION, LINEAGE))


def _view(editions: list[EditionInfo], base: str, *, kinds: tuple[str, ...] = OF_AN_EDITION) -> View:
    own = [f"{base}{kind}/{edition.id}" for edition in editions for kind in kinds]
    return View(tuple(editions), (*own, base + EDITIONS, base + REFERENCE, STYRGRAF))


def of_graphs(view: View, base: str, kind: str) -> View:
    """Return the editions of `view` with nothing but their graphs of one kind, such as LINEAGE."""
    return View(view.editions, tuple(f"{base}{kind}/{edition.id}" for edition in view.editions))


def derived_graph(base: str, edition: EditionInfo) -> str:
    """Return the name of the graph that holds what is derived from `edition`."""
    return f"{base}{DERIVED}/{edition.id}"
