"""The small chart of a body, a yearly wheel and two editions in one chart, each as files."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PIL import Image
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from server.app import create_app
from server.service import Service
from tests.server.slides.opening import opened

if TYPE_CHECKING:
    from tests.server.conftest import Paper
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]
SVG = "{http://www.w3.org/2000/svg}"
#: A page, the beginning of the addresses of its files, and what these are.
TAKEN = [
    ("/organ/beredningsgruppen", "/organ/beredningsgruppen/figur", "png svg pdf pptx"),
    ("/arshjul?hjul=nya-perspektiv", "/arshjul/nya-perspektiv", "png svg pdf csv xlsx"),
    ("/arshjul?organ=sunne-kommun&lang=en", "/arshjul/nya-perspektiv", "png svg pdf csv xlsx"),
    ("/andringar?visa=karta", "/andringar", "png svg pdf"),
]
STARTS = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF-", "pptx": b"PK", "xlsx": b"PK", "csv": b""}


@pytest.fixture(scope="module")
def client(service: Service) -> TestClient:
    return TestClient(create_app(service), headers={"accept-language": "sv"})


def taken(read: Read, page: str, path: str, form: str) -> str:
    """Return the address of the file of that form which the page offers."""
    hrefs = [link.attributes["href"] for link in read(page).every("a") if "download" in link.attributes]
    return next(href for href in hrefs if href.startswith(f"{path}.{form}"))


@pytest.mark.parametrize(("page", "path", "forms"), TAKEN)
def test_the_page_offers_files_that_are_what_they_say(
    read: Read, client: TestClient, page: str, path: str, forms: str
) -> None:
    for form in forms.split():
        response = client.get(taken(read, page, path, form))
        assert response.status_code == 200
        assert response.content.startswith(STARTS[form])
        assert f'.{form}"' in response.headers["content-disposition"]


@pytest.mark.parametrize(("page", "path", "forms"), TAKEN)
def test_the_picture_is_the_one_of_the_page_with_links_that_lead_here(
    read: Read, client: TestClient, page: str, path: str, forms: str
) -> None:
    assert "svg" in forms
    file = ElementTree.fromstring(client.get(taken(read, page, path, "svg")).text)
    links = [link for link in file.iter(f"{SVG}a") if link.get("href")]
    assert links
    assert all(str(link.get("href")).startswith("http://testserver/") for link in links)
    drawn = [each for each in read(page).every("svg") if "chart" in each.attributes.get("class", "").split()]
    nodes = [link.attributes["data-node"] for svg in drawn for link in svg.every("a") if "data-node" in link.attributes]
    assert {str(link.get("data-node")) for link in links if link.get("data-node")} <= set(nodes)


@pytest.mark.parametrize(("page", "path", "forms"), TAKEN)
def test_the_paper_is_accessible_and_says_the_same_as_a_list(
    read: Read, client: TestClient, paper: Callable[[bytes], Paper], page: str, path: str, forms: str
) -> None:
    assert "pdf" in forms
    document = paper(client.get(taken(read, page, path, "pdf")).content)
    assert "<pdfuaid:part>1<" in document.metadata
    assert "Figure" in document.structure
    assert "Som lista" in document.text or "As a list" in document.text
    picture = Image.open(io.BytesIO(document.picture())).convert("RGB")
    assert len(picture.getcolors(1_000_000) or ()) > 50


def test_slides_of_the_small_chart_name_its_sources(client: TestClient) -> None:
    slides = opened(client.get("/organ/beredningsgruppen/figur.pptx").content)
    assert slides[0].title.startswith("Närmast omkring Beredningsgruppen")
    assert any("Källa: " in slide.notes for slide in slides)


def test_the_wheel_as_a_table_holds_every_event_of_the_page(read: Read, client: TestClient) -> None:
    page = "/arshjul?hjul=nya-perspektiv"
    book = client.get(taken(read, page, "/arshjul/nya-perspektiv", "xlsx")).content
    heading, *rows = CalamineWorkbook.from_object(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert heading == ["När", "Aktivitet", "Sista dag", "År i cykeln", "Ordnas av", "Deltar", "Källa"]
    told = read(page).text
    assert rows
    assert all(str(row[1]) in told for row in rows)
    dialogues = next(row for row in rows if row[1] == "Lokala dialoger")
    assert (dialogues[0], dialogues[2], dialogues[4]) == ("september–oktober", "31 oktober", "Huvudmännen")


def test_a_wheel_for_one_body_says_whose_it_is(client: TestClient, paper: Callable[[bytes], Paper]) -> None:
    text = paper(client.get("/arshjul/nya-perspektiv.pdf?organ=politiska-styrgruppen").content).text
    assert "Politiska styrgruppen" in text.splitlines()[0]
    assert "Lokala dialoger" not in text


def test_two_editions_on_paper_say_what_became_of_each_line(
    client: TestClient, paper: Callable[[bytes], Paper]
) -> None:
    text = paper(client.get("/andringar.pdf?fran=np-2018&till=np-2025").content).text
    assert "(uttalat, ny)" in text
    assert "borta)" in text
    assert "2018/19 → Politiskt inriktningsdokument 2025" in text


@pytest.mark.parametrize(
    "path",
    [
        "/organ/nonsens/figur.png",
        "/organ/kth/figur.png",
        "/organ/beredningsgruppen/figur.gif",
        "/arshjul/nonsens.png",
        "/arshjul/nya-perspektiv.gif",
        "/arshjul/nya-perspektiv.png?ar=9",
        "/andringar.pptx",
        "/andringar.png?fran=nonsens",
    ],
)
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_chart_of_what_it_is_part_of_can_be_taken_along(client: TestClient) -> None:
    answer = client.get("/organ/sunne-kommun/figur.svg")
    assert answer.status_code == 200
    assert "Sunne kommun ingår i Huvudmännen" in answer.text
