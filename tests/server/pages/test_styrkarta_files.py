"""Every state of the styrkarta as files: what the page shows is what the file holds."""

from __future__ import annotations

import io
import re
from collections.abc import Awaitable, Callable
from threading import Event
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from anyio import create_task_group, sleep
from anyio.from_thread import start_blocking_portal
from PIL import Image
from python_calamine import CalamineWorkbook
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from server.app import create_app
from server.pages import made_files
from server.pages.made_files import MadeFiles
from server.pages.styrkarta_files import PICTURES, TABLES
from server.service import Service
from tests.server.slides.opening import opened

if TYPE_CHECKING:
    from tests.server.conftest import Paper
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]
STATES = [
    "",
    "?fokus=beredningsgruppen&steg=2",
    "?fokus=politiska-styrgruppen&steg=gren",
    "?fran=sunne-kommun&till=politiska-styrgruppen",
    "?visa=natverk&linjer=prepares,reports",
]
STARTS = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF-", "html": b"<!doctype html>", "csv": "\ufeffFr".encode()}
STARTS |= {"xlsx": b"PK", "pptx": b"PK"}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def client(service: Service) -> TestClient:
    return TestClient(create_app(service), headers={"accept-language": "sv"})


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("form", [*PICTURES, *TABLES])
def test_every_state_has_every_file(client: TestClient, form: str, state: str) -> None:
    response = client.get(f"/styrkarta.{form}{state}")
    assert response.status_code == 200
    assert response.content.startswith(STARTS[form])
    assert re.fullmatch(rf'attachment; filename="styrkarta[a-z-]*\.{form}"', response.headers["content-disposition"])


@pytest.mark.parametrize("state", STATES)
def test_the_page_offers_the_files_of_its_state(read: Read, state: str) -> None:
    hrefs = set(read(f"/styrkarta{state}").links.values())
    query = state.replace(",", "%2C")
    assert {f"/styrkarta.{form}{query}" for form in (*PICTURES, *TABLES)} <= hrefs


@pytest.mark.parametrize("state", STATES)
def test_a_picture_holds_what_the_page_draws(client: TestClient, read: Read, state: str) -> None:
    file = ElementTree.fromstring(client.get(f"/styrkarta.svg{state}").text)
    (drawn,) = [each for each in read(f"/styrkarta{state}").every("svg") if "chart" in each.attributes.get("class", "")]
    for name in ("data-node", "data-from"):
        on_page = [link.attributes[name] for link in drawn.every("a") if name in link.attributes]
        assert [link.get(name) for link in file.iter(f"{SVG}a") if link.get(name)] == on_page


def test_links_in_a_picture_lead_here_from_anywhere(client: TestClient) -> None:
    file = ElementTree.fromstring(client.get("/styrkarta.svg?fokus=beredningsgruppen").text)
    hrefs = {str(link.get("href")) for link in file.iter(f"{SVG}a")}
    assert "http://testserver/organ/beredningsgruppen" in hrefs
    assert any(href.startswith("http://testserver/styrkarta?fokus=beredningsgruppen#linje-") for href in hrefs)
    assert all(href.startswith("http://testserver/") for href in hrefs)


def test_all_editions_are_named_or_counted_in_words_that_hold_outside_the_page(client: TestClient) -> None:
    assert "sidfoten" not in client.get("/styrkarta.svg").text
    assert "Politiskt inriktningsdokument 2025 (utkast)" in client.get("/styrkarta.svg").text


def test_the_table_says_what_the_page_says(client: TestClient, read: Read) -> None:
    state = "?fokus=beredningsgruppen&linjer=prepares"
    book = CalamineWorkbook.from_object(io.BytesIO(client.get(f"/styrkarta.xlsx{state}").content))
    heading, *rows = book.get_sheet_by_index(0).to_python()
    assert heading == ["Från", "Linje", "Till", "Belägg", "Därför att", "Källa"]
    shown = read(f"/styrkarta{state}&visa=tabell").section("tabell").every("tr")[1:]
    assert [" ".join(map(str, row[:4])) for row in rows] == [
        " ".join(cell.text for cell in row.every("td")[:4]) for row in shown
    ]
    assert all("Politiskt inriktningsdokument 2025" in str(row[5]) for row in rows)
    facts = {row[0]: row[1] for row in book.get_sheet_by_index(1).to_python()}
    assert facts["Adress"] == f"http://testserver/styrkarta.xlsx{state}"
    csv = client.get(f"/styrkarta.csv{state}").text.splitlines()
    assert len(csv) == len(rows) + 1


def test_a_file_says_that_there_is_no_way(client: TestClient, paper: Callable[[bytes], Paper]) -> None:
    state = "?fran=kth&till=vinnova"
    title = "Vägen mellan KTH och VINNOVA – ingen väg av linjer"
    assert title in paper(client.get(f"/styrkarta.pdf{state}").content).text
    book = CalamineWorkbook.from_object(io.BytesIO(client.get(f"/styrkarta.xlsx{state}").content))
    assert book.get_sheet_by_index(1).to_python()[0][0] == title
    assert title in client.get(f"/styrkarta/inbaddad{state}").text
    assert "ingen väg" not in paper(client.get(f"/styrkarta.pdf{STATES[3]}").content).text


def test_paper_and_scale_are_part_of_the_address(client: TestClient, paper: Callable[[bytes], Paper]) -> None:
    small, large = (
        Image.open(io.BytesIO(client.get(f"/styrkarta.png?fokus=kth&skala={scale}").content)) for scale in (1, 3)
    )
    assert large.size == (3 * small.size[0], 3 * small.size[1])
    assert "(A3)" in paper(client.get("/styrkarta.pdf?fokus=kth&papper=a3").content).facts["Page size"]
    for wrong in ("papper=a0", "skala=5", "skala=0", "skala=nan", "skala=x"):
        assert client.get(f"/styrkarta.pdf?{wrong}").status_code == 422


def test_paper_names_the_editions_and_the_state(client: TestClient, paper: Callable[[bytes], Paper]) -> None:
    text = paper(client.get("/styrkarta.pdf?fokus=beredningsgruppen&utgava=np-2018&lang=en").content).text
    assert "Governance map around Preparatory Group" in text
    assert "2018" in text
    assert "Taken on" in text


def test_lines_of_what_has_no_box_follow_in_words(client: TestClient, paper: Callable[[bytes], Paper]) -> None:
    sentence = "Ordförande i Beredningsgruppen utser ledamöter i Beredningsgruppen (uttalat)"
    assert paper(client.get("/styrkarta.pdf").content).text.count(sentence) == 2
    assert sentence in opened(client.get("/styrkarta.pptx").content)[0].notes
    assert f"<li>{sentence}</li>" in client.get("/styrkarta.html").text
    assert sentence not in paper(client.get("/styrkarta.pdf?linjer=prepares").content).text


def test_slides_name_the_passages_that_lines_stand_on(client: TestClient) -> None:
    (slide,) = opened(client.get("/styrkarta.pptx?fokus=beredningsgruppen&linjer=prepares").content)
    assert slide.title == "Styrkarta kring Beredningsgruppen"
    assert "Beredningsgruppen bereder åt Politiska styrgruppen (uttalat)" in slide.notes
    assert "Källa: Politiskt inriktningsdokument 2025 (utkast), Beredningsgruppen: ”" in slide.notes
    assert "Regel: " in slide.notes


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/styrkarta.gif").status_code == 404
    assert client.get("/styrkarta.png?fokus=nonsens").status_code == 404
    assert client.get("/styrkarta.png?utgava=nonsens").status_code == 404


def in_a_loop(asking: Callable[[], Awaitable[None]]) -> None:
    """Run `asking` in an event loop of its own, whatever runs in this thread."""
    with start_blocking_portal() as portal:
        portal.call(asking)


def test_files_are_made_once_and_the_oldest_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_files, "ROOM", 10)
    files = MadeFiles()
    made: list[str] = []

    def making(name: str) -> Callable[[], bytes]:
        def make() -> bytes:
            made.append(name)
            return name.encode() * 4

        return make

    async def ask() -> None:
        for name in ("a", "b", "a", "c", "a", "b"):
            assert await files.made(name, making(name)) == name.encode() * 4

    in_a_loop(ask)
    assert made == ["a", "b", "c", "b"]


def test_whoever_waits_too_long_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_files, "SECONDS_TO_WAIT", 0.2)
    files = MadeFiles()
    done = Event()

    def slow() -> bytes:
        done.wait()
        return b"x"

    async def ask() -> None:
        async with create_task_group() as tasks:
            for name in range(made_files.AT_ONCE):
                tasks.start_soon(files.made, name, slow)
            await sleep(0.1)
            with pytest.raises(HTTPException) as refusal:
                await files.made("late", slow)
            assert refusal.value.status_code == 503
            done.set()

    in_a_loop(ask)
