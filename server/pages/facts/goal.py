"""Goals with what measures them: indicators, targets, key figures and measured values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from server.pages.facts.entry import Entry
from server.pages.facts.reader import Reader


@dataclass(frozen=True)
class Observed:
    """What was measured for one organisation, in the order of the years."""

    organisation: str
    #: Slug of the unit; empty where none is given.
    unit: str
    #: Identifier of the key figure that they are values of; empty where they are of none.
    kpi: str
    values: tuple[tuple[int, Decimal], ...]
    #: The observations themselves, as many as there are values.
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Measure:
    """An indicator, or a target that names none, with all that belongs to it."""

    #: None where a target names no indicator that is in view.
    indicator: Entry | None
    targets: tuple[Entry, ...]
    matches: tuple[Entry, ...]
    observed: tuple[Observed, ...]

    @property
    def iri(self) -> str:
        """Return the IRI of what it is about."""
        return (self.indicator or self.targets[0]).iri

    def by_kpi(self) -> tuple[Measure, ...]:
        """Return the measure once for each key figure that it has values of: values of two are not one series."""
        kpis = sorted({each.kpi for each in self.observed})
        return tuple(replace(self, observed=tuple(each for each in self.observed if each.kpi == kpi)) for kpi in kpis)

    def grade_of(self, kpi: str) -> str:
        """Return the slug of how well the key figure `kpi` fits; empty where nobody has said it."""
        grades = (match.iri_of("matchGrade") for match in self.matches if match.one("kpi") == kpi)
        return next((grade.rpartition("/")[2] for grade in grades if grade), "")


@dataclass(frozen=True)
class MeasuredGoal:
    """A goal and its measures."""

    entry: Entry
    measures: tuple[Measure, ...]

    @property
    def kind(self) -> str:
        """Return the slug of its kind; empty where it has none."""
        return (self.entry.iri_of("goalKind") or "").rpartition("/")[2]

    @property
    def has_indicator(self) -> bool:
        """Tell whether something is said to measure it."""
        return any(measure.indicator for measure in self.measures)

    @property
    def has_target(self) -> bool:
        """Tell whether a target stands under it."""
        return any(measure.targets for measure in self.measures)


@dataclass(frozen=True)
class Goals:
    """The goals of a view, and the measures that belong to none of them."""

    goals: tuple[MeasuredGoal, ...]
    loose: tuple[Measure, ...]
    #: How many indicators, targets and proposals of key figures there are in view.
    indicators: int
    targets: int
    matches: int

    @property
    def observations(self) -> int:
        """Return how many values the indicators in view were measured at."""
        measures = {measure.iri: measure for goal in self.goals for measure in goal.measures}
        every = [*measures.values(), *self.loose]
        return sum(len(each.values) for measure in every for each in measure.observed)


def goals(reader: Reader) -> Goals:
    """Read every goal of the view with its measures."""
    indicators, targets, matches, observations = (
        reader.entries(f"?entry a sg:{name}") for name in ("Indicator", "Target", "KpiMatch", "Observation")
    )
    by_indicator = {
        indicator.iri: Measure(
            indicator,
            _of(targets, "indicator", indicator.iri),
            _of(matches, "matchFor", indicator.iri),
            _observed(_of(observations, "observedProperty", indicator.iri)),
        )
        for indicator in indicators
    }
    found = tuple(
        MeasuredGoal(entry, _measures(entry.iri, by_indicator, targets)) for entry in reader.entries("?entry a sg:Goal")
    )
    placed = {measure.iri for goal in found for measure in goal.measures}
    loose = tuple(measure for measure in by_indicator.values() if measure.iri not in placed)
    return Goals(found, loose, len(indicators), len(targets), len(matches))


def _measures(goal: str, by_indicator: Mapping[str, Measure], targets: Iterable[Entry]) -> tuple[Measure, ...]:
    """Return the measures of a goal: the indicators that measure it or that its targets name, then other targets."""
    own = _of(targets, "targetOf", goal)
    named = {iri for target in own for iri in target.iris("indicator")}
    found = [
        measure
        for iri, measure in by_indicator.items()
        if iri in named or (measure.indicator and goal in measure.indicator.iris("measures"))
    ]
    bare = (target for target in own if not named.intersection(target.iris("indicator")) & by_indicator.keys())
    return (*found, *(Measure(None, (target,), (), ()) for target in bare))


def _of(entries: Iterable[Entry], key: str, iri: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if iri in entry.iris(key))


def _observed(observations: Iterable[Entry]) -> tuple[Observed, ...]:
    """Return observations by organisation and key figure; those that are no number or have no year are left out."""
    by_body: dict[tuple[str, str], list[tuple[int, Decimal, Entry]]] = {}
    for entry in observations:
        body, year, value = entry.iri_of("featureOfInterest"), entry.one("date"), number_of(entry.one("result"))
        if body and year and value is not None:
            by_body.setdefault((body, entry.one("kpi") or ""), []).append((int(year[:4]), value, entry))
    return tuple(_series(body, kpi, found) for (body, kpi), found in by_body.items())


def _series(body: str, kpi: str, found: list[tuple[int, Decimal, Entry]]) -> Observed:
    ordered = sorted(found, key=lambda each: each[0])
    units = [(each[2].iri_of("unit") or "").rpartition("/")[2] or each[2].one("unitText") for each in ordered]
    return Observed(
        organisation=body,
        unit=next((unit for unit in units if unit), ""),
        kpi=kpi,
        values=tuple((year, value) for year, value, _ in ordered),
        entries=tuple(entry for _, _, entry in ordered),
    )


def number_of(text: str | None) -> Decimal | None:
    """Return the number that `text` is; None where it is none."""
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
