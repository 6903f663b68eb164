"""What a page that lets people write carries: the key of its forms, or the way to log in."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Response

from server.editing import Editing
from server.pages.visit import Visit

LOGIN = "/logga-in"


@dataclass(frozen=True)
class Writing:
    """The right to write, on one page."""

    #: What every form of the page sends back; None for a reader who has to log in first.
    form_key: str | None
    #: Whether one logs in and out at all.
    has_login: bool
    #: Secret of a session that begins with this page.
    secret: str | None = None


def writing(visit: Visit) -> Writing | None:
    """Return what the page of `visit` carries; None where nobody writes by way of it."""
    editing: Editing | None = visit.request.app.state.editing
    if editing is None or editing.is_closed(visit.request):
        return None
    session = editing.session(visit.request)
    if session:
        return Writing(session.form_key, editing.token is not None)
    if editing.token is not None:
        return Writing(None, has_login=True)
    secret, session = editing.sessions.begin()
    return Writing(session.form_key, has_login=False, secret=secret)


def keep_session(visit: Visit, carried: Writing | None, response: Response) -> None:
    """Have a page that carries the right to write kept by nobody, and its forms sent with their Origin."""
    if carried is None:
        return
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    if carried.secret:
        editing: Editing = visit.request.app.state.editing
        editing.give(carried.secret, visit.request, response)
