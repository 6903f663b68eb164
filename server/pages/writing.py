"""What a page that lets people write carries: the key of its forms, or the way to log in."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Response

from server.editing import Editing
from server.pages.trouble import trouble
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
    #: Address of the page, to come back to.
    here: str = "/"
    #: What is not as it should be with the files, each in a sentence.
    trouble: tuple[str, ...] = ()


def writing(visit: Visit) -> Writing | None:
    """Return what the page of `visit` carries; None where nobody writes by way of it."""
    editing: Editing | None = visit.request.app.state.editing
    if editing is None or editing.is_closed(visit.request):
        return None
    session, has_login, secret = editing.session(visit.request), editing.token is not None, None
    if session is None and not has_login:
        secret, session = editing.sessions.begin()
    told = trouble(visit, editing, told_all=session is not None)
    return Writing(session.form_key if session else None, has_login, secret, _here(visit), told)


def _here(visit: Visit) -> str:
    """Return the address of the page, or where a form has been sent, of the page that its kind begins with."""
    if visit.request.method == "GET":
        return visit.here()
    return visit.address("/granskning" if visit.request.url.path.startswith("/granskning") else "/redigera")


def may_write(visit: Visit) -> bool:
    """Tell whether whoever sent the request may write already, so that a name is told to them."""
    editing: Editing | None = visit.request.app.state.editing
    if editing is None or editing.is_closed(visit.request):
        return False
    return editing.token is None or editing.session(visit.request) is not None


def keep_session(visit: Visit, carried: Writing | None, response: Response) -> None:
    """Have a page that carries the right to write kept by nobody, and its forms sent with their Origin."""
    if carried is None:
        return
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    if carried.secret:
        editing: Editing = visit.request.app.state.editing
        editing.give(carried.secret, visit.request, response)
