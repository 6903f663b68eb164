"""A calendar as iCalendar text. Two writings of the same calendar are equal, byte for byte."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar as Component
from icalendar import Event, vText

from server.calendar.model import Calendar, Occasion

_PRODUCT: Final = "-//styrgraf//yearly wheel//"
#: How often a calendar program should look again.
_REFRESH: Final = timedelta(days=7)
#: For so long the length of February is told; a program that subscribes has looked again long before.
_YEARS_AHEAD: Final = 40
_FEBRUARY: Final = 2


def to_ics(calendar: Calendar) -> bytes:
    """Return `calendar` as text/calendar, in UTF-8."""
    component = Component()
    component.add("prodid", _PRODUCT + calendar.language.upper())
    component.add("version", "2.0")
    component.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        component.add(name, vText(calendar.name))
    for name in ("description", "x-wr-caldesc"):
        component.add(name, vText(calendar.description))
    component.add("source", calendar.source, parameters={"VALUE": "URI"})
    component.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    component.add("x-published-ttl", f"P{_REFRESH.days}D")
    for occasion in calendar.occasions:
        component.add_component(_event(occasion, calendar.stamp))
        for moved in _longer_or_shorter(occasion):
            component.add_component(_event(moved, calendar.stamp, instead_of=moved.first))
    return bytes(component.to_ical())


def _longer_or_shorter(occasion: Occasion) -> Iterator[Occasion]:
    """Yield the times that take other days than the first: windows over February, which a rule gives one length.

    RFC 5545, 3.8.5.3: each time of a rule is as long as the first. What differs stands beside it, by RECURRENCE-ID.
    """
    if not occasion.every or occasion.first == occasion.last:
        return
    length = occasion.last - occasion.first
    for years in range(occasion.every, _YEARS_AHEAD, occasion.every):
        first, last = _later(occasion.first, years), _later(occasion.last, years)
        if last - first != length:
            yield replace(occasion, first=first, last=last, every=None)


def _later(day: date, years: int) -> date:
    """Return the same day so many years later; the last of February is always the last of it."""
    year = day.year + years
    if day.month == _FEBRUARY and day.day == monthrange(day.year, _FEBRUARY)[1]:
        return date(year, _FEBRUARY, monthrange(year, _FEBRUARY)[1])
    return day.replace(year=year)


def _event(occasion: Occasion, stamp: datetime, *, instead_of: date | None = None) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, occasion.iri)))
    event.add("dtstamp", stamp)
    event.add("dtstart", occasion.first)
    # The end is the first day after it (RFC 5545, 3.6.1).
    event.add("dtend", occasion.last + timedelta(days=1))
    if instead_of:
        event.add("recurrence-id", instead_of)
    if occasion.every:
        event.add("rrule", {"freq": "yearly", **({"interval": occasion.every} if occasion.every > 1 else {})})
    event.add("summary", occasion.summary)
    event.add("description", occasion.description)
    event.add("url", occasion.url)
    event.add("categories", [occasion.category])
    event.add("status", "CONFIRMED" if occasion.is_certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event
