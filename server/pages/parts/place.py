"""Somebody's own place: the bodies that a role in an organisation leads to, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from server.pages.facts.entry import Entry
from server.pages.facts.event import events
from server.pages.facts.line import plain_lines
from server.pages.facts.mentions import mentions
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.reader import Reader, values
from server.pages.facts.role import posts_of
from server.pages.parts.line import Line, lines
from server.pages.parts.statement import Statement, duties
from server.pages.visit import Visit
from server.pages.words import Link

#: Kinds of line from a body to whom it answers.
_UPWARD: Final = ("reports", "prepares")


@dataclass(frozen=True)
class Seat:
    """A body that is somebody's own, and in what way."""

    link: Link
    how: str
    #: Whether the seats are for a circle that somebody belongs to, not for somebody by name.
    is_of_circle: bool = False


@dataclass(frozen=True)
class Place:
    """What there is for one role in one organisation."""

    seats: tuple[Seat, ...]
    duties: tuple[Statement, ...]
    #: Lines from these bodies to those they answer to.
    above: tuple[Line, ...]
    #: The events that they organise or take part in, in the order of the year.
    events: tuple[Entry, ...]


def place_of(visit: Visit, organisation: Organisation, role: Entry | None) -> Place:
    """Return the place of whoever has `role`, if any, in `organisation`."""
    capacities = visit.reader.once(organisations).capacities(organisation.iri)
    # What is somebody's by name counts before what a circle has: it comes later and stands in its place.
    found = sorted(_seats(visit, organisation, capacities, role), key=lambda seat: not seat.is_of_circle)
    seats = {seat.link.iri: seat for seat in found}
    own = (*(iri for iri, seat in seats.items() if not seat.is_of_circle), *capacities)
    return Place(
        seats=tuple(sorted(seats.values(), key=lambda seat: seat.is_of_circle)),
        duties=_duties(visit, (organisation.iri, *(post.iri for post in _posts(visit, role))), capacities),
        above=_above(visit, own),
        events=tuple(event for event in visit.reader.once(events) if _concerns(event, {*own, *_names(visit, role)})),
    )


def homes_elsewhere(visit: Visit, organisation: Organisation, role: Entry) -> tuple[str, ...]:
    """Return the organisations that the documents place `role` in, where `organisation` is none of them.

    A post tells it; of a role without one, the seats that are for it on somebody's behalf do. Nothing is returned
    where they tell of none, or of a seat on behalf of nobody in particular.
    """
    homes = tuple(dict.fromkeys(home for post in _posts(visit, role) for home in post.iris("postIn")))
    if not homes:
        circles = [_circles(seats) for _, seats in visit.reader.once(_seat_rows) if role.iri in seats.iris("eligible")]
        homes = tuple(sorted(set().union(*circles))) if all(circles) else ()
    own = set(visit.reader.once(organisations).capacities(organisation.iri))
    return () if own.intersection(_with_wholes(visit.reader, homes)) else homes


def _with_wholes(reader: Reader, bodies: Iterable[str]) -> tuple[str, ...]:
    """Return `bodies` and whatever they say that they are part of."""
    known, found = reader.once(organisations).by_iri, list(bodies)
    for body in found:
        wholes = known[body].entry.iris("partOf") if body in known else ()
        found += [whole for whole in wholes if whole not in found]
    return tuple(found)


def _posts(visit: Visit, role: Entry | None) -> tuple[Entry, ...]:
    return posts_of(visit.reader, role.iri) if role else ()


def _names(visit: Visit, role: Entry | None) -> set[str]:
    """Return what a document may call whoever has the role: the role itself, or a post that goes with it."""
    return {role.iri, *(post.iri for post in _posts(visit, role))} if role else set()


def _seats(visit: Visit, organisation: Organisation, capacities: tuple[str, ...], role: Entry | None) -> Iterator[Seat]:
    yield Seat(visit.link(organisation.iri), visit.texts("place.there"))
    for post in _posts(visit, role):
        if (within := post.iri_of("postIn")) in capacities and within != organisation.iri:
            yield Seat(visit.link(within), visit.texts("place.post", post=visit.label(post.iri)))
    for iri in capacities[1:]:
        yield Seat(visit.link(iri), visit.texts("place.part", name=visit.label(organisation.iri)))
    for rule, seats in visit.reader.once(_seat_rows):
        links = [visit.link(body) for body in rule.iris("appliesTo")]
        if _is_named(seats, capacities, _names(visit, role)):
            yield from (Seat(link, visit.texts("place.seat")) for link in links)
        elif not seats.iris("eligible") and (circles := _circles(seats) & {*capacities}):
            named = visit.texts.listed(visit.label(iri) for iri in capacities if iri in circles)
            yield from (Seat(link, visit.texts("place.circle", name=named), is_of_circle=True) for link in links)


def _seat_rows(reader: Reader) -> tuple[tuple[Entry, Entry], ...]:
    """Read each composition rule with each of its groups of seats, or with itself where it has none."""
    rules = reader.entries("?entry a sg:CompositionRule")
    wanted = [iri for rule in rules for iri in rule.iris("seatGroup")]
    groups = {group.iri: group for group in reader.entries(values("entry", wanted))} if wanted else {}
    own = {rule.iri: [groups[iri] for iri in rule.iris("seatGroup") if iri in groups] for rule in rules}
    return tuple((rule, seats) for rule in rules for seats in own[rule.iri] or [rule])


def _is_named(seats: Entry, capacities: Iterable[str], names: set[str]) -> bool:
    """Return whether the seats are for one of `names`, on behalf of somebody in whose name they act."""
    behalf = set(seats.iris("onBehalfOf"))
    return bool(names.intersection(seats.iris("eligible"))) and (not behalf or bool(behalf.intersection(capacities)))


def _circles(seats: Entry) -> set[str]:
    return {*seats.iris("onBehalfOf"), *seats.iris("drawnFrom")}


def _duties(visit: Visit, bearers: Iterable[str], capacities: tuple[str, ...]) -> tuple[Statement, ...]:
    found = mentions(visit.reader, dict.fromkeys((*bearers, *capacities)))
    entries = found.naming(found.about, ("bearer",), "Responsibility", "LegalDuty")
    return duties(visit, entries, capacities[0])


def _above(visit: Visit, own: Iterable[str]) -> tuple[Line, ...]:
    bodies = set(own)
    found = [
        iri
        for line in visit.reader.once(plain_lines)
        if line.kind_slug in _UPWARD and line.source in bodies
        for iri in line.iris
    ]
    return lines(visit, visit.reader.entries(values("entry", found))) if found else ()


def _concerns(event: Entry, names: set[str]) -> bool:
    return bool(names.intersection((*event.iris("organiser"), *event.iris("participant"))))
