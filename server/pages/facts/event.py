"""The events of the yearly wheel, and which of them comes next."""

from __future__ import annotations

from datetime import date

from server.pages.facts.entry import Entry
from server.pages.facts.reader import Reader


def events(reader: Reader) -> tuple[Entry, ...]:
    """Read every event, in the order of the year; those without a month come last."""
    found = reader.entries("?entry a sg:Event")
    return tuple(sorted(found, key=lambda event: _months(event) or [13]))


def upcoming(every: tuple[Entry, ...], today: date, most: int) -> tuple[Entry, ...]:
    """Return the next events that take place every year, the soonest first.

    Which year of a cycle it is, no document says; so events of one year of the cycle are left out.
    """
    yearly = [event for event in every if _months(event) and not event.one("yearOfCycle")]
    return tuple(sorted(yearly, key=lambda event: _months_ahead(event, today.month))[:most])


def _months(event: Entry) -> list[int]:
    return sorted(int(month.removeprefix("--")) for month in event.plain("month"))


def _months_ahead(event: Entry, month: int) -> int:
    """Return how many months from now the event ends or, where it is over, comes round again."""
    return min((each - month) % 12 for each in _months(event))
