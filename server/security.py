"""What guards every answer: headers, a limit to what is read, methods, and errors that show no inside.

The policy lets a page load from its own server alone, run no inline script and stand in no frame;
`framing` makes the one exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from jinja2 import TemplateError
from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import StyrgrafError
from server.fault import UPDATED, ErrorPage, Fault, fault_of
from server.leaving import Leaving
from server.methods import Methods
from server.negotiation import HTML, best
from server.own_files import OWN

_POLICY, _UNFRAMED = "Content-Security-Policy", "frame-ancestors 'none'"
HEADERS: Final = {
    _POLICY: f"default-src 'self'; {_UNFRAMED}; base-uri 'none'; form-action 'self'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: The same as ASGI has them.
_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
#: The most that is read of a request, in bytes.
MAX_BYTES: Final = 1_000_000

_PROBLEM, _JSON, _TEXT = "application/problem+json", "application/json", "text/plain"


def install(app: FastAPI, error_page: ErrorPage | None = None) -> None:
    """Guard `app`. Browsers are shown faults with `error_page`, or as plain text where there is none."""

    def shown(request: Request, error: Exception) -> Response:
        return _shown(request, fault_of(error), error_page)

    def ours(request: Request, error: Exception) -> Response:
        response = _updated(request, error_page) if OWN.have_changed else _shown(request, fault_of(error), error_page)
        response.headers.update(HEADERS)
        return response

    for kind in (HTTPException, RequestValidationError, StyrgrafError):
        app.add_exception_handler(kind, shown)
    app.add_exception_handler(Exception, ours)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BYTES)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Methods)
    app.add_middleware(Leaving)


def framing(sites: Sequence[str]) -> dict[str, str]:
    """Return the header that lets `sites`, and nobody else, show an answer in a frame."""
    allowed = f"frame-ancestors {' '.join(sites)}" if sites else _UNFRAMED
    return {_POLICY: HEADERS[_POLICY].replace(_UNFRAMED, allowed)}


def _updated(request: Request, error_page: ErrorPage | None) -> Response:
    """Return what is told where the program's own files have changed: as text where its pages cannot be made either."""
    fault = Fault(503, UPDATED)
    try:
        return _shown(request, fault, error_page)
    except (TemplateError, LookupError, AttributeError, TypeError, ValueError, OSError):  # of another version
        return _shown(request, fault, None)


def _shown(request: Request, fault: Fault, error_page: ErrorPage | None) -> Response:
    kind = best(request.headers.get("accept"), (_TEXT, _PROBLEM, _JSON, HTML))
    kind = _PROBLEM if request.url.path.startswith("/api/") else kind
    if kind == HTML and error_page:
        response = error_page(request, fault)
    elif kind in (_PROBLEM, _JSON):
        problem = {"status": fault.status, "title": fault.title, "detail": fault.reason, "links": fault.links}
        response = JSONResponse(problem, fault.status, media_type=_PROBLEM)
    else:
        response = PlainTextResponse("\n".join([fault.reason, *fault.links, ""]), fault.status)
    response.headers.update(fault.headers)
    response.headers.add_vary_header("Accept")
    return response


class SecurityHeaders:
    """Adds the headers to every answer, and leaves those that an answer sets itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(each for each in _RAW if each[0] not in own)]
            await send(message)

        await self._app(scope, receive, guarded)
