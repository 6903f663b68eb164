"""``/logga-in``: showing the token, where one is asked for, before one may write."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from server.editing import Editing
from server.editing.form import Fields
from server.pages.visit import Visit, Visiting
from server.pages.writing import LOGIN

_REVIEW = "/granskning"
router = APIRouter()


@router.get(LOGIN, response_class=HTMLResponse)
def login(visit: Visiting) -> HTMLResponse:
    """Ask for the token."""
    return _page(visit, problem="", status=200)


@router.post(LOGIN, response_class=HTMLResponse)
def logged_in(visit: Visiting, sent: Fields) -> Response:
    """Begin a session for whoever knows the token, and go on to the review."""
    editing, request = _editing(visit.request), visit.request
    editing.refuse_other_sites(request)
    address = request.client.host if request.client else ""
    if editing.attempts.are_too_many(address):
        return _page(visit, problem="many", status=429)
    if not editing.knows(sent.get("nyckelord", "")):
        editing.attempts.failed(address)
        return _page(visit, problem="wrong", status=403)
    response = RedirectResponse(visit.address(_REVIEW, _asked(request)), 303)
    secret, _ = editing.sessions.begin()
    editing.give(secret, request, response)
    return response


@router.post("/logga-ut")
def logged_out(visit: Visiting, sent: Fields) -> Response:
    """End the session, and go back to the review."""
    editing = _editing(visit.request)
    editing.require(visit.request, sent.get("nyckel", ""))
    response = RedirectResponse(visit.address(_REVIEW, _asked(visit.request)), 303)
    editing.end(visit.request, response)
    return response


def _editing(request: Request) -> Editing:
    editing: Editing = request.app.state.editing
    return editing


def _asked(request: Request) -> list[tuple[str, str]]:
    return request.query_params.multi_items()


def _page(visit: Visit, *, problem: str, status: int) -> HTMLResponse:
    response = visit.page("login.html", visit.texts("login.title"), status=status, problem=problem)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
