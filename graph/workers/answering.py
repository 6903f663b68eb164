"""Answering a query in one of the formats that the client takes."""

from __future__ import annotations

from io import BytesIO

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

from graph.errors import QueryError
from graph.store import Answer, Store
from graph.view import View
from graph.workers.message import Ask, Outcome, Reply

ROWS_AS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
TRIPLES_AS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def reply_to(ask: Ask, store: Store, view: View, most_bytes: int) -> Reply:
    """Answer `ask` of the graphs it names, else of `view`. Raises StoreUnreachable."""
    try:
        found = _found(ask, store, view)
    except QueryError as error:
        return Reply(Outcome.UNREADABLE, str(error).encode())
    return _written(found, ask, most_bytes)


def _found(ask: Ask, store: Store, view: View) -> Answer:
    if ask.default_graphs is None and ask.named_graphs is None:
        return store.answer_in(ask.query, view)
    return store.answer(ask.query, ask.default_graphs, ask.named_graphs)


def _written(found: Answer, ask: Ask, most_bytes: int) -> Reply:
    sink = _Sink(most_bytes)
    try:
        if isinstance(found, QueryTriples):
            if ask.triples_as is None:
                return Reply(Outcome.UNWANTED_TRIPLES, b"")
            found.serialize(sink, format=TRIPLES_AS[ask.triples_as])
            return Reply(Outcome.TRIPLES, sink.getvalue())
        if ask.rows_as is None:
            return Reply(Outcome.UNWANTED_ROWS, b"")
        found.serialize(sink, format=ROWS_AS[ask.rows_as])
        return Reply(Outcome.ROWS, sink.getvalue())
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return Reply(Outcome.TOO_LARGE, b"") if sink.full else Reply(Outcome.FAILED, str(error).encode())


class _Sink(BytesIO):
    """Keeps what is written, up to a number of bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.full = False

    def write(self, chunk: bytes, /) -> int:  # type: ignore[override]  # what the serialiser writes
        self.full = self.tell() + len(chunk) > self._most
        if self.full:
            raise OSError("the limit is reached")
        return super().write(chunk)
