"""A calendar as a file to subscribe to."""

from __future__ import annotations

from fastapi import Response

from graph.message import Message
from server.calendar.model import Calendar
from server.fault import Missing


def calendar_file(calendar: Calendar, name: str, page: str) -> Response:
    """Return `calendar` as the file called `name`.

    Raises Missing, with the way to its `page`, where it holds nothing: RFC 5545, 3.6, asks for a component.
    """
    from server.calendar.ics import to_ics  # here, so that the first page need not wait for it

    if not calendar.occasions:
        raise Missing(Message("Nothing here has a month or a day, so there is no calendar to send."), (page,))
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"', "Vary": "Accept-Language"}
    return Response(to_ics(calendar), media_type="text/calendar; charset=utf-8", headers=headers)
