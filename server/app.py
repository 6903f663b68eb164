"""The web application of one service: pages, data and SPARQL put together."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import ModuleType

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from fastapi.telemetry import TelemetryConfig

from graph.workers.choosing import answers_of
from graph.workers.limits import Limits
from server import compression, security, sparql
from server.ahead import Counted, Visitors, making_ahead
from server.api.routes import describe_api, install_api
from server.conditional import ConditionalPages
from server.describing.endpoint import as_asked, description_router, root_of
from server.describing.service import service_description
from server.editing import Editing, KnownHosts
from server.editing.upload import LargerForms
from server.elsewhere import Elsewhere
from server.health import health_router
from server.identity import identity_router
from server.pages import (
    accepting,
    accessibility,
    answers,
    arshjul,
    arshjul_files,
    body,
    changes,
    data,
    documents,
    editor,
    embedded,
    figure,
    glossary,
    goal_files,
    login,
    mal,
    my_role,
    questions,
    search,
    start,
    styrkarta,
    styrkarta_files,
    vem_gor_vad,
    vocabulary,
    wheel_calendar,
)
from server.pages import (
    elsewhere as other_graphs,
)
from server.pages.errors import error_page
from server.pages.followup import calendar as followup_calendar
from server.pages.followup import page as followup_page
from server.pages.opened_first import opened_first
from server.pages.preparing import preparing_page
from server.pages.site import Site
from server.pages.table_files import TableFiles
from server.pages.thing import describe
from server.pages.workbench import files as workbench_files
from server.pages.workbench import page as workbench_page
from server.preparing import Preparing
from server.service import ALL_EDITIONS, Service
from server.sparql.store import LimitedStore

#: In a dataset of fewer triples nothing takes so long that a page has to be made beside the request.
_LARGE = 200_000
#: Seconds that such a page may take before another tells that it is being made.
_PATIENCE = 0.8
#: Where an edited workbook is sent.
_BOOK = "/redigera/arbetsbok"
STATIC = Path(__file__).parent / "static"
#: Nothing is told to any other host, whatever the environment says, and no request waits for it.
_NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}
_PAGES = (
    start,
    my_role,
    search,
    styrkarta,
    styrkarta_files,
    embedded,
    vem_gor_vad,
    arshjul,
    arshjul_files,
    wheel_calendar,
    mal,
    goal_files,
    followup_calendar,
    followup_page,
    body,
    figure,
    questions,
    other_graphs,
    editor,
    documents,
    changes,
    answers,
    workbench_page,
    workbench_files,
    vocabulary,
    data,
    glossary,
    accessibility,
)


def create_app(
    service: Service,
    limits: Limits | None = None,
    embedded_in: tuple[str, ...] = (),
    editing: Editing | None = None,
    patience: float | None = None,
    elsewhere: Elsewhere | None = None,
) -> FastAPI:
    """Return the application that serves `service`; `limits` are those of queries from outside.

    `embedded_in` are the sites that may show the embeddable view in a frame. It is read-only
    unless `editing` says how one may write. A page whose checks take longer than `patience` seconds
    tells how far they have come; None lets it wait for them. `elsewhere` is what questions may ask beside
    the service's own store.
    """
    site, limits = Site(service, embedded_in, patience, elsewhere), limits or Limits()
    answers = answers_of(service.store, service.dataset.quads, service.view(), limits)
    is_slow = bool(patience) and len(service.dataset.quads) > _LARGE
    lifespan, visitors = sparql.running(answers), Visitors()
    if is_slow:
        lifespan = making_ahead(lifespan, visitors, opened_first(service))
    app = FastAPI(title="styrgraf", docs_url=None, redoc_url=None, lifespan=lifespan, telemetry=_NO_TELEMETRY)
    app.state.site, app.state.editing = site, editing
    for page in (*_PAGES, *_writing_pages(editing)):
        app.include_router(page.router, include_in_schema=page is changes)
    shown = editor.sparql_editor(site, LimitedStore(answers, service.view(), service.view(ALL_EDITIONS)))
    sparql.install(app, answers, limits, shown, partial(_describe_endpoint, service))
    app.include_router(identity_router(service, partial(describe, site)))
    app.include_router(description_router(data.MEDIA_TYPES))
    install_api(app, service)
    app.include_router(health_router(service))
    describe_api(app, service)
    app.add_middleware(TableFiles)
    if editing is None:
        compression.install(app)
    app.add_middleware(ConditionalPages)  # outside, so that the tag is of the bytes that go out
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    if is_slow:
        app.add_middleware(Preparing, patience=_PATIENCE, waiting=partial(preparing_page, site))
        app.add_middleware(Counted, visitors=visitors)
    if editing:
        app.add_middleware(LargerForms, path=_BOOK)
    if editing and editing.hosts:
        app.add_middleware(KnownHosts, names=editing.hosts)
    security.install(app, partial(error_page, site))
    return app


def _writing_pages(editing: Editing | None) -> tuple[ModuleType, ...]:
    """Return the pages that exist only where one may write."""
    if editing is None:
        return ()
    from server.pages.changes import confirming
    from server.pages.editing import (  # here, since most services are read-only
        alike,
        form,
        overview,
        together,
        workbook,
    )
    from server.pages.editing.proposals import page as proposals

    pages = (accepting, confirming, overview, proposals, alike, together, workbook, form)
    return (*pages, login) if editing.token else pages


def _describe_endpoint(service: Service, request: Request) -> Response:
    return as_asked(request, service_description(service, f"{root_of(request)}/sparql"))
