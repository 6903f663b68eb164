"""What has been asked in the very same bytes is answered at once, and nothing else is taken for it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from http.client import parse_headers
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from starlette.responses import Response

from server.app import create_app
from server.service import Service
from server.sparql import known
from server.sparql.at_once import at_once
from server.sparql.known import KnownRequests

ASK, NOW = "ASK { ?s ?p ?o }", "SELECT (NOW() AS ?now) {}"
Talk = Callable[..., list[tuple[int, dict[str, str], bytes]]]


def request(query: str, *headers: str, method: str = "GET") -> bytes:
    lines = [f"{method} /sparql?query={quote(query)} HTTP/1.1", "Host: x", "Accept: text/csv", *headers, "", ""]
    return "\r\n".join(lines).encode()


@pytest.fixture(scope="module")
def app(small_service: Service) -> FastAPI:
    return create_app(small_service)


@pytest.fixture(scope="module")
def place(app: FastAPI, over_http: Callable[..., AbstractContextManager[str]]) -> Iterator[tuple[str, int]]:
    with over_http(app, at_once(lambda: app.state.known)) as address:
        host, port = address.removeprefix("http://").split(":")
        yield host, int(port)


@pytest.fixture
def talk(place: tuple[str, int]) -> Iterator[Talk]:
    """Return what sends pieces over one connection and reads so many answers after each."""
    with closing(socket.create_connection(place, 30)) as line, line.makefile("rb") as reader:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def answer(method: str) -> tuple[int, dict[str, str], bytes]:
            status = int(reader.readline().split()[1])
            headers = dict(parse_headers(reader).items())
            return status, headers, b"" if method == "HEAD" else reader.read(int(headers["content-length"]))

        def send(piece: bytes, answers: int = 1, method: str = "GET") -> list[tuple[int, dict[str, str], bytes]]:
            line.sendall(piece)
            return [answer(method) for _ in range(answers)]

        yield send


def test_the_same_bytes_get_the_same_answer(app: FastAPI, talk: Talk) -> None:
    (first,) = talk(request(ASK))
    assert app.state.known.get(request(ASK)) is not None
    (again,) = talk(request(ASK))
    assert {**again[1], "date": ""} == {**first[1], "date": ""}
    assert (again[0], again[2]) == (200, b"true")
    assert "date" in again[1]
    assert "content-security-policy" in again[1]


def test_what_is_known_is_sent_without_asking_anybody(app: FastAPI, talk: Talk) -> None:
    told = request("ASK {}", "X-Test: 1")
    app.state.known.keep(told, Response(b"as it was kept", headers={"X-Kept": "yes"}))
    ((status, headers, content),) = talk(told)
    assert (status, headers["x-kept"], content) == (200, "yes", b"as it was kept")
    assert talk(request("ASK {}", "X-Test: 2"))[0][2] == b"true"


def test_several_requests_in_one_piece_are_each_answered(app: FastAPI, talk: Talk) -> None:
    both = request(ASK) + request(ASK)
    for _ in range(2):
        assert [each[2] for each in talk(both, 2)] == [b"true", b"true"]
    assert app.state.known.get(both) is None


def test_a_request_within_another_is_not_taken_for_one(talk: Talk) -> None:
    inner = request(ASK)
    talk(inner)
    outer = f"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: {len(inner)}\r\n\r\n"
    talk(outer.encode(), 0)
    assert talk(inner)[0][0] == 415, "it is the content of the other"
    talk(b"GET /halsa HTTP/1.1\r\nHost: x\r\nX-Note: ", 0)
    assert talk(inner)[0][0] == 200
    assert talk(inner)[0][2] == b"true"


def test_a_request_in_pieces_is_read_as_a_whole(talk: Talk) -> None:
    for place in (3, 20, -2):
        talk(request(ASK)[:place], 0)
        assert talk(request(ASK)[place:])[0][2] == b"true"


def test_a_head_stays_one(app: FastAPI, talk: Talk) -> None:
    for _ in range(2):
        ((status, headers, content),) = talk(request(ASK, method="HEAD"), method="HEAD")
        assert (status, headers["content-length"], content) == (200, "4", b"")
    assert app.state.known.get(request(ASK, method="HEAD")) is None
    assert talk(request(ASK))[0][2] == b"true"


def test_a_connection_that_is_to_be_closed_is_closed(app: FastAPI, talk: Talk) -> None:
    closing_ = request(ASK, "Connection: close")
    assert talk(closing_)[0][1]["connection"] == "close"
    assert app.state.known.get(closing_) is None


@pytest.mark.parametrize("query", [NOW, "ASK {", "SELECT * {"])
def test_what_may_be_otherwise_the_next_time_is_not_kept(app: FastAPI, talk: Talk, query: str) -> None:
    talk(request(query))
    assert app.state.known.get(request(query)) is None


def test_the_least_used_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_BYTES", 5_000)
    monkeypatch.setattr(known, "MOST_BYTES_EACH", 4_000)
    shelf = KnownRequests()
    for name in (b"a", b"b", b"a", b"c"):
        if not shelf.get(name):
            shelf.keep(name, Response(b"x" * 1_500))
    assert shelf.get(b"a")
    assert not shelf.get(b"b")
    shelf.keep(b"large", Response(b"x" * 4_000))
    assert not shelf.get(b"large")
