"""A query that names its graphs with FROM is asked of those; one that does not, of the view."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Quad

from graph.dataset_clause import names_dataset
from graph.store import OxigraphStore
from graph.view import View

A, B = "https://example.org/a", "https://example.org/b"
STORE = OxigraphStore([Quad(NamedNode(name), NamedNode(name), NamedNode(name), NamedNode(name)) for name in (A, B)])
VIEW = View((), (A,))


def subjects(query: str, view: View | None) -> list[str]:
    return sorted(row["s"].value for row in STORE.select(query, view))


@pytest.mark.parametrize(
    "query",
    ["SELECT * FROM <x:a> {}", "select *from named<x:a>{}", "SELECT * FR\\u004FM <x:a> {}", "ASK # x\nFROM <x:a> {}"],
)
def test_a_dataset_clause_is_found(query: str) -> None:
    assert names_dataset(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?from ?p "FROM <x:a>" }',
        "PREFIX from: <x:FROM> SELECT * { ?s from:from ?o } # FROM",
        'ASK { ?s ?p "a"@from }',
    ],
)
def test_the_mere_word_is_no_dataset_clause(query: str) -> None:
    assert not names_dataset(query)


def test_a_view_is_the_default_graph() -> None:
    assert subjects("SELECT ?s { ?s ?p ?o }", VIEW) == [A]


def test_without_a_view_all_graphs_are_asked() -> None:
    assert subjects("SELECT ?s { ?s ?p ?o }", None) == [A, B]


@pytest.mark.parametrize("view", [VIEW, None])
def test_graphs_that_the_query_names_win_over_the_view(view: View | None) -> None:
    assert subjects(f"SELECT ?s FROM <{B}> {{ ?s ?p ?o }}", view) == [B]


def test_graphs_that_are_given_win_over_those_that_the_query_names() -> None:
    answer = STORE.answer(f"ASK FROM <{B}> {{ <{B}> ?p ?o }}", default_graphs=[A], named_graphs=[])
    assert not bool(answer)


def test_named_graphs_alone_leave_the_default_graph_empty() -> None:
    assert not bool(STORE.answer("ASK { ?s ?p ?o }", named_graphs=[A]))
    assert bool(STORE.answer("ASK { GRAPH ?g { ?s ?p ?o } }", named_graphs=[A]))


def test_a_triple_of_several_graphs_counts_once_in_their_merge() -> None:
    triple = (NamedNode(A), NamedNode(A), NamedNode(A))
    store = OxigraphStore([Quad(*triple, NamedNode(name)) for name in (A, B)])
    (row,) = store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", View((), (A, B)))
    assert row["n"].value == "1"
    (row,) = store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o GRAPH ?g { ?s ?p ?o } }", View((), (A, B)))
    assert row["n"].value == "2"
