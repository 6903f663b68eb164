"""The page at ``/sparql``: a query in a text field, its answer as a table, questions to start from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import Request, Response

from graph.dataset_clause import names_dataset
from graph.errors import QueryError
from graph.store import Store
from graph.workers.errors import QueryNotAnswered
from ontology.namespaces import PREFIXES
from queries.catalogue import questions
from queries.errors import ParameterError, UnknownQuestion
from server.formats import GRAPHS, RESULTS
from server.pages.editor.fault import Fault, fault_of
from server.pages.editor.solutions import Solutions, solutions
from server.pages.editor.starting import choices, first_query, query_of
from server.pages.parts.paging import PAGE
from server.pages.site import Site
from server.pages.visit import Visit

PATH: Final = "/sparql"


def sparql_editor(site: Site, store: Store) -> Callable[[Request], Response]:
    """Return what makes the page, in a worker thread; `store` answers within the limits of the endpoint."""

    def editor(request: Request) -> Response:
        visit = Visit(site, request)
        query = request.query_params.get("query", "")
        return _answered(visit, query, store) if query.strip() else _begun(visit)

    return editor


def _begun(visit: Visit) -> Response:
    """Show the query of the question that the address names; else one to begin with."""
    name = visit.request.query_params.get("exempel", "")
    try:
        query = query_of(visit, name) if name else first_query(visit.language)
    except (UnknownQuestion, ParameterError) as error:
        return _page(visit, first_query(visit.language), problem=Fault(str(error)), status=400)
    return _page(visit, query)


def _answered(visit: Visit, query: str, store: Store) -> Response:
    try:
        found = solutions(visit, store.answer_in(query, visit.reader.view))
    except QueryError as error:
        return _page(visit, query, problem=fault_of(query, str(error)), status=400)
    except QueryNotAnswered as error:
        return _page(visit, query, problem=Fault(str(error)), status=503)
    return _page(visit, query, found=found)


def _page(
    visit: Visit, query: str, *, found: Solutions | None = None, problem: Fault | None = None, status: int = 200
) -> Response:
    return visit.page(
        "sparql.html",
        visit.texts("sparql.title"),
        status=status,
        query=query,
        found=found,
        problem=problem,
        files=_files(visit, query, found) if found else {},
        permanent=visit.here(**{PAGE: ""}) if found else "",
        groups=choices(visit, questions()),
        chosen=visit.request.query_params.get("exempel", ""),
        prefixes=PREFIXES,
    )


def _files(visit: Visit, query: str, found: Solutions) -> dict[str, str]:
    """Return the address of the answer in each format, from the graphs that the page shows."""
    graphs = [] if names_dataset(query) else _graphs(visit, query)
    forms = GRAPHS if found.is_graph else RESULTS if found.verdict is None else RESULTS[:2]
    return {each.name: visit.address(PATH, [("query", query), *graphs, ("format", each.name)]) for each in forms}


def _graphs(visit: Visit, query: str) -> list[tuple[str, str]]:
    """Return the parameters that name the graphs of the view; none for the current one, which the endpoint takes."""
    service, view = visit.site.service, visit.reader.view
    if view.graphs == service.view().graphs:
        return []
    named = sorted(service.dataset.graphs) if "graph" in query.lower() else []
    return [*(("default-graph-uri", each) for each in view.graphs), *(("named-graph-uri", each) for each in named)]
