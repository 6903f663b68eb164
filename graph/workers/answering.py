"""Answering a query in one of the formats that the client takes."""

from __future__ import annotations

from typing import IO, cast

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat

from graph.errors import QueryError
from graph.store import Answer, Store
from graph.view import View
from graph.workers.message import Ask, Outcome
from graph.workers.sink import Sink

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


#: The longest message of a parser that is passed on, in bytes; it may quote the query.
_MOST_WORDS = 1_000


def answer_into(sink: Sink, ask: Ask, store: Store, view: View) -> Outcome:
    """Answer `ask` of the graphs it names, else of `view`; the answer, or a sentence, is all that `sink` then holds.

    Raises StoreUnreachable.
    """
    sink.begin()
    try:
        found = _found(ask, store, view)
    except QueryError as error:
        return _told(sink, Outcome.UNREADABLE, str(error))
    return _written(found, ask, sink)


def _found(ask: Ask, store: Store, view: View) -> Answer:
    if ask.default_graphs is None and ask.named_graphs is None:
        return store.answer_in(ask.query, view)
    return store.answer(ask.query, ask.default_graphs, ask.named_graphs)


def _written(found: Answer, ask: Ask, sink: Sink) -> Outcome:
    file = cast("IO[bytes]", sink)  # all that the serialisers ask of one
    try:
        if isinstance(found, QueryTriples):
            if ask.triples_as is None:
                return Outcome.UNWANTED_TRIPLES
            found.serialize(file, format=TRIPLES_AS[ask.triples_as])
            return Outcome.TRIPLES
        if ask.rows_as is None:
            return Outcome.UNWANTED_ROWS
        found.serialize(file, format=ROWS_AS[ask.rows_as])
        return Outcome.ROWS
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return _told(sink, Outcome.TOO_LARGE, "") if sink.full else _told(sink, Outcome.FAILED, str(error))


def _told(sink: Sink, outcome: Outcome, words: str) -> Outcome:
    sink.begin()
    sink.write(words.encode()[:_MOST_WORDS])
    return outcome
