"""Whether a request to write comes from a page of this very service."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException

_REASON = "This has to be sent from a page of this service."
_OTHER_NAME = "This has to be sent from a page of this service; a web server before it has to pass Host on."


def refuse_other_origins(request: Request, *, any_name: bool = False) -> None:
    """Raise HTTPException where the request comes from elsewhere, or does not say where from.

    Browsers say so in Sec-Fetch-Site (Fetch Metadata) and in Origin (RFC 6454), and let no page
    write either; one of them has to be there, and none may tell of another site. `any_name` trusts a browser that
    says so itself also where the name in Origin is none that we know, since a proxy may have put another in Host.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is None and origin is None:
        raise HTTPException(403, _REASON)
    if site not in (None, "same-origin"):
        raise HTTPException(403, _REASON)
    if origin is None:
        return
    name = urlsplit(origin).netloc.lower()
    if not name:
        raise HTTPException(403, _REASON)
    if name != request.headers.get("host", "").lower() and not (site and any_name):
        raise HTTPException(403, _OTHER_NAME)
