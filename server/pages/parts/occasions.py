"""The events of a wheel as entries of a calendar: windows, last days and rounds with dates."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from server.calendar.model import Occasion
from server.pages.cycle import Cycle
from server.pages.facts.entry import Entry
from server.pages.facts.source import sources
from server.pages.facts.wheel import Wheel, YearlyEvent
from server.pages.parts.quote import quotes
from server.pages.parts.statement import EVENT_KEYS
from server.pages.visit import Visit
from server.pages.words import in_language

#: Statuses of an edition whose word holds; anything else may still change.
_BINDING: Final = frozenset({"adopted", "in-force"})
_FEBRUARY, _SURE_DAYS = 2, 28
_WHO: Final = EVENT_KEYS[:2]


def occasions(visit: Visit, wheel: Wheel, event: YearlyEvent, cycle: Cycle, year: int) -> Iterator[Occasion]:
    """Yield what can be dated of an event of `wheel`, from `year` on where no document gives an earlier year.

    What belongs to one year of a cycle of which nobody knows the first year cannot be.
    """
    for number, first_year in _years(visit, wheel, event, cycle, year):
        every = wheel.length if number else 1
        suffix = f"#year-{number}" if number else ""
        for place, window in enumerate(event.windows, 1):
            own = f"{suffix}#window-{place}" if place > 1 else suffix
            yield _occasion(visit, wheel, event.entry, _window(window, first_year), suffix=own, every=every)
        for deadline in event.entry.plain("deadline"):
            day = _last_day(deadline, first_year)
            words = visit.texts("calendar.deadline", name=str(visit.label(event.entry.iri)))
            yield _occasion(
                visit, wheel, event.entry, (day, day), suffix=f"{suffix}#deadline", every=every, words=words
            )
    for entry in event.rounds:
        span = _span(entry.plain("date"))
        if span:
            yield _occasion(visit, wheel, entry, span)


def _years(visit: Visit, wheel: Wheel, event: YearlyEvent, cycle: Cycle, year: int) -> Iterator[tuple[int, int]]:
    """Yield year of the cycle, 0 for every year, and the calendar year in which it first comes round."""
    rule = dict(part.split("=", 1) for part in (event.entry.one("recurrenceRule") or "").split(";") if "=" in part)
    for number in event.years:
        first = cycle.calendar_year(number)
        if first is not None:
            yield number, first
    if not event.years and not event.seldom and rule.get("INTERVAL", "1") == "1":
        yield 0, _first_year(visit, event.entry, year)


def _first_year(visit: Visit, entry: Entry, otherwise: int) -> int:
    """Return the year of the earliest edition that states it, or `otherwise` where none has a date."""
    issued = (source.edition.issued[:4] for source in visit.reader.once(sources).of(entry.iris("source")))
    return min((int(each) for each in issued if each), default=otherwise)


def _window(window: tuple[int, int], year: int) -> tuple[date, date]:
    first, span = window
    years, month = divmod(first - 1 + span - 1, 12)
    return date(year, first, 1), _end_of(year + years, month + 1)


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _last_day(deadline: str, year: int) -> date:
    """Return a day of the year as a date; 29 February falls on the day before, which every year has."""
    month, day = map(int, deadline.removeprefix("--").split("-"))
    return date(year, month, min(day, _SURE_DAYS) if month == _FEBRUARY else day)


def _span(dates: tuple[str, ...]) -> tuple[date, date] | None:
    """Return the first and the last day of dates known by day or month; None where only a year is."""
    known = sorted(each for each in dates if "-" in each)
    if not known or len(known) < len(dates):
        return None
    first, last = known[0], known[-1]
    year, month, *day = map(int, last.split("-"))
    start = date(*map(int, (first if first.count("-") > 1 else f"{first}-01").split("-")))
    return start, date(year, month, day[0]) if day else _end_of(year, month)


def _occasion(
    visit: Visit,
    wheel: Wheel,
    entry: Entry,
    days: tuple[date, date],
    *,
    suffix: str = "",
    every: int | None = None,
    words: str = "",
) -> Occasion:
    url = f"{visit.request.base_url}{(visit.link(entry.iri).href or '').removeprefix('/')}"
    statuses = {source.edition.status for source in visit.reader.once(sources).of(entry.iris("source"))}
    return Occasion(
        iri=entry.iri + suffix,
        summary=words or str(visit.label(entry.iri)),
        first=days[0],
        last=days[1],
        every=every,
        is_certain=days[0] == days[1] and statuses <= _BINDING,
        description="\n".join(_told(visit, entry, url)),
        url=url,
        category=str(visit.label(wheel.entry.iri)),
    )


def _told(visit: Visit, entry: Entry, url: str) -> Iterator[str]:
    """Yield what the entry of the calendar says: what it is, who is there, where that stands, a link."""
    text = str(in_language(entry.texts("description"), visit.language))
    if text:
        yield text
    for key in _WHO:
        names = ", ".join(sorted(str(visit.label(iri)) for iri in entry.iris(key)))
        if names:
            yield f"{visit.texts(f'detail.{key}')}: {names}"
    yield from dict.fromkeys(
        visit.texts("calendar.source", section=str(each.section), edition=str(each.edition), status=str(each.status))
        for each in quotes(visit, entry.iris("source"))
    )
    yield url
