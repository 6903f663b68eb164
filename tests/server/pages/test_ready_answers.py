"""The ready questions: each leads to a page that is the answer, with numbers that agree with the data."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from starlette.testclient import TestClient

from queries.comparison import Comparison, Side, compare
from server.app import create_app
from server.language import texts_in
from server.pages.answers.answer import how_sure
from server.service import Service, open_service

if TYPE_CHECKING:
    from server.pages.visit import Visit
    from tests.server.pages.conftest import Page

Reading = Callable[..., "Page"]
PATH = "/andringar/svar"
OLD, NEW = "Politiskt inriktningsdokument 2018/19", "Politiskt inriktningsdokument 2025 (utkast)"
QUESTIONS = {
    "utan-barare": f"Vilka uppgifter från {OLD} har ingen bärare i {NEW}?",
    "organ?organ=politiska-styrgruppen": "Vad hände med Politiska styrgruppen och dess roll?",
    "slutar-i-fortid": f"Vilka svar vilar på att texten i {NEW} slutar i förtid?",
    "flera-organ": f"Vilka utsagor i {NEW} lägger en uppgift på flera organ?",
    "tillfalligt": f"Vad i {NEW} är tillfälligt, när upphör det och vad hänger på det?",
}


@pytest.fixture(scope="module")
def comparison(service: Service) -> Comparison:
    old, new = (Side(service.dataset, service.store, service.view(edition)) for edition in ("np-2018", "np-2025"))
    return compare(old, new)


def answer(read: Reading, name: str) -> Page:
    return read(f"{PATH}/{name}")


def told(page: Page) -> str:
    """Return the sentences of the answer."""
    return page.section("svar").text


def tallies(page: Page) -> list[tuple[list[int], int]]:
    """Return the numbers of each tally, and what it gives as their sum."""
    tables = (each for each in page.every("table") if "sums" in each.attributes.get("class", "").split())
    numbers = ([int(cell.text) for cell in table.every("td")] for table in tables)
    return [(found[:-1], found[-1]) for found in numbers]


def rows(page: Page, part: str) -> list[str]:
    """Return the text of each row of one part of the answer."""
    return [each.text for each in page.section(part).every("li") if "answer-row" in each.attributes.get("class", "")]


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_is_one_click_from_the_start_page_and_its_answer_repeats_it(read: Reading, name: str) -> None:
    links = read("/").links
    page = read(links[QUESTIONS[name]])
    assert page.title == QUESTIONS[name]
    assert told(page)
    assert set(QUESTIONS.values()) - {page.title} <= set(page.links), "the other questions are still at hand"


@pytest.mark.parametrize("name", QUESTIONS)
def test_numbers_add_up_and_every_row_is_counted(read: Reading, name: str) -> None:
    page = answer(read, name)
    for numbers, total in tallies(page):
        assert sum(numbers) == total
    for heading in page.every("h2"):
        counted = re.match(r"(\d+) ", heading.text)
        if counted:
            assert len(rows(page, heading.attributes["id"])) == int(counted[1]), heading.text


def test_duties_without_a_bearer_are_counted_from_the_duties_of_2018(read: Reading, comparison: Comparison) -> None:
    page = answer(read, "utan-barare")
    assert told(page).startswith(f"Svar 38 uppgifter som någon hade i {OLD} har ingen bärare i {NEW}: 2 står kvar")
    ((numbers, total),) = tallies(page)
    assert total == comparison.sizes["Responsibility"][0]
    assert numbers == [40, 2, 31, 5, 6, 19]
    dropped = [each for each in comparison.changes if each.kind == "dropped" and each.type == "Responsibility"]
    assert len(rows(page, "gone")) + len(rows(page, "gone-unborne")) == len(dropped)
    unsure = [each for part in ("lost", "gone") for each in rows(page, part) if "Osäkert" in each]
    assert f"är {33 - len(unsure)} ganska säkra och {len(unsure)} osäkra" in told(page)
    lost = rows(page, "lost")
    assert ["Håller en aktualitetskonferens" in text for text in lost].count(True) == 1
    assert all("Den som svarar för saken kan ändå nämnas i den del av texten som saknas" in text for text in lost)
    assert all("säkert" in text.casefold() for text in rows(page, "gone"))
    assert not any(
        text.startswith("De förtroendevaldas roll") for part in ("gone", "gone-unborne") for text in rows(page, part)
    )


def test_the_power_to_decide_that_fell_away_stands_among_the_first(read: Reading) -> None:
    page = answer(read, "utan-barare")
    (row,) = rows(page, "decision")
    assert row.startswith("Fastställer det politiska inriktningsdokumentet")
    assert "Att fastställa har fallit bort" in row


def test_a_duty_that_is_gone_leads_to_what_is_nearest(read: Reading) -> None:
    (row,) = [
        each for each in rows(answer(read, "utan-barare"), "gone-unborne") if each.startswith("Uppdaterar Aktuellt")
    ]
    assert "Närmast: att Aktuellt perspektiv revideras." in row


def test_what_happened_to_the_steering_groups_role(read: Reading) -> None:
    page = answer(read, "organ?organ=politiska-styrgruppen")
    text = told(page)
    assert "sägs stödja och följa upp i stället för att leda" in text
    assert (
        f"I {OLD} hade Politiska styrgruppen 11 uppgifter: 4 har organet kvar, 2 har gått till någon annan och 5 finns"
        in text
    )
    assert "12 uppgifter kommit till: 2 låg förut på någon annan och 10 är nya" in text
    assert "Förbehåll Hela avsnittet om politisk nivå är preliminärt" in text
    assert tallies(page) == [([4, 2, 5], 11), ([4, 2, 10], 16)]
    overview = read("/andringar").text
    assert "5 utan motsvarighet, 2 hos andra eller ingen, 4 ändrade och 12 som kommit till" in overview
    left = rows(page, "left")
    assert len(left) == 2
    assert all("Tar ställning till det politiska inriktningsdokumentet" in each for each in left)
    assert any("har ledamöter från → Värmlandsrådet" in each for each in rows(page, "lines"))
    assert "eller Vice ordförande i regionala utvecklingsnämnden" in page.section("fore-efter").text


def test_a_number_leads_only_to_what_the_page_lists(read: Reading) -> None:
    page = read("/andringar/svar/organ?fran=np-2018&till=np-2025&organ=varmlandsradet")
    within = {href.removeprefix("#") for href in page.links.values() if href.startswith("#")}
    assert within <= {element.attributes.get("id") for element in page.every()}


def test_how_far_the_text_reaches_and_which_answers_that_makes_unsure(read: Reading, comparison: Comparison) -> None:
    page = answer(read, "slutar-i-fortid")
    weak = [each for each in comparison.changes if each.weak]
    unsure = [each for each in weak if each.is_unsure]
    text = told(page)
    assert text.startswith(f"Svar {len(weak)} svar om {NEW} vilar på att texten slutar i förtid")
    assert "avbruten i Bilaga 2 – Angränsande strukturer och Systemledning god och nära vård" in text
    assert "De övriga 27 avsnitten finns hela" in text
    assert f"{len(weak) - len(unsure)} av svaren är ganska säkra" in text
    assert f"{len(unsure)} är osäkra" in text
    ((_, total),) = tallies(page)
    assert total == len(weak)
    assert "Politisk styrgrupp – ansvar och mandat" in page.section("racker").text
    shown = rows(page, "osakert") + rows(page, "sakrare")
    assert len(shown) == len([each for each in weak if each.type in ("Responsibility", "LegalDuty")])
    steering = next(each for each in rows(page, "sakrare") if "Godkänner detaljprogrammet" in each)
    assert "Avsnittet om saken finns helt: ”Politisk styrgrupp – ansvar och mandat”" in steering


def test_each_group_of_unsure_answers_is_one_click_away(read: Reading) -> None:
    page = answer(read, "slutar-i-fortid")
    href = next(href for words, href in page.links.items() if words.startswith("Organ: "))
    bodies = read(href)
    assert len(rows(bodies, "osakert")) == 23
    assert not any("Hur styrgruppen utses och hur länge sägs inte" in link for link in bodies.links)


def test_one_unsure_answer_is_told_in_the_singular(read: Reading) -> None:
    path = f"{PATH}/organ?fran=np-2018&till=np-2025&organ=politiska-styrgruppen"
    assert "är 18 ganska säkra och 1 osäkert; vid varje står varför" in told(read(path))
    assert "18 are fairly sure and 1 is unsure; each says why" in told(read(f"{path}&lang=en"))
    assert "Linjer mellan organ: 1 osäkert, 16 ganska säkra" in answer(read, "slutar-i-fortid").text


def test_statements_that_name_several_bodies(read: Reading) -> None:
    page = answer(read, "flera-organ")
    assert told(page).startswith(f"Svar 13 utsagor i {NEW} nämner flera organ för en och samma uppgift. 5 lägger")
    headings = [each.text for each in page.section("at_once").every("h3")]
    assert "Beredningsgruppen och Politiska styrgruppen 2" in headings
    assert "Förbehåll Texten är avbruten i Bilaga 2" in told(page)
    assert len(rows(page, "double")) == 7
    (support,) = rows(page, "split")
    assert support.startswith("Stödjer arbetet i systemledningen Samma mening ger uppgiften till vart och ett av dem")
    assert [each.text for each in page.section("split").every("h3")] == [
        "Beredningsgruppen, Enheten Nya perspektiv, Samordningsgrupper och Strategiska utvecklingsgrupper 1"
    ]
    assert [each.text for each in page.section("collective").every("h3")] == ["Huvudmännen 7"]
    twice = {each.split(" ", 1)[0] for each in rows(page, "twice")}
    assert twice == {"Seminariet", "Den", "Prioriteringar"}
    (seminar,) = [each for each in rows(page, "twice") if each.startswith("Seminariet")]
    assert "Vem som leder sägs inte" in seminar
    assert rows(page, "related")[0].startswith("Tre aktörer har del i statliga medel")
    assert "Planerar seminariet med Politiska styrgruppen" in page.links


def test_what_ends_in_2027_and_what_depends_on_it(read: Reading) -> None:
    page = answer(read, "tillfalligt")
    text = told(page)
    assert text.startswith("Svar Systemledningen är på prov från och med 2025 till och med 2027.")
    assert "berörs 19 uppgifter: 11 är organets egna och faller bort. 8 är andras" in text
    assert "Förbehåll Texten är avbruten i det avsnitt som beskriver Systemledningen" in text
    assert len(rows(page, "itself")) == 1
    assert len(rows(page, "own")) == 11
    assert len(rows(page, "others")) == 8
    assert any(each.startswith("Bereder agendan åt systemledningen") for each in rows(page, "others"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_words_are_shown_where_they_are_at_hand_and_else_said_not_to_be(
    read: Reading, read_quoting: Reading, name: str
) -> None:
    assert "Dokumentens ord finns inte till hands här" in answer(read, name).text
    quoting = answer(read_quoting, name)
    assert "till hands här" not in quoting.text
    assert len(quoting.every("blockquote")) > 5


def test_english_answers_say_the_same(read: Reading) -> None:
    page = read(f"{PATH}/utan-barare?lang=en")
    assert "38 duties that somebody had" in told(page)
    (lost, *_) = rows(page, "lost")
    assert re.search("“[^“”]+”", lost)
    assert not re.search("”[^“”]+”", lost), "names stand in the quotation marks of the language"
    assert tallies(page) == tallies(answer(read, "utan-barare"))


def test_every_duty_without_a_bearer_stands_in_short_first_and_leads_to_its_row(read: Reading) -> None:
    page = answer(read, "utan-barare")
    named = page.section("i-korthet").every("li")
    assert len(named) == 38
    unsure = [each.text for each in named if each.text.endswith("(osäkert)")]
    assert len(unsure) == 3
    anchors = {each.attributes["id"] for each in page.every("li") if each.attributes.get("id")}
    assert {each.attributes["href"].removeprefix("#") for each in page.section("i-korthet").every("a")} <= anchors


def test_what_the_words_mean_is_one_click_from_every_answer(read: Reading) -> None:
    page = read(answer(read, "utan-barare").links["Vad betyder orden?"])
    assert page.title == "Vad orden betyder"
    terms = {each.text for each in page.every("dt")}
    assert {"Bärare", "Styrka", "Avser", "Belägg", "Föreslaget par", "Linje", "Krets", "VR/OR"} <= terms
    kinds = {
        each.attributes["href"].partition("#")[2]
        for each in read("/andringar").every("a")
        if "/ord" in each.attributes["href"]
    }
    assert kinds - {""} <= {each.attributes["id"] for each in page.every("dt") if "id" in each.attributes}


def test_an_unknown_question_or_body_is_told_of() -> None:
    client = TestClient(create_app(open_service()))
    assert client.get(f"{PATH}/finns-inte").status_code == 404
    assert client.get(f"{PATH}/organ?organ=finns-inte").status_code == 404
    assert client.get(f"{PATH}/tillfalligt?fran=finns-inte").status_code == 404


def test_a_clean_state_says_so() -> None:
    client = TestClient(create_app(open_service(Path(__file__).parents[2] / "workspaces/revision")))
    assert "är på prov eller har ett slutår" in client.get(f"{PATH}/tillfalligt?lang=sv").text


@pytest.mark.parametrize("name", ["flera-organ", "tillfalligt"])
def test_no_words_stand_twice_in_a_row(read_quoting: Reading, name: str) -> None:
    page = answer(read_quoting, name)
    places = [each.text for each in page.every("div") if each.attributes.get("class") == "quote"]
    assert len(places) > 5
    assert [one for one, next_ in pairwise(places) if one == next_] == []
    assert "Samma ord som i punkten ovanför." in page.text


def test_nothing_is_said_of_what_there_is_none() -> None:
    visit = cast("Visit", SimpleNamespace(texts=texts_in("sv")))
    assert how_sure(visit, 22, 0) == ["22 ganska säkra"]
    assert how_sure(visit, 22, 1) == ["22 ganska säkra", "1 osäkert"]
    assert how_sure(visit, 0, 2) == ["2 osäkra"]
