"""``/logga-in`` and ``/logga-ut``: showing the token, where one is asked for, before one may write, and leaving."""

from __future__ import annotations

import re
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from server.editing import Editing
from server.editing.form import Fields
from server.pages.visit import Visit, Visiting
from server.pages.writing import LOGIN

_REVIEW: Final = "/granskning"
#: An address of this very service: a browser takes two slashes, of either kind, for the name of another.
_OWN: Final = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
#: A longer address is not led back to.
_LONGEST: Final = 2_000
#: The page that one comes from, to which one is led back.
_From = Annotated[str, Query(alias="till")]
router = APIRouter()


@router.get(LOGIN, response_class=HTMLResponse)
def login(visit: Visiting) -> HTMLResponse:
    """Ask for the token, or show whoever is logged in the way out."""
    return _page(visit, problem="", status=200)


@router.post(LOGIN, response_class=HTMLResponse)
def logged_in(visit: Visiting, sent: Fields, till: _From = "") -> Response:
    """Begin a session for whoever knows the token, and lead back to where they come from."""
    editing, request = _editing(visit.request), visit.request
    editing.refuse_other_sites(request)
    address = request.client.host if request.client else ""
    if editing.attempts.are_too_many(address):
        return _page(visit, problem="many", status=429)
    if not editing.knows(sent.get("nyckelord", "")):
        editing.attempts.failed(address)
        return _page(visit, problem="wrong", status=403)
    response = RedirectResponse(_back(visit, till), 303)
    secret, _ = editing.sessions.begin()
    editing.give(secret, request, response)
    return response


@router.post("/logga-ut")
def logged_out(visit: Visiting, sent: Fields, till: _From = "") -> Response:
    """End the session, and lead back to where they come from."""
    editing = _editing(visit.request)
    editing.require(visit.request, sent.get("nyckel", ""))
    response = RedirectResponse(_back(visit, till), 303)
    editing.end(visit.request, response)
    return response


def _editing(request: Request) -> Editing:
    editing: Editing = request.app.state.editing
    return editing


def _back(visit: Visit, address: str) -> str:
    """Return `address` where it is one of this service's own pages, else that of the review."""
    is_own = len(address) <= _LONGEST and _OWN.fullmatch(address) and not address.startswith((LOGIN, "/logga-ut"))
    return address if is_own else visit.address(_REVIEW)


def _page(visit: Visit, *, problem: str, status: int) -> HTMLResponse:
    session = _editing(visit.request).session(visit.request)
    title, key = visit.texts("login.leave" if session else "login.title"), session.form_key if session else ""
    response = visit.page("login.html", title, status=status, problem=problem, form_key=key)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
