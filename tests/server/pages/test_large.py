"""A workspace too large for one page: every page stays readable, and every body can be found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from server.app import create_app
from server.service import open_service
from tests.workspaces.large import write_workspace

BODIES = 1000
#: The most that a page may weigh, in bytes.
MOST = 1_000_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder: Path = write_workspace(tmp_path_factory.mktemp("large") / "storlanet", BODIES)
    return TestClient(create_app(open_service(folder)), headers={"Accept": "text/html", "Accept-Language": "sv"})


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/styrkarta",
        "/styrkarta?visa=natverk",
        "/styrkarta?visa=tabell",
        "/styrkarta?fokus=organ-5&steg=gren",
        "/styrkarta?fran=organ-500&till=organ-3",
        "/organ/organ-0",
        "/organ/organ-5",
        "/organ/kommunerna",
        "/min-roll?i=organ-7",
        "/vem-gor-vad",
        "/vem-gor-vad?organ=Organ+77",
        "/arshjul",
        "/mal",
        "/fragor/alla-organ",
        "/fragor/ansvar-for-organ",
        "/fragor/vem-ansvarar-for",
        "/dokument",
        "/dokument/ordning",
        "/dokument/ordning?sida=3",
        "/granskning",
        "/sok?q=uppgift",
        "/def/force/ska",
        "/def/Body",
        "/id/topic/amne-3",
        "/id/ordning/section/del-0",
    ],
)
def test_no_page_grows_with_the_workspace(large: TestClient, path: str) -> None:
    answer = large.get(path)
    assert answer.status_code == 200
    assert len(answer.content) < MOST
    assert answer.text.count("<option") < 700


def test_a_body_is_typed_by_name_where_there_are_too_many_to_choose_from(large: TestClient) -> None:
    assert '<input id="fokus" name="fokus"' in large.get("/styrkarta").text
    assert "<h1>Styrkarta kring Organ 77</h1>" in large.get("/styrkarta?fokus=organ+77").text
    assert "<h1>Organ 77</h1>" in large.get("/min-roll?i=Organ+77").text
    assert large.get("/styrkarta?fokus=Organ+7777").status_code == 404


def test_every_body_is_on_exactly_one_page_of_the_list(large: TestClient) -> None:
    href, found = "/styrkarta?visa=lista", list[str]()
    while href:
        text = large.get(href).text
        section = text[text.index('id="lista"') :]
        found += re.findall(r'<li>(?:<p><b>)?<a href="/organ/(organ-\d+)">', section)
        after = re.search(r'<a href="([^"]+)" rel="next">', text)
        href = after[1].replace("&amp;", "&") if after else ""
    assert sorted(found) == sorted(f"organ-{number}" for number in range(BODIES))


@pytest.mark.parametrize("page", ["0", "-3", "99999999999999999999", "två", ""])
def test_a_page_beyond_the_ends_is_the_nearest_one(large: TestClient, page: str) -> None:
    assert large.get(f"/styrkarta?visa=lista&sida={page}").status_code == 200


def test_every_passage_is_on_exactly_one_page_of_its_document(large: TestClient) -> None:
    href, found = "/dokument/ordning", list[str]()
    while href:
        text = large.get(href).text
        found += re.findall(r'<li class="piece[^"]*" id="([^"]+)"', text)
        after = re.search(r'<a href="([^"]+)" rel="next">', text)
        href = after[1].replace("&amp;", "&") if after else ""
    assert len(found) == len(set(found)) > 3 * BODIES


def test_a_source_leads_to_the_page_of_the_document_that_has_it(large: TestClient) -> None:
    href = re.findall(r'href="(/dokument/ordning[^"]+)"', large.get("/organ/organ-777").text)[0]
    path, _, anchor = href.replace("&amp;", "&").partition("#")
    assert f'id="{anchor}"' in large.get(path).text
    assert f'id="{anchor}"' not in large.get("/dokument/ordning").text


def test_what_a_body_page_leaves_out_is_counted_and_led_to(large: TestClient) -> None:
    page = large.get("/organ/organ-0").text
    assert "Här visas 100 av" in page
    assert "/fragor/uppgifter-till-organ?organ=organ-0" in page
    assert "Här visas" not in large.get("/organ/organ-777").text


def boxes(page: str) -> dict[str, str]:
    """Return what a screen reader says of each body of the map."""
    found = re.findall(r'<a class="node[^>]*? aria-label="([^"]+)"[^>]*? data-node="([^"]+)"', page)
    return {slug: name for name, slug in found}


def test_the_map_of_a_huge_whole_begins_at_the_top_with_how_many_are_under_each(large: TestClient) -> None:
    page = large.get("/styrkarta").text
    assert "Kartan visar 60 av 1\u00a0290 organ" in page
    found = boxes(page)
    # Everybody answers to somebody, in the end to the first: the last has its duty from it, and it from the last.
    assert "999 under sig" in found["organ-0"]
    assert len(found) == 60
    assert set(boxes(large.get("/styrkarta?visa=natverk").text)) <= set(found)


def test_a_body_with_hundreds_under_it_is_drawn_with_those_that_have_most_under_them(large: TestClient) -> None:
    for path in ("/styrkarta?fokus=organ-0", "/styrkarta?fokus=organ-0&steg=gren"):
        page = large.get(path).text
        found = boxes(page)
        assert "organ-0" in found
        assert len(found) <= 60
        assert "Kartan visar 60 av" in page
    everyone = large.get("/styrkarta?fokus=organ-0&steg=gren&visa=tabell").text
    assert "Kartan visar" not in everyone


def test_the_number_under_a_body_is_that_of_the_list_of_its_branch(large: TestClient) -> None:
    found = boxes(large.get("/styrkarta").text)
    slug, name = next((slug, name) for slug, name in found.items() if slug != "organ-0" and "under sig" in name)
    count = int(re.findall(r"(\d+) under sig", name)[0])
    branch = large.get(f"/styrkarta?fokus={slug}&steg=gren&visa=lista").text
    assert len(set(re.findall(r'<a href="/organ/(organ-\d+)">', branch[branch.index('id="lista"') :]))) >= count


def test_a_picture_to_take_along_says_how_many_it_leaves_out(large: TestClient) -> None:
    from io import BytesIO

    from pptx import Presentation

    deck = Presentation(BytesIO(large.get("/styrkarta.pptx").content))
    words = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert any(text.startswith("Styrkarta – 60 av 1\u00a0290 organ") for text in words)
    assert "60 av 1\u00a0290 organ" in large.get("/styrkarta/inbaddad").text
