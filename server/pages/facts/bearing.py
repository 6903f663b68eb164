"""Who has duties in a view, on which levels, and which bodies have none; worked out once for all who ask."""

from __future__ import annotations

from dataclasses import dataclass

from server.pages.facts.clause import clauses
from server.pages.facts.level import Level
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.reader import Reader


@dataclass(frozen=True)
class Bearing:
    """Those who have duties, and those who have none."""

    #: The IRIs of all who have a part in a duty.
    holders: frozenset[str]
    #: The levels on which somebody has.
    levels: frozenset[Level]
    #: The bodies of the structure that no duty is laid on, neither on themselves nor on a whole around them.
    silent: tuple[Organisation, ...]


def bearing(reader: Reader) -> Bearing:
    """Read who has duties."""
    known = reader.once(organisations)
    holders = frozenset(iri for clause in reader.once(clauses) for iri in clause.holders)
    return Bearing(
        holders,
        frozenset(level for iri in holders if iri in known and (level := known[iri].level)),
        tuple(
            each
            for each in known
            if each.level and each.level.role != "outside" and holders.isdisjoint(known.capacities(each.iri))
        ),
    )
