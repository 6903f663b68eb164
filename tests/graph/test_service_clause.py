"""SERVICE is found however it is written, and only where it is the keyword."""

from __future__ import annotations

import pytest

from graph.errors import QueryError
from graph.service_clause import calls_other_endpoint
from graph.store import OxigraphStore

CALLING = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "select * { service silent ?e { ?s ?p ?o } }",
    "SELECT * { SERV\\u0049CE <http://x/> { ?s ?p ?o } }",
    "SELECT * {{}SERVICE<http://x/>{?s ?p ?o}}",
    "PREFIX : <http://x/> SELECT * { SERVICE :e { } }",
    'SELECT * { ?s ?p "a" .SERVICE <http://x/> {} }',
    "SELECT * { # note\nSERVICE <http://x/> {} }",
    "SELECT * { FILTER(1<2) SERVICE <http://x/> {} }",
]
QUIET = [
    'SELECT * { ?s ?p "SERVICE <http://x/> {}" }',
    "SELECT * { ?service ?p <http://x/SERVICE> } # SERVICE",
    'SELECT * { ?s ?p """a "SERVICE" b""" }',
    "PREFIX service: <http://x/> SELECT * { ?s service:service ?o }",
    "SELECT * { ?s ?p 'it\\'s SERVICE' }",
]


@pytest.mark.parametrize("query", CALLING)
def test_a_call_is_found_and_refused(query: str) -> None:
    assert calls_other_endpoint(query)
    with pytest.raises(QueryError, match="SERVICE is switched off"):
        OxigraphStore([]).answer(query)


@pytest.mark.parametrize("query", QUIET)
def test_the_mere_word_is_let_through(query: str) -> None:
    assert not calls_other_endpoint(query)
    OxigraphStore([]).answer(query)
