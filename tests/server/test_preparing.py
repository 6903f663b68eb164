"""A page that takes long is made beside the request, and meanwhile another tells so."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from fastapi import FastAPI, HTTPException
from fastapi.responses import PlainTextResponse
from starlette.testclient import TestClient

import server.app
from server.app import create_app
from server.preparing import Preparing
from server.service import Service

HTML = {"Accept": "text/html", "Accept-Language": "sv"}


class Slow:
    """An application whose pages are not made before they are let."""

    def __init__(self) -> None:
        self.app, self.let, self.asked = FastAPI(), Event(), list[str]()
        self.app.get("/{path}")(self.answer)
        self.app.add_middleware(Preparing, patience=0.05, waiting=lambda _: PlainTextResponse("wait"))

    def answer(self, path: str) -> PlainTextResponse:
        """Answer once that is let."""
        self.asked.append(path)
        self.let.wait(10)
        if path == "fault":
            raise HTTPException(418)
        return PlainTextResponse(f"made {path}")


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def client(slow: Slow) -> Iterator[TestClient]:
    with TestClient(slow.app, headers=HTML) as client:
        yield client


def until_made(client: TestClient, path: str) -> str:
    """Return what `path` answers in the end."""
    while (text := client.get(path).text) == "wait":
        pass
    return text


def test_a_slow_page_is_made_once_while_another_tells_so(client: TestClient, slow: Slow) -> None:
    assert [client.get("/page").text for _ in range(3)] == ["wait"] * 3
    slow.let.set()
    assert until_made(client, "/page") == "made page"
    assert slow.asked == ["page"]
    assert until_made(client, "/page") == "made page"
    assert slow.asked == ["page", "page"]  # nothing is kept that somebody has got


def test_what_goes_wrong_meanwhile_is_told_in_the_end(client: TestClient, slow: Slow) -> None:
    assert client.get("/fault").text == "wait"
    slow.let.set()
    while client.get("/fault").text == "wait":
        pass
    assert client.get("/fault").status_code == 418


def test_languages_and_addresses_are_told_apart(client: TestClient, slow: Slow) -> None:
    for language, path in (("sv", "/page"), ("en", "/page"), ("sv", "/other"), ("sv", "/page?sida=2")):
        assert client.get(path, headers={"Accept-Language": language}).text == "wait"
    assert len(slow.asked) == 4


def test_more_pages_than_there_is_room_for_are_waited_for(client: TestClient, slow: Slow) -> None:
    slow.let.set()
    for number in range(40):  # nobody comes back for those that were not ready at once
        client.get(f"/page?sida={number}")
    assert until_made(client, "/page?sida=39") == "made page"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/styrkarta.png", {}),
        ("/halsa", {}),
        ("/page?format=ttl", {}),
        ("/page", {"Accept": "text/turtle"}),
        ("/page", {"Cookie": "session=1"}),
    ],
)
def test_files_data_and_what_is_for_one_reader_alone_are_waited_for(
    client: TestClient, slow: Slow, path: str, headers: dict[str, str]
) -> None:
    slow.let.set()
    assert client.get(path, headers=headers).text.startswith("made ")


@pytest.mark.parametrize(("language", "title"), [("sv", "Sidan görs i ordning"), ("en", "The page is being prepared")])
def test_a_large_workspace_shows_the_page_in_the_end(
    small_service: Service, monkeypatch: pytest.MonkeyPatch, language: str, title: str
) -> None:
    monkeypatch.setattr(server.app, "_LARGE", 0)
    monkeypatch.setattr(server.app, "_PATIENCE", 0)
    with TestClient(create_app(small_service, patience=5), headers=HTML | {"Accept-Language": language}) as client:
        first = client.get("/styrkarta?visa=lista")
        assert f"<h1>{title}</h1>" in first.text
        assert first.headers["refresh"] == "1"
        assert first.headers["content-security-policy"]
        while f"<h1>{title}</h1>" in (last := client.get("/styrkarta?visa=lista")).text:
            pass
        assert 'id="lista"' in last.text
        assert "refresh" not in last.headers
