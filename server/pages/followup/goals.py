"""The targets with how it goes towards each, principal by principal: what the documents call a current perspective."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from server.pages.facts.goal import Goals, Measure, goals
from server.pages.followup.values_elsewhere import told
from server.pages.parts.measure import MatchPart, TargetPart, match_part, target_part
from server.pages.visit import Visit
from server.pages.words import Link


@dataclass(frozen=True)
class Aimed:
    """One target with its key figures."""

    measure: Link
    target: TargetPart
    matches: tuple[MatchPart, ...]


@dataclass(frozen=True)
class AimedGoal:
    """A goal and the targets under it."""

    link: Link
    targets: tuple[Aimed, ...]


@dataclass(frozen=True)
class Perspective:
    """The goals that have targets, and what there is to measure them with."""

    goals: tuple[AimedGoal, ...]
    #: Whether some indicator of the workspace has a key figure, and whether anything at all has been measured.
    has_matches: bool
    has_values: bool
    #: Where the values are, in a sentence, if other editions have the indicators that they belong to.
    values_elsewhere: str
    #: Other editions that have targets.
    elsewhere: tuple[Link, ...]

    @property
    def total(self) -> int:
        """Return how many targets there are."""
        return sum(len(goal.targets) for goal in self.goals)

    @property
    def measured(self) -> int:
        """Return how many of them have been measured for somebody."""
        return sum(aimed.target.progress.is_measured for goal in self.goals for aimed in goal.targets)


def perspective(visit: Visit, chosen: str | None) -> Perspective:
    """Return how it goes in the view of `visit`, for the organisation `chosen` if one is."""
    found = visit.reader.once(goals)
    shown = ((visit.link(goal.entry.iri), tuple(_aimed(visit, goal.measures, chosen))) for goal in found.goals)
    return Perspective(
        goals=tuple(AimedGoal(link, targets) for link, targets in shown if targets),
        has_matches=bool(found.matches),
        has_values=bool(found.observations),
        values_elsewhere=told(visit),
        elsewhere=() if found.targets else tuple(_elsewhere(visit)),
    )


def _aimed(visit: Visit, measures: tuple[Measure, ...], chosen: str | None) -> Iterator[Aimed]:
    for measure in measures:
        matches = tuple(match_part(visit, match) for match in measure.matches)
        for target in measure.targets:
            yield Aimed(
                measure=visit.link(measure.iri),
                target=target_part(visit, target, chosen),
                matches=matches,
            )


def _elsewhere(visit: Visit) -> Iterator[Link]:
    for edition in visit.site.service.dataset.editions:
        other: Goals = visit.within(edition).reader.once(goals)
        if other.targets:
            words = visit.label(edition.iri)
            yield Link(edition.iri, words, visit.address("/uppfoljning", {"utgava": edition.id}))
