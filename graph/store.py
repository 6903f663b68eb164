"""The store: an index of the dataset that answers SPARQL queries."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    Triple,
)
from pyoxigraph import (
    Store as Oxigraph,
)

from graph.dataset_clause import names_dataset
from graph.errors import QueryError
from graph.row_by_row import row_by_row
from graph.service_clause import calls_other_endpoint
from graph.view import View

Term = NamedNode | BlankNode | Literal


@dataclass(frozen=True)
class Rows:
    """The answer to a SELECT query: variables in order, and a row per solution."""

    variables: tuple[str, ...]
    rows: tuple[dict[str, Term], ...]

    def __iter__(self) -> Iterator[dict[str, Term]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


Answer = QuerySolutions | QueryTriples | QueryBoolean


class Store(ABC):
    """A place that holds the dataset and answers queries on it; nothing can be written through it."""

    @abstractmethod
    def answer(
        self,
        query: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Run any read-only query on the graphs given.

        They win over those that the query names with FROM (SPARQL 1.1 Protocol, 2.1.4). Where
        neither does, the default graph is the union of all. Raises QueryError for a query that
        cannot be parsed or that would call another endpoint, and StoreUnreachable.
        """

    def answer_in(self, query: str, view: View | None) -> Answer:
        """Run any read-only query on `view`, unless it names its graphs itself. Raises as `answer`."""
        return self.answer(query, None if view is None or names_dataset(query) else view.graphs)

    def select(self, query: str, view: View | None = None) -> Rows:
        """Return the rows of a SELECT query. Raises QueryError, also where it is of another kind."""
        answer = self.answer_in(query, view)
        if not isinstance(answer, QuerySolutions):
            raise QueryError("Expected a query of the kind SELECT.")
        return rows_of(answer)

    def select_few(self, query: str, view: View | None = None) -> Rows:
        """Return what `select` does, quicker where few rows come before the OPTIONALs of the query."""
        return self.select(query, view)

    def construct(self, query: str, view: View | None = None) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query. Raises QueryError."""
        answer = self.answer_in(query, view)
        if not isinstance(answer, QueryTriples):
            raise QueryError("Expected a query of the kind CONSTRUCT or DESCRIBE.")
        return list(answer)

    def ask(self, query: str, view: View | None = None) -> bool:
        """Return the answer of an ASK query. Raises QueryError."""
        answer = self.answer_in(query, view)
        if not isinstance(answer, QueryBoolean):
            raise QueryError("Expected a query of the kind ASK.")
        return bool(answer)


def rows_of(answer: QuerySolutions) -> Rows:
    """Return the whole of a SELECT answer. Raises QueryError where a cell holds a triple."""
    names = tuple(variable.value for variable in answer.variables)
    return Rows(names, tuple(_row(solution, names) for solution in answer))


def _row(solution: QuerySolution, names: Sequence[str]) -> dict[str, Term]:
    row: dict[str, Term] = {}
    for name, term in zip(names, solution, strict=True):
        if isinstance(term, Triple):
            raise QueryError("A triple cannot stand in a table; select its parts instead.")
        if term is not None:
            row[name] = term
    return row


def run_on(store: Oxigraph, query: str, base: str | None, **dataset: Any) -> Answer:
    """Run any read-only query on `store`, with what pyoxigraph takes to name its `dataset`. Raises QueryError."""
    if calls_other_endpoint(query):
        raise QueryError("SERVICE is switched off: a query may not call another endpoint.")
    try:
        return store.query(query, base_iri=base, **dataset)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(str(error)) from None


#: Views that are kept as stores of their own; one of ours takes some 10 MB.
MOST_COPIES = 8


class OxigraphStore(Store):
    """A dataset in memory, indexed by Oxigraph; relative IRIs in queries are resolved against `base`."""

    def __init__(self, quads: Iterable[Quad], base: str | None = None) -> None:
        self.base = base
        self._store = Oxigraph()
        self._store.bulk_extend(quads)
        self._copies: dict[tuple[tuple[str, ...], bool], Oxigraph] = {}

    def answer(
        self,
        query: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Run any read-only query; see Store."""
        named = None if named_graphs is None else [NamedNode(name) for name in named_graphs]
        if default_graphs is not None and len(default_graphs) > 1:
            return self._merged(query, tuple(default_graphs), named)
        return run_on(
            self._store,
            query,
            self.base,
            use_default_graph_as_union=default_graphs is None and named_graphs is None and not names_dataset(query),
            default_graph=None if default_graphs is None else [NamedNode(name) for name in default_graphs],
            named_graphs=named,
        )

    def select_few(self, query: str, view: View | None = None) -> Rows:
        """Return the rows, with the optional parts of each looked up by themselves; see Store."""
        return self.select(row_by_row(query), view)

    def _merged(self, query: str, graphs: tuple[str, ...], named: list[NamedNode] | None) -> Answer:
        """Run `query` on a copy whose default graph holds the merge of `graphs`.

        Given a list of graphs, Oxigraph counts a triple once for each that has it, where SPARQL 1.1
        (13.1) counts it once; it is also four times as fast on a default graph as on a list.
        """
        asks_named = "graph" in query.lower() or "\\" in query
        copy = self._copy_of(graphs, asks_named)
        return run_on(copy, query, self.base, default_graph=[DefaultGraph()], named_graphs=named)

    def _quads(self) -> Iterable[Quad]:
        """Return all quads of the dataset."""
        return self._store

    def _copy_of(self, graphs: tuple[str, ...], with_named: bool) -> Oxigraph:
        copy = self._copies.get((graphs, with_named))
        if copy is None:
            copy = Oxigraph()
            for name in graphs:
                quads = self._store.quads_for_pattern(None, None, None, NamedNode(name))
                copy.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
            if with_named:
                copy.bulk_extend(self._quads())
            if len(self._copies) >= MOST_COPIES:
                self._copies.clear()
            self._copies[graphs, with_named] = copy
        return copy


class BriefStore(OxigraphStore):
    """A dataset that is asked little: no view is copied, so a triple counts once for each of its graphs that has it.

    For queries whose rows are gathered in sets, where a copy would cost more than it saves.
    """

    def _merged(self, query: str, graphs: tuple[str, ...], named: list[NamedNode] | None) -> Answer:
        asked = [NamedNode(name) for name in graphs]
        return run_on(self._store, query, self.base, default_graph=asked, named_graphs=named)
