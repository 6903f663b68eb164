"""Two of our own servers, the one asking the other; and what a reader is told when that cannot be done."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from starlette.testclient import TestClient

from graph.federation import Endpoint
from graph.store import Rows
from server import elsewhere
from server.app import create_app
from server.elsewhere import Elsewhere
from server.service import Service

PATH = "/andra-grafer/organ-av-samma-slag"


@pytest.fixture(scope="module")
def asking(
    serving: Callable[..., AbstractContextManager[str]],
    styrgraf: Path,
    live_server: str,
    liten: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Return the address of a server of the small workspace that may ask the bundled one, and one that is away."""
    options = ("--workspace", str(liten), "--federate", f"varmland={live_server}/sparql")
    away = ("--federate", "borta=http://127.0.0.1:9/sparql", "--federate", f"sida={live_server}/")
    with serving(styrgraf, tmp_path_factory.mktemp("asking"), *options, *away) as address:
        yield address


def read(address: str, accept: str = "text/html") -> tuple[int, str]:
    try:
        with urlopen(Request(address, headers={"Accept": accept, "Accept-Language": "sv"})) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_bodies_of_two_graphs_stand_beside_each_other(asking: str) -> None:
    status, page = read(f"{asking}{PATH}?graf=varmland")
    assert status == 200
    assert "Beredningsgruppen" in page
    assert "Garnlaget" in page
    status, csv = read(f"{asking}{PATH}?graf=varmland&format=csv")
    lines = csv.splitlines()
    assert status == 200
    assert any("Beredningsgruppen" in line for line in lines)


def test_the_graphs_are_offered_and_the_list_of_questions_leads_there(asking: str, live_server: str) -> None:
    assert PATH in read(f"{asking}/fragor")[1]
    page = read(asking + PATH)[1]
    assert f"varmland ({live_server}/sparql)" in page
    assert PATH not in read(f"{live_server}/fragor")[1]
    assert "--federate" in read(live_server + PATH)[1]


@pytest.mark.parametrize(
    ("graph", "status", "words"),
    [
        ("borta", 502, "borta (http://127.0.0.1:9/sparql) svarade inte: den går inte att nå"),
        ("sida", 502, "svarade inte: den svarar med status 405"),
        ("http://127.0.0.1:9/", 400, "Ingen annan graf heter"),
        ("finns-inte", 400, "Ingen annan graf heter"),
    ],
)
def test_what_goes_wrong_is_one_sentence(asking: str, graph: str, status: int, words: str) -> None:
    found, page = read(f"{asking}{PATH}?{urlencode({'graf': graph})}")
    assert found == status
    assert words in page
    found, text = read(f"{asking}{PATH}?{urlencode({'graf': graph, 'format': 'csv'})}", "text/csv")
    assert found == status
    assert words in text


def test_a_query_of_ones_own_may_not_ask_elsewhere(asking: str, live_server: str) -> None:
    query = f"SELECT * {{ SERVICE <{live_server}/sparql> {{ ?s ?p ?o }} }}"
    assert read(f"{asking}/sparql?{urlencode({'query': query})}", "text/csv")[0] == 403


def test_an_address_that_cannot_be_asked_is_told_at_once(styrgraf: Path) -> None:
    done = subprocess.run(
        [styrgraf, "serve", "--port", "0", "--federate", "x=file:///etc"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("styrgraf: ”file:///etc” kan inte kopplas till")
    assert len(done.stderr.splitlines()) == 1


def test_an_answer_is_kept_for_a_while(small_service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    now = [0.0]

    def ask(endpoint: Endpoint, query: str) -> Rows:
        asked.append(endpoint.name)
        return Rows((), ())

    monkeypatch.setattr(elsewhere, "ask", ask)
    monkeypatch.setattr("server.elsewhere.time.monotonic", lambda: now[0])
    others = Elsewhere([Endpoint("annan", "https://example.org/")])
    for now[0] in (1.0, 2.0, 299.0, 302.0):
        others.ask("annan", "SELECT")
    assert asked == ["annan", "annan"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_is_in_its_language(small_service: Service, language: str) -> None:
    app = create_app(small_service, elsewhere=Elsewhere([Endpoint("annan", "https://example.org/")]))
    page = TestClient(app).get(PATH, headers={"accept": "text/html", "accept-language": language})
    assert f'<html lang="{language}">' in page.text
    assert "annan (https://example.org/)" in page.text
    assert TestClient(app).get("/andra-grafer/finns-inte").status_code == 404
