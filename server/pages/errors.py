"""The page that says what went wrong, and what may have been meant instead."""

from __future__ import annotations

from typing import Final

from fastapi import Request, Response

from server.fault import Fault
from server.pages.search import Found, found, index
from server.pages.site import Site
from server.pages.visit import KEPT, Visit
from server.pages.words import Link, Words

_MOST_SUGGESTED: Final = 6
#: Statuses with words of their own; the others are told as a fault of the request or of ours.
_TOLD: Final = (400, 404, 405, 406, 422, 503)


def error_page(site: Site, request: Request, fault: Fault) -> Response:
    """Return the page about `fault`, in the language that the reader asked for."""
    visit = Visit(site, request)
    kind = str(fault.status) if fault.status in _TOLD else "4xx" if fault.status < 500 else "5xx"
    return visit.page(
        "error.html",
        visit.texts(f"error.{kind}.title"),
        status=fault.status,
        kind=kind,
        reason=fault.reason,
        links=[Link(path, Words(path), visit.address(path)) for path in fault.links],
        suggestions=_suggestions(visit, request.url.path) if fault.status == 404 else (),
    )


def _suggestions(visit: Visit, path: str) -> tuple[Found, ...]:
    """Return what the search finds for the last part of the address."""
    if any(name in visit.kept for name in KEPT[1:]):
        visit.kept = {name: value for name, value in visit.kept.items() if name == "lang"}
    words = path.rstrip("/").rpartition("/")[2].replace("-", " ")
    return found(visit, index(visit).search(words, visit.language, _MOST_SUGGESTED))
