"""Search, review and the SPARQL editor as pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from queries.checking import check
from queries.rules import rules
from server.service import Service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]


def test_search_groups_what_it_finds(read: Read) -> None:
    page = read("/sok?q=beredningsgruppen")
    assert page.section("grupp-bodies").every("a")[0].text == "Beredningsgruppen"
    assert page.section("grupp-duties").every("a")


def test_search_forgives_misspellings_and_asks_what_was_meant(read: Read) -> None:
    page = read("/sok?q=berdningsgrupen")
    assert page.links["Beredningsgruppen"].startswith(("/organ/", "/sok"))


def test_search_shows_all_of_one_group(read: Read) -> None:
    page = read("/sok?q=beredningsgruppen")
    more = [link.attributes["href"] for link in page.every("a") if "grupp=duties" in link.attributes["href"]]
    shown = read(more[0])
    assert len(shown.section("grupp-duties").every("li")) > 5
    assert shown.every("section") == [shown.section("grupp-duties")]


def test_search_finds_a_municipality_by_its_code(read: Read) -> None:
    assert read("/sok?q=1766").section("grupp-principals").every("a")[0].text == "Sunne kommun"


def test_the_name_of_a_month_leads_to_what_happens_in_it_first(read: Read) -> None:
    for path in ("/sok?q=December", "/sok?q=december&lang=en"):
        first = read(path).every("section")[0]
        assert first.attributes["aria-labelledby"] == "grupp-events"
        assert "VR/OR" in first.every("a")[0].text


def test_a_name_that_is_spelt_just_so_finds_nothing_spelt_nearly_so(read: Read) -> None:
    assert "Arrangerar" not in read("/sok?q=årjäng").text


def test_search_without_a_hit_says_so(read: Read) -> None:
    assert "Inget hittades för ”qqqqzzzz”" in read("/sok?q=qqqqzzzz").text


def test_search_finds_what_only_other_editions_tell(read: Read) -> None:
    links = read("/sok?q=Barnalivet").section("andra-utgavor").every("a")
    assert links[0].text == "Arbetsgruppen för utmaningen Barnalivet"
    assert links[0].attributes["href"] == "/organ/arbetsgrupp-barnalivet?utgava=alla"


def test_an_organisation_named_in_a_question_is_found_first(read: Read) -> None:
    page = read("/sok?q=Vad+ska+Sunne+kommun+göra+senast+31+oktober%3F")
    assert page.every("section")[0].every("a")[0].text == "Sunne kommun"
    assert "Lokala dialoger" in page.section("grupp-events").text


def test_search_in_a_chosen_edition_stays_there(read: Read) -> None:
    assert "andra-utgavor" not in read("/sok?q=Barnalivet&utgava=np-2025").markup


def test_search_finds_an_amount_and_a_deadline(read: Read) -> None:
    goals = read("/sok?q=7+procentenheter&utgava=np-2018").section("grupp-goals")
    assert "Fler nyanlända i arbete eller studier" in goals.text
    assert "Lokala dialoger" in read("/sok?q=31+oktober").section("grupp-events").text


def test_a_page_lets_the_reader_choose_editions(read: Read) -> None:
    page = read("/organ/beredningsgruppen?utgava=np-2018")
    assert page.links["Alla utgåvor"] == "/organ/beredningsgruppen?utgava=alla"
    assert page.links["De senaste utgåvorna"] == "/organ/beredningsgruppen"


def test_what_became_of_a_group_is_told_where_all_editions_are_shown(read: Read) -> None:
    page = read("/fragor/vad-blev-det-av?utgava=alla&ord=Ungdomslivet")
    assert "Strategisk utvecklingsgrupp barn och unga" in page.text


def test_search_text_is_shown_as_text(read: Read) -> None:
    assert "<script>alert" not in read("/sok?q=%3Cscript%3Ealert(1)%3C/script%3E").markup


def test_the_review_counts_what_the_checks_find(read: Read, service: Service) -> None:
    found = check(service.dataset, service.store, service.view())
    page = read("/granskning?utgava=")
    warnings = sum(finding.severity == "warning" for finding in found)
    assert f"{warnings} varningar" in page.text
    assert page.section("fynd").every("h2")[0].text == f"{len(found)} fynd"
    pages = [page, *(read(f"/granskning?utgava=&sida={number}") for number in range(2, 2 + (len(found) - 1) // 100))]
    shown = [each.attributes.get("id", "") for each_page in pages for each in each_page.every("li")]
    assert sorted(each for each in shown if each.startswith("fynd-")) == sorted(f"fynd-{each.id}" for each in found)


def test_a_finding_names_its_record_and_what_to_do(read: Read) -> None:
    page = read("/granskning?organ=direktorsberedningen&regel=body-without-composition")
    (finding,) = [each for each in page.every("li") if each.attributes.get("id", "").startswith("fynd-")]
    assert "np-2025/bodies.yaml:" in finding.text
    assert "Förslag:" in page.section("fynd").text
    assert "Källa:" in finding.text


def test_every_rule_is_told(read: Read) -> None:
    told = read("/granskning").section("regler").text
    assert all(rule.title["sv"] in told and rule.problem["sv"] in told for rule in rules())


def test_a_filter_that_leaves_nothing_says_so(read: Read) -> None:
    assert "Inget fynd passar det valet." in read("/granskning?organ=finns-inte").text


def test_the_editor_answers_in_a_table(read: Read) -> None:
    page = read("/sparql?query=SELECT+%3Fgoal+%7B+%3Fgoal+a+%3Chttps%3A%2F%2Fw3id.org%2Fstyrgraf%2Fdef%2FGoal%3E+%7D")
    assert page.links["God och jämlik hälsa"] == "/id/goal/god-och-jamlik-halsa"


def test_the_editor_shows_what_is_wrong_with_a_query(read: Read) -> None:
    page = read("/sparql?query=SELEKT")
    assert page.status == 400
    assert "Frågan gick inte att köra." in page.text
    assert "SELEKT" in page.by_id("query").text


def test_the_editor_begins_with_an_example_that_runs(read: Read) -> None:
    from urllib.parse import quote

    example = read("/sparql").by_id("query").text
    assert read(f"/sparql?query={quote(example)}").section("svar").every("td")


def test_a_passage_has_a_page_with_what_stands_on_it(read_quoting: Read) -> None:
    duty = read_quoting("/id/np-2025/responsibility/bg-bereder-arenden-at-politiska-styrgruppen")
    assert "ansvarar för att: • bereda ärenden till" in duty.text
    body = read_quoting("/organ/beredningsgruppen")
    edition, _, passage = body.links["Gå till stället"].removeprefix("/dokument/").partition("#")
    page = read_quoting(f"/id/{edition}/passage/{passage}")
    assert page.every("blockquote")


def test_a_duty_word_tells_who_has_it(read: Read) -> None:
    page = read("/def/duty/bereda")
    assert "Bereder ärenden åt Politiska styrgruppen" in page.text
    assert "Ta fram det underlag" in page.text


def test_words_of_a_document_say_their_language_where_it_is_another_than_the_pages(read_quoting: Read) -> None:
    found = read_quoting("/sok?q=preparation", "en").every("p")
    snippets = [each for each in found if each.attributes.get("class") == "snippet"]
    swedish = [span.text for each in snippets for span in each.every("span") if span.attributes.get("lang") == "sv"]
    assert swedish
    assert [each.text for each in snippets if "ärenden" in each.text and each.text not in swedish] == []


def test_a_long_search_is_cut_and_says_so(read: Read) -> None:
    page = read(f"/sok?q={'rådet+' * 5_000}")
    assert (page.status, "mer än 200 tecken" in page.text) == (200, True)
    assert len(page.text) < 40_000
    assert "mer än 200 tecken" not in read("/sok?q=rådet").text
