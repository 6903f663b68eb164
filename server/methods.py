"""HEAD for every address that can be read, and OPTIONS with leave for pages of other hosts where there is data.

RFC 9110, 9.3.2 and 9.3.7; https://fetch.spec.whatwg.org/#http-cors-protocol.
"""

from __future__ import annotations

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Where data is; any page may read it, as all it holds is public. The endpoint for queries speaks for itself.
_DATA: Final = ("/api", "/id/", "/def/", "/data/", "/.well-known/", "/openapi.json")
_METHODS: Final = "GET, HEAD, OPTIONS"
_PREFLIGHT: Final = {
    "Allow": _METHODS,
    "Access-Control-Allow-Methods": _METHODS,
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Vary": "Origin",
}
#: Headers that a page of another host may look at beside the few that it always may.
_EXPOSED: Final = "Content-Disposition, ETag, Link, Retry-After"


class Methods:
    """Lets each route know GET alone, and what it may be asked besides be answered from that."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; HEAD as GET, whose content is left out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_data, method = scope["path"].startswith(_DATA), scope["method"]
        answering = _Answering(send, is_data=is_data, headers_alone=method == "HEAD")
        if method == "OPTIONS" and is_data:
            await answering({"type": "http.response.start", "status": 204, "headers": []}, _PREFLIGHT)
            await answering({"type": "http.response.body", "body": b""})
            return
        await self._app({**scope, "method": "GET"} if method == "HEAD" else scope, receive, answering)


class _Answering:
    """Sends on what an application answers."""

    def __init__(self, send: Send, *, is_data: bool, headers_alone: bool) -> None:
        self._send, self._is_data, self._headers_alone = send, is_data, headers_alone

    async def __call__(self, message: Message, more: dict[str, str] | None = None) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": list(message["headers"])}
            self._tell(MutableHeaders(scope=message), more or {})
        elif message["type"] == "http.response.body" and self._headers_alone:
            message = {**message, "body": b""}
        await self._send(message)

    def _tell(self, headers: MutableHeaders, more: dict[str, str]) -> None:
        headers.update(more)
        if self._is_data:
            headers["Access-Control-Allow-Origin"] = "*"
            headers["Access-Control-Expose-Headers"] = _EXPOSED
        if headers.get("allow") == "GET":  # as routes tell it where they refuse a method
            headers["Allow"] = _METHODS if self._is_data else "GET, HEAD"
