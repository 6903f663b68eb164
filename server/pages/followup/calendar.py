"""``/uppfoljning/overenskommelser.ics``: the reviews and last days of agreements as a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from fastapi import APIRouter, Response

from server.calendar.model import Calendar, Occasion
from server.pages.facts.entry import Entry
from server.pages.followup.agreements import agreement_entries, last_day
from server.pages.sent_file import here
from server.pages.visit import Visit, Visiting
from server.pages.wheel_calendar import stamp_of

#: Keys of what happens to an agreement, with the texts that tell it.
_HAPPENINGS: Final = {"nextReview": "due_review", "validTo": "ends"}

router = APIRouter()


@router.api_route("/uppfoljning/overenskommelser.ics", methods=["GET", "HEAD"])
def calendar(visit: Visiting) -> Response:
    """Send the calendar."""
    from server.calendar.ics import to_ics  # here, so that the first page need not wait for it

    every = visit.reader.once(agreement_entries)
    occasions = tuple(occasion for agreement in every for occasion in _occasions(visit, agreement))
    made = Calendar(
        name=visit.texts(
            "calendar.name", name=f"{visit.workspace_name}, {visit.texts('followup.tab.overenskommelser')}"
        ),
        description=visit.texts("followup.calendar"),
        source=str(visit.request.url),
        language=visit.language,
        stamp=stamp_of(visit),
        occasions=occasions,
    )
    headers = {"Content-Disposition": 'inline; filename="overenskommelser.ics"', "Vary": "Accept-Language"}
    return Response(to_ics(made), media_type="text/calendar; charset=utf-8", headers=headers)


def _occasions(visit: Visit, agreement: Entry) -> Iterator[Occasion]:
    name, link = str(visit.label(agreement.iri)), visit.link(agreement.iri)
    for key, text in _HAPPENINGS.items():
        for value in agreement.plain(key):
            told = visit.texts(f"followup.happening.{text}")
            yield Occasion(
                iri=f"{agreement.iri}#{key}",
                summary=f"{name}: {told}",
                first=_first_day(value) if key == "nextReview" else last_day(value),
                last=last_day(value),
                every=None,
                is_certain=len(value) == len("2035-01-31"),
                description=f"{visit.texts(f'detail.{key}')}: {value}",
                url=here(visit) + (link.href or ""),
                category=visit.texts("followup.tab.overenskommelser"),
            )


def _first_day(value: str) -> date:
    """Return the first day of a year, a month or a day."""
    return date.fromisoformat(f"{value}-01-01"[: len("2035-01-31")])
