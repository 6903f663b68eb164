"""The query operation at /sparql, taken before any routing, since most of a short answer's time would go there."""

from __future__ import annotations

import asyncio
from functools import lru_cache

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.errors import StoreUnreachable
from graph.workers.answers import Answers
from graph.workers.errors import QueryNotAnswered
from graph.workers.limits import Limits
from server.formats import GRAPHS, RESULTS, media_types
from server.headers import header
from server.negotiation import prefers_html
from server.security import HEADERS
from server.sparql.answer import answer
from server.sparql.at_once import REQUEST
from server.sparql.known import KnownRequests
from server.sparql.operation import Operation, is_query, names_format, read_operation
from server.sparql.refusal import Refusal

PATH = "/sparql"
#: Any page may query the endpoint: all it holds is public.
CORS = {"Access-Control-Allow-Origin": "*"}
#: Seconds before a look whether the client is still there.
_PATIENCE = 1


class Queries:
    """Answers the requests that query; all others go on to `app`."""

    def __init__(self, app: ASGIApp, answers: Answers, limits: Limits, known: KnownRequests) -> None:
        self._app, self._answers, self._limits, self._known = app, answers, limits, known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or pass the request on."""
        if scope["type"] != "http" or scope["path"] != PATH or not _is_ours(scope):
            await self._app(scope, receive, send)
            return
        try:
            response = await self._response(scope, receive)
        except Refusal as refusal:
            response = _refused(refusal)
        except QueryNotAnswered as error:
            response = _refused(Refusal(503, str(error), _retry(error)))
        except StoreUnreachable as error:
            response = _refused(Refusal(503, str(error)))
        await response(scope, receive, send)

    async def _response(self, scope: Scope, receive: Receive) -> Response:
        operation = await read_operation(scope, receive, self._limits.query_bytes)
        with _Watch(receive) as watch:
            try:
                return await self._answer(operation, scope)
            except asyncio.CancelledError:
                if not watch.has_left:
                    raise
        raise Refusal(499, "The client has left.")

    async def _answer(self, operation: Operation, scope: Scope) -> Response:
        reply, media_type = await answer(operation, self._answers, self._limits, header(scope, b"accept"))
        response = Response(reply.content, media_type=media_type, headers=HEADERS | CORS | {"Vary": "Accept"})
        request = scope.get("extensions", {}).get(REQUEST)
        if reply.kept and request:
            self._known.keep(request["bytes"], response)
        return response


def _is_ours(scope: Scope) -> bool:
    if scope["method"] == "POST":
        return True
    if scope["method"] not in ("GET", "HEAD") or not is_query(scope["query_string"]):
        return False
    return names_format(scope["query_string"]) or not prefers_editor(header(scope, b"accept"))


@lru_cache(maxsize=200)
def prefers_editor(accept: str | None) -> bool:
    """Tell whether a client that sends this Accept header is a person's browser."""
    return prefers_html(accept, media_types((*RESULTS, *GRAPHS)))


class _Watch:
    """Cancels the task at hand where the client leaves while a query runs, which ends the query."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._watching: asyncio.Task[None] | None = None
        self.has_left = False

    def __enter__(self) -> _Watch:
        self._task = asyncio.current_task()
        self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._begin)
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        if self._watching:
            self._watching.cancel()

    def _begin(self) -> None:
        self._watching = asyncio.create_task(self._wait())

    async def _wait(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.has_left = True
        if self._task:
            self._task.cancel()


def _retry(error: QueryNotAnswered) -> dict[str, str]:
    return {"Retry-After": str(error.retry_after)} if error.retry_after else {}


def _refused(refusal: Refusal) -> Response:
    return PlainTextResponse(f"{refusal.reason}\n", refusal.status, CORS | refusal.headers | {"Vary": "Accept"})
