"""What a role brings with it: seats it may take, appointments it has a say in, events it is invited to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from queries.sorting import swedish
from server.pages.facts.entry import Entry
from server.pages.facts.mentions import mentions
from server.pages.facts.role import roles
from server.pages.parts.appointment import Appointment, appointments
from server.pages.parts.composition import Composition, compositions
from server.pages.parts.holder import Holder, seat_rows
from server.pages.parts.statement import DUTY_KEYS, EVENT_KEYS, Cluster, clusters, statement
from server.pages.visit import Visit
from server.pages.words import Link, Words

_DUTIES: Final = ("Responsibility", "LegalDuty")
#: What a duty names those under that it is done for or together with.
_RECEIVED: Final = ("recipient", "togetherWith", "targetGroup", "object")


@dataclass(frozen=True)
class Role:
    """A role that a reader may have."""

    slug: str
    words: Words


@dataclass(frozen=True)
class RolePart:
    """What the documents say of one role in one organisation, or of the role whoever has it."""

    link: Link
    seats: tuple[Composition, ...]
    appointments: tuple[Appointment, ...]
    duties: tuple[Cluster, ...]
    #: The duties of others that are done for whoever has the role, or together with them.
    received: tuple[Cluster, ...]
    events: tuple[Cluster, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is said."""
        return not (self.seats or self.appointments or self.duties or self.received or self.events)


def role_choices(visit: Visit) -> tuple[Role, ...]:
    """Return the roles to choose from, by name."""
    found = (Role(entry.iri.rpartition("/")[2], visit.label(entry.iri)) for entry in visit.reader.once(roles))
    return tuple(sorted(found, key=lambda role: swedish(str(role.words))))


def role_named(visit: Visit, slug: str) -> Entry | None:
    """Return the role named `slug`, or None where there is no such role."""
    return next((entry for entry in visit.reader.once(roles) if entry.iri.rpartition("/")[2] == slug), None)


def role_part(visit: Visit, holder: Holder) -> RolePart | None:
    """Return what is said of the role of `holder`, or None where they have none."""
    if holder.role is None:
        return None
    found = mentions(visit.reader, holder.names)
    borne = found.naming(holder.names, ("bearer",), *_DUTIES)
    seated = {rule.iri: rule for rule, seats in visit.reader.once(seat_rows) if holder.may_take(seats)}
    return RolePart(
        link=visit.link(holder.role.iri),
        seats=compositions(visit, tuple(seated.values())),
        appointments=appointments(visit, found.of("Appointment")),
        duties=_told(visit, borne),
        received=_told(visit, [duty for duty in found.naming(holder.names, _RECEIVED, *_DUTIES) if duty not in borne]),
        events=clusters(statement(visit, entry, EVENT_KEYS) for entry in found.of("Event")),
    )


def _told(visit: Visit, entries: Iterable[Entry]) -> tuple[Cluster, ...]:
    return clusters(statement(visit, entry, ("bearer", *DUTY_KEYS)) for entry in entries)
