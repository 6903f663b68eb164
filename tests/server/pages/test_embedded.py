"""The view for other sites' pages: who may frame it stands in a header, and a browser obeys it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from starlette.testclient import TestClient

from graph.errors import StyrgrafError
from server.app import create_app
from server.cli import main
from server.embedding import embedded_in
from server.security import HEADERS
from server.service import Service

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]
Serving = Callable[[FastAPI], AbstractContextManager[str]]
PATH = "/styrkarta/inbaddad"
POLICY = "content-security-policy"


def policy(service: Service, path: str, *sites: str) -> str:
    client = TestClient(create_app(service, embedded_in=sites))
    (found,) = client.get(path).headers.get_list(POLICY)
    return found


def test_nobody_may_frame_anything_unless_told(small_service: Service) -> None:
    for path in (PATH, "/styrkarta", "/"):
        assert policy(small_service, path) == HEADERS["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]


def test_named_sites_may_frame_the_one_view_and_nothing_else(small_service: Service) -> None:
    sites = ("https://intranet.example.org", "https://*.example.com:8443")
    usual = HEADERS["Content-Security-Policy"]
    allowed = usual.replace("frame-ancestors 'none'", f"frame-ancestors {sites[0]} {sites[1]}")
    assert policy(small_service, PATH, *sites) == allowed != usual
    for path in ("/styrkarta", "/", "/styrkarta.svg", f"{PATH}?fokus=nonsens", "/finns-inte"):
        assert policy(small_service, path, *sites) == usual


@pytest.mark.parametrize(
    ("value", "sites"),
    [
        ("", ()),
        ("  ", ()),
        ("https://a.example", ("https://a.example",)),
        (" https://a.example  http://localhost:8080 ", ("https://a.example", "http://localhost:8080")),
    ],
)
def test_sites_are_read_from_the_environment(value: str, sites: tuple[str, ...]) -> None:
    assert embedded_in({"STYRGRAF_EMBEDDED_IN": value}) == sites
    assert embedded_in({}) == ()


@pytest.mark.parametrize(
    "wrong",
    ["*", "example.org", "https://a.example/", "https://a.example;x", "'self'", "https://*", "javascript:x"],
)
def test_what_is_no_site_is_refused_before_anything_is_served(
    wrong: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(StyrgrafError, match="which is no site"):
        embedded_in({"STYRGRAF_EMBEDDED_IN": wrong})
    monkeypatch.setenv("STYRGRAF_EMBEDDED_IN", wrong)
    assert main(["serve", "--port", "0"]) == 2
    assert "STYRGRAF_EMBEDDED_IN" in capsys.readouterr().err


@pytest.mark.parametrize("state", ["", "?fokus=beredningsgruppen", "?visa=natverk&lang=en"])
def test_it_shows_what_the_page_draws_and_leads_back_there(read: Read, state: str) -> None:
    inside, page = read(f"{PATH}{state}"), read(f"/styrkarta{state}")

    def bodies(of: Page) -> list[str]:
        return [link.attributes["data-node"] for link in of.every("a") if "data-node" in link.attributes]

    assert inside.title == page.title
    assert bodies(inside) == bodies(page) != []
    assert inside.faults == []
    assert f"/styrkarta{state}" in inside.links.values()
    assert not inside.every("nav")
    lines = [link.attributes for link in inside.every("a") if "data-from" in link.attributes]
    assert all(line["href"].startswith(f"/styrkarta{state}#linje-") for line in lines)


@pytest.mark.parametrize("state", ["", "?fokus=beredningsgruppen&linjer=prepares", "?visa=natverk"])
def test_every_body_drawn_has_a_row_in_its_list(read: Read, state: str) -> None:
    inside = read(f"{PATH}{state}")
    drawn = {f"/organ/{link.attributes['data-node']}" for link in inside.every("a") if "data-node" in link.attributes}
    rows = {item.every("a")[0].attributes["href"] for item in inside.section("lista").every("li")}
    assert drawn
    assert drawn <= rows


def test_in_a_narrow_frame_the_list_comes_first(service: Service, over_http: Serving, browser: Browser) -> None:
    with over_http(create_app(service)) as ours:
        page = browser.new_page(locale="sv-SE", viewport={"width": 390, "height": 800})
        page.goto(f"{ours}{PATH}?fokus=beredningsgruppen")

        def list_is_first() -> bool:
            top = "e => e.getBoundingClientRect().top"
            return bool(page.locator("#lista").evaluate(top) < page.locator("svg.chart").evaluate(top))

        assert list_is_first()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.set_viewport_size({"width": 1000, "height": 800})
        assert not list_is_first()
        page.close()


def test_it_tells_every_line_in_words_too(read: Read) -> None:
    inside = read(f"{PATH}?fokus=beredningsgruppen&linjer=prepares")
    assert "Beredningsgruppen bereder åt Politiska styrgruppen uttalat" in inside.text


def test_the_page_tells_how_to_embed_only_where_it_is_allowed(service: Service, read: Read) -> None:
    client = TestClient(create_app(service, embedded_in=("https://a.example",)), headers={"accept": "text/html"})
    assert "/styrkarta/inbaddad?fokus=kth" in client.get("/styrkarta?fokus=kth").text
    assert "inbaddad" not in read("/styrkarta?fokus=kth").markup


def framing(address: str) -> FastAPI:
    """Return another site, with a page that frames the view of `address`."""
    other = FastAPI()

    @other.get("/", response_class=HTMLResponse)
    def page() -> str:
        return f'<!doctype html><title>x</title><iframe title="Styrkarta" src="{address}{PATH}?fokus=kth"></iframe>'

    return other


@pytest.mark.parametrize("allowed", [True, False])
def test_a_browser_shows_the_frame_on_the_sites_that_are_named(
    service: Service, over_http: Serving, browser: Browser, allowed: bool
) -> None:
    app = create_app(service)
    with over_http(app) as ours, over_http(framing(ours)) as theirs:
        app.state.site.embedded_in = (theirs,) if allowed else ("https://elsewhere.example",)
        page = browser.new_page(locale="sv-SE")
        page.goto(theirs, wait_until="load")
        frame = next(each for each in page.frames if each is not page.main_frame)
        assert (frame.locator("svg.chart").count() == 1) is allowed
        if allowed:
            with page.context.expect_page() as opened:
                frame.locator("text=Öppna i Styrgraf").click()
            assert opened.value.url == f"{ours}/styrkarta?fokus=kth"
            opened.value.close()
        page.close()
