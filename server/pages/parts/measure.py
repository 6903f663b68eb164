"""A goal as a page shows it: what measures it, what is aimed for, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ontology.namespaces import STYRGRAF
from server.pages.facts.entry import Entry
from server.pages.facts.goal import Measure, MeasuredGoal, goals
from server.pages.parts.goal_editions import UNMEASURED
from server.pages.parts.progress import ProgressPart, progress_part
from server.pages.parts.quote import Quote, quotes
from server.pages.parts.statement import Statement, statement
from server.pages.parts.target_phrase import target_phrase
from server.pages.parts.trend import TrendPart, trend_part
from server.pages.visit import Visit
from server.pages.words import Link, Words, in_language

_KEYS: Final = ("goalOf", "partOf", "alignedWith", "indicatorsKeptIn")


@dataclass(frozen=True)
class TargetPart:
    """One target: what is aimed for in a phrase."""

    link: Link
    phrase: str
    group: tuple[Link, ...]
    text: Words
    #: Whether the years are inferred from elsewhere in the same edition.
    period_inferred: bool
    quotes: tuple[Quote, ...]
    #: How it goes, for everybody or for the chosen organisation.
    progress: ProgressPart
    #: What to say where nobody has been measured.
    unmeasured: Words


@dataclass(frozen=True)
class MatchPart:
    """A key figure that may measure an indicator."""

    link: Link
    grade: Words
    caveat: Words
    #: Whether the owner of the measure has confirmed that it is the same.
    is_exact: bool


@dataclass(frozen=True)
class MeasurePart:
    """An indicator with its targets, key figures and values."""

    iri: str
    #: The indicator, or the target where no indicator is named.
    link: Link
    polarity: Words | None
    population: Words
    targets: tuple[TargetPart, ...]
    matches: tuple[MatchPart, ...]
    #: One for each key figure that there are values of.
    trends: tuple[TrendPart, ...]
    quotes: tuple[Quote, ...]
    #: What of it is missing, as keys of the texts.
    missing: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Return the name by which it is pointed at within the page."""
        return "-".join(self.iri.split("/")[-2:])


@dataclass(frozen=True)
class GoalPart:
    """A goal with its measures."""

    statement: Statement
    kind: Words
    measures: tuple[MeasurePart, ...]
    #: What is missing, as keys of the texts.
    missing: tuple[str, ...]


def goal_part(visit: Visit, goal: MeasuredGoal, chosen: str | None) -> GoalPart:
    """Return `goal`; the values of the organisation `chosen` stand in front."""
    return GoalPart(
        statement=statement(visit, goal.entry, _KEYS),
        kind=visit.concept("goal-kind", goal.kind) if goal.kind else Words(visit.texts("goal.no_kind")),
        measures=tuple(measure_part(visit, measure, chosen) for measure in goal.measures),
        missing=tuple(_missing(goal)),
    )


def _missing(goal: MeasuredGoal) -> Iterator[str]:
    if goal.kind in UNMEASURED:
        return
    if goal.kind == "ambition-goal" and not goal.measures:
        yield "ambition"
        return
    if not goal.has_indicator:
        yield "indicator"
    if not goal.has_target:
        yield "target"


def measure_part(visit: Visit, measure: Measure, chosen: str | None) -> MeasurePart:
    """Return one measure of a goal."""
    about = measure.indicator or measure.targets[0]
    polarity = about.iri_of("polarity")
    trends = tuple(filter(None, (trend_part(visit, each, chosen) for each in measure.by_kpi())))
    # Where nothing at all has been measured, the page says so once.
    unmeasured = not trends and bool(visit.reader.once(goals).observations)
    lacking = {"indicator": measure.indicator is None, "target": not measure.targets, "values": unmeasured}
    return MeasurePart(
        iri=about.iri,
        link=visit.link(about.iri),
        polarity=visit.label(polarity) if polarity else None,
        population=in_language(about.texts("population"), visit.language),
        targets=tuple(target_part(visit, target, chosen) for target in measure.targets),
        matches=tuple(match_part(visit, match) for match in measure.matches),
        trends=trends,
        quotes=quotes(visit, about.iris("source")),
        missing=tuple(key for key, lacks in lacking.items() if lacks),
    )


def target_part(visit: Visit, target: Entry, chosen: str | None) -> TargetPart:
    """Return one target, and how it goes towards it for everybody or for the organisation `chosen`."""
    return TargetPart(
        link=visit.link(target.iri),
        phrase=target_phrase(visit, target),
        group=tuple(visit.link(iri) for iri in target.iris("targetGroup")),
        text=in_language(target.texts("description"), visit.language),
        period_inferred=(target.iri_of("periodEvidence") or "").endswith("/inferred"),
        quotes=quotes(visit, target.iris("source")),
        progress=progress_part(visit, target.iri, chosen),
        unmeasured=visit.label(f"{STYRGRAF}progress/not-measured"),
    )


def match_part(visit: Visit, match: Entry) -> MatchPart:
    """Return one key figure that may measure an indicator."""
    grade = match.iri_of("matchGrade")
    caveat = in_language(match.texts("caveat"), visit.language)
    return MatchPart(
        visit.link(match.iri), visit.label(grade) if grade else Words(""), caveat, (grade or "").endswith("/exact")
    )
