"""Whoever leaves in the middle of a request: nobody is left to answer, and nothing has gone wrong on our side."""

from __future__ import annotations

from contextlib import suppress

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send


class Leaving:
    """Keeps those who hang up before all is sent out of the log, where they would hide what is wrong."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        with suppress(ClientDisconnect):
            await self._app(scope, receive, send)
