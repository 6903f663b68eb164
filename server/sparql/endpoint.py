"""The address /sparql: queries for programs, an editor for people."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse

from graph.errors import StoreUnreachable
from graph.workers.answers import Answers
from graph.workers.errors import QueryNotAnswered
from graph.workers.limits import Limits
from server.formats import GRAPHS, RESULTS, media_types
from server.negotiation import prefers_html
from server.sparql.answer import answer
from server.sparql.operation import read_operation
from server.sparql.refusal import Refusal

PATH = "/sparql"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
#: Any page may query the endpoint: all it holds is public.
CORS = {"Access-Control-Allow-Origin": "*"}
_PREFLIGHT = {
    "Allow": ", ".join(METHODS),
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
#: Seconds between looks whether the client is still there.
_PATIENCE = 1

#: Makes the answer to a request without a query.
Editor = Callable[[Request], Response]


def sparql_router(answers: Answers, limits: Limits, editor: Editor, describe: Editor) -> APIRouter:
    """Return the route of the endpoint.

    `editor` makes the page for browsers that ask for HTML, and `describe` tells what the endpoint is
    where nothing is asked of it (SPARQL 1.1 Service Description, 2).
    """
    router = APIRouter()
    endpoint = _Endpoint(answers, limits, editor, describe)
    router.add_route(PATH, endpoint.respond, methods=list(METHODS), include_in_schema=False)
    return router


class _Endpoint:
    """What answers the requests."""

    def __init__(self, answers: Answers, limits: Limits, editor: Editor, describe: Editor) -> None:
        self._answers, self._limits, self._editor, self._describe = answers, limits, editor, describe

    async def respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=CORS | _PREFLIGHT)
        if _wants_editor(request):
            return await run_in_threadpool(self._editor, request)
        if request.method != "POST" and set(request.query_params) <= {"format"}:
            return await run_in_threadpool(self._describe, request)
        try:
            response = await self._query(request)
        except Refusal as refusal:
            response = _refused(refusal)
        except QueryNotAnswered as error:
            response = _refused(Refusal(503, str(error), _retry(error)))
        except StoreUnreachable as error:
            response = _refused(Refusal(503, str(error)))
        response.headers.update(CORS)
        return response

    async def _query(self, request: Request) -> Response:
        """Answer, and end the query where the client leaves while it runs."""
        operation = await read_operation(request, self._limits.query_bytes)
        accept = request.headers.get("accept")
        answering = asyncio.ensure_future(answer(operation, self._answers, self._limits, accept))
        try:
            while not (await asyncio.wait([answering], timeout=_PATIENCE))[0]:
                if await request.is_disconnected():
                    raise Refusal(499, "The client has left.")
            return answering.result()
        finally:
            answering.cancel()


def _wants_editor(request: Request) -> bool:
    if request.method == "POST" or "format" in request.query_params:
        return False
    return prefers_html(request.headers.get("accept"), media_types((*RESULTS, *GRAPHS)))


def _retry(error: QueryNotAnswered) -> dict[str, str]:
    return {"Retry-After": str(error.retry_after)} if error.retry_after else {}


def _refused(refusal: Refusal) -> Response:
    return PlainTextResponse(f"{refusal.reason}\n", refusal.status, refusal.headers | {"Vary": "Accept"})
