"""Pages made ahead: those that people open first, one after the other, before anybody has asked for them.

In a workspace of thousands of bodies, what pages share is read for the first of them, which may take a minute.
Whoever asks goes before: nothing more is begun while anybody waits for an answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from threading import Event, Thread
from threading import enumerate as enumerate_threads
from typing import Final

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]
#: What tells, in the scope of a request, that nobody waits for the answer.
AHEAD: Final = "styrgraf.ahead"
#: The thread in which they are made.
_NAME: Final = "pages ahead"
#: Seconds after which it is looked again whether anybody is asking, or whether a page is ready.
_MOMENT: Final = 0.2


class Visitors:
    """Counts those who wait for an answer."""

    def __init__(self) -> None:
        self.waiting = 0


class Counted:
    """Counts in `visitors` whoever asks."""

    def __init__(self, app: ASGIApp, visitors: Visitors) -> None:
        self._app, self._visitors = app, visitors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http" or scope.get(AHEAD):
            await self._app(scope, receive, send)
            return
        self._visitors.waiting += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._visitors.waiting -= 1


def making_ahead(lifespan: Lifespan, visitors: Visitors, addresses: Iterable[tuple[str, str]]) -> Lifespan:
    """Return `lifespan` in which the pages at `addresses`, each with its language, are made while nobody waits."""

    @asynccontextmanager
    async def longer(app: FastAPI) -> AsyncIterator[None]:
        ended = Event()
        async with lifespan(app):
            # With a loop of its own, so that a service that is to end need not wait for what nobody asked for.
            Thread(target=_run, args=(app, visitors, addresses, ended), name=_NAME, daemon=True).start()
            try:
                yield
            finally:
                ended.set()

    return longer


def is_making_ahead() -> bool:
    """Tell whether a page is being made that nobody has asked for."""
    return any(thread.name == _NAME for thread in enumerate_threads())


def _run(app: ASGIApp, visitors: Visitors, addresses: Iterable[tuple[str, str]], ended: Event) -> None:
    asyncio.run(_make(app, visitors, addresses, ended))  # noqa: TID251 - a thread of our own has no loop yet


async def _make(app: ASGIApp, visitors: Visitors, addresses: Iterable[tuple[str, str]], ended: Event) -> None:
    for address, language in addresses:
        is_promise = True
        while is_promise and not ended.is_set():
            await asyncio.sleep(_MOMENT)
            if not visitors.waiting:
                is_promise = await _ask(app, address, language)


async def _ask(app: ASGIApp, address: str, language: str) -> bool:
    """Ask for a page and return whether it is still being made."""
    path, _, query = address.partition("?")
    headers = [(b"host", b"localhost"), (b"accept", b"text/html"), (b"accept-language", language.encode())]
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
        "server": ("localhost", 80),
        "client": None,
        AHEAD: True,
    }
    told = list[Message]()

    async def tell(message: Message) -> None:
        if message["type"] == "http.response.start":
            told.append(message)

    # What goes wrong is told to whoever asks for it next.
    with suppress(Exception):
        await app(scope, _nothing_more, tell)
    return any("refresh" in Headers(raw=message["headers"]) for message in told)


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
