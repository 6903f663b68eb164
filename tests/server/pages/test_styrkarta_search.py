"""The search on the chart, and the ends of a way by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from server.app import create_app
from server.service import Service
from tests.server.pages.test_styrkarta import drawn

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]


def test_a_search_leads_to_the_body_around_which_the_chart_opens(read: Read) -> None:
    page = read("/styrkarta?sok=beredningsgruppen&linjer=prepares&lang=en")
    assert "Preparatory Group" in page.title
    sought = [each.attributes["data-node"] for each in drawn(page).every("a") if each.attributes.get("id") == "traff"]
    assert sought == ["beredningsgruppen"]


def test_a_search_can_mark_the_body_in_the_whole_chart(service: Service) -> None:
    client = TestClient(create_app(service))
    answer = client.get("/styrkarta?fokus=kth&steg=2&utgava=np-2025&sok=VR/OR&hela=ja", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/styrkarta?utgava=np-2025&markera=varmlandsradet-ordforanderadet#traff"


def test_a_search_tells_of_several_bodies_and_of_none(read: Read) -> None:
    several = read("/styrkarta?sok=samordningsgrupp")
    links = {link.text: link.attributes["href"] for link in several.by_id("traffar").every("a")}
    assert len(links) > 2
    assert all(href.startswith("/styrkarta?fokus=samordningsgrupp") for href in links.values())
    none = read("/styrkarta?sok=hattmakare")
    assert "Inget organ i styrkartan heter något med ”hattmakare”." in none.text
    assert none.links["Sök på hela webbplatsen"] == "/sok?q=hattmakare"


def test_the_search_field_offers_every_body_of_the_chart(read: Read) -> None:
    page = read("/styrkarta")
    names = {each.text for each in page.by_id("sok-namn").every("option")}
    assert {"Politiska styrgruppen", "Sunne kommun"} <= names
    assert page.by_id("sok-organ").attributes["list"] == "sok-namn"


def test_the_ends_of_a_way_can_be_written_by_name(service: Service) -> None:
    client = TestClient(create_app(service), headers={"accept": "text/html"})
    answer = client.get("/styrkarta?fran=Beredningsgruppen&till=The+Council+of+V&lang=sv")
    assert (answer.status_code, "The Council of V" in answer.text) == (404, True)
    asked = "/styrkarta?visa=natverk&fran=Beredningsgruppen&till=v%C3%A4rmlandsr%C3%A5det&utgava=np-2025"
    answer = client.get(asked, follow_redirects=False)
    assert answer.status_code == 303
    leads_to = "/styrkarta?visa=natverk&utgava=np-2025&fran=beredningsgruppen&till=varmlandsradet"
    assert answer.headers["location"] == leads_to
    assert 'value="Värmlandsrådet"' in client.get(leads_to, headers={"accept-language": "sv"}).text
