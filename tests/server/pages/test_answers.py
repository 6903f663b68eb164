"""The questions that people ask, answered on the pages as the document answers them.

The document is the revised political direction document, 004_b383fd76ec68c27c.txt.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]


def test_what_the_preparatory_group_is_responsible_for_and_where_it_says_so(read_quoting: Read) -> None:
    duties = read_quoting("/organ/beredningsgruppen").section("ansvar")
    for words in (
        "Bereder ärenden åt Politiska styrgruppen",
        "Bereder ärenden åt systemledningen",
        "Tar fram överenskommelser, avtal och riktlinjer",
        "Håller förteckningen över överenskommelser aktuell",
        "Tillsätter utvecklings- och samordningsgrupper",
        "Följer upp utvecklingsgruppernas handlingsplaner",
        "Lämnar rekommendationer",
    ):
        assert words in duties.text
    quotations = {quote.text for quote in duties.every("blockquote")}
    assert any("hålls aktuell" in quotation for quotation in quotations)
    assert {quote.attributes["lang"] for quote in duties.every("blockquote")} == {"sv"}
    assert "Källa: Beredningsgruppen" in duties.text
    assert "status: utkast" in duties.text


def test_without_the_document_the_place_is_named_by_its_first_and_last_words(read: Read) -> None:
    duties = read("/organ/beredningsgruppen").section("ansvar")
    assert duties.every("blockquote") == []
    assert "bereda ärenden till … till systemledningen" in duties.text


def test_who_the_preparatory_group_prepares_matters_for(read: Read) -> None:
    page = read("/organ/beredningsgruppen")
    brief = next(each for each in page.every("aside") if "I korthet" in each.text)
    assert "Bereder ärenden åt Politiska styrgruppen , Systemledningen" in brief.text
    lines = page.section("linjer").text
    assert "Beredningsgruppen bereder åt Politiska styrgruppen uttalat" in lines
    assert "Beredningsgruppen bereder åt Systemledningen uttalat" in lines


def test_who_appoints_its_members(read: Read) -> None:
    appointed = read("/organ/beredningsgruppen").section("utses").text
    assert "Ledamöterna i Beredningsgruppen utses av Ordförande i Beredningsgruppen" in appointed
    assert "innehas av Enhetschef för Nya perspektiv" in appointed
    assert "i samråd med Kommuncheferna och Regiondirektören" in appointed


@pytest.mark.parametrize("slug", ["sunne-kommun", "karlstads-kommun", "region-varmland", "huvudmannen"])
def test_what_a_principal_must_do_by_31_october(read: Read, slug: str) -> None:
    page = read(f"/organ/{slug}")
    assert "Senast 31 oktober: Genomför lokala dialoger" in page.section("tidsgranser").text
    first = next(each.text for each in page.section("ansvar").every("li") if each.attributes.get("class") == "cluster")
    assert "Genomför lokala dialoger" in first
    assert "varje år, senast 31 oktober" in first
    for question in ("Följer upp indikatorer", "Identifierar lokala aktiviteter", "lärdomar, utmaningar och framsteg"):
        assert question in first


def test_which_bodies_the_political_steering_group_is_drawn_from_and_in_what_numbers(read: Read) -> None:
    page = read("/organ/politiska-styrgruppen")
    (table,) = page.section("sammansattning").every("table")
    assert "antal platser totalt: 8" in table.text
    rows = [[cell.text for cell in row.every("td")] for row in table.every("tr")[1:]]
    assert [row[:3] for row in rows] == [
        ["4", "Kommunerna i Värmland", "Värmlandsrådet"],
        ["4", "Region Värmland", "Värmlandsrådet"],
    ]
    assert "KSO" in rows[0][3]
    for board in (
        "Regionstyrelsens",
        "hälso- och sjukvårdsnämnden",
        "kultur- och bildningsnämnden",
        "utvecklingsnämnden",
    ):
        assert board in rows[1][3]
    assert "8 i allt: 4 för Kommunerna i Värmland och 4 för Region Värmland" in page.text


def test_the_start_page_leads_to_each_answer(read: Read) -> None:
    links = read("/").links
    asked = [words for words in links if words.endswith("?")]
    assert len(asked) >= 5
    for words in asked:
        path, _, anchor = links[words].partition("#")
        page = read(path)
        assert page.status == 200
        # A question about what a revision did has a page of its own as its answer.
        assert anchor or path.startswith("/andringar/svar/")
        assert page.by_id(anchor or "innehall").text


def test_a_member_of_a_group_has_the_duties_of_the_group(read: Read) -> None:
    duties = read("/organ/utvecklingsgrupp-vuxna").section("ansvar").text
    assert "Som del av Strategiska utvecklingsgrupper" in duties
    assert "handlingsplan" in duties


def test_a_derived_line_shows_its_rule_and_what_it_rests_on(read: Read) -> None:
    lines = read("/organ/strategiska-utvecklingsgrupper").section("linjer").every("li")
    reports = next(line.text for line in lines if line.text.startswith("Strategiska utvecklingsgrupper svarar inför"))
    assert "härlett" in reports
    assert "Regel: Den som någon annan tillsätter svarar inför den som tillsätter" in reports
    assert "Tillsätter utvecklings- och samordningsgrupper" in reports


def test_silence_is_said(read: Read) -> None:
    page = read("/organ/direktorsberedningen")
    assert "Dokumenten säger inte vem som utser ledamöterna i Direktörsberedningen." in page.text


def test_a_provisional_body_says_so(read: Read) -> None:
    assert "tillfällig eller på prov 2025–2027" in read("/organ/systemledningen").text


def test_a_role_brings_its_seats_with_it(read: Read) -> None:
    page = read("/organ/sunne-kommun?roll=kso")
    assert "Politiska styrgruppens sammansättning" in page.section("din-roll").text
    consulted = read("/organ/sunne-kommun?roll=kommunchef").section("din-roll").text
    assert "i samråd med Kommuncheferna" in consulted


def test_the_way_in_by_role_and_organisation(read: Read) -> None:
    page = read("/?roll=kso&i=sunne-kommun")
    assert page.title == "Min roll: Kommunstyrelsens ordförande (KSO) i Sunne kommun"
    own = page.section("organ").text
    assert "Politiska styrgruppen här kan du ha en plats" in own
    assert "Huvudmännen Sunne kommun ingår här" in own
    assert "varje år, senast 31 oktober" in page.section("uppgifter").text
    assert page.links["Allt om Sunne kommun"] == "/organ/sunne-kommun"


def test_a_place_tells_whom_one_answers_to_and_what_comes_next(read: Read) -> None:
    page = read("/min-roll?i=beredningsgruppen&roll=ordforande")
    assert "Beredningsgruppen bereder åt Politiska styrgruppen uttalat" in page.section("svarar").text
    assert "Nya perspektivs inriktningsmöte" in page.section("harnast").text


def test_seats_for_a_circle_are_not_promised_to_somebody_in_it(read: Read) -> None:
    own = read("/min-roll?i=sunne-kommun&roll=kso").section("organ").text
    assert "Samordningsgrupper har platser för Kommunerna i Värmland" in own


@pytest.mark.parametrize(
    ("organisation", "role", "right"),
    [
        ("arvika-kommun", "regiondirektor", "/min-roll?i=region-varmland&roll=regiondirektor"),
        ("region-varmland", "kommunchef", "/min-roll?i=kommunerna&roll=kommunchef"),
    ],
)
def test_a_role_that_the_documents_place_elsewhere_is_said_to_be_with_the_right_pair(
    read: Read, organisation: str, role: str, right: str
) -> None:
    page = read(f"/min-roll?i={organisation}&roll={role}")
    assert "Dokumenten nämner inte rollen" in page.text
    assert right in page.links.values()
    assert "här kan du ha en plats" not in page.section("organ").text
    assert "Dokumenten nämner inte rollen" not in read(right).text


@pytest.mark.parametrize("pair", ["i=sunne-kommun&roll=kso", "i=regionstyrelsen&roll=ordforande", "i=sunne-kommun"])
def test_a_role_that_the_documents_place_there_has_no_remark(read: Read, pair: str) -> None:
    assert "Dokumenten nämner inte rollen" not in read(f"/min-roll?{pair}").text


def test_silence_about_whom_one_answers_to_is_said(read: Read) -> None:
    assert "Dokumenten säger inte vem du svarar inför." in read("/min-roll?i=sunne-kommun&roll=kso").text


@pytest.mark.parametrize("query", ["i=nonsens", "i=sunne-kommun&roll=nonsens"])
def test_a_place_that_there_is_not_is_missing(read: Read, query: str) -> None:
    assert read(f"/min-roll?{query}").status == 404


def test_a_body_has_its_history_edition_by_edition(read: Read) -> None:
    page = read("/organ/beredningsgruppen")
    history = page.section("historia")
    links = {link.text: link.attributes["href"] for link in history.every("a")}
    assert links["Politiskt inriktningsdokument 2018/19"] == "/organ/beredningsgruppen?utgava=np-2018"
    assert links["Politiskt inriktningsdokument 2025 (utkast)"] == "/organ/beredningsgruppen?utgava=np-2025"
    assert links["Vad har ändrats sedan förra utgåvan?"] == "/andringar/svar/organ?organ=beredningsgruppen"
    shown = [item.text for item in history.every("li") if "visas här" in item.text]
    assert shown == ["Politiskt inriktningsdokument 2025 (utkast) utkast visas här"]
    older = read(links["Politiskt inriktningsdokument 2018/19"])
    assert older.title == "Beredningsgruppen"
