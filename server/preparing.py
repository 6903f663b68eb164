"""Answering in time: a page that takes long is made beside the request, and meanwhile one that tells so.

In a workspace of thousands of bodies, what pages share is read when it is first needed, which may
take a minute. Whoever asks meanwhile is not left before an empty window: the page that answers loads
itself anew until the one asked for is there.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from fastapi import Request, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.ahead import AHEAD
from server.negotiation import HTML, best

#: As many pages are being made, or wait for whoever asked, at once; further ones are waited for.
_MOST: Final = 32
#: What is no page for people, or tells itself how far it has come.
_NOT_PAGES: Final = ("/static/", "/api/", "/data/", "/sparql", "/granskning", "/halsa", "/openapi.json")

#: The parts of a request that decide what answers it.
_Key = tuple[bytes, bytes, tuple[tuple[bytes, bytes], ...]]
Waiting = Callable[[Request], Response]


class Preparing:
    """Lets a page take `patience` seconds, and shows `waiting` where it takes longer."""

    def __init__(self, app: ASGIApp, patience: float, waiting: Waiting) -> None:
        self._app, self._patience, self._waiting = app, patience, waiting
        self._made: OrderedDict[_Key, asyncio.Task[list[Message]]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, if it is for a page, and wait for the answer."""
        if scope["type"] != "http" or scope.get(AHEAD) or not _is_page(scope) or not self._has_room(_key(scope)):
            await self._app(scope, receive, send)
            return
        key = _key(scope)
        making = self._made.get(key) or self._begin(key, scope)
        done, _ = await asyncio.wait([making], timeout=self._patience)
        if not done:
            request = Request(scope, receive)
            await (await asyncio.to_thread(self._waiting, request))(scope, receive, send)
            return
        self._made.pop(key, None)
        for message in making.result():
            await send(message)

    def _has_room(self, key: _Key) -> bool:
        """Return whether one more may be made; what is made and nobody came back for, goes first."""
        for other, making in list(self._made.items()):
            if len(self._made) >= _MOST and making.done() and other != key:
                del self._made[other]
        return key in self._made or len(self._made) < _MOST

    def _begin(self, key: _Key, scope: Scope) -> asyncio.Task[list[Message]]:
        making = asyncio.create_task(self._answer(dict(scope)))
        # What it raises is told to whoever asked; nobody may be there any more.
        making.add_done_callback(lambda task: task.cancelled() or task.exception())
        self._made[key] = making
        return making

    async def _answer(self, scope: Scope) -> list[Message]:
        messages: list[Message] = []

        async def kept(message: Message) -> None:
            messages.append(message)

        await self._app(scope, _nothing_more, kept)
        return messages


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


def _is_page(scope: Scope) -> bool:
    request = Request(scope)
    path = request.url.path
    is_file = "." in path.rpartition("/")[2] or "format" in request.query_params
    asks = scope["method"] == "GET" and "cookie" not in request.headers and not is_file
    return asks and not path.startswith(_NOT_PAGES) and best(request.headers.get("accept"), (HTML,)) == HTML


def _key(scope: Scope) -> _Key:
    deciding = (b"accept", b"accept-language", b"host")
    headers = tuple(sorted((name, value) for name, value in scope["headers"] if name in deciding))
    return scope["path"].encode(), scope["query_string"], headers
