"""``/api/fragor``: every question, each at an address of its own with the parameters it takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

from fastapi import APIRouter, Response
from starlette.routing import BaseRoute

from queries.catalogue import Question, questions, resources
from queries.options import options
from queries.table import Cell, Column, Table
from server.api.answering import answered
from server.api.collection import Collection, collection_of
from server.api.described import responses
from server.api.paging import Page
from server.api.signature import Examples, with_signature
from server.api.strictness import refuse_unknown
from server.pages.visit import Visit
from server.service import Service

_MOST_EXAMPLES = 5
#: The routes of so many sets of examples are kept: a change and its undoing need two.
_MOST_KEPT = 4


def question_routes(service: Service, prefix: str) -> Sequence[BaseRoute]:
    """Return the list of the questions and a route for each, and the resources that are asked the same way.

    To describe them all takes FastAPI longer than to read a small workspace, and a service is made anew when its
    files change. The routes answer from the service that a request comes to, so that they are kept for as long as
    the examples that OpenAPI gives of their parameters are the same.
    """
    kinds = {each.kind for asked in (*questions(), *resources()) for each in asked.parameters}
    found = {kind: options(kind, service.store, service.view())[:_MOST_EXAMPLES] for kind in sorted(kinds)}
    return _routes(prefix, tuple((kind, tuple(each.value for each in some)) for kind, some in found.items()))


@lru_cache(maxsize=_MOST_KEPT)
def _routes(prefix: str, examples: tuple[tuple[str, tuple[str, ...]], ...]) -> Sequence[BaseRoute]:
    router, of_kind = APIRouter(prefix=prefix), dict(examples).__getitem__
    _add(router, "/fragor", "every_question", "Every question", "questions", _every, of_kind, ())
    for each in questions():
        told = (f"/fragor/{each.name}", f"question_{each.name.replace('-', '_')}", each.title["en"], "questions")
        _add(router, *told, partial(_one, each), of_kind, each.parameters)
    for each in resources():
        told = (f"/{each.name}", f"resource_{each.name}", each.title["en"], "resources")
        _add(router, *told, partial(_one, each), of_kind, each.parameters)
    return tuple(router.routes)


def _add(
    router: APIRouter, path: str, name: str, title: str, tag: str, collect: Any, examples: Examples, parameters: Any
) -> None:
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
