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

#: What comes round after some years, as the list of frequencies names it.
_SELDOM = frozenset({"BIENNIAL", "TRIENNIAL", "QUADRENNIAL"})
#: What is said of no month comes after every month.
_LAST = (13, 0)


@dataclass(frozen=True)
class YearlyEvent:
    """An event of a wheel, which comes round again."""

    entry: Entry
    #: The rounds of it that have dates, in order of time.
    rounds: tuple[Entry, ...] = ()
    #: What it consists of that is in no wheel, and the parts of that.
    parts: tuple[Entry, ...] = ()

    @property
    def slug(self) -> str:
        """Return its name in addresses."""
        return self.entry.iri.rpartition("/")[2]

    @property
    def windows(self) -> tuple[tuple[int, int], ...]:
        """Return first month, 1 to 12, and number of months of each run of months that follow on each other."""
        runs = month_runs(int(month.removeprefix("--")) for month in self.entry.plain("month"))
        return tuple((run[0], len(run)) for run in runs)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years of the cycle in which it takes place; none where it is every year."""
        return tuple(sorted(int(year) for year in self.entry.plain("yearOfCycle")))

    @property
    def seldom(self) -> str:
        """Return how often it comes round, as an IRI, where that is not every year; "" where it is, or is not said."""
        often = self.entry.iri_of("recurrence") or ""
        return often if often.rpartition("/")[2] in _SELDOM else ""

    @property
    def grade(self) -> str:
        """Return the slug of its firmest grade of evidence."""
        grades = tuple(iri.rpartition("/")[2] for iri in self.entry.iris("evidence"))
        return firmest(grades) if grades else "stated"

    def is_in(self, year: int | None) -> bool:
        """Tell whether it takes place in that year of the cycle (None: in any)."""
        return year is None or not self.years or year in self.years

    def involves(self, bodies: Iterable[str]) -> bool:
        """Tell whether one of `bodies` organises it or a part of it, or takes part."""
        named = set(bodies)
        return any(
            not named.isdisjoint((*each.iris("organiser"), *each.iris("participant")))
            for each in (self.entry, *self.parts)
        )


@dataclass(frozen=True)
class Spell:
    """A run of months in which an event takes place, or the event alone where no month is said."""

    event: YearlyEvent
    #: First month, 1 to 12, and number of months; None where no month is said.
    window: tuple[int, int] | None

    @property
    def slug(self) -> str:
        """Return a name of its own within the wheel: that of the event, with a number for each later spell."""
        place = self.event.windows.index(self.window) if self.window else 0
        return f"{self.event.slug}-{place + 1}" if place else self.event.slug

    @property
    def months(self) -> tuple[str, ...]:
        """Return its months as the event has them; none where none is said."""
        return months_in(self.window) if self.window else ()

    @property
    def other_months(self) -> tuple[str, ...]:
        """Return the months of the other spells of the same event."""
        return tuple(month for window in self.event.windows if window != self.window for month in months_in(window))


def months_in(window: tuple[int, int]) -> tuple[str, ...]:
    """Return the months of a run as xsd:gMonth.

    >>> months_in((12, 2))
    ('--12', '--01')
    """
    first, span = window
    return tuple(f"--{(first - 1 + at) % 12 + 1:02}" for at in range(span))


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
    def spells(self) -> tuple[Spell, ...]:
        """Return the events once for each of their runs of months, in the order of the year."""
        found = (Spell(event, window) for event in self.events for window in event.windows or (None,))
        return tuple(sorted(found, key=lambda spell: spell.window or _LAST))

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
    #: Every event, in a wheel or not, and the parts of events.
    every: tuple[YearlyEvent, ...]

    @property
    def longest(self) -> int:
        """Return how many years the longest cycle has."""
        return max((wheel.length for wheel in self.wheels), default=1)


def wheels(reader: Reader) -> Wheels:
    """Read the wheels and the events of the view."""
    every = reader.once(events)
    rounds = _rounds(every)
    found = [YearlyEvent(entry, rounds.get(entry.iri, ()), _parts(every, entry)) for entry in every]
    ordered = sorted(found, key=lambda event: min(event.windows, default=_LAST))
    return Wheels(
        wheels=tuple(
            Wheel(wheel, tuple(each for each in ordered if wheel.iri in each.entry.iris("wheel")))
            for wheel in reader.entries("?entry a sg:YearlyWheel")
        ),
        others=tuple(each for each in found if not {*each.entry.iris("wheel"), *each.entry.iris("partOf")}),
        every=tuple(found),
    )


def _parts(every: Iterable[Entry], whole: Entry) -> tuple[Entry, ...]:
    """Return the events that `whole` consists of, and those that these do; what has a wheel of its own stands there."""
    loose, found = [each for each in every if each.iris("partOf") and not each.iris("wheel")], [whole]
    for each in found:
        found += [part for part in loose if each.iri in part.iris("partOf") and part not in found]
    return tuple(found[1:])


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
