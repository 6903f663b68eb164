"""The address /sparql: queries for programs, an editor for people."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse

from server.formats import GRAPHS, RESULTS, media_types
from server.negotiation import prefers_html
from server.service import Service
from server.sparql.answer import answer
from server.sparql.operation import Operation, read_operation
from server.sparql.refusal import Refusal
from server.sparql.slots import QuerySlots

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

Editor = Callable[[Request], Response]


def sparql_router(service: Service, editor: Editor) -> APIRouter:
    """Return the route of the endpoint; `editor` makes the page for browsers that ask for HTML."""
    router = APIRouter()
    router.add_route(PATH, _Endpoint(service, editor).respond, methods=list(METHODS), include_in_schema=False)
    return router


class _Endpoint:
    """What answers the requests."""

    def __init__(self, service: Service, editor: Editor) -> None:
        self._store, self._view = service.store, service.view()
        self._editor = editor
        self._slots = QuerySlots()

    async def respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=CORS | _PREFLIGHT)
        if _wants_editor(request):
            return await run_in_threadpool(self._editor, request)
        try:
            response = await self._query(request)
        except Refusal as refusal:
            response = _refused(refusal)
        response.headers.update(CORS)
        return response

    async def _query(self, request: Request) -> Response:
        operation = await read_operation(request)
        accept = request.headers.get("accept")
        return await self._slots.run(lambda: self._answer(operation, accept))

    def _answer(self, operation: Operation, accept: str | None) -> Response:
        try:
            return answer(operation, self._store, self._view, accept)
        except Refusal as refusal:
            return _refused(refusal)


def _wants_editor(request: Request) -> bool:
    if request.method == "POST" or "format" in request.query_params:
        return False
    return prefers_html(request.headers.get("accept"), media_types((*RESULTS, *GRAPHS)))


def _refused(refusal: Refusal) -> Response:
    return PlainTextResponse(f"{refusal.reason}\n", refusal.status, refusal.headers | {"Vary": "Accept"})
