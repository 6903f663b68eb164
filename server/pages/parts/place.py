"""Somebody's own place: the bodies that a role in an organisation leads to, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from server.pages.facts.entry import Entry
from server.pages.facts.line import plain_lines
from server.pages.facts.mentions import mentions
from server.pages.facts.reader import values
from server.pages.facts.wheel import YearlyEvent, wheels
from server.pages.parts.holder import Holder, circles, seat_rows
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
    #: What the organisation is responsible for, whatever one's role.
    duties: tuple[Statement, ...]
    #: Lines from these bodies to those they answer to.
    above: tuple[Line, ...]
    #: The events that they organise or take part in, or in a part of, in the order of the year.
    events: tuple[YearlyEvent, ...]

    @property
    def in_wheels(self) -> tuple[Entry, ...]:
        """Return those of the events that a yearly wheel has."""
        return tuple(event.entry for event in self.events if event.entry.iris("wheel"))

    @property
    def outside(self) -> tuple[Entry, ...]:
        """Return those that no wheel has, without the parts of others."""
        return tuple(
            event.entry for event in self.events if not {*event.entry.iris("wheel"), *event.entry.iris("partOf")}
        )


def place_of(visit: Visit, holder: Holder) -> Place:
    """Return the place of `holder`."""
    capacities, seats = holder.capacities, dict[str, Seat]()
    for seat in _seats(visit, holder):
        # What is somebody's by name comes first and counts before what a circle has.
        seats.setdefault(seat.link.iri, seat)
    own = (*(iri for iri, seat in seats.items() if not seat.is_of_circle), *capacities)
    return Place(
        seats=tuple(seats.values()),
        duties=_duties(visit, capacities),
        above=_above(visit, own),
        events=tuple(event for event in visit.reader.once(wheels).every if event.involves((*own, *holder.names))),
    )


def _seats(visit: Visit, holder: Holder) -> Iterator[Seat]:
    name = visit.label(holder.organisation.iri)
    yield Seat(visit.link(holder.organisation.iri), visit.texts("place.there"))
    for post in holder.posts:
        for within in post.iris("postIn"):
            yield Seat(visit.link(within), visit.texts("place.post", post=visit.label(post.iri)))
    yield from _by_name(visit, holder)
    for iri in holder.capacities[1:]:
        yield Seat(visit.link(iri), visit.texts("place.part", name=name))
    for rule, seats in visit.reader.once(seat_rows):
        if not seats.iris("eligible") and (own := circles(seats).intersection(holder.capacities)):
            named = visit.texts.listed(visit.label(iri) for iri in holder.capacities if iri in own)
            how = visit.texts("place.circle", name=named)
            yield from (Seat(visit.link(body), how, is_of_circle=True) for body in rule.iris("appliesTo"))


def _by_name(visit: Visit, holder: Holder) -> Iterator[Seat]:
    """Yield the bodies that they may have a seat in by name, and from where the seats are drawn if from elsewhere.

    Only a group of seats says it of those that it names; a rule may draw from one circle and name another.
    """
    drawn_from: dict[str, dict[str, None]] = {}
    for rule, seats in visit.reader.once(seat_rows):
        if holder.may_take(seats):
            circles_of = seats.iris("drawnFrom") if seats.iri != rule.iri else ()
            for body in rule.iris("appliesTo"):
                drawn_from.setdefault(body, {}).update(dict.fromkeys(circles_of))
    for body, found in drawn_from.items():
        names = () if any(holder.acts_for(circle) for circle in found) else tuple(map(visit.label, found))
        how = visit.texts("place.seat_from", names=visit.texts.listed(names)) if names else visit.texts("place.seat")
        yield Seat(visit.link(body), how)


def _duties(visit: Visit, capacities: tuple[str, ...]) -> tuple[Statement, ...]:
    found = mentions(visit.reader, capacities)
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
