"""The web application of one service: pages, data and SPARQL put together."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from graph.workers.answers import answers_of
from graph.workers.limits import Limits
from server import security
from server.health import health_router
from server.identity import identity_router
from server.pages import (
    arshjul,
    body,
    data,
    documents,
    embedded,
    findings,
    my_role,
    questions,
    search,
    start,
    styrkarta,
    styrkarta_files,
    vem_gor_vad,
    wheel_calendar,
)
from server.pages.editor import sparql_editor
from server.pages.errors import error_page
from server.pages.site import Site
from server.pages.thing import describe
from server.service import ALL_EDITIONS, Service
from server.sparql import running, sparql_router
from server.sparql.store import LimitedStore

STATIC = Path(__file__).parent / "static"
_PAGES = (
    start,
    my_role,
    search,
    styrkarta,
    styrkarta_files,
    embedded,
    vem_gor_vad,
    arshjul,
    wheel_calendar,
    body,
    questions,
    documents,
    findings,
    data,
)


def create_app(service: Service, limits: Limits | None = None, embedded_in: tuple[str, ...] = ()) -> FastAPI:
    """Return the application that serves `service`; `limits` are those of queries from outside.

    `embedded_in` are the sites that may show the embeddable view in a frame.
    """
    site, limits = Site(service, embedded_in), limits or Limits()
    answers = answers_of(service.store, service.dataset.quads, service.view(), limits)
    app = FastAPI(title="styrgraf", docs_url=None, redoc_url=None, lifespan=running(answers))
    app.state.site = site
    for page in _PAGES:
        app.include_router(page.router, include_in_schema=False)
    editor = sparql_editor(site, LimitedStore(answers, service.view(), service.view(ALL_EDITIONS)))
    app.include_router(sparql_router(answers, limits, editor))
    app.include_router(identity_router(service, partial(describe, site)))
    app.include_router(health_router(service))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    security.install(app, partial(error_page, site))
    return app
