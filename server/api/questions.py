"""``/api/fragor``: every question, each at an address of its own with the parameters it takes."""

from __future__ import annotations

from functools import partial
from typing import Any

from fastapi import APIRouter, Response

from queries.catalogue import Question, questions, resources
from queries.options import options
from queries.table import Cell, Column, Table
from server.api.answering import answered
from server.api.collection import Collection, collection_of
from server.api.described import responses
from server.api.paging import Page
from server.api.signature import with_signature
from server.api.strictness import refuse_unknown
from server.pages.visit import Visit
from server.service import Service

_MOST_EXAMPLES = 5


def questions_router(service: Service) -> APIRouter:
    """Return the list of the questions and a route for each, and the resources that are asked the same way."""
    router = APIRouter()
    _add(router, "/fragor", "every_question", "Every question", "questions", _every, service, ())
    for each in questions():
        told = (f"/fragor/{each.name}", f"question_{each.name.replace('-', '_')}", each.title["en"], "questions")
        _add(router, *told, partial(_one, each), service, each.parameters)
    for each in resources():
        told = (f"/{each.name}", f"resource_{each.name}", each.title["en"], "resources")
        _add(router, *told, partial(_one, each), service, each.parameters)
    return router


def _add(
    router: APIRouter, path: str, name: str, title: str, tag: str, collect: Any, service: Service, parameters: Any
) -> None:
    def examples(kind: str) -> list[str]:
        return [each.value for each in options(kind, service.store, service.view())[:_MOST_EXAMPLES]]

    def endpoint(*, visit: Visit, limit: int, offset: int, **given: str | None) -> Response:
        names = [parameter.name for parameter in parameters]
        refuse_unknown(visit.request, names)
        values = {key: value for key in names if (value := given.get(key))}
        return answered(visit, Page(limit, offset), path.rpartition("/")[2], lambda: collect(visit, values))

    router.add_api_route(
        path,
        with_signature(endpoint, parameters, examples),
        operation_id=name,
        summary=title,
        tags=[tag],
        response_class=Response,
        responses=responses(of_rows=True),
    )


def _one(asked: Question, visit: Visit, values: dict[str, str]) -> Collection:
    from queries.runner import run  # here, so that the first page need not wait for networkx

    return collection_of(run(asked, values, visit.site.service.store, visit.reader.view, visit.language))


def _every(visit: Visit, values: dict[str, str]) -> Collection:
    columns = ("name", "title", "about", "href")
    rows = tuple(
        tuple(
            map(Cell, (each.name, each.title[visit.language], each.about[visit.language], f"/api/fragor/{each.name}"))
        )
        for each in questions()
    )
    labels = {name: visit.texts(f"api.column.{name}") for name in columns}
    table = Table(visit.texts("questions.title"), tuple(Column(*each) for each in labels.items()), rows, "")
    return collection_of(table)
