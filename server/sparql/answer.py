"""Answering a query in the format that the client takes."""

from __future__ import annotations

from io import BytesIO

from fastapi import Response
from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

from graph.errors import QueryError
from graph.service_clause import calls_other_endpoint
from graph.store import Answer, Store
from graph.view import View
from server.formats import GRAPHS, RESULTS, Format, chosen, media_types, named
from server.sparql.operation import Operation
from server.sparql.refusal import Refusal

#: The largest answer that is sent, in bytes.
MAX_BYTES = 50_000_000

_RESULT_WRITERS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPH_WRITERS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def answer(operation: Operation, store: Store, view: View, accept: str | None) -> Response:
    """Return the answer of `operation`, asked of the graphs it names, else of `view`. Raises Refusal."""
    if calls_other_endpoint(operation.query):
        raise Refusal(403, "SERVICE is switched off: a query may not call another endpoint.")
    try:
        found = _found(operation, store, view)
    except QueryError as error:
        raise Refusal(400, f"The query cannot be read: {error}") from None
    form, media_type = _format(found, operation.format, accept)
    return Response(_written(found, form), media_type=media_type, headers={"Vary": "Accept"})


def _found(operation: Operation, store: Store, view: View) -> Answer:
    if operation.names_dataset:
        return store.answer(operation.query, operation.default_graphs, operation.named_graphs)
    return store.answer_in(operation.query, view)


def _format(found: Answer, asked: str | None, accept: str | None) -> tuple[Format, str]:
    formats = GRAPHS if isinstance(found, QueryTriples) else RESULTS
    by_name = named(formats, asked)
    if by_name:
        return by_name, by_name.media_type
    by_type = chosen(formats, accept)
    if by_type is None:
        raise Refusal(406, f"This query can be answered as: {', '.join(media_types(formats))}.")
    return by_type


def _written(found: Answer, form: Format) -> bytes:
    sink = _Sink()
    try:
        if isinstance(found, QueryTriples):
            found.serialize(sink, format=_GRAPH_WRITERS[form.name])
        else:
            found.serialize(sink, format=_RESULT_WRITERS[form.name])
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        if sink.full:
            raise Refusal(403, f"The answer is larger than {MAX_BYTES // 1_000_000} MB; ask for less.") from None
        raise Refusal(400, f"The query cannot be carried out: {error}") from None
    return sink.getvalue()


class _Sink(BytesIO):
    """Keeps what is written, up to the limit."""

    full = False

    def write(self, chunk: bytes, /) -> int:  # type: ignore[override]  # what the serialiser writes
        self.full = self.tell() + len(chunk) > MAX_BYTES
        if self.full:
            raise OSError("the limit is reached")
        return super().write(chunk)
