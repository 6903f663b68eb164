"""The portrait of one organisation: everything that its page shows, gathered from the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from server.pages.facts.entry import Entry
from server.pages.facts.mentions import Mentions, mentions, seat_rules
from server.pages.facts.organisation import Organisation
from server.pages.parts.appointment import Appointment, appointments
from server.pages.parts.composition import Composition, compositions
from server.pages.parts.line import Line, lines
from server.pages.parts.statement import EVENT_KEYS, Cluster, Statement, clusters, duties, in_order, statement
from server.pages.visit import Visit
from server.pages.words import Link, Words

_DUTIES: Final = ("Responsibility", "LegalDuty")
_APPOINTERS: Final = ("appointer", "inConsultationWith")
#: The most that the page tells of one kind; the rest has pages of its own.
MOST_TOLD: Final = 100
_TOWARDS: Final = ("recipient", "togetherWith", "object")


@dataclass(frozen=True)
class Capacity:
    """The duties that an organisation has in one capacity: as itself, or as one of several."""

    #: What it is one of, or None for itself.
    one_of: Link | None
    duties: tuple[Statement, ...]

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """Return the duties, those with the same sources together."""
        return clusters(self.duties)


@dataclass(frozen=True)
class Portrait:
    """What the page of one organisation shows."""

    organisation: Organisation
    link: Link
    mandates: tuple[Statement, ...]
    posts: tuple[Cluster, ...]
    capacities: tuple[Capacity, ...]
    #: The duties of others that are done for it, together with it, or to it.
    towards: tuple[Cluster, ...]
    compositions: tuple[Composition, ...]
    #: Composition rules of other bodies that keep seats for it.
    seats_elsewhere: tuple[Composition, ...]
    appointments: tuple[Appointment, ...]
    #: What it appoints, or is heard about.
    appoints: tuple[Appointment, ...]
    lines: tuple[Line, ...]
    events: tuple[Cluster, ...]
    agreements: tuple[Cluster, ...]
    goals: tuple[Cluster, ...]
    statements: tuple[Cluster, ...]
    notes: tuple[Cluster, ...]
    #: How many duties, duties of others, lines, events and agreements there are, where not all are told.
    totals: Mapping[str, int]

    @property
    def most(self) -> int:
        """Return how many of each kind are told at most."""
        return MOST_TOLD

    @property
    def duties(self) -> tuple[Statement, ...]:
        """Return its duties in every capacity."""
        return tuple(duty for capacity in self.capacities for duty in capacity.duties)

    @property
    def deadlines(self) -> tuple[Statement, ...]:
        """Return the duties that have a last day."""
        return tuple(duty for duty in self.duties if duty.deadline)

    @property
    def answers_to_somebody(self) -> bool:
        """Return whether a line tells whom it answers to."""
        return any(_is_upward(line, self.organisation.iri) for line in self.lines)

    @property
    def usual_status(self) -> Words | None:
        """Return the status that most of its duties have, where the page tells statuses at all."""
        counts = Counter(status for duty in self.duties for status in duty.statuses)
        return max(counts, key=counts.__getitem__, default=None)


def portrait(visit: Visit, organisation: Organisation, capacities: Sequence[str]) -> Portrait:
    """Return the portrait of `organisation`, which acts as each of `capacities`, itself first."""
    found = mentions(visit.reader, capacities)
    own = {organisation.iri}
    elsewhere = seat_rules(visit.reader, found.of("SeatGroup"))
    return Portrait(
        organisation=organisation,
        link=visit.link(organisation.iri),
        mandates=_statements(visit, found.naming(own, ("holder",), "Mandate"), ()),
        posts=_clusters(visit, found.naming(own, ("postIn",), "Post"), ("heldBy",)),
        capacities=_capacities(visit, found),
        towards=clusters(duties(visit, in_order(visit, _towards(found))[:MOST_TOLD])),
        compositions=compositions(visit, found.naming(found.about, ("appliesTo",), "CompositionRule")),
        seats_elsewhere=compositions(visit, _others(elsewhere, found)),
        appointments=appointments(visit, found.naming(found.about, ("appoints",), "Appointment")),
        appoints=appointments(visit, found.naming(found.about, _APPOINTERS, "Appointment")),
        lines=_upward_first(lines(visit, _first_lines(found)), organisation.iri),
        events=_clusters(visit, _by_month(found.of("Event"))[:MOST_TOLD], EVENT_KEYS),
        agreements=_clusters(visit, found.of("Agreement")[:MOST_TOLD], ("party", "targetGroup", "law", "keeper")),
        goals=_clusters(visit, found.of("Goal"), ("goalKind",)),
        statements=_clusters(visit, found.naming(own, ("about",), "Statement"), ()),
        notes=_clusters(visit, found.naming(own, ("about",), "Note"), ("noteKind",)),
        totals=_totals(found),
    )


def _totals(found: Mentions) -> dict[str, int]:
    """Return how many there are of each kind that the page does not tell the whole of."""
    counts = {
        "duties": len(found.naming(found.about, ("bearer",), *_DUTIES)),
        "towards": len(_towards(found)),
        "lines": len(found.of("Line")),
        "events": len(found.of("Event")),
        "agreements": len(found.of("Agreement")),
    }
    return {kind: count for kind, count in counts.items() if count > MOST_TOLD}


def _first_lines(found: Mentions) -> tuple[Entry, ...]:
    """Return the lines that are told; of too many, those from it before those to it."""
    every = found.of("Line")
    if len(every) <= MOST_TOLD:
        return every
    return tuple(sorted(every, key=lambda line: line.iri_of("from") not in found.about)[:MOST_TOLD])


def _capacities(visit: Visit, found: Mentions) -> tuple[Capacity, ...]:
    shown: set[str] = set()
    capacities = []
    for iri in found.about:
        entries = [entry for entry in found.naming([iri], ("bearer",), *_DUTIES) if entry.iri not in shown]
        shown.update(entry.iri for entry in entries)
        if entries:
            one_of = None if iri == found.about[0] else visit.link(iri)
            capacities.append(Capacity(one_of, duties(visit, in_order(visit, entries)[:MOST_TOLD], iri)))
    return tuple(sorted(capacities, key=lambda capacity: not any(duty.deadline for duty in capacity.duties)))


def _is_upward(line: Line, own: str) -> bool:
    return line.kind == "reports" and line.source.iri == own


def _upward_first(found: Iterable[Line], own: str) -> tuple[Line, ...]:
    """Return the lines in their order, those that tell whom it answers to first, then preparing and appointing."""
    places = {"prepares": 1, "appoints": 2}
    return tuple(sorted(found, key=lambda line: 0 if _is_upward(line, own) else places.get(line.kind, len(places) + 1)))


def _towards(found: Mentions) -> list[Entry]:
    borne = {entry.iri for entry in found.naming(found.about, ("bearer",), *_DUTIES)}
    return [entry for entry in found.naming(found.about, _TOWARDS, *_DUTIES) if entry.iri not in borne]


def _others(rules: Iterable[Entry], found: Mentions) -> tuple[Entry, ...]:
    return tuple(rule for rule in rules if not set(rule.iris("appliesTo")).intersection(found.about))


def _by_month(events: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(events, key=lambda event: (event.one("month") or "~", event.one("yearOfCycle") or "")))


def _statements(visit: Visit, entries: Iterable[Entry], keys: Iterable[str]) -> tuple[Statement, ...]:
    told = tuple(keys)
    return tuple(statement(visit, entry, told) for entry in entries)


def _clusters(visit: Visit, entries: Iterable[Entry], keys: Iterable[str]) -> tuple[Cluster, ...]:
    return clusters(_statements(visit, entries, keys))
