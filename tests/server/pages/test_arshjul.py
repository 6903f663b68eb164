"""The page of the yearly wheels: picture and list from the same events, and only what the documents say."""

from __future__ import annotations

from collections.abc import Callable
from csv import reader
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from server.service import Service, open_service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Element, Page

Read = Callable[..., "Page"]
Get = Callable[[str], "Page"]
Reading = Callable[[Service], Read]
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def app(service: Service, today_is: Callable[[Service, date], FastAPI]) -> FastAPI:
    return today_is(service, DAY)


@pytest.fixture(scope="module")
def get(app: FastAPI, page_of: Callable[[FastAPI], Get]) -> Get:
    return page_of(app)


def _wheel(page: Page, slug: str = "nya-perspektiv") -> Element:
    return page.section(f"hjul-{slug}")


def _drawn(part: Element) -> list[str]:
    return [link.attributes["href"] for link in part.every("a") if link.attributes.get("class") == "node"]


def _listed(part: Element) -> list[str]:
    return [article.every("a")[0].attributes["href"] for article in part.every("article")]


PATHS = [
    "/arshjul",
    "/arshjul?utgava=np-2018",
    "/arshjul?utgava=alla",
    "/arshjul?organ=beredningsgruppen",
    "/arshjul?ar=2",
    "/arshjul?start=2024&ar=3",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_mark_is_a_row_and_every_row_a_mark(get: Get, path: str) -> None:
    page = get(path)
    assert page.faults == []
    pictures = [part for part in page.every("section") if part.every("svg")]
    assert pictures
    for part in pictures:
        assert _drawn(part) == _listed(part)


@pytest.mark.parametrize("path", PATHS)
def test_the_name_of_a_mark_begins_with_the_words_seen(get: Get, path: str) -> None:
    for link in get(path).every("a"):
        if link.attributes.get("class") == "node":
            name = " ".join(each.text for each in link.every("text") if each.attributes["class"] == "name")
            assert link.attributes["aria-label"].replace(" ", "").startswith(name.replace(" ", "").removesuffix("…"))


def test_both_wheels_are_shown_with_their_months(get: Get) -> None:
    page = get("/arshjul")
    own, strategy = _wheel(page), _wheel(page, "varmlandsstrategin")
    assert [heading.text for heading in own.every("h3")] == [
        *("Januari", "Maj", "Augusti", "September–oktober", "November", "December", "Månad anges inte"),
    ]
    assert [heading.text for heading in strategy.every("h3")] == ["Januari", "Mars", "September"]


def test_what_the_documents_leave_out_is_said(get: Get) -> None:
    own = _wheel(get("/arshjul"))
    said = {article.every("a")[0].text: article.text for article in own.every("article")}
    assert "Ordnas av anges inte Med är anges inte" in said["Aktualitetskonferensen"]
    assert "senast 31 oktober" in said["Lokala dialoger"]
    undated = own.every("h3")[-1].parent
    assert undated
    assert undated.every("article")[0].every("a")[0].text == "Revidering av inriktningsdokumentet"


def test_nobody_says_when_the_cycle_began_so_only_the_month_is_marked(get: Get) -> None:
    page = get("/arshjul")
    assert "Dokumenten säger inte vilket år som är år 1" in page.text
    assert "nu november" in _wheel(page).every("svg")[0].text
    assert "i dag 23 november" in _wheel(page, "varmlandsstrategin").every("svg")[0].text
    assert "visar hjulet bara vilken månad" not in get("/arshjul?ar=1").text
    assert "år 1" not in get("/arshjul?hjul=varmlandsstrategin").text


def test_a_year_to_try_marks_the_day_and_says_whose_word_it_is(get: Get) -> None:
    page = get("/arshjul?start=2024")
    assert "Du har valt att år 1 är 2024. Då är det år 3 i år. Dokumenten säger det inte." in page.text
    assert "i dag 23 november år 3 i cykeln" in _wheel(page).every("svg")[0].text
    assert "år 3 i cykeln (2026)" in _wheel(page).text


def test_a_cycle_that_the_workspace_sets_is_told_as_set(
    begun_in_2023: Path, today_is: Callable[[Service, date], FastAPI], page_of: Callable[[FastAPI], Get]
) -> None:
    page = page_of(today_is(open_service(begun_in_2023), DAY))("/arshjul")
    assert "År 1 är 2023, enligt arbetsytans inställning. I år är det år 4." in page.text
    assert "i dag 23 november år 4 i cykeln" in _wheel(page).every("svg")[0].text


def test_one_year_of_the_cycle_leaves_the_other_years_out(get: Get) -> None:
    third = "/id/event/lokala-dialoger-ar-3"
    assert third in _listed(_wheel(get("/arshjul")))
    assert third in _listed(_wheel(get("/arshjul?ar=3")))
    assert third not in _listed(_wheel(get("/arshjul?ar=2")))
    assert "nu november" not in _wheel(get("/arshjul?ar=2")).every("svg")[0].text
    assert "i dag" in _wheel(get("/arshjul?ar=3&start=2024")).every("svg")[0].text
    assert "i dag" not in _wheel(get("/arshjul?ar=2&start=2024")).every("svg")[0].text


def test_a_body_sees_what_it_organises_and_attends_also_as_part_of_a_whole(get: Get) -> None:
    board = _listed(_wheel(get("/arshjul?organ=beredningsgruppen")))
    assert board == ["/id/event/inriktningsmotet", "/id/event/seminariet"]
    council = _listed(_wheel(get("/arshjul?organ=ordforanderadet")))
    assert "/id/event/dialog-i-vr-or" in council
    municipality = get("/arshjul?organ=sunne-kommun")
    assert municipality.title == "Årshjul för Sunne kommun"
    assert _listed(_wheel(municipality)) == ["/id/event/lokala-dialoger", "/id/event/lokala-dialoger-ar-3"]


def test_rounds_with_dates_stand_under_what_they_are_rounds_of(get: Get) -> None:
    meeting = next(
        article
        for article in _wheel(get("/arshjul"), "varmlandsstrategin").every("article")
        if article.every("a")[0].text == "Värmlandsstrategins arbetsmöte"
    )
    assert "Arbetsmötet 24 januari 2025" in meeting.text
    assert [each.text for each in meeting.every("dt")].count("Tillfällen") == 1
    assert "härlett" not in meeting.every("p")[0].text


def test_events_outside_the_wheels_are_not_hidden(get: Get) -> None:
    fold = next(each for each in get("/arshjul").every("details") if "utanför hjulen" in each.text)
    assert "Workshop med politiska styrgruppen och Värmlandsrådet tid anges inte" in fold.text
    assert "Dialog i Värmlandsrådet 8 november 2024" in fold.text


def test_every_event_has_its_source(get: Get) -> None:
    for article in get("/arshjul?utgava=np-2018").every("article"):
        assert any(each.text.startswith("Källa:") for each in article.every("summary")), article.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/arshjul?hjul=finns-inte", 404),
        ("/arshjul?organ=finns-inte", 404),
        ("/arshjul?ar=5", 404),
        ("/arshjul?ar=x", 404),
        ("/arshjul?start=12", 400),
        ("/arshjul?start=99999999999999999999", 400),
        ("/arshjul?start=20%2727", 400),
        ("/arshjul.ics?organ=finns-inte", 404),
        ("/arshjul.ics?start=x", 400),
    ],
)
def test_what_is_not_there_is_said_plainly(get: Get, path: str, status: int) -> None:
    page = get(path)
    assert page.status == status
    assert page.title


def test_the_start_page_and_the_page_of_a_body_lead_here(get: Get) -> None:
    assert get("/").links["Se hela året"] == "/arshjul"
    assert get("/organ/beredningsgruppen").links["Visa i årshjulet"] == "/arshjul?organ=beredningsgruppen"


def test_a_workspace_without_a_wheel_says_so(small_service: Service, reading: Reading) -> None:
    assert "Det finns inget årshjul i de här utgåvorna." in reading(small_service)("/arshjul").text


def test_the_page_is_light(app: FastAPI) -> None:
    assert len(TestClient(app).get("/arshjul").content) < 100_000


def test_a_picture_to_take_along_says_what_is_assumed(app: FastAPI) -> None:
    client = TestClient(app, headers={"accept-language": "sv"})
    assert "Att år 1 är 2024 är ett eget antagande." in client.get("/arshjul/nya-perspektiv.svg?start=2024").text
    assert "antagande" not in client.get("/arshjul/nya-perspektiv.svg").text
    assert "antagande" not in client.get("/arshjul/varmlandsstrategin.svg?start=2024").text


def test_every_file_that_the_page_offers_is_there(app: FastAPI, get: Get) -> None:
    page = get("/arshjul?organ=sunne-kommun&start=2024")
    links = [link.attributes["href"] for link in page.every("a") if "download" in link.attributes]
    assert len(links) == 1 + 5
    client = TestClient(app)
    assert [href for href in links if client.get(href).status_code != 200] == []


@pytest.fixture(scope="module")
def twice(twice_a_year: Path, today_is: Callable[[Service, date], FastAPI]) -> FastAPI:
    return today_is(open_service(twice_a_year), DAY)


def test_an_event_in_separate_months_stands_once_in_each_run_of_them(
    twice: FastAPI, page_of: Callable[[FastAPI], Get]
) -> None:
    page = page_of(twice)("/arshjul")
    assert page.faults == []
    part = _wheel(page, "hamnaret")
    assert _drawn(part) == _listed(part) == [*["/id/event/kajdagen"] * 2, "/id/event/bojrundan"]
    assert [heading.text for heading in part.every("h3")] == ["Mars", "September–oktober", "Månad anges inte"]
    spring, autumn, _ = (article.text for article in part.every("article"))
    assert "också i september–oktober" in spring
    assert "också i mars" in autumn
    names = [link.attributes["aria-label"] for link in part.every("a") if link.attributes.get("class") == "node"]
    assert all("mars och september–oktober" in name for name in names[:2])


def test_a_table_has_a_row_for_each_run_of_months(twice: FastAPI) -> None:
    text = TestClient(twice).get("/arshjul/hamnaret.csv", headers={"accept-language": "sv"}).text
    rows = [row[:2] for row in reader(text.removeprefix("\ufeff").splitlines())]
    assert rows[1:4] == [["mars", "Kajdagen"], ["september–oktober", "Kajdagen"], ["", "Bojrundan"]]
