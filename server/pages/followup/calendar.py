"""``/uppfoljning/overenskommelser.ics``: the reviews and last days of agreements as a calendar to subscribe to."""

from __future__ import annotations

from fastapi import APIRouter, Response

from server.calendar.model import Calendar
from server.pages.followup.agreement_dates import agreement_occasions
from server.pages.visit import Visiting
from server.pages.wheel_calendar import stamp_of

router = APIRouter()


@router.api_route("/uppfoljning/overenskommelser.ics", methods=["GET", "HEAD"])
def calendar(visit: Visiting) -> Response:
    """Send the calendar."""
    from server.calendar.ics import to_ics  # here, so that the first page need not wait for it

    made = Calendar(
        name=visit.texts(
            "calendar.name", name=f"{visit.workspace_name}, {visit.texts('followup.tab.overenskommelser')}"
        ),
        description=visit.texts("followup.calendar"),
        source=str(visit.request.url),
        language=visit.language,
        stamp=stamp_of(visit),
        occasions=tuple(agreement_occasions(visit)),
    )
    headers = {"Content-Disposition": 'inline; filename="overenskommelser.ics"', "Vary": "Accept-Language"}
    return Response(to_ics(made), media_type="text/calendar; charset=utf-8", headers=headers)
