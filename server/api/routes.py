"""The routes under ``/api``, and what OpenAPI says of them all."""

from __future__ import annotations

from fastapi import FastAPI

from server.api import documentation, findings
from server.api.questions import question_routes
from server.service import Service

API = "/api"
_ABOUT = """\
Everything that the pages show, for programs: every question, all bodies, responsibilities and lines,
what the checks find, and what became of what between two editions.

Answers come as JSON, CSV (UTF-8, as spreadsheet programs read it), XLSX or Turtle, by `Accept` or `format=`.
Words are in Swedish or English, by `lang=` or `Accept-Language`; every word that names a thing has its IRI beside it.
Long answers come in parts of `limit` items; the header `Link` leads from one to the next.
"""


def install_api(app: FastAPI, service: Service) -> None:
    """Add all routes of the API to `app`, and the page that describes it."""
    app.router.routes.extend(question_routes(service, API))
    app.include_router(findings.router, prefix=API)
    app.include_router(documentation.router, include_in_schema=False)


def describe_api(app: FastAPI, service: Service) -> None:
    """Let OpenAPI say what the API is, and under which terms its data may be used."""
    settings = service.workspace.settings
    app.title = f"styrgraf: {settings.name.get('en') or next(iter(settings.name.values()))}"
    app.description = _ABOUT
    if settings.license:
        app.license_info = {"name": settings.license, "url": settings.license}
