"""Conditional requests: telling a client that it has the answer already (RFC 9110, 13.1.2)."""

from __future__ import annotations

from hashlib import sha256

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.headers import header
from server.negotiation import HTML


def is_known(if_none_match: str | None, tag: str) -> bool:
    """Tell whether the header If-None-Match names `tag`, compared weakly."""
    tags = [each.strip().removeprefix("W/") for each in (if_none_match or "").split(",")]
    return "*" in tags or tag.removeprefix("W/") in tags


class ConditionalPages:
    """Gives every page a strong tag of its bytes, and says 304 to whoever has the very same.

    What a page shows depends on the build, the language and the view, but also on accepted findings, the
    documents at hand and the day: its bytes alone tell all of that.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the page that answers it is held until it is whole."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Held(header(scope, b"if-none-match"), send))


class _Held:
    """Holds a page until its tag is known; whatever else is answered goes on at once."""

    def __init__(self, known: str | None, send: Send) -> None:
        self._known, self._send = known, send
        self._start: Message | None = None
        self._content = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._content += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        start = {**start, "headers": list(start["headers"])}
        headers = MutableHeaders(scope=start)
        headers["ETag"] = f'"{sha256(self._content).hexdigest()[:32]}"'
        headers.setdefault("Cache-Control", "no-cache")
        if is_known(self._known, headers["ETag"]):
            del headers["Content-Length"], headers["Content-Type"], headers["Content-Encoding"]
            start["status"], self._content = 304, b""
        await self._send(start)
        await self._send({"type": "http.response.body", "body": self._content})


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and "etag" not in headers and headers.get("content-type", "").startswith(HTML)
