"""``/arshjul.ics``: the yearly wheels as a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from fastapi import APIRouter, Response

from graph.edition import EditionInfo
from server.calendar.model import Calendar, Occasion
from server.pages.arshjul import Choice, chosen
from server.pages.calendar_file import calendar_file
from server.pages.cycle import Cycle, cycle
from server.pages.facts.wheel import Wheel, wheels
from server.pages.today import Today
from server.pages.visit import Visit, Visiting

_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
router = APIRouter()


@router.api_route("/arshjul.ics", methods=["GET", "HEAD"])
def calendar(visit: Visiting, day: Today, hjul: str = "", organ: str = "", start: str = "") -> Response:
    """Send the events of the wheels and what happens to agreements, or one wheel, or what involves one body.

    Raises Missing where nothing of that can be dated.
    """
    every, counted = visit.reader.once(wheels), cycle(visit, start)
    choice = chosen(visit, every, hjul, organ)
    made = _calendar(visit, choice, choice.of(visit, every), counted, choice.dated(visit, counted, day))
    return calendar_file(made, "arshjul", visit.address("/arshjul"))


def _calendar(
    visit: Visit, choice: Choice, shown: Sequence[Wheel], counted: Cycle, dated: tuple[Occasion, ...]
) -> Calendar:
    return Calendar(
        name=_name(visit, choice),
        description=_description(visit, shown, counted),
        source=str(visit.request.url),
        language=visit.language,
        stamp=stamp_of(visit),
        occasions=dated,
    )


def _name(visit: Visit, choice: Choice) -> str:
    bodies = choice.bodies(visit)
    name = str(visit.label(bodies[0])) if bodies else str(visit.workspace_name)
    return visit.texts("calendar.name", name=name)


def _description(visit: Visit, shown: Sequence[Wheel], counted: Cycle) -> str:
    """Return what the calendar rests on, what is left out of it, and which year is year 1 by whose word."""
    editions = ", ".join(str(edition) for edition in visit.editions)
    said = [visit.texts("calendar.rests_on", editions=editions)]
    undated = [
        event for wheel in shown for event in wheel.events if not event.windows and not event.entry.plain("deadline")
    ]
    if undated:
        said.append(
            visit.texts(
                "calendar.without_month", names="; ".join(str(visit.label(event.entry.iri)) for event in undated)
            )
        )
    seldom = [event for wheel in shown for event in wheel.events if event.seldom and not event.years]
    if seldom:
        names = "; ".join(str(visit.label(event.entry.iri)) for event in seldom)
        said.append(visit.texts("calendar.seldom", names=names))
    if any(event.years for wheel in shown for event in wheel.events):
        key = "unknown_start" if counted.start is None else "assumed_start" if counted.is_assumed else "set_start"
        said.append(visit.texts(f"calendar.{key}", year=counted.start))
    return " ".join(said)


def stamp_of(visit: Visit) -> datetime:
    """Return when the newest edition in view was issued, as far as it is known."""
    return max(map(_stamp, visit.reader.view.editions), default=_LONG_AGO)


def _stamp(edition: EditionInfo) -> datetime:
    """Return the first moment of the year, month or day in which an edition was issued."""
    if not edition.issued:
        return _LONG_AGO
    year, month, day = (*map(int, edition.issued.split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)
