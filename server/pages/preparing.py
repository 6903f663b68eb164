"""The page that is shown while the one asked for is still being made."""

from __future__ import annotations

from typing import Final

from fastapi import Request, Response

from server.pages.site import Site
from server.pages.visit import KEPT, Visit

#: Seconds after which it looks again.
_AGAIN: Final = 1


def preparing_page(site: Site, request: Request) -> Response:
    """Return the page that says so; it asks the store nothing, which may be what takes long."""
    visit = Visit(site, request)
    here = visit.here()
    visit.kept = {name: value for name, value in visit.kept.items() if name not in KEPT[1:]}
    response = visit.page("preparing.html", visit.texts("preparing.title"), here=here)
    response.headers["Refresh"] = str(_AGAIN)
    response.headers["Cache-Control"] = "no-store"
    return response
