"""The page of goals: what is aimed for, what measures it, how it goes, and what nobody says."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from server.app import create_app
from server.service import Service, open_service

if TYPE_CHECKING:
    from fastapi import FastAPI
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Window

    from tests.server.conftest import Paper
    from tests.server.pages.conftest import Element, Page

Read = Callable[..., "Page"]
Reading = Callable[[Service], Read]


@pytest.fixture(scope="module")
def coast() -> Service:
    """Return the service of an invented workspace in which indicators have been measured."""
    return open_service(Path(__file__).parents[2] / "workspaces" / "kusten")


def test_the_way_to_a_goal_is_the_page_of_goals(read: Read) -> None:
    navs = read("/id/goal/god-och-jamlik-halsa").every("nav")
    (trail,) = [each for each in navs if each.attributes.get("class") == "breadcrumb"]
    assert [link.text for link in trail.every("a")] == ["Start", "Mål"]


@pytest.fixture(scope="module")
def read_coast(coast: Service, reading: Reading) -> Read:
    return reading(coast)


def _goals(page: Page) -> dict[str, Element]:
    return {article.every("h3")[0].text: article for article in page.every("article")}


def _measures(page: Page) -> dict[str, Element]:
    found = [each for each in page.every("li") if each.attributes.get("class") == "measure"]
    return {each.every("b")[0].text: each for each in found}


@pytest.mark.parametrize("query", ["", "?utgava=np-2018", "?utgava=alla", "?slag=direction-goal", "?utgava=vs-2022"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_is_whole(read: Read, query: str, language: str) -> None:
    page = read(f"/mal{query}", language)
    assert page.status == 200
    assert page.faults == []


def test_the_draft_names_its_goals_and_says_what_they_lack(read: Read) -> None:
    page = read("/mal?utgava=np-2025")
    assert [heading.text for heading in page.every("h2")][:5] == [
        "Det här saknas i utgåvorna som visas",
        "Vision",
        "Syften",
        "Inriktningsmål",
        "Ambitionsmål",
    ]
    health = _goals(page)["God och jämlik hälsa"]
    assert "indikator saknas" in health.text
    assert "mål i siffror saknas" in health.text
    assert "Mått finns i Aktuellt perspektiv" in health.text
    ambitions = _goals(page)["Ambitionsmålen (som grupp)"]
    assert "ambitionsmål saknas: inget enskilt anges" in ambitions.text
    for sentence in ("Ambitionsmål saknas", "Indikatorer saknas", "Mål i siffror saknas", "Mätvärden saknas"):
        assert sentence in page.text
    assert "indikator saknas" not in _goals(page)["Ett hållbart Värmland som förändrar världen"].text


def test_the_older_edition_shows_targets_with_their_key_figures(read: Read) -> None:
    page = read("/mal?utgava=np-2018")
    teeth = _measures(page)["Kariesfria treåringar"]
    assert "öka med minst 2 procentenheter från 2017 till 2022" in teeth.text
    assert "åren härledda" in teeth.text
    assert "Karies vid tre års ålder (Kolada N80401)" in teeth.text
    assert "Finns bara för regioner." in teeth.text
    assert "Källa:" in teeth.text
    smoke = _measures(page)["Små barn som utsätts för tobaksrök hemma"]
    assert "Nyckeltal inget förslag" in smoke.text
    assert "Indikatorer saknas" not in page.text


def test_every_target_and_indicator_of_an_edition_is_on_the_page(read: Read, service: Service) -> None:
    rows = service.store.select(
        """PREFIX sg: <https://w3id.org/styrgraf/def/>
        SELECT ?thing { VALUES ?class { sg:Goal sg:Indicator } ?thing a ?class }""",
        service.view("np-2018"),
    )
    links = {link.attributes.get("href", "").partition("?")[0] for link in read("/mal?utgava=np-2018").every("a")}
    base = service.dataset.base
    assert {f"/id/{row['thing'].value.removeprefix(base)}" for row in rows} <= links


def test_duties_of_one_name_that_became_a_goal_are_told_apart_by_who_bears_them(read: Read) -> None:
    names = [each.text for each in read("/mal").section("vad-blev").every("a") if "stödjande insatser" in each.text]
    assert len(set(names)) == len(names) == 2
    assert all("(" in name for name in names)


def test_the_editions_stand_beside_each_other(read: Read) -> None:
    table = read("/mal").section("utgavorna").every("table")[0]
    rows = {row.every("th")[0].text: [cell.text for cell in row.every("td")] for row in table.every("tr")[1:]}
    headings = [heading.text for heading in table.every("tr")[0].every("th")]
    old, new = (next(n for n, text in enumerate(headings) if year in text) - 1 for year in ("2018/19", "2025 (utkast)"))
    assert rows["Mål i siffror"][old] == "25"
    assert rows["Mål i siffror"][new] == "saknas"
    assert rows["Ambitionsmål"][old] == "saknas"
    assert "Ambitionsmålen" in rows["Ambitionsmål"][new]
    assert "Robust välfärd" in rows["Inriktningsmål"][new]
    assert rows["Inriktningsmål"][old] == "–"


def test_what_became_of_the_goals_is_told_with_its_reason(read: Read) -> None:
    section = read("/mal").section("vad-blev")
    row = next(row for row in section.every("tr") if row.text.startswith("Hållbart och uthålligt"))
    assert "borttagen härlett" in row.text
    assert "hållbar lever vidare" in row.text
    targets = next(row for row in section.every("tr") if "Ambitionsmålen" in row.text)
    assert "och 21 till" in targets.text


def test_values_are_drawn_and_stand_in_a_table(read_coast: Read) -> None:
    page = read_coast("/mal")
    assert page.faults == []
    swimmers = _measures(page)['Barn som kan simma & "flyta" <50 m>']
    (drawing,) = swimmers.every("svg")
    assert drawing.attributes["role"] == "img"
    assert "uppmätta värden 2030–2034 för 3" in drawing.attributes["aria-label"]
    rows = {row.every("th")[0].text: [cell.text for cell in row.every("td")] for row in swimmers.every("tr")[1:]}
    assert rows == {
        "Holmens kommun": ["", "58", "57,5", "55"],
        "Norrviks kommun": ["61,5", "63", "66", "70,25"],
        "Sundby kommun": ["72", "71", "74,5", "76"],
    }
    assert "Värdena kommer från: Kustbanken" in swimmers.text


def test_where_nobody_is_chosen_the_median_stands_in_front(read_coast: Read) -> None:
    swimmers = _measures(read_coast("/mal"))['Barn som kan simma & "flyta" <50 m>']
    assert "Medianen av 3: från 63 år 2031 till 70,25 år 2034 (+7,25)." in swimmers.text


def test_a_chosen_body_stands_in_front_with_the_target_counted_from_its_own_value(read_coast: Read) -> None:
    swimmers = _measures(read_coast("/mal?organ=holmen"))['Barn som kan simma & "flyta" <50 m>']
    assert "Holmens kommun: från 58 år 2031 till 55 år 2034 (−3)." in swimmers.text
    assert "målet räknat från värdet 58 år 2031 för Holmens kommun, till 65,5 år 2038" in swimmers.text
    assert "åt fel håll 55 (2034)" in swimmers.text
    assert "Värdena kommer från: Kustbanken" in swimmers.every("div")[0].text
    (chosen,) = (row for row in swimmers.every("tr") if row.attributes.get("class") == "is-chosen")
    assert chosen.text.startswith("Holmens kommun")


def test_a_target_in_another_unit_is_not_drawn_and_that_is_said(read_coast: Read) -> None:
    discharges = _measures(read_coast("/mal"))["Utsläpp i viken"]
    assert "Målet räknas i en annan enhet än värdena" in discharges.text
    assert not [path for path in discharges.every("path") if path.attributes.get("class") == "aim"]


def test_what_has_no_values_says_so_among_what_has(read_coast: Read) -> None:
    page = read_coast("/mal")
    beaches = _measures(page)["Godkända badplatser"]
    assert "inga mätvärden" in beaches.text
    assert "mål i siffror saknas" in beaches.text
    assert "Mätvärden saknas: inga" not in page.text
    assert "indikator saknas" in _goals(page)["Fler hamnar"].text


def test_values_count_for_the_edition_that_names_their_indicator(read_coast: Read) -> None:
    table = read_coast("/mal").section("utgavorna").every("table")[0]
    row = next(row for row in table.every("tr") if row.text.startswith("Mätvärden"))
    assert [cell.text for cell in row.every("td")] == ["saknas", "13"]


def test_an_english_reader_gets_english_numbers(read_coast: Read) -> None:
    text = read_coast("/mal", "en").text
    assert "from 63 in 2031 to 70.25 in 2034 (+7.25)" in text
    assert "increase by at least 7.5 percentage points from 2031 to 2038" in text


@pytest.mark.parametrize(
    ("query", "status"), [("slag=finns-inte", 404), ("organ=finns-inte", 404), ("slag=%3Cb%3E", 404)]
)
def test_what_is_not_there_is_said_plainly(read: Read, query: str, status: int) -> None:
    assert read(f"/mal?{query}").status == status


def test_a_workspace_without_goals_says_so(small_service: Service, reading: Reading) -> None:
    page = reading(small_service)("/mal")
    assert "Utgåvorna som visas anger inga mål." in page.text
    assert page.faults == []


def test_the_page_is_light(read: Read) -> None:
    assert len(read("/mal?utgava=np-2018").markup) < 150_000


@pytest.mark.parametrize("width", [320, 1440])
def test_values_can_be_read_by_everyone_at_every_width(
    coast: Service,
    over_http: Callable[[FastAPI], object],
    browser: Browser,
    axe: Callable[[Window], list[str]],
    width: int,
) -> None:
    with over_http(create_app(coast)) as address:  # type: ignore[attr-defined]
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="sv-SE")
        window = context.new_page()
        window.goto(f"{address}/mal?organ=norrvik", wait_until="networkidle")
        assert axe(window) == []
        assert window.evaluate("document.documentElement.scrollWidth") <= width
        smallest = window.evaluate(
            """() => Math.min(...[...document.querySelectorAll("svg.trend text")].map((text) => {
                 const svg = text.ownerSVGElement;
                 return parseFloat(getComputedStyle(text).fontSize)
                   * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
               }))"""
        )
        assert smallest >= 12
        context.close()


_LEVELS = """
- id: kustplan-2034/target/niva-simkunniga
  type: Target
  label: {sv: De flesta kan simma, en: Most can swim}
  targetOf: goal/trygga-barn
  indicator: indicator/simkunniga
  levelAtLeast: 72.5
  unit: percent
  dueYear: "2038"
  source:
    - {section: mal, textStart: Barnen ska kunna simma}
- id: kustplan-2034/target/kort-ko
  type: Target
  label: {sv: Kort kö, en: A short queue}
  targetOf: goal/trygga-barn
  levelAtMost: 21
  unit: days
  source:
    - {section: mal, textStart: Barnen ska kunna simma}
- id: kustplan-2034/target/lagom
  type: Target
  label: {sv: Lagom många bad, en: Neither few nor many baths}
  targetOf: goal/trygga-barn
  direction: decrease
  levelAtLeast: 40
  levelAtMost: 60
  unitText: badplatser
  source:
    - {section: mal, textStart: Barnen ska kunna simma}
- id: kustplan-2034/target/utan-enhet
  type: Target
  label: {sv: Fler simlärare, en: More teachers}
  targetOf: goal/trygga-barn
  direction: increase
  amount: 3
  unit: none
  source:
    - {section: mal, textStart: Barnen ska kunna simma}
"""


def test_a_level_is_told_as_a_level_and_judged_by_the_value_itself(tmp_path: Path, reading: Reading) -> None:
    folder = tmp_path / "kusten"
    shutil.copytree(Path(__file__).parents[2] / "workspaces" / "kusten", folder)
    with (folder / "kustplan-2034" / "edition.yaml").open("a", encoding="utf-8") as file:
        file.write(_LEVELS)
    read = reading(open_service(folder))
    page, english = read("/mal"), read("/mal", "en")
    for said in ("minst 72,5 procent till 2038", "högst 21 dagar", "minska till mellan 40 och 60 badplatser"):
        assert said in page.text
    assert "med minst 72,5" not in page.text
    assert "öka med 3" in page.text
    assert "ingen enhet" not in page.text
    assert "at least 72.5 per cent by 2038" in english.text
    assert (page.faults, english.faults) == ([], [])
    followed = read("/uppfoljning")
    assert "De flesta kan simma" in followed.text
    assert "inte nått än" in followed.text or "nått" in followed.text


def _client(service: Service) -> TestClient:
    return TestClient(create_app(service), headers={"accept-language": "sv"})


def test_the_goals_can_be_taken_along_as_tables(coast: Service) -> None:
    client = _client(coast)
    heading, *rows = csv.reader(io.StringIO(client.get("/mal.csv").content.decode("utf-8-sig")))
    assert heading[:3] == ["Mål", "Slags mål", "Mått"]
    swimmers = next(row for row in rows if row[2].startswith("Barn som kan simma"))
    assert swimmers[4] == "öka med minst 7,5 procentenheter från 2031 till 2038"
    assert next(row for row in rows if row[0] == "Fler hamnar")[6] == "indikator saknas; mål i siffror saknas"
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get("/mal.xlsx").content))
    values = book.get_sheet_by_name("Mätvärden").to_python()
    assert ['Barn som kan simma & "flyta" <50 m>', "Norrviks kommun", 2034.0, 70.25, "procent", "N90001"] in values
    assert len(values) == 14


def test_the_files_hold_what_the_page_is_narrowed_to(service: Service) -> None:
    content = _client(service).get("/mal.csv?utgava=np-2025&slag=vision").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert [row[0] for row in rows[1:]] == ["Ett hållbart Värmland som förändrar världen"]


@pytest.mark.parametrize(("form", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_a_trend_can_be_taken_along(coast: Service, form: str, begins: bytes) -> None:
    answer = _client(coast).get(f"/mal.{form}?matt=simkunniga&organ=norrvik")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)


def test_a_trend_on_paper_tells_unit_target_and_where_the_values_come_from(
    coast: Service, paper: Callable[[bytes], Paper]
) -> None:
    text = paper(_client(coast).get("/mal.pdf?matt=simkunniga&organ=norrvik").content).text
    assert "Procent" in text
    assert "Mål: öka" in text
    assert "Värdena kommer från: Kustbanken" in text


def test_only_what_has_values_can_be_drawn(coast: Service) -> None:
    client = _client(coast)
    assert client.get("/mal.png?matt=badplatser").status_code == 404
    assert client.get("/mal.png").status_code == 404
    assert client.get("/mal.docx").status_code == 404


def test_every_file_that_the_page_offers_is_there(coast: Service, read_coast: Read) -> None:
    client = _client(coast)
    links = [
        link.attributes["href"] for link in read_coast("/mal?organ=norrvik").every("a") if "download" in link.attributes
    ]
    tables, pictures = 2, 3
    assert len(links) == tables + 2 * (pictures + tables) + 2 * tables  # the goals; two measures; two more tables
    assert [href for href in links if client.get(href).status_code != 200] == []
