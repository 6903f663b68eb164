"""Whatever an OPTIONAL holds and wherever it stands, a query answers row by row as it does as it stands."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from pyoxigraph import RdfFormat, parse

from graph.row_by_row import row_by_row
from graph.store import OxigraphStore, Rows

DATA = """
PREFIX : <http://x/>
:a :p :b ; :n 1 . :b :q :c , :d ; :n 2 . :c :r :a , 5 . :d :r :b , 7 . :e :p :f . [] :p [ :q :z ] .
"""
#: What stands before: rows of two values, one that is nowhere in the data, one without value, one looked up before.
BEFORE = (
    "?a :p ?b",
    "?a :p ?b OPTIONAL { ?b :q ?c }",
    'VALUES ?here { :nowhere "t" } OPTIONAL { ?a :n ?here }',
    "BIND(?nothing AS ?here) ?a :p ?b",
)
#: What an OPTIONAL may hold that is looked up row by row …
FLAT = (
    "?c :r ?x FILTER(?x = ?a)",
    "?x :r ?y FILTER(!BOUND(?here) || ?y < 6)",
    "FILTER(?a = :a)",
    "?here :p* ?k",
    "?k :p? ?here",
    "_:k :p ?b . _:k :n ?w",
    "?b :q ?x FILTER EXISTS { ?x :r ?a }",
    "?b :q ?x FILTER NOT EXISTS { ?x :r ?y FILTER(?y = ?a) }",
    "?b :q [ :r ?y ] # } MINUS {\n",
)
#: … and what would see there what it does not see in an OPTIONAL, or could not be read.
APART = (
    "BIND(?a AS ?z)",
    "bind (:c AS ?a)",
    "VALUES ?a { :c }",
    "?c :r ?x { ?x :p ?y FILTER(?a = ?x) }",
    "?b :q ?x OPTIONAL { ?x :r ?a }",
    "?b :q ?x OPTIONAL { ?x :r ?y FILTER(?y != ?a) }",
    "?b :q ?x MINUS { ?x :r ?a }",
    "{ ?b :q ?x } UNION { ?x :q ?b FILTER(?a = :a) }",
    "{ SELECT ?b ?x { ?b :q ?x } ORDER BY ?x LIMIT 1 }",
    "{ SELECT ?b (COUNT(*) AS ?many) { ?b :q ?x } GROUP BY ?b }",
)
AFTER = ("", "FILTER(!BOUND(?x))", "?b :n ?w2", "BIND(?x AS ?z2)", "MINUS { ?x :r ?a }", "OPTIONAL { ?x :r ?a }")
FORMS = ("*", "DISTINCT ?a ?x", "(STR(?x) AS ?text) ?y", "?a (COUNT(?x) AS ?count)")


@pytest.fixture(scope="module")
def small() -> OxigraphStore:
    return OxigraphStore(parse(DATA, RdfFormat.TURTLE))


@pytest.mark.parametrize("held", [*FLAT, *APART])
def test_the_rows_are_the_same(held: str, small: OxigraphStore) -> None:
    for before, after, form in product(BEFORE, AFTER, FORMS):
        grouped = "GROUP BY ?a" if "COUNT" in form else ""
        query = f"PREFIX : <http://x/> SELECT {form} {{ {before} OPTIONAL {{ {held} }} {after} }} {grouped} ORDER BY ?a"
        assert counted(small.select_few(query)) == counted(small.select(query)), query


def counted(rows: Rows) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple((name, str(term)) for name, term in row.items()) for row in rows)


@pytest.mark.parametrize("held", FLAT)
def test_triples_and_filters_are_looked_up_row_by_row(held: str) -> None:
    optional = f"OPTIONAL {{ {held} }}"
    assert row_by_row(f"SELECT * {{ ?a :p ?b {optional} }}") == f"SELECT * {{ ?a :p ?b LATERAL {{ {optional} }} }}"


@pytest.mark.parametrize("held", [*APART, r"?a :n '\u0027 } { ?c ?d \u0027'"])
def test_all_else_stays(held: str) -> None:
    query = f"SELECT * {{ ?a :p ?b OPTIONAL {{ {held} }} }}"
    assert row_by_row(query) == query
