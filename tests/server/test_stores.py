"""Wherever the dataset is held, every question and check answers the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from graph.errors import StyrgrafError
from graph.opening import UPDATE
from queries.catalogue import questions
from queries.checking import check
from queries.runner import run
from server.app import create_app
from server.service import Service, open_service

Serve = Callable[[FastAPI], AbstractContextManager[str]]
PAGES = ["/", "/styrkarta", "/organ/beredningsgruppen", "/fragor/ansvar-for-organ?organ=beredningsgruppen"]


@pytest.fixture(scope="module")
def elsewhere(engine: str) -> Service:
    """Return the service with its dataset in the engine's own server."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(UPDATE, f"http://{engine}/update")
        return open_service(store=f"http://{engine}/query")


def _answers(service: Service) -> dict[str, set[str]]:
    """Return the rows of each question as a set, since engines order equals differently."""
    askable = [question for question in questions() if not any(p.required for p in question.parameters)]
    tables = {question.name: run(question, {}, service.store, service.view()) for question in askable}
    return {name: {str(row) for row in table.rows} for name, table in tables.items()}


def read(address: str) -> str:
    return httpx2.get(address, timeout=60).raise_for_status().text


def test_every_question_that_needs_no_value_answers_the_same(service: Service, elsewhere: Service) -> None:
    assert _answers(elsewhere) == _answers(service)


def test_every_check_finds_the_same(service: Service, elsewhere: Service) -> None:
    assert check(elsewhere.dataset, elsewhere.store, elsewhere.view()) == check(
        service.dataset, service.store, service.view()
    )


def test_the_pages_are_the_same(service: Service, elsewhere: Service, over_http: Serve) -> None:
    with over_http(create_app(service)) as here, over_http(create_app(elsewhere)) as there:
        for page in PAGES:
            assert read(there + page) == read(here + page)


def test_any_other_place_is_refused_in_one_clear_sentence(liten: Path) -> None:
    with pytest.raises(StyrgrafError, match=r"'disk'.*address of a SPARQL endpoint"):
        open_service(liten, store="disk")


def test_an_endpoint_that_is_away_is_one_clear_sentence(liten: Path) -> None:
    with pytest.raises(StyrgrafError, match="gives no answer"):
        open_service(liten, store="http://127.0.0.1:9/")
