"""A wheel of the graph as the drawing takes it: words, rings and marks."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import cast

from ontology.namespaces import STYRGRAF
from server.chart.model import Evidence
from server.language import deadline_words, month_words
from server.pages.cycle import Cycle
from server.pages.facts.level import Level, levels
from server.pages.facts.wheel import Spell, Wheel, YearlyEvent, level_of
from server.pages.visit import Visit
from server.wheel import Activity, Mark, Ring, Today, WheelModel
from server.wheel.model import MONTHS


def wheel_model(visit: Visit, wheel: Wheel, cycle: Cycle, day: date, year: int | None) -> WheelModel:
    """Return `wheel` with its events on `day`, as one picture. Raises WheelError where they are too many.

    Where the reader has chosen which year is year 1, the picture says so.
    """
    assumed = cycle.is_assumed and wheel.length > 1
    activities = tuple(_activity(visit, spell) for spell in wheel.spells)
    used = {mark.ring for activity in activities if activity.window for mark in activity.marks}
    on_levels = tuple(_ring(visit, each) for each in visit.reader.once(levels) if each.slug in used)
    on_none = (Ring("", visit.texts("wheel.no_level")),) if "" in used else ()
    return WheelModel(
        title=str(visit.label(wheel.entry.iri)),
        language=visit.language,
        months=tuple(visit.texts(f"month_short.{month:02}") for month in range(1, MONTHS + 1)),
        rings=(*on_levels, *on_none),
        activities=activities,
        today=_today(visit, wheel, cycle, day, year),
        note=visit.texts("wheel.note", year=cycle.start) if assumed else "",
    )


def _ring(visit: Visit, level: Level) -> Ring:
    words = visit.label(level.iri)
    return Ring(level.slug, str(words), level.number, words.language)


def _activity(visit: Visit, spell: Spell) -> Activity:
    event = spell.event
    label = str(visit.label(event.entry.iri))
    shown = tuple(_phrases(visit, event))
    return Activity(
        id=spell.slug,
        label=label,
        captions=shown,
        name=", ".join((label, *shown, *_said(visit, event))),
        href=visit.link(event.entry.iri).href or "",
        window=spell.window,
        marks=_marks(visit, event),
        evidence=cast(Evidence, event.grade),
    )


def months_in_words(visit: Visit, event: YearlyEvent) -> str:
    """Return the months of an event in words; empty where none is said."""
    months = event.entry.plain("month")
    return month_words(months, visit.texts) if months else ""


def _phrases(visit: Visit, event: YearlyEvent) -> Iterator[str]:
    """Yield what is written below the name of an event: times that its place on the wheel does not tell."""
    if len(event.entry.plain("month")) > 1:
        yield months_in_words(visit, event)
    if event.years:
        yield visit.texts("wheel.in_year", years=visit.texts.listed(event.years))
    elif event.seldom:
        yield str(visit.label(event.seldom))
    for deadline in event.entry.plain("deadline"):
        yield visit.texts("when.deadline", day=deadline_words(deadline, visit.texts))


def _said(visit: Visit, event: YearlyEvent) -> Iterator[str]:
    """Yield what is seen in the drawing by place and look alone."""
    if len(event.entry.plain("month")) == 1:
        yield months_in_words(visit, event)
    organisers = [str(visit.label(iri)) for iri in event.entry.iris("organiser")]
    if organisers:
        yield visit.texts("wheel.organised", who=", ".join(organisers))
    if event.grade == "inferred":
        yield str(visit.label(f"{STYRGRAF}evidence/inferred"))


def _marks(visit: Visit, event: YearlyEvent) -> tuple[Mark, ...]:
    """Return a mark for each level that organises the event or takes part, or one for no level."""
    found: dict[str, bool] = {}
    for key in ("organiser", "participant"):
        for iri in event.entry.iris(key):
            level = level_of(visit.reader, iri)
            if level:
                found.setdefault(level.slug, key == "organiser")
    return tuple(Mark(level, organises) for level, organises in found.items()) or (Mark("", organises=False),)


def _today(visit: Visit, wheel: Wheel, cycle: Cycle, day: date, year: int | None) -> Today | None:
    """Return today as `wheel` shows it: the day where the year of the cycle is known, else the month alone.

    None where the page shows another `year` of the cycle, or one of which nobody knows when it is.
    """
    now = cycle.year_of(day.year, wheel.length) if wheel.length > 1 else None
    if wheel.length > 1 and year is not None and year != now:
        return None
    if wheel.length > 1 and now is None:
        return Today(day.month, None, (visit.texts("wheel.now"), visit.texts(f"month.{day.month:02}")))
    words = [visit.texts("wheel.today"), deadline_words(f"{day:--%m-%d}", visit.texts)]
    if now is not None:
        words.append(visit.texts("wheel.in_year", years=now))
    share = (day.day - 0.5) / monthrange(day.year, day.month)[1]
    return Today(day.month, share, tuple(words))
