"""A store on another machine: any endpoint that speaks the SPARQL 1.1 protocol."""

from __future__ import annotations

from http.client import HTTPException
from urllib.error import URLError

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from graph.errors import QueryError, StoreUnreachable
from graph.store import Rows, rows_of
from graph.view import View

#: An answer larger than this (bytes) is refused, since it has to fit in memory.
MAX_ANSWER = 100_000_000


class RemoteStore:
    """The dataset in an endpoint, reached through SPARQLWrapper; see Store for what it answers."""

    def __init__(self, endpoint: str, timeout: int = 30) -> None:
        self.endpoint = endpoint
        self._timeout = timeout

    def select(self, query: str, view: View | None = None) -> Rows:
        """Return the rows of a SELECT query. Raises QueryError or StoreUnreachable."""
        answer = parse_query_results(self._fetch("SELECT", query, view, JSON), format=QueryResultsFormat.JSON)
        assert isinstance(answer, QuerySolutions)  # what the protocol answers a SELECT with
        return rows_of(answer)

    def construct(self, query: str, view: View | None = None) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query. Raises QueryError or StoreUnreachable."""
        content = self._fetch("CONSTRUCT or DESCRIBE", query, view, TURTLE)
        return [quad.triple for quad in parse(content, format=RdfFormat.TURTLE)]

    def ask(self, query: str, view: View | None = None) -> bool:
        """Return the answer of an ASK query. Raises QueryError or StoreUnreachable."""
        answer = parse_query_results(self._fetch("ASK", query, view, JSON), format=QueryResultsFormat.JSON)
        assert isinstance(answer, QueryBoolean)  # what the protocol answers an ASK with
        return bool(answer)

    def _fetch(self, kinds: str, query: str, view: View | None, form: str) -> bytes:
        wrapper = SPARQLWrapper(self.endpoint, returnFormat=form)
        wrapper.setMethod(POST)
        wrapper.setTimeout(self._timeout)
        wrapper.setQuery(query)
        if str(wrapper.queryType) not in kinds:
            raise QueryError(f"Expected a query of the kind {kinds}.")
        for graph in view.graphs if view else ():
            wrapper.addParameter("default-graph-uri", graph)
        try:
            content: bytes = wrapper.query().response.read(MAX_ANSWER + 1)
        except QueryBadFormed as error:
            raise QueryError(str(error)) from None
        except (SPARQLWrapperException, URLError, HTTPException, TimeoutError, ConnectionError) as error:
            raise StoreUnreachable(self.endpoint, str(error)) from None
        if len(content) > MAX_ANSWER:
            raise QueryError(f"The answer is larger than {MAX_ANSWER // 1_000_000} MB; ask for less.")
        return content
