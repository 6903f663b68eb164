"""Wherever the dataset is held, every question, check, comparison and page answers the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from graph.errors import QueryError, StoreRefuses, StyrgrafError
from graph.opening import GRAPHS, PASSWORD, UPDATE, USER
from graph.upload import Updater
from ontology.shacl_to_sparql import compiled
from queries.catalogue import Parameter, Question, questions
from queries.checking import check
from queries.comparison import Change, Side, compare
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
TODAY = date(2026, 1, 1)
#: What is asked for where a question wants a word, a date, a day or a month.
WORDS = {"word": "barn", "date": "2026-01-01", "day": "31 oktober", "month": "maj"}
WANTED = ("beredningsgruppen", "varmlandsradet", "kil")


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def elsewhere(request: pytest.FixtureRequest) -> Service:
    """Return the service with its dataset in another engine's server."""
    with pytest.MonkeyPatch.context() as environment:
        if request.param == "oxigraph":
            engine = request.getfixturevalue("engine")
            environment.setenv(GRAPHS, f"http://{engine}/store")
            return open_service(store=f"http://{engine}/query")
        engine = request.getfixturevalue("virtuoso")
        environment.setenv(UPDATE, f"http://{engine}/sparql-auth")
        environment.setenv(USER, "dba")
        environment.setenv(PASSWORD, "dba")
        return open_service(store=f"http://{engine}/sparql")


def values(question: Question, service: Service, *, every: bool) -> dict[str, str]:
    asked = [parameter for parameter in question.parameters if every or parameter.required]
    return {parameter.name: value(parameter, service) for parameter in asked}


def value(parameter: Parameter, service: Service) -> str:
    """Return something that `parameter` takes."""
    if parameter.kind in WORDS:
        return WORDS[parameter.kind]
    choices = options(parameter.kind, service.store, service.view())
    return next((each.value for each in choices if each.value in WANTED), choices[0].value)


def answer(question: Question, given: dict[str, str], service: Service) -> set[str]:
    """Return the rows as a set, since engines order equals differently."""
    return {str(row) for row in run(question, given, service.store, service.view()).rows}


@pytest.mark.parametrize("every", [False, True], ids=["as it is", "with all values"])
@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_every_question_answers_the_same(question: Question, every: bool, service: Service, elsewhere: Service) -> None:
    given = values(question, service, every=every)
    assert answer(question, given, elsewhere) == answer(question, given, service)


@pytest.mark.parametrize("edition", [None, "np-2018"])
def test_every_check_finds_the_same(service: Service, elsewhere: Service, edition: str | None) -> None:
    there, here = (check(each.dataset, each.store, each.view(edition), today=TODAY) for each in (elsewhere, service))
    assert there == here
    assert here


def test_every_shape_finds_the_same(service: Service, elsewhere: Service) -> None:
    view = service.view()
    for shape in compiled():
        there, here = (
            {str(sorted(row.items())) for row in each.store.select(shape.query, view)} for each in (elsewhere, service)
        )
        assert there == here, shape.id


def test_a_comparison_is_the_same(service: Service, elsewhere: Service) -> None:
    assert changes(elsewhere) == changes(service)


def changes(service: Service) -> tuple[Change, ...]:
    old, new = (Side(service.dataset, service.store, service.view(name)) for name in ("np-2018", "np-2025"))
    return compare(old, new).changes


def read(address: str) -> str:
    return httpx2.get(address, timeout=60).raise_for_status().text


def test_the_pages_are_the_same(service: Service, elsewhere: Service, over_http: Serve) -> None:
    with over_http(create_app(service)) as here, over_http(create_app(elsewhere)) as there:
        for page in PAGES:
            assert read(there + page) == read(here + page)


def test_what_the_engine_says_of_a_broken_query_is_told(elsewhere: Service, over_http: Serve) -> None:
    with pytest.raises(QueryError):
        elsewhere.store.select("SELECT ?s { ?s ?p }")
    with over_http(create_app(elsewhere)) as there:
        response = httpx2.get(f"{there}/sparql", params={"query": "SELECT ?s { ?s ?p }"}, timeout=60)
    assert response.status_code == 400
    assert response.text.startswith("The query cannot be read: ")


def test_a_wrong_password_is_one_clear_sentence(virtuoso: str) -> None:
    with pytest.raises(StoreRefuses, match="refuses"):
        Updater(f"http://{virtuoso}/sparql-auth", "dba", "wrong").run("CLEAR SILENT GRAPH <urn:x>")


def test_any_other_place_is_refused_in_one_clear_sentence(liten: Path) -> None:
    with pytest.raises(StyrgrafError, match=r"'disk'.*address of a SPARQL endpoint"):
        open_service(liten, store="disk")


def test_an_endpoint_that_is_away_is_one_clear_sentence(liten: Path) -> None:
    with pytest.raises(StyrgrafError, match="gives no answer"):
        open_service(liten, store="http://127.0.0.1:9/")
