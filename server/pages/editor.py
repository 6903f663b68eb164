"""The editor at ``/sparql``: a query in a text field, its answer as a table, examples to start from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import Request, Response

from graph.errors import QueryError
from graph.store import Store
from graph.workers.errors import QueryNotAnswered
from ontology.namespaces import PREFIXES
from queries.catalogue import questions
from server.pages.parts.answer import answer
from server.pages.site import Site
from server.pages.visit import Visit

_FIRST: Final = """SELECT ?organ ?organLabel ?nivaLabel
WHERE {
  ?organ a sg:Body ; rdfs:label ?organLabel ; sg:level ?niva .
  ?niva skos:prefLabel ?nivaLabel
  FILTER(LANG(?organLabel) = "sv" && LANG(?nivaLabel) = "sv")
}
ORDER BY ?nivaLabel ?organLabel
LIMIT 50"""
_FORMATS: Final = ("json", "csv", "tsv", "xml")


def sparql_editor(site: Site, store: Store) -> Callable[[Request], Response]:
    """Return what makes the page, in a worker thread; `store` answers within the limits of the endpoint."""

    def editor(request: Request) -> Response:
        visit = Visit(site, request)
        query = request.query_params.get("query", "")
        if not query.strip():
            return _page(visit, _example(request.query_params.get("exempel", "")))
        return _answered(visit, query, store)

    return editor


def _example(name: str) -> str:
    """Return the query of the question `name`, to be changed and run; else one to begin with."""
    return next((question.query for question in questions() if question.name == name), _with_prefixes(_FIRST))


def _answered(visit: Visit, query: str, store: Store) -> Response:
    from queries.runner import run_query  # here, so that the first page need not wait for networkx

    try:
        table = run_query(query, store, visit.reader.view, visit.language)
    except QueryError as error:
        return _page(visit, query, problem=str(error), status=400)
    except QueryNotAnswered as error:
        return _page(visit, query, problem=str(error), status=503)
    return _page(visit, query, table=answer(visit, table))


def _page(visit: Visit, query: str, *, table: object = None, problem: str = "", status: int = 200) -> Response:
    return visit.page(
        "sparql.html",
        visit.texts("sparql.title"),
        status=status,
        query=query,
        table=table,
        problem=problem,
        files={name: visit.address("/sparql", {"query": query, "format": name}) for name in _FORMATS} if table else {},
        examples=[
            (question.title[visit.language], visit.address("/sparql", {"exempel": question.name}))
            for question in questions()
            if not any(parameter.required for parameter in question.parameters) and question.network is None
        ],
    )


def _with_prefixes(query: str) -> str:
    used = {prefix: namespace for prefix, namespace in PREFIXES.items() if f"{prefix}:" in query}
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in used.items()) + query
