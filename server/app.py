"""The web application of one service: pages, data and SPARQL put together."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from server import security
from server.health import health_router
from server.identity import identity_router
from server.pages import (
    arshjul,
    body,
    data,
    documents,
    findings,
    my_role,
    questions,
    search,
    start,
    styrkarta,
    wheel_calendar,
)
from server.pages.editor import sparql_editor
from server.pages.errors import error_page
from server.pages.site import Site
from server.pages.thing import describe
from server.service import Service
from server.sparql import sparql_router

STATIC = Path(__file__).parent / "static"
_PAGES = (
    start,
    my_role,
    search,
    styrkarta,
    arshjul,
    wheel_calendar,
    body,
    questions,
    documents,
    findings,
    data,
)


def create_app(service: Service) -> FastAPI:
    """Return the application that serves `service`."""
    site = Site(service)
    app = FastAPI(title="styrgraf", docs_url=None, redoc_url=None)
    app.state.site = site
    for page in _PAGES:
        app.include_router(page.router, include_in_schema=False)
    app.include_router(sparql_router(service, sparql_editor(site)))
    app.include_router(identity_router(service, partial(describe, site)))
    app.include_router(health_router(service))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    security.install(app, partial(error_page, site))
    return app
