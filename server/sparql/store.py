"""The store as the editor sees it: what people type is answered within the limits of the endpoint."""

from __future__ import annotations

from collections.abc import Sequence

from anyio import from_thread
from pyoxigraph import QueryResultsFormat, RdfFormat, parse_query_results
from pyoxigraph import Store as Oxigraph

from graph.errors import QueryError
from graph.service_clause import calls_other_endpoint
from graph.store import Answer, Store
from graph.view import View
from graph.workers.answers import Answers
from graph.workers.message import Ask, Outcome

_UNREADABLE = (Outcome.UNREADABLE, Outcome.FAILED)


class LimitedStore(Store):
    """Asks `answers`; to be used in a worker thread of the server."""

    def __init__(self, answers: Answers, current: View, everything: View) -> None:
        self._answers, self._current, self._everything = answers, current, everything

    def answer(
        self,
        query: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Run any read-only query; see Store. Raises QueryNotAnswered too."""
        if default_graphs is None and named_graphs is None:
            default_graphs = self._everything.graphs
        named = None if named_graphs is None else tuple(named_graphs)
        return self._asked(Ask(query, tuple(default_graphs or ()), named, "json", "nt"))

    def answer_in(self, query: str, view: View | None) -> Answer:
        """Run any read-only query on `view`; see Store. Raises QueryNotAnswered too."""
        if view is None or view.graphs == self._current.graphs:
            return self._asked(Ask(query, None, None, "json", "nt"))
        return super().answer_in(query, view)

    def _asked(self, ask: Ask) -> Answer:
        if calls_other_endpoint(ask.query):
            raise QueryError("SERVICE is switched off: a query may not call another endpoint.")
        reply = from_thread.run(self._answers.answer, ask)
        if reply.outcome in _UNREADABLE:
            raise QueryError(reply.content.decode())
        if reply.outcome is Outcome.TOO_LARGE:
            raise QueryError("The answer is too large; ask for less.")
        if reply.outcome is Outcome.TRIPLES:
            store = Oxigraph()
            store.load(reply.content, format=RdfFormat.N_TRIPLES)
            return store.query("CONSTRUCT WHERE { ?subject ?predicate ?object }")
        return parse_query_results(reply.content, format=QueryResultsFormat.JSON)
