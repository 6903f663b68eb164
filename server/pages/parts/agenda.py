"""The events of a wheel as a list: season by season, each with who, what and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from server.language import month_words, time_words
from server.pages.cycle import Cycle
from server.pages.facts.entry import Entry
from server.pages.facts.wheel import Spell, Wheel, YearlyEvent
from server.pages.parts.detail import Detail
from server.pages.parts.statement import EVENT_KEYS, Statement, statement
from server.pages.visit import Visit
from server.pages.words import Link

#: What an event says of who is there.
_WHO: Final = ("organiser", "participant")


@dataclass(frozen=True)
class Item:
    """One event in one run of its months."""

    #: Its name within the wheel.
    slug: str
    statement: Statement
    #: The other months in which it takes place; empty where there are none.
    also: str
    #: Which years of the cycle, with the calendar year where that is known, else how seldom; empty where every year.
    years: str
    #: The rounds of it that have dates, each with its date in words.
    rounds: tuple[tuple[Link, str], ...]

    #: Who organises and who takes part, each with its heading; empty where nobody says.
    who: tuple[tuple[str, Markup], ...]
    #: What else is told of it.
    rest: tuple[Detail, ...]


@dataclass(frozen=True)
class Season:
    """The events of the same months; ``words`` is empty for those without."""

    words: str
    items: tuple[Item, ...]


def agenda(visit: Visit, wheel: Wheel, cycle: Cycle) -> tuple[Season, ...]:
    """Return the events of `wheel` by their months, in the order of the year; in each run of months that they have."""
    return tuple(_seasons(visit, wheel, cycle))


def _seasons(visit: Visit, wheel: Wheel, cycle: Cycle) -> Iterator[Season]:
    for months, members in groupby(wheel.spells, key=lambda spell: spell.months):
        words = month_words(months, visit.texts) if months else ""
        yield Season(words, tuple(_item(visit, spell, cycle) for spell in members))


def _item(visit: Visit, spell: Spell, cycle: Cycle) -> Item:
    event, others = spell.event, spell.other_months
    told = statement(visit, event.entry, EVENT_KEYS)
    values = {detail.key: detail.value for detail in told.details}
    return Item(
        slug=spell.slug,
        statement=told,
        also=month_words(others, visit.texts) if others else "",
        years=_years(visit, event, cycle),
        rounds=tuple(_round(visit, each) for each in event.rounds),
        who=tuple((visit.texts(f"detail.{key}"), values.get(key, Markup())) for key in _WHO),
        rest=tuple(detail for detail in told.details if detail.key not in _WHO),
    )


def _round(visit: Visit, entry: Entry) -> tuple[Link, str]:
    """Return a round and its date, unless its name tells the date already."""
    link = visit.link(entry.iri)
    date = "–".join(time_words(each, visit.texts) for each in sorted(entry.plain("date")))
    return link, "" if date in str(link) else date


def _years(visit: Visit, event: YearlyEvent, cycle: Cycle) -> str:
    if not event.years:
        return str(visit.label(event.seldom)) if event.seldom else ""
    words = visit.texts("wheel.in_year", years=visit.texts.listed(event.years))
    known = [str(year) for each in event.years if (year := cycle.calendar_year(each))]
    return f"{words} ({', '.join(known)})" if known else words
