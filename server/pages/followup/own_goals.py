"""The own goals of principals, with the goals of the arena that they contribute to and those that they clash with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from server.pages.facts.entry import Entry
from server.pages.facts.reader import Reader
from server.pages.parts.quote import Quote, quotes
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language

_CLASHES: Final = "clashesWith"


@dataclass(frozen=True)
class OwnGoalPart:
    """One goal that a principal has set for itself."""

    link: Link
    set_by: tuple[Link, ...]
    contributes: tuple[Link, ...]
    clashes: tuple[Link, ...]
    reason: Words
    quotes: tuple[Quote, ...]


def own_goal_entries(reader: Reader) -> tuple[Entry, ...]:
    """Read every own goal."""
    return reader.entries("?entry a sg:OwnGoal")


def own_goals(visit: Visit) -> tuple[OwnGoalPart, ...]:
    """Return the own goals of the view, those that clash first."""
    found = sorted(visit.reader.once(own_goal_entries), key=lambda goal: (not goal.iris(_CLASHES), goal.iri))
    return tuple(_part(visit, goal) for goal in found)


def _part(visit: Visit, goal: Entry) -> OwnGoalPart:
    return OwnGoalPart(
        link=visit.link(goal.iri),
        set_by=tuple(visit.link(iri) for iri in goal.iris("setBy")),
        contributes=tuple(visit.link(iri) for iri in goal.iris("contributesTo")),
        clashes=tuple(visit.link(iri) for iri in goal.iris(_CLASHES)),
        reason=in_language(goal.texts("reason"), visit.language),
        quotes=quotes(visit, goal.iris("source")),
    )
