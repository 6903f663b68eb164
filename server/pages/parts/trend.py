"""Measured values as a page shows them: a small chart, and the same values as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final

from markupsafe import Markup

from queries.progress.judging import Aim as Judged
from queries.progress.judging import Series as Values
from queries.progress.judging import baseline_in, wanted
from queries.progress.level import Level
from queries.sorting import swedish
from server.language import number_words
from server.pages.facts.entry import Entry
from server.pages.facts.goal import Measure, Observed, number_of
from server.pages.parts.target_phrase import unit_of, unit_words
from server.pages.visit import Visit
from server.pages.words import Link, Words, upper_first
from server.trend import Aim, Point, Series, TrendModel, draw

#: So many organisations, and their middle is drawn where none is chosen.
_ENOUGH: Final = 3


@dataclass(frozen=True)
class TrendPart:
    """The values of one indicator."""

    #: Identifier of the key figure; empty where the values are of none.
    kpi: str
    svg: Markup
    #: What is drawn, in a sentence or two.
    alt: str
    #: What the strong line and, where there is one, the dashed line are.
    legend: tuple[str, ...]
    unit: Words
    years: tuple[int, ...]
    #: For each organisation its values by year, empty where there is none, and whether it is the chosen one.
    rows: tuple[tuple[Link, tuple[str, ...], bool], ...]
    #: Where the values come from.
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class _Line:
    """The line that the chart is about."""

    name: str
    unit: str
    values: tuple[tuple[int, Decimal], ...]


def trend_part(visit: Visit, measure: Measure, chosen: str | None) -> TrendPart | None:
    """Return the values of `measure`, all of one key figure, with those for the organisation `chosen` in front.

    None where there are none.
    """
    observed = sorted(measure.observed, key=lambda each: swedish(str(visit.label(each.organisation))))
    if not observed:
        return None
    front = _front(visit, observed, chosen)
    aim, told = _aim(visit, measure, front) if front else (None, "")
    series = [
        _series(visit, each) for each in observed if front is None or str(visit.label(each.organisation)) != front.name
    ]
    strong = [Series(front.name, _points(visit, front.values), is_strong=True)] if front else []
    years = tuple(sorted({year for each in observed for year, _ in each.values}))
    model = TrendModel(_title(visit, measure, front, years), visit.language, (*series, *strong), aim)
    return TrendPart(
        kpi=observed[0].kpi,
        svg=Markup(draw(model)),
        alt=model.title,
        legend=tuple(
            filter(None, (_changed(visit, front), told, visit.texts("goal.others") if series and front else ""))
        ),
        unit=_unit(visit, observed),
        years=years,
        rows=tuple(_row(visit, each, years, chosen) for each in observed),
        sources=_sources(visit, observed),
    )


def _front(visit: Visit, observed: Sequence[Observed], chosen: str | None) -> _Line | None:
    """Return the line to draw strong: the chosen one, the only one, or the middle of several."""
    found = next((each for each in observed if each.organisation == chosen), None)
    if found is None and len(observed) == 1:
        found = observed[0]
    if found:
        return _Line(str(visit.label(found.organisation)), found.unit, found.values)
    if chosen or len(observed) < _ENOUGH or len({each.unit for each in observed}) > 1:
        return None
    by_year: dict[int, list[Decimal]] = {}
    for each in observed:
        for year, value in each.values:
            by_year.setdefault(year, []).append(value)
    values = tuple((year, median(found)) for year, found in sorted(by_year.items()) if len(found) >= _ENOUGH)
    return _Line(visit.texts("goal.median", count=len(observed)), observed[0].unit, values) if values else None


def _series(visit: Visit, observed: Observed) -> Series:
    return Series(str(visit.label(observed.organisation)), _points(visit, observed.values))


def _points(visit: Visit, values: Sequence[tuple[int, Decimal]]) -> tuple[Point, ...]:
    return tuple(Point(year, float(value), number_words(value, visit.language)) for year, value in values)


def _aim(visit: Visit, measure: Measure, front: _Line) -> tuple[Aim | None, str]:
    """Return where the target leads from the value of its baseline year, and what is said of it.

    Nothing is drawn where it counts in another unit, or has no value to be counted from; then that is said.
    """
    known, reason = dict(front.values), ""
    for target in measure.targets:
        judged = _judged(target)
        baseline, due = judged.baseline or (front.values[0][0] if judged.level else None), judged.due
        if not (baseline and due and (judged.level or judged.amount is not None)):
            continue
        start = known.get(baseline)
        series = Values(front.values, front.unit, measure.grade_of(measure.observed[0].kpi))
        start = baseline_in(judged, series) if start is None else start
        end = wanted(judged, series, start or Decimal(0))
        if end is None:
            reason = visit.texts("goal.other_unit")
        elif start is None:
            reason = visit.texts("goal.no_baseline", year=baseline)
        else:
            (first,), (last,) = _points(visit, [(baseline, start)]), _points(visit, [(due, end)])
            told = visit.texts("goal.aimed", name=front.name, value=first.words, year=baseline, end=last.words, due=due)
            return Aim(first, last), told
    return None, reason


def _judged(target: Entry) -> Judged:
    keys = ("amount", "levelAtLeast", "levelAtMost", "baselineLevel")
    amount, least, most, start = (number_of(target.one(key)) for key in keys)
    baseline, due = (int(year[:4]) if year else None for year in map(target.one, ("baselineYear", "dueYear")))
    direction = (target.iri_of("direction") or "").rpartition("/")[2]
    return Judged(direction, amount, unit_of(target), baseline, due, level=Level(least, most), baseline_level=start)


def _title(visit: Visit, measure: Measure, front: _Line | None, years: Sequence[int]) -> str:
    named = str(visit.label(measure.iri))
    text = visit.texts("goal.drawn", name=named, first=years[0], last=years[-1], count=len(measure.observed))
    return f"{text} {_changed(visit, front)}".strip()


def _changed(visit: Visit, front: _Line | None) -> str:
    """Return in a sentence how the strong line goes from its first to its last value."""
    if front is None:
        return ""
    (first, start), (last, end) = front.values[0], front.values[-1]
    words = {"name": front.name, "year": last, "value": number_words(end, visit.language)}
    if first == last:
        return upper_first(visit.texts("goal.once", **words))
    change = number_words(end - start, visit.language, signed=True)
    return upper_first(
        visit.texts("goal.changed", start=number_words(start, visit.language), first=first, change=change, **words)
    )


def _unit(visit: Visit, observed: Sequence[Observed]) -> Words:
    units = {each.unit for each in observed if each.unit}
    return Words(unit_words(visit, units.pop())) if len(units) == 1 else Words("")


def _row(
    visit: Visit, observed: Observed, years: Sequence[int], chosen: str | None
) -> tuple[Link, tuple[str, ...], bool]:
    known = {year: number_words(value, visit.language) for year, value in observed.values}
    cells = tuple(known.get(year, "") for year in years)
    return visit.link(observed.organisation), cells, observed.organisation == chosen


def _sources(visit: Visit, observed: Sequence[Observed]) -> tuple[Link, ...]:
    named = dict.fromkeys(iri for each in observed for entry in each.entries for iri in entry.iris("source"))
    return tuple(visit.link(iri) for iri in named)
