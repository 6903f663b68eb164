"""Whether a request to write comes from a page of this very service."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException

_REASON = "This has to be sent from a page of this service."


def refuse_other_origins(request: Request) -> None:
    """Raise HTTPException where the request comes from elsewhere, or does not say where from.

    Browsers say so in Sec-Fetch-Site (Fetch Metadata) and in Origin (RFC 6454), and let no page
    write either; one of them has to be there, and none may tell of another site.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is None and origin is None:
        raise HTTPException(403, _REASON)
    if site not in (None, "same-origin"):
        raise HTTPException(403, _REASON)
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise HTTPException(403, _REASON)
