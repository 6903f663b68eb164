"""Answering to our own names only, so that no other site's name can be pointed at this machine (DNS rebinding)."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
#: In both languages: it is told before anything is known of who asks.
_REASON = (
    "Den här tjänsten svarar bara på den egna datorns namn. Öppna den som http://127.0.0.1 med dess port, "
    "eller starta den med en nyckel (STYRGRAF_EDIT_TOKEN) så att andra kan ändra.\n\n"
    "This service answers to the names of this machine alone: open it as http://127.0.0.1 with its port, "
    "or start it with a token (STYRGRAF_EDIT_TOKEN) to let others make changes.\n"
)


def is_loopback(host: str) -> bool:
    """Tell whether only this very machine reaches what listens on `host`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class KnownHosts:
    """Refuses every request whose Host is none of the names known."""

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        self._app, self._names = app, frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or say to whom this service answers."""
        if scope["type"] == "http" and _name(Headers(scope=scope).getlist("host")) not in self._names:
            await PlainTextResponse(_REASON, 421)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _name(hosts: list[str]) -> str:
    """Return the name without its port; "" where there is not exactly one."""
    if len(hosts) != 1:
        return ""
    host = hosts[0].lower()
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host
