"""``/min-roll``: what is said of one post in one body, or of a role whoever has it, and nothing else."""

from __future__ import annotations

import pytest

from .conftest import Page, Read

PICKS = "Utser representanterna i Beredningsgruppen"


def headings(page: Page) -> list[str]:
    return [heading.text for heading in (*page.every("h2"), *page.every("h3"))]


@pytest.mark.parametrize(
    "body", ["halso-och-sjukvardsnamnden", "regionstyrelsen", "kultur-och-bildningsnamnden", "region-varmland"]
)
def test_the_chair_of_one_body_is_not_told_the_duties_of_the_chair_of_another(read: Read, body: str) -> None:
    page = read(f"/min-roll?i={body}&roll=ordforande")
    assert PICKS not in page.text
    assert "Här utser du, eller hörs när någon utses" not in headings(page)


def test_nor_on_the_page_of_the_body(read: Read) -> None:
    assert PICKS not in read("/organ/halso-och-sjukvardsnamnden?roll=ordforande").text


@pytest.mark.parametrize("pair", ["i=beredningsgruppen&roll=ordforande", "i=enheten-nya-perspektiv&roll=enhetschef"])
def test_a_post_has_its_own_duties_and_whoever_holds_it_by_office_too(read: Read, pair: str) -> None:
    page = read(f"/min-roll?{pair}")
    assert PICKS in page.section("uppgifter").text
    assert "Det här är din uppgift" in headings(page)
    # The body itself is not said to have the duty of its chair.
    assert page.section("uppgifter").text.count(PICKS) == 1


@pytest.mark.parametrize(
    ("body", "role", "home"),
    [
        ("halso-och-sjukvardsnamnden", "vice-ordforande", ""),
        ("regionstyrelsen", "ordforande", ""),
        ("kommunstyrelserna", "kso", ""),
        ("sunne-kommun", "vice-kso", "Kommunstyrelserna din post: Vice KSO i en av kommunerna"),
    ],
)
def test_a_post_that_may_be_given_a_seat_is_told_so_wherever_it_is_asked_for(
    read: Read, body: str, role: str, home: str
) -> None:
    page = read(f"/min-roll?i={body}&roll={role}")
    own = page.section("organ").text
    assert "Politiska styrgruppen här kan du ha en plats; ledamöterna kommer från Värmlandsrådet" in own
    assert home in own
    assert "Nya perspektivs inriktningsmöte" in page.section("harnast").text


def test_a_post_without_a_seat_is_promised_none(read: Read) -> None:
    assert "kan du ha en plats" not in read("/min-roll?i=regionstyrelsen&roll=vice-ordforande").section("organ").text


def test_seats_drawn_from_ones_own_circle_are_not_said_to_come_from_another(read: Read) -> None:
    query = "roll=samordnare&utgava=np-2018"
    of_region = read(f"/min-roll?i=region-varmland&{query}").section("organ").text
    assert "Utmaningarnas arbetsgrupper här kan du ha en plats" in of_region
    assert "ledamöterna kommer från" not in of_region
    elsewhere = read(f"/min-roll?i=karlstads-universitet&{query}").section("organ").text
    assert "ledamöterna kommer från Kommunerna i Värmland och Region Värmland" in elsewhere


def test_a_rule_that_draws_from_one_circle_and_names_a_role_does_not_place_the_role_there(read: Read) -> None:
    page = read("/min-roll?i=sunne-kommun&roll=linjeansvarig")
    assert "Dokumenten nämner inte rollen" not in page.text
    assert "Strategiska utvecklingsgrupper här kan du ha en plats" in page.section("organ").text


def test_a_role_that_nothing_is_said_of_is_told_so(read: Read) -> None:
    told = "Dokumenten säger inget särskilt om den rollen i Sunne kommun."
    assert told in read("/min-roll?i=sunne-kommun&roll=vd").section("uppgifter").text
    assert told not in read("/min-roll?i=sunne-kommun&roll=kso").text


def test_of_several_posts_in_the_parts_of_a_body_the_page_asks_which(read: Read) -> None:
    page = read("/min-roll?i=region-varmland&roll=ordforande")
    assert "Dokumenten nämner inte rollen Ordförande i Region Värmland, men i Regionstyrelsen" in page.text
    assert page.links["Hälso- och sjukvårdsnämnden"] == "/min-roll?i=halso-och-sjukvardsnamnden&roll=ordforande"
    assert "Beredningsgruppen" not in page.every("main")[0].every("p")[0].text


def test_what_is_done_for_a_role_stands_apart_from_its_duties(read: Read) -> None:
    page = read("/min-roll?i=karlstads-universitet&roll=sakkunnig")
    assert "Det här är din uppgift" not in headings(page)
    assert "Bjuder in sakkunniga" not in page.section("uppgifter").text
    assert "Bjuder in sakkunniga" in page.section("mottar").text
    of_body = read("/organ/karlstads-universitet?roll=sakkunnig").section("din-roll")
    assert "Det här är din uppgift" not in of_body.text
    assert "Det här görs för dig" in of_body.text


def test_the_pages_agree_on_an_event_that_no_wheel_has(read: Read) -> None:
    body = read("/organ/direktorsberedningen")
    assert "I årshjulet" not in headings(body)
    assert "Översynen" in body.section("events").text
    assert "Visa i årshjulet" not in body.links
    assert "Översynen av Värmlandsstrategin" in read("/min-roll?i=direktorsberedningen").section("harnast").text
    wheel = read("/arshjul?organ=direktorsberedningen")
    chosen = [each.text for each in wheel.every("option") if "selected" in each.attributes]
    assert "Direktörsberedningen" in chosen
    (fold,) = (each for each in wheel.every("details") if each.attributes.get("class") == "fold")
    assert "Översynen av Värmlandsstrategin" in fold.text
    assert "open" in fold.attributes


def test_a_round_of_a_yearly_event_counts_for_the_whole(read: Read) -> None:
    query = "deltagare-i-arshjulsmotena&utgava=vs-2024"
    item = read(f"/arshjul?organ={query}").by_id("varmlandsstrategin-varmlandsstrategins-arbetsmote")
    assert "Arbetsmöte" in item.text
    assert "arbetsmöte" in read(f"/min-roll?i={query}").section("harnast").text


def test_a_body_that_no_map_has_leads_to_none(read: Read) -> None:
    page = read("/organ/radet-for-ideburen-sektor")
    assert "Dokumenten säger inte hur Rådet för idéburen sektor hänger ihop" in page.section("linjer").text
    assert "Visa i styrkartan" not in page.links
    assert "Visa i styrkartan" in read("/organ/direktorsberedningen").links


def test_the_wheel_of_a_body_has_a_title_of_its_own(read: Read) -> None:
    page = read("/arshjul?organ=munkfors-kommun")
    (title,) = page.root.every("title")[:1]
    assert title.text == "Årshjul för Munkfors kommun – Styrgraf"
    assert page.title == "Årshjul för Munkfors kommun"
