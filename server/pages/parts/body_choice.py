"""Choosing a body: from a list or, where there are too many for one, by typing its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from graph.message import Message
from queries.sorting import swedish
from server.fault import Missing
from server.pages.facts.names import labels
from server.pages.facts.organisation import Organisation, organisations
from server.pages.visit import Visit

#: More than these are typed by name.
_MOST_LISTED: Final = 300


@dataclass(frozen=True)
class BodyChoice:
    """The field in which a body is chosen."""

    #: Name and slug of each body to choose from; none where there are too many.
    options: tuple[tuple[str, str], ...]
    #: Slug and name of the chosen one; empty where none is.
    chosen: str
    name: str


def body_choice(visit: Visit, concerned: Iterable[str], chosen: Organisation | None) -> BodyChoice:
    """Return the field for the bodies among `concerned`, themselves or as parts of a whole or a collective."""
    known, named = visit.reader.once(organisations), set(concerned)
    concerned_ones = (each for each in known if named.intersection(known.capacities(each.iri)))
    found = list(islice(concerned_ones, _MOST_LISTED + 1))
    listed = found if len(found) <= _MOST_LISTED else []
    options = sorted(((str(visit.label(each.iri)), each.slug) for each in listed), key=lambda pair: swedish(pair[0]))
    if chosen is None:
        return BodyChoice(tuple(options), "", "")
    return BodyChoice(tuple(options), chosen.slug, str(visit.label(chosen.iri)))


def body_named(visit: Visit, given: str) -> Organisation | None:
    """Return the body with that slug or, in any language, that name; None where nothing is given.

    Raises Missing where there is no such body.
    """
    if not given:
        return None
    known, names = visit.reader.once(organisations), visit.reader.once(labels)
    for each in known:
        if each.slug == given:
            return each
    wanted = given.casefold().strip()
    for each in known:
        if wanted in (name.casefold() for name in names.of(each.iri).values()):
            return each
    raise Missing(Message("There is no body {given!r}.", given=given), given=given)
