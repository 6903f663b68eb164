"""A calendar as iCalendar text. Two writings of the same calendar are equal, byte for byte."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar as Component
from icalendar import Event, vText

from server.calendar.model import Calendar, Occasion

_PRODUCT: Final = "-//styrgraf//yearly wheel//"
#: How often a calendar program should look again.
_REFRESH: Final = timedelta(days=7)


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
    return bytes(component.to_ical())


def _event(occasion: Occasion, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, occasion.iri)))
    event.add("dtstamp", stamp)
    event.add("dtstart", occasion.first)
    # The end is the first day after it (RFC 5545, 3.6.1).
    event.add("dtend", occasion.last + timedelta(days=1))
    if occasion.every:
        event.add("rrule", {"freq": "yearly", **({"interval": occasion.every} if occasion.every > 1 else {})})
    event.add("summary", occasion.summary)
    event.add("description", occasion.description)
    event.add("url", occasion.url)
    event.add("categories", [occasion.category])
    event.add("status", "CONFIRMED" if occasion.is_certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event
