"""Pages that are made before anybody has asked for them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from threading import Event
from time import monotonic, sleep

from fastapi import FastAPI, Request, Response
from starlette.testclient import TestClient

from server.ahead import Counted, Visitors, is_making_ahead, making_ahead
from server.app import create_app
from server.pages.opened_first import opened_first
from server.preparing import Preparing
from server.service import Service

PAGES = (("/slow?a=1", "sv"), ("/fault", "sv"), ("/promise", "en"), ("/last", "en"))


def until(is_so: Callable[[], object]) -> None:
    """Wait until something is so; it is not waited for longer than any machine needs."""
    end = monotonic() + 30
    while not is_so():
        assert monotonic() < end
        sleep(0.01)


class Asked:
    """An application that notes what it is asked for, and answers a slow page once that is let."""

    def __init__(self) -> None:
        self.seen, self.let, self.visitors = list[str](), Event(), Visitors()
        self.app = FastAPI(lifespan=making_ahead(self.lifespan, self.visitors, PAGES))
        self.app.get("/{path}")(self.answer)
        self.app.add_middleware(Preparing, patience=0.0, waiting=lambda _: Response("wait"))
        self.app.add_middleware(Counted, visitors=self.visitors)

    @asynccontextmanager
    async def lifespan(self, _: FastAPI) -> AsyncIterator[None]:
        self.seen.append("begun")
        yield
        self.seen.append("ended")

    def answer(self, path: str, request: Request) -> Response:
        """Note the page and answer."""
        self.seen.append(f"{path} {request.url.query} {request.headers['accept-language']}".replace("  ", " "))
        if path == "slow":
            self.let.wait(30)
        if path == "fault":
            raise ValueError("no such page can be made")
        is_promise = path == "promise" and self.seen.count("promise en") < 3
        return Response(path, headers={"Refresh": "1"} if is_promise else {})


def test_they_are_made_one_after_the_other_whatever_becomes_of_them() -> None:
    asked = Asked()
    asked.let.set()
    with TestClient(asked.app):
        until(lambda: "last en" in asked.seen)
        until(lambda: not is_making_ahead())
    assert asked.seen == ["begun", "slow a=1 sv", "fault sv", *["promise en"] * 3, "last en", "ended"]


def test_nothing_is_begun_while_somebody_waits() -> None:
    asked = Asked()
    asked.visitors.waiting = 1
    asked.let.set()
    with TestClient(asked.app):
        sleep(0.6)
        assert asked.seen == ["begun"]
        asked.visitors.waiting = 0
        until(lambda: "last en" in asked.seen)


def test_a_service_that_ends_waits_for_none_of_them() -> None:
    asked = Asked()
    with TestClient(asked.app):
        until(lambda: "slow a=1 sv" in asked.seen)
        assert is_making_ahead()
    assert asked.seen == ["begun", "slow a=1 sv", "ended"]
    asked.let.set()
    until(lambda: not is_making_ahead())
    assert len(asked.seen) == 3


def test_who_asks_is_counted_until_the_answer_is_there() -> None:
    app, visitors, counted = FastAPI(), Visitors(), list[int]()
    app.get("/of/{path}")(lambda path: counted.append(visitors.waiting))
    app.add_middleware(Counted, visitors=visitors)
    TestClient(app).get("/of/me")
    assert (counted, visitors.waiting) == ([1], 0)


def test_every_page_that_is_opened_first_is_there(service: Service) -> None:
    client, languages = TestClient(create_app(service)), list[str]()
    for address, language in opened_first(service):
        languages.append(language)
        if address.startswith("/fragor/"):
            continue  # that every question is answered is tested where questions are
        assert client.get(address, headers={"Accept-Language": language}).status_code == 200, address
    assert languages == sorted(languages, reverse=True)
    assert set(languages) == {"sv", "en"}


def test_the_comparison_the_other_way_round_and_every_question_are_made_ahead(service: Service) -> None:
    addresses = [address for address, language in opened_first(service) if language == "sv"]
    assert "/andringar?fran=np-2025&till=np-2018" in addresses
    assert "/fragor/vem-ansvarar-for" in addresses
    assert "/fragor/ansvar-for-organ" in addresses
    arena = service.workspace.settings.arena.rpartition("/")[2]
    assert f"/fragor/linjer-uppat?organ={arena}" in addresses
