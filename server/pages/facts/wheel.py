"""The yearly wheels: what belongs to each, in which months, in which years of the cycle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from server.language import month_runs
from server.pages.facts.entry import Entry
from server.pages.facts.event import events
from server.pages.facts.level import Level
from server.pages.facts.line import firmest
from server.pages.facts.organisation import organisations
from server.pages.facts.reader import Reader

_MONTHS = 12
#: A window over a new year begins in the second half of the year.
_MIDSUMMER = 6


@dataclass(frozen=True)
class YearlyEvent:
    """An event of a wheel, which comes round again."""

    entry: Entry
    #: The rounds of it that have dates, in order of time.
    rounds: tuple[Entry, ...] = ()

    @property
    def slug(self) -> str:
        """Return its name in addresses."""
        return self.entry.iri.rpartition("/")[2]

    @property
    def window(self) -> tuple[int, int] | None:
        """Return its first month, 1 to 12, and how many months it takes; None where no month is said."""
        months = sorted(int(month.removeprefix("--")) for month in self.entry.plain("month"))
        if not months:
            return None
        first, last = months[0], months[-1]
        if {1, _MONTHS} <= set(months):
            first = min((month for month in months if month > _MIDSUMMER), default=first)
            last = max((month for month in months if month <= _MIDSUMMER), default=last)
        return first, (last - first) % _MONTHS + 1

    @property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """Return first month and number of months of each run of months that follow on each other."""
        runs = month_runs(int(month.removeprefix("--")) for month in self.entry.plain("month"))
        return tuple((run[0], len(run)) for run in runs)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years of the cycle in which it takes place; none where it is every year."""
        return tuple(sorted(int(year) for year in self.entry.plain("yearOfCycle")))

    @property
    def grade(self) -> str:
        """Return the slug of its firmest grade of evidence."""
        grades = tuple(iri.rpartition("/")[2] for iri in self.entry.iris("evidence"))
        return firmest(grades) if grades else "stated"

    def is_in(self, year: int | None) -> bool:
        """Tell whether it takes place in that year of the cycle (None: in any)."""
        return year is None or not self.years or year in self.years

    def involves(self, bodies: Iterable[str]) -> bool:
        """Tell whether one of `bodies` organises it or takes part."""
        return bool(set(bodies) & {*self.entry.iris("organiser"), *self.entry.iris("participant")})


@dataclass(frozen=True)
class Wheel:
    """A yearly wheel with its events, in the order of the year; those without a month last."""

    entry: Entry
    events: tuple[YearlyEvent, ...]

    @property
    def slug(self) -> str:
        """Return its name in addresses."""
        return self.entry.iri.rpartition("/")[2]

    @property
    def length(self) -> int:
        """Return how many years its cycle has; one where nothing is said."""
        return max((int(years) for years in self.entry.plain("lengthOfCycle")), default=1)

    def of(self, bodies: Iterable[str] | None, year: int | None) -> Wheel:
        """Return the wheel with only what involves one of `bodies` (None: all), in one year of its cycle."""
        named = None if bodies is None else tuple(bodies)
        kept = (each for each in self.events if each.is_in(year if self.length > 1 else None))
        return replace(self, events=tuple(each for each in kept if named is None or each.involves(named)))


@dataclass(frozen=True)
class Wheels:
    """All wheels of a view, and the events that belong to none."""

    wheels: tuple[Wheel, ...]
    others: tuple[YearlyEvent, ...]

    @property
    def longest(self) -> int:
        """Return how many years the longest cycle has."""
        return max((wheel.length for wheel in self.wheels), default=1)


def wheels(reader: Reader) -> Wheels:
    """Read the wheels and the events of the view."""
    every = reader.once(events)
    rounds = _rounds(every)
    found = [YearlyEvent(entry, rounds.get(entry.iri, ())) for entry in every]
    ordered = sorted(found, key=lambda event: event.window or (_MONTHS + 1, 0))
    return Wheels(
        wheels=tuple(
            Wheel(wheel, tuple(each for each in ordered if wheel.iri in each.entry.iris("wheel")))
            for wheel in reader.entries("?entry a sg:YearlyWheel")
        ),
        others=tuple(each for each in found if not {*each.entry.iris("wheel"), *each.entry.iris("partOf")}),
    )


def _rounds(every: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Return the dated events that are parts of others, by what they are part of."""
    found: dict[str, list[Entry]] = {}
    for entry in every:
        for whole in entry.iris("partOf"):
            if entry.plain("date") and not entry.iris("wheel"):
                found.setdefault(whole, []).append(entry)
    return {whole: tuple(sorted(parts, key=lambda each: each.plain("date"))) for whole, parts in found.items()}


def level_of(reader: Reader, iri: str) -> Level | None:
    """Return the level that a body stands on; None for a role, or a body without a level."""
    known = reader.once(organisations)
    return known[iri].level if iri in known else None
