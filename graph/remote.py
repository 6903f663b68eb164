"""A store on another machine: any endpoint that speaks the SPARQL 1.1 protocol."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http.client import HTTPException
from urllib.error import HTTPError, URLError

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse_query_results
from pyoxigraph import Store as Oxigraph
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import (
    EndPointNotFound,
    QueryBadFormed,
    SPARQLWrapperException,
    Unauthorized,
    URITooLong,
)

from graph.dataset_clause import names_dataset
from graph.errors import QueryError, StoreRefuses, StoreSlow, StoreUnreachable
from graph.message import Message
from graph.service_clause import calls_other_endpoint
from graph.store import Answer, Store

#: An answer larger than this (bytes) is refused, since it has to fit in memory.
MAX_ANSWER = 100_000_000
_COMMENT_LINE = re.compile(r"^\s*#.*$", re.MULTILINE)
#: SPARQL 1.1, 19.8: an IRIREF without a scheme; where it stands in a text, a base does no harm.
_RELATIVE = re.compile(r'<(?![A-Za-z][A-Za-z0-9+.-]*:)[^<>"{}|^`\\\x00-\x20]*>')
_GRAPHS = ("CONSTRUCT", "DESCRIBE")
FAILURES = (SPARQLWrapperException, URLError, HTTPException, TimeoutError, ConnectionError)
#: The statuses that SPARQLWrapper makes errors of its own of.
_REFUSALS: dict[type[Exception], str] = {
    Unauthorized: "401 Unauthorized",
    EndPointNotFound: "404 Not Found",
    URITooLong: "414 URI Too Long",
}


def unreachable(endpoint: str, error: Exception) -> StoreUnreachable:
    """Return why `endpoint` has not done what it was asked for: it is away, slow, or refuses."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return StoreSlow(endpoint, str(reason) or "no answer in time")
    if isinstance(error, HTTPError) and error.code in (502, 503, 504):
        return StoreUnreachable(endpoint, str(error))
    if isinstance(error, HTTPError):
        return StoreRefuses(endpoint, f"{error.code} {error.reason}")
    if type(error) in _REFUSALS:
        return StoreRefuses(endpoint, _REFUSALS[type(error)])
    return StoreUnreachable(endpoint, str(error))


class RemoteStore(Store):
    """The dataset in an endpoint, reached through SPARQLWrapper; see Store for what it answers.

    `graphs` are the names of all its graphs: an endpoint may hold others too, and engines differ in
    what they ask where a request names none. Relative IRIs in queries are resolved against `base`.
    """

    def __init__(self, endpoint: str, graphs: Sequence[str] = (), timeout: int = 30, base: str | None = None) -> None:
        self.endpoint, self._base = endpoint, base
        self._graphs, self._timeout = tuple(graphs), timeout

    def answer(
        self,
        query: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Run any read-only query on the graphs given; see Store."""
        if calls_other_endpoint(query):
            raise QueryError("SERVICE is switched off: a query may not call another endpoint.")
        if default_graphs is None and named_graphs is None and not names_dataset(query):
            default_graphs = self._graphs
        if default_graphs is not None and named_graphs is None and "graph" in query.lower():
            named_graphs = self._graphs  # only then: Virtuoso answers nothing where many are named and none is asked
        wrapper = SPARQLWrapper(self.endpoint)
        # SPARQLWrapper tells the kind of a query wrongly where several comments stand in a row.
        wrapper.setQuery(_COMMENT_LINE.sub("", self._based(query)))
        wrapper.setMethod(POST)
        wrapper.setTimeout(self._timeout)
        for parameter, graphs in (("default-graph-uri", default_graphs), ("named-graph-uri", named_graphs)):
            for graph in graphs or ():
                wrapper.addParameter(parameter, graph)
        wrapper.setReturnFormat(TURTLE if wrapper.queryType in _GRAPHS else JSON)
        content = self._fetch(wrapper)
        if wrapper.queryType in _GRAPHS:
            return _graph(content)
        return _rows(content)

    def _based(self, query: str) -> str:
        return f"BASE <{self._base}> {query}" if self._base and _RELATIVE.search(query) else query

    def _fetch(self, wrapper: SPARQLWrapper) -> bytes:
        try:
            content: bytes = wrapper.query().response.read(MAX_ANSWER + 1)
        except QueryBadFormed as error:
            raise QueryError(str(error)) from None
        except FAILURES as error:
            raise unreachable(self.endpoint, error) from None
        if len(content) > MAX_ANSWER:
            raise QueryError(Message("The answer is larger than {most} MB; ask for less.", most=MAX_ANSWER // 1000000))
        return content


#: Virtuoso answers ASK with a row under this name, or with none.
_ASKED = b'"__ASK_RETVAL"'


def _rows(content: bytes) -> Answer:
    """Return the rows, or the truth value, that SPARQL results in JSON hold."""
    if _ASKED in content[:200]:
        found = parse_query_results(content, format=QueryResultsFormat.JSON)
        assert isinstance(found, QuerySolutions)
        content = b'{"head":{},"boolean":%s}' % (b"true" if any(True for _ in found) else b"false")
    return parse_query_results(content, format=QueryResultsFormat.JSON)


def _graph(turtle: bytes) -> Answer:
    """Return the triples in the form in which Oxigraph itself would give them."""
    store = Oxigraph()
    store.load(turtle, format=RdfFormat.TURTLE)
    return store.query("CONSTRUCT WHERE { ?subject ?predicate ?object }")
