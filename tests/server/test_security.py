"""Every answer is guarded, and what goes wrong is told without showing the inside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient

from graph.errors import StyrgrafError, UnknownEdition
from server.fault import UPDATED, Fault, Missing
from server.own_files import OwnFiles
from server.security import HEADERS, MAX_BYTES, install


def page(request: Request, fault: Fault) -> Response:
    return HTMLResponse(f"<h1>{fault.status} {fault.title}</h1>", fault.status)


@pytest.fixture
def client() -> Iterator[TestClient]:
    app = FastAPI(docs_url=None, redoc_url=None)
    install(app, page)

    @app.get("/fine")
    def fine(number: int = 0) -> HTMLResponse:
        return HTMLResponse("fine", headers={"Referrer-Policy": "same-origin"})

    @app.post("/read")
    async def read(request: Request) -> int:
        return len(await request.body())

    @app.get("/broken")
    def broken() -> None:
        raise ZeroDivisionError("secret inside")

    @app.get("/missing")
    def missing() -> None:
        raise Missing("Nothing is here.", ("/fine",))

    @app.get("/edition")
    def edition() -> None:
        raise UnknownEdition("x", ["y"])

    @app.get("/wrong")
    def wrong() -> None:
        raise StyrgrafError("The month has to be 1 to 12.")

    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", ["/fine", "/nowhere", "/broken", "/missing", "/fine?number=x", "/openapi.json"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    own = {} if path != "/fine" else {"Referrer-Policy": "same-origin"}
    assert {name: headers[name] for name in HEADERS} == HEADERS | own


def test_the_policy_names_no_other_host(client: TestClient) -> None:
    policy = client.get("/fine").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/nowhere", 404, "Not Found"),
        ("/missing", 404, "Nothing is here."),
        ("/edition", 404, "There is no edition 'x' in this workspace; it has: y."),
        ("/wrong", 400, "The month has to be 1 to 12."),
        ("/broken", 500, "Something went wrong on our side; it has been written to the log."),
        ("/fine?number=x", 422, "number is 'x'; write a whole number."),
    ],
)
def test_a_fault_is_one_sentence(client: TestClient, path: str, status: int, reason: str) -> None:
    as_text = client.get(path)
    assert (as_text.status_code, as_text.text.splitlines()[0]) == (status, reason)
    as_json = client.get(path, headers={"Accept": "application/json"})
    assert as_json.headers["Content-Type"] == "application/problem+json"
    assert (as_json.json()["status"], as_json.json()["detail"]) == (status, reason)
    assert "secret" not in as_text.text + as_json.text


def test_a_browser_is_shown_a_page(client: TestClient) -> None:
    response = client.get("/missing", headers={"Accept": "text/html"})
    assert (response.status_code, response.text) == (404, "<h1>404 Not Found</h1>")
    assert response.headers["Vary"] == "Accept"


def test_what_breaks_is_shown_with_a_page_and_all_headers(client: TestClient) -> None:
    response = client.get("/broken", headers={"Accept": "text/html"})
    assert (response.status_code, response.text) == (500, "<h1>500 Internal Server Error</h1>")
    assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_a_program_that_is_updated_while_it_runs_says_so(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "server/page.html"
    file.parent.mkdir()
    file.write_text("a")
    own = OwnFiles(tmp_path)
    monkeypatch.setattr("server.security.OWN", own)
    assert client.get("/broken").text.startswith("Something went wrong on our side")
    file.write_text("ab")
    assert own.have_changed
    told = client.get("/broken")
    assert (told.status_code, told.text) == (503, f"{UPDATED}\n")
    assert {name: told.headers[name] for name in HEADERS} == HEADERS


def test_links_come_with_the_reason(client: TestClient) -> None:
    assert client.get("/missing").text == "Nothing is here.\n/fine\n"
    assert client.get("/missing", headers={"Accept": "application/json"}).json()["links"] == ["/fine"]


def test_a_wrong_method_names_the_right_ones(client: TestClient) -> None:
    response = client.delete("/fine")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")


def test_a_request_may_only_be_so_large(client: TestClient) -> None:
    assert client.post("/read", content=b"x" * MAX_BYTES).json() == MAX_BYTES
    assert client.post("/read", content=b"x" * (MAX_BYTES + 1)).status_code == 413
    assert client.post("/read", content=(b"x" * MAX_BYTES for _ in range(2))).status_code == 413


@pytest.mark.parametrize("path", ["/fine", "/nowhere", "/missing", "/fine?number=x", "/read"])
def test_head_is_get_without_the_content(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    assert dict(head.headers) == dict(got.headers)
