"""What is followed up of one organisation, for its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from server.pages.facts.goal import goals
from server.pages.facts.organisation import Organisation
from server.pages.followup.adoptions import Adopted, adoptions
from server.pages.followup.dialogues import Asking, askings
from server.pages.followup.own_goals import own_goal_entries
from server.pages.followup.values_elsewhere import values_elsewhere
from server.pages.parts.detail import Detail, details
from server.pages.parts.measure import MatchPart, TargetPart, match_part, target_part
from server.pages.parts.trend import TrendPart, trend_part
from server.pages.visit import Visit
from server.pages.words import Link, Words

_OWN_KEYS = ("contributesTo", "clashesWith", "reason", "validFrom", "validTo")


@dataclass(frozen=True)
class Measured:
    """One measure with the values of the organisation."""

    link: Link
    targets: tuple[TargetPart, ...]
    matches: tuple[MatchPart, ...]
    #: Whether more or less of it is better; None where no document says.
    polarity: Words | None
    #: One for each key figure.
    trends: tuple[TrendPart, ...]


@dataclass(frozen=True)
class OwnGoal:
    """A goal that the organisation has set for itself."""

    link: Link
    details: tuple[Detail, ...]


@dataclass(frozen=True)
class BodyFollowup:
    """What is followed up of an organisation."""

    measured: tuple[Measured, ...]
    #: The edition whose indicators were measured; None where it is in view, as it mostly is.
    measured_in: Link | None
    askings: tuple[Asking, ...]
    own_goals: tuple[OwnGoal, ...]
    adopted: tuple[Adopted, ...]


def followup_of(visit: Visit, organisation: Organisation, today: date) -> BodyFollowup | None:
    """Return what is followed up of a principal; None of any other organisation."""
    if organisation.thing != "Principal":
        return None
    iri = organisation.iri
    own = (each for each in visit.reader.once(own_goal_entries) if iri in each.iris("setBy"))
    measured, measured_in = _newest(visit, iri)
    return BodyFollowup(
        measured=measured,
        measured_in=measured_in,
        askings=tuple(asking for asking in askings(visit, today, iri) if asking.rows),
        own_goals=tuple(OwnGoal(visit.link(each.iri), details(visit, each, _OWN_KEYS)) for each in own),
        adopted=adoptions(visit, body=iri),
    )


def _newest(visit: Visit, iri: str) -> tuple[tuple[Measured, ...], Link | None]:
    """Return what was measured in the view, else in the newest edition that has indicators with values, and which."""
    if own := tuple(_measured(visit, iri)):
        return own, None
    for each in values_elsewhere(visit):
        if found := tuple(_measured(visit.within(each.edition), iri)):
            return found, each.link
    return (), None


def _measured(visit: Visit, iri: str) -> Iterator[Measured]:
    found = visit.reader.once(goals)
    every = {measure.iri: measure for goal in found.goals for measure in goal.measures}
    for measure in (*every.values(), *found.loose):
        own = replace(measure, observed=tuple(each for each in measure.observed if each.organisation == iri))
        if own.observed:
            polarity = measure.indicator.iri_of("polarity") if measure.indicator else None
            yield Measured(
                link=visit.link(measure.iri),
                targets=tuple(target_part(visit, target, iri) for target in measure.targets),
                matches=tuple(match_part(visit, match) for match in measure.matches),
                polarity=visit.label(polarity) if polarity else None,
                trends=tuple(filter(None, (trend_part(visit, each, iri) for each in own.by_kpi()))),
            )
