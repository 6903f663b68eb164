"""Every table of a page as a file: the address of the page with ``tabell=NAME.csv`` or ``NAME.xlsx``.

The macro ``table_files`` links to them; the id of the table is ``tabell-NAME``. Of a table that a page shows a part
at a time the file has all rows (see ``server.pages.parts.paging``); one that has more to tell as a file has a route of
its own instead (see ``server.pages.sent_file``).
"""

from __future__ import annotations

from asyncio import Semaphore
from functools import partial
from typing import Final

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import StyrgrafError
from graph.message import Message as Told
from queries.table import Table
from server.exports.table_file import table_file
from server.fault import Missing
from server.negotiation import HTML
from server.pages.origin import origin
from server.pages.parts.paging import FILE
from server.pages.sent_file import sent
from server.pages.shown_table import table_in
from server.pages.visit import Visit

FORMS: Final = ("csv", "xlsx")
#: So many are made at a time: a long one takes seconds of a processor, which pages shall not wait for.
_AT_ONCE: Final = 2


class TableFiles:
    """Answers with a table of the page, where the address asks for one, instead of with the page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turns = Semaphore(_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the page that answers it is held until it is whole."""
        if scope["type"] != "http" or scope["method"] != "GET" or FILE.encode() not in scope["query_string"]:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        asked = request.query_params.get(FILE)
        if not asked:
            await self._app(scope, receive, send)
            return
        held = _Held(send)
        async with self._turns:
            await self._app(_as_page(scope), receive, held)
            answer = await _answer(request, held.content.decode(), asked) if held.is_page else None
        if answer:
            await answer(scope, receive, send)


def _as_page(scope: Scope) -> Scope:
    """Return the request as one for a page, whatever else there is at the address."""
    headers = MutableHeaders(raw=list(scope["headers"]))
    headers["accept"] = HTML
    return {**scope, "headers": headers.raw}


async def _answer(request: Request, page: str, asked: str) -> Response:
    try:
        return await _file(Visit(request.app.state.site, request), page, asked)
    except (StyrgrafError, HTTPException) as error:  # which nothing handles out here, around the routes
        told: Response = request.app.exception_handlers[HTTPException](request, error)
        return told


async def _file(visit: Visit, page: str, asked: str) -> Response:
    name, _, form = asked.partition(".")
    table = await run_in_threadpool(table_in, page, name)
    if table is None:
        path = visit.request.url.path
        raise Missing(Told("There is no table {table!r} at {path}.", table=name, path=path), (path,), asked)
    slug = visit.request.url.path.rstrip("/").rpartition("/")[2]
    return await sent(visit, form, FORMS, f"{slug}-{name}".lower(), partial(_made, visit, form, table))


def _made(visit: Visit, form: str, table: Table) -> bytes:
    return table_file("csv" if form == "csv" else "xlsx", table, origin(visit), visit.language)


class _Held:
    """Holds a page; whatever else is answered goes on at once."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.is_page = False
        self.content = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            self.is_page = message["status"] == 200 and headers.get("content-type", "").startswith(HTML)
        if not self.is_page:
            await self._send(message)
        elif message["type"] == "http.response.body":
            self.content += message.get("body", b"")
