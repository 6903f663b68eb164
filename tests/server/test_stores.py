"""Wherever the dataset is held, every question, check, comparison and page answers the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from graph.errors import QueryError, StoreRefuses, StyrgrafError
from graph.opening import GRAPHS, PASSWORD, USER
from graph.upload import Updater
from queries.catalogue import Question, questions
from queries.options import options
from queries.runner import run
from server.app import create_app
from server.service import Service, open_service

Serve = Callable[[FastAPI], AbstractContextManager[str]]
PAGES = [
    "/",
    "/styrkarta",
    "/organ/beredningsgruppen",
    "/fragor/ansvar-for-organ?organ=beredningsgruppen",
    "/id/organisation/beredningsgruppen?format=nt",
]
#: What is asked for where a question wants a word, a date, a day or a month.
WORDS = {"word": "barn", "date": "2026-01-01", "day": "31 oktober", "month": "maj"}
_BODY = "<https://w3id.org/styrgraf/id/varmland/organisation/beredningsgruppen>"
_OLD = "<https://w3id.org/styrgraf/id/varmland/edition/np-2018>"
_NEW = "<https://w3id.org/styrgraf/id/varmland/edition/np-2025>"
#: Queries on each kind of dataset: the view, a named graph, any of them, and those that a query names itself.
OUTSIDE = [
    "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    f"SELECT ?p ?o {{ {_BODY} ?p ?o }}",
    "SELECT ?p { <organisation/beredningsgruppen> ?p ?o }",
    f"SELECT ?p ?o {{ GRAPH {_OLD} {{ {_BODY} ?p ?o }} }}",
    f"SELECT (COUNT(DISTINCT ?s) AS ?n) FROM {_OLD} FROM {_NEW} {{ ?s ?p ?o }}",
    f"SELECT (COUNT(*) AS ?n) FROM NAMED {_OLD} {{ GRAPH ?g {{ ?s ?p ?o }} }}",
]
WANTED = ("beredningsgruppen", "varmlandsradet", "kil")


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso", "disk"])
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """Return the service with its dataset in another engine's server, or on disk."""
    if request.param == "disk":
        return open_service(store=str(tmp_path_factory.mktemp("stores") / "disk"))
    with pytest.MonkeyPatch.context() as environment:
        if request.param == "oxigraph":
            engine = request.getfixturevalue("engine")
            environment.setenv(GRAPHS, f"http://{engine}/store")
            return open_service(store=f"http://{engine}/query")
        engine = request.getfixturevalue("virtuoso")
        environment.setenv(GRAPHS, f"http://{engine}/sparql-graph-crud-auth")
        environment.setenv(USER, "dba")
        environment.setenv(PASSWORD, "dba")
        return open_service(store=f"http://{engine}/sparql")


@pytest.fixture(scope="module")
def there(elsewhere: Service, over_http: Serve) -> Iterator[str]:
    """Return the address of a server of that; what its pages have once read or checked, it keeps."""
    with over_http(create_app(elsewhere)) as address:
        yield address


@pytest.fixture(scope="session")
def here(service: Service, over_http: Serve) -> Iterator[str]:
    with over_http(create_app(service)) as address:
        yield address


@pytest.fixture(scope="session")
def known() -> dict[object, object]:
    """Return what has been found here, so that it is asked for once for all engines."""
    return {}


def values(question: Question, service: Service, known: dict[object, object], *, every: bool) -> dict[str, str]:
    asked = [parameter for parameter in question.parameters if every or parameter.required]
    for kind in {parameter.kind for parameter in asked} - set(known):
        known[kind] = value(kind, service)
    return {parameter.name: str(known[parameter.kind]) for parameter in asked}


def value(kind: str, service: Service) -> str:
    """Return something that a parameter of `kind` takes."""
    if kind in WORDS:
        return WORDS[kind]
    choices = options(kind, service.store, service.view())
    return next((each.value for each in choices if each.value in WANTED), choices[0].value)


def answer(question: Question, given: dict[str, str], service: Service) -> set[str]:
    """Return the rows as a set, since engines order equals differently."""
    return {str(row) for row in run(question, given, service.store, service.view()).rows}


@pytest.mark.parametrize("every", [False, True], ids=["as it is", "with all values"])
@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_question_answers_the_same(
    question: Question, every: bool, service: Service, elsewhere: Service, known: dict[object, object]
) -> None:
    given = values(question, service, known, every=every)
    if not every or len(given) > len(values(question, service, known, every=False)):
        if (question.name, every) not in known:
            known[question.name, every] = answer(question, given, service)
        assert answer(question, given, elsewhere) == known[question.name, every]


@pytest.mark.parametrize("edition", ["", "np-2018"])
def test_every_rule_and_shape_finds_the_same(here: str, there: str, edition: str) -> None:
    path = f"/api/granskning?limit=10000&utgava={edition}"
    found = json.loads(read(here + path))
    assert json.loads(read(there + path)) == found
    assert found["items"]


def test_a_comparison_is_the_same(here: str, there: str) -> None:
    path = "/api/andringar?fran=np-2018&till=np-2025"
    assert json.loads(read(there + path)) == json.loads(read(here + path))


def read(address: str) -> str:
    return httpx2.get(address, timeout=120).raise_for_status().text


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_are_the_same(here: str, there: str, page: str) -> None:
    assert read(there + page) == read(here + page)


def test_what_the_engine_says_of_a_broken_query_is_told(elsewhere: Service, there: str) -> None:
    with pytest.raises(QueryError):
        elsewhere.store.select("SELECT ?s { ?s ?p }")
    response = httpx2.get(f"{there}/sparql", params={"query": "SELECT ?s { ?s ?p }"}, timeout=60)
    assert response.status_code == 400
    assert response.text.startswith("The query cannot be read: ")


def test_a_query_from_outside_gets_the_same(here: str, there: str) -> None:
    for query in OUTSIDE:
        ask = {"query": query, "format": "csv"}
        found = [httpx2.get(f"{address}/sparql", params=ask, timeout=60) for address in (here, there)]
        assert [each.status_code for each in found] == [200, 200], query
        assert sorted(found[1].text.splitlines()) == sorted(found[0].text.splitlines()), query


def test_a_wrong_password_is_one_clear_sentence(virtuoso: str) -> None:
    with pytest.raises(StoreRefuses, match="refuses"):
        Updater(f"http://{virtuoso}/sparql-auth", "dba", "wrong").run("CLEAR SILENT GRAPH <urn:x>")


def test_any_other_place_is_refused_in_one_clear_sentence(liten: Path) -> None:
    with pytest.raises(StyrgrafError, match=r"'disk'.*address of a SPARQL endpoint"):
        open_service(liten, store="disk")


def test_an_endpoint_that_is_away_is_one_clear_sentence(liten: Path) -> None:
    with pytest.raises(StyrgrafError, match="gives no answer"):
        open_service(liten, store="http://127.0.0.1:9/")
