"""What a role brings with it: seats it may take, appointments it has a say in, events it is invited to."""

from __future__ import annotations

from dataclasses import dataclass

from queries.sorting import swedish
from server.pages.facts.mentions import seat_rules
from server.pages.facts.role import role_mentions, roles
from server.pages.parts.appointment import Appointment, appointments
from server.pages.parts.composition import Composition, compositions
from server.pages.parts.statement import DUTY_KEYS, EVENT_KEYS, Cluster, clusters, statement
from server.pages.visit import Visit
from server.pages.words import Link, Words


@dataclass(frozen=True)
class Role:
    """A role that a reader may have."""

    slug: str
    words: Words


@dataclass(frozen=True)
class RolePart:
    """What the documents say of one role, whoever has it."""

    link: Link
    seats: tuple[Composition, ...]
    appointments: tuple[Appointment, ...]
    duties: tuple[Cluster, ...]
    events: tuple[Cluster, ...]


def role_choices(visit: Visit) -> tuple[Role, ...]:
    """Return the roles to choose from, by name."""
    found = (Role(entry.iri.rpartition("/")[2], visit.label(entry.iri)) for entry in visit.reader.once(roles))
    return tuple(sorted(found, key=lambda role: swedish(str(role.words))))


def role_part(visit: Visit, slug: str) -> RolePart | None:
    """Return what is said of the role named `slug`, or None where there is no such role."""
    role = next((entry for entry in visit.reader.once(roles) if entry.iri.rpartition("/")[2] == slug), None)
    if role is None:
        return None
    found = role_mentions(visit.reader, role.iri)
    seated = (*found.of("CompositionRule"), *seat_rules(visit.reader, found.of("SeatGroup")))
    return RolePart(
        link=visit.link(role.iri),
        seats=compositions(visit, tuple({rule.iri: rule for rule in seated}.values())),
        appointments=appointments(visit, found.of("Appointment")),
        duties=clusters(statement(visit, entry, ("bearer", *DUTY_KEYS)) for entry in found.of("Responsibility")),
        events=clusters(statement(visit, entry, EVENT_KEYS) for entry in found.of("Event")),
    )
