"""The address /sparql where nothing is queried: an editor for people, a description for programs."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool

from graph.workers.answers import Answers
from graph.workers.limits import Limits
from server.sparql.known import KnownRequests
from server.sparql.queries import CORS, PATH, Queries, prefers_editor

METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_PREFLIGHT = {
    "Allow": ", ".join(METHODS),
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}

#: Makes the answer to a request without a query.
Editor = Callable[[Request], Response]


def install(app: FastAPI, answers: Answers, limits: Limits, editor: Editor, describe: Editor) -> None:
    """Let `app` answer queries at /sparql, behind whatever guards are added to it after this.

    `editor` makes the page for browsers that ask for HTML, and `describe` tells what the endpoint is
    where nothing is asked of it (SPARQL 1.1 Service Description, 2). What the server may answer at once is
    ``app.state.known``.
    """

    async def respond(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=CORS | _PREFLIGHT)
        wants_editor = "format" not in request.query_params and prefers_editor(request.headers.get("accept"))
        return await run_in_threadpool(editor if wants_editor else describe, request)

    router = APIRouter()
    router.add_route(PATH, respond, methods=list(METHODS), include_in_schema=False)
    app.include_router(router)
    app.state.known = KnownRequests()
    app.add_middleware(Queries, answers=answers, limits=limits, known=app.state.known)
