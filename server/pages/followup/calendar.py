"""``/uppfoljning/overenskommelser.ics``: the reviews and last days of agreements as a calendar to subscribe to."""

from __future__ import annotations

from fastapi import APIRouter, Response

from server.calendar.model import Calendar
from server.pages.calendar_file import calendar_file
from server.pages.followup.agreement_dates import agreement_occasions
from server.pages.visit import Visiting
from server.pages.wheel_calendar import stamp_of

router = APIRouter()


@router.api_route("/uppfoljning/overenskommelser.ics", methods=["GET", "HEAD"])
def calendar(visit: Visiting) -> Response:
    """Send the calendar. Raises Missing where no agreement has a review or a last day."""
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
    return calendar_file(made, "overenskommelser", visit.address("/uppfoljning/overenskommelser"))
