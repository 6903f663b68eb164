"""The review as a workbench: filters, headings, pages, files, what it is held against, and progress."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from queries.checking import check, steps_of
from queries.families import FAMILY_NAMES
from queries.finding import Finding
from server.app import create_app
from server.checks import Check, Checks
from server.language import number_words
from server.reviewing import review
from server.service import Service, open_service
from tests.workspaces.large import write_workspace

Read = Callable[..., Any]
HTML = {"Accept": "text/html", "Accept-Language": "sv"}


@pytest.fixture(scope="module")
def found(service: Service) -> list[Finding]:
    return check(service.dataset, service.store, service.view())


def shown(read: Read, path: str) -> list[str]:
    """Return the ids of the findings on all pages of the list, in order."""
    ids: list[str] = []
    while path:
        page = read(path)
        ids += [each.attributes["id"].removeprefix("fynd-") for each in page.every("li") if _is_finding(each)]
        path = next((link.attributes["href"] for link in page.every("a") if link.attributes.get("rel") == "next"), "")
    return ids


def _is_finding(element: Any) -> bool:
    return bool(re.fullmatch(r"fynd-[0-9a-f]{12}", element.attributes.get("id", "")))


@pytest.mark.parametrize("layout", ["utgava=", "ordna=organ", "ordna=familj", "ordna=grad", "ordna=x"])
def test_every_finding_stands_once_under_some_heading(read: Read, found: list[Finding], layout: str) -> None:
    assert sorted(shown(read, f"/granskning?{layout}")) == sorted(each.id for each in found)


def test_headings_count_what_stands_on_all_pages(read: Read, found: list[Finding]) -> None:
    page = read("/granskning?ordna=familj")
    heading = page.every("summary")
    families = {family for each in found for family in [each.family]}
    counted = {
        each.every("h3")[0].text: int(re.findall(r"(\d+) fynd", each.text)[0]) for each in heading if each.every("h3")
    }
    expected = {FAMILY_NAMES[family]["sv"]: sum(each.family == family for each in found) for family in families}
    assert counted.items() <= expected.items()
    assert counted


def test_a_heading_counts_only_what_is_as_grave_as_it_says(read: Read) -> None:
    page = read("/granskning?bas=np-2018&utgava=np-2025")
    told = [each.text for each in page.every("summary") if each.text.startswith("Ansvar som har bytt händer")]
    assert told == ["Ansvar som har bytt händer Varning 1 fynd", "Ansvar som har bytt händer Upplysning 19 fynd"]


def test_families_and_severities_leave_their_own(read: Read, found: list[Finding]) -> None:
    asked = [("familj", each.family) for each in found] + [("grad", "warning"), ("grad", "info")]
    for name, value in set(asked):
        wanted = {each.id for each in found if value in (each.family, each.severity)}
        assert set(shown(read, f"/granskning?{name}={value}")) == wanted


def test_a_body_has_the_findings_about_its_duties_too(read: Read, found: list[Finding]) -> None:
    by_id = {each.id: each for each in found}
    about = [by_id[each] for each in shown(read, "/granskning?organ=beredningsgruppen")]
    focuses = {each.focus.rpartition("/varmland/")[2] for each in about}
    assert "organisation/beredningsgruppen" in focuses
    assert any(focus.startswith("np-2025/responsibility/") for focus in focuses)
    assert len({each.rule for each in about}) > 2


def test_what_is_asked_for_is_kept_from_page_to_page(read: Read) -> None:
    page = read("/granskning?ordna=grad&utgava=np-2025&lang=sv")
    chosen = {
        field.attributes["name"]: option.attributes["value"]
        for field in page.every("select")
        for option in field.every("option")
        if "selected" in option.attributes
    }
    assert chosen["utgava"] == "np-2025"
    assert chosen["ordna"] == "grad"
    hidden = [each.attributes for each in page.every("input")]
    assert [each["value"] for each in hidden if each["name"] == "utgava"] == ["np-2025", "np-2025"]


def test_without_choice_the_draft_is_held_against_what_it_revises(service: Service, read: Read) -> None:
    view = service.view("np-2025")
    found = review(service, view, "sv", date.today(), base="np-2018")  # noqa: DTZ011 - as the page has it
    page = read("/granskning")
    assert sorted(shown(read, "/granskning")) == sorted(each.id for each in found)
    assert "Politiskt inriktningsdokument 2025 (utkast) , mot Politiskt inriktningsdokument 2018/19" in page.text
    wider = read(page.links["Granska det nyaste av alla dokument i stället"])
    assert "Bilder om översynen" in wider.text
    lost = [each for each in found if each.rule == "clause-lost"]
    assert sorted(shown(read, "/granskning?utgava=np-2025&bas=np-2018&regel=clause-lost")) == sorted(
        each.id for each in lost
    )
    assert len(lost) == 52


def test_a_base_that_nothing_in_view_follows_on_is_told(read: Read) -> None:
    assert "Ingen av de utgåvor som granskas följer på" in read("/granskning?utgava=&bas=np-2025").text


def test_ready_questions_lead_to_their_answers(read: Read) -> None:
    questions = read("/granskning").section("fragor")
    links = {link.text: link.attributes["href"] for link in questions.every("a")}
    told = {words: read(href.partition("#")[0]) for words, href in links.items()}
    assert {page.status for page in told.values()} == {200}

    def answer(words: str) -> str:
        return next(str(page.text) for question, page in told.items() if words in question)

    assert "38 uppgifter som någon hade" in answer("ingen bärare")
    assert "antal platser totalt: 8" in answer("Vad hände med Politiska styrgruppen och dess roll?")
    assert "390 svar" in answer("slutar i förtid")
    assert "Planerar seminariet med Politiska styrgruppen" in answer("på flera organ")
    assert "till och med 2027" in answer("tillfälligt")


def test_several_rules_are_chosen_together(read: Read) -> None:
    page = read("/granskning?utgava=np-2025&regel=overlapping-duty,finns-inte,shared-duty")
    headings = {heading.text for heading in page.section("fynd").every("h3")}
    assert headings == {"Samma uppgift på två håll", "Delat ansvar"}


def test_an_edition_that_is_not_there_is_told(read: Read) -> None:
    assert read("/granskning?bas=np-1900").status == 404


def test_what_changed_stands_in_numbers_that_lead_there(read: Read) -> None:
    page = read("/granskning?bas=np-2018&utgava=np-2025")
    section = page.section("andringar")
    assert "Politiskt inriktningsdokument 2018/19" in section.text
    links = [link.attributes["href"] for link in section.every("a")]
    assert "/andringar?fran=np-2018&till=np-2025&utgava=np-2025" in links
    lost = next(href for href in links if "slag=lost-bearer" in href)
    numbers = {item.every("a")[0].attributes["href"]: item.every("span")[0].text for item in section.every("li")}
    told = read(lost)
    assert told.status == 200
    assert numbers[lost] in told.text


def test_the_files_hold_what_the_page_shows(service: Service, read: Read) -> None:
    client = TestClient(create_app(service), headers=HTML)
    query = "?familj=mandates&grad=warning"
    wanted = sorted(shown(read, f"/granskning{query}"))
    assert wanted
    as_json = json.loads(client.get(f"/granskning.json{query}").content)
    assert sorted(each["id"] for each in as_json) == wanted
    sarif = json.loads(client.get(f"/granskning.sarif{query}").content)
    results = sarif["runs"][0]["results"]
    assert sorted(each["partialFingerprints"]["finding/v1"] for each in results) == wanted
    suite = ElementTree.fromstring(client.get(f"/granskning.xml{query}").content)
    assert sum(text.text.count("\n") + 1 for text in suite.iter("system-out") if text.text) == len(wanted)
    page = client.get(f"/granskning.html{query}")
    assert all(each in page.text for each in wanted)
    assert "Område: Uppdrag" in page.text
    for kind, beginning in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        answer = client.get(f"/granskning.{kind}{query}")
        assert answer.content.startswith(beginning)
        assert f'filename="granskning.{kind}"' in answer.headers["content-disposition"]
    assert client.get("/granskning.exe").status_code == 404


def test_a_page_of_thousands_of_findings_stays_small(tmp_path: Path) -> None:
    service = open_service(write_workspace(tmp_path / "storlanet", 1200))
    client = TestClient(create_app(service), headers=HTML)
    total = len(check(service.dataset, service.store, service.view()))
    assert total > 2000
    for path in ("/granskning", "/granskning?ordna=organ", "/granskning?sida=9", "/granskning?organ=organ-5"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert len(answer.content) < 1_000_000
        assert answer.text.count("<option") < 400
    assert f"{number_words(Decimal(total), 'sv')} fynd" in client.get("/granskning").text


def test_a_page_tells_how_far_the_checks_have_come(service: Service) -> None:
    client = TestClient(create_app(service, patience=0.0), headers=HTML)
    first = client.get("/granskning?ordna=organ")
    assert first.status_code == 200
    assert first.headers["refresh"] == "1"
    assert first.headers["cache-control"] == "no-store"
    (done, steps) = re.findall(r'max="(\d+)" value="(\d+)"', first.text)[0][::-1]
    assert int(done) <= int(steps) == steps_of(service.dataset, service.view()) + 1
    assert 'href="/granskning?ordna=organ"' in first.text
    assert client.get("/granskning.json?ordna=organ").status_code == 200, "a file waits"
    ready = client.get("/granskning?ordna=organ")
    assert "refresh" not in ready.headers
    assert "fynd-" in ready.text


def test_a_check_takes_the_steps_it_counts(service: Service) -> None:
    taken = []
    check(service.dataset, service.store, service.view("np-2018"), stepped=lambda: taken.append(1))
    assert len(taken) == steps_of(service.dataset, service.view("np-2018"))


def test_a_check_is_made_once_and_waited_for_by_all() -> None:
    begun, go, made = threading.Event(), threading.Event(), []

    def work(stepped: Callable[[], None]) -> Sequence[Finding]:
        made.append(1)
        stepped()
        begun.set()
        assert go.wait(20)
        return []

    checks = Checks()
    check = checks.of("a", lambda: 3, work)
    assert begun.wait(20)
    assert (check.found(0.0), check.done, check.steps) == (None, 1, 3)
    assert checks.of("a", lambda: 3, work) is check
    go.set()
    assert check.found() == []
    assert len(made) == 1


def test_a_check_that_fails_is_told_and_tried_again() -> None:
    answers: Iterator[Sequence[Finding]] = iter([[]])
    tries: list[int] = []

    def work(stepped: Callable[[], None]) -> Sequence[Finding]:
        tries.append(1)
        if len(tries) == 1:
            raise ZeroDivisionError("the store is away")
        return next(answers)

    checks = Checks()
    with pytest.raises(ZeroDivisionError, match="the store is away"):
        checks.of("a", lambda: 1, work).found()
    assert checks.of("a", lambda: 1, work).found() == []


def test_old_checks_are_forgotten() -> None:
    checks = Checks()
    first = checks.of(0, lambda: 1, lambda stepped: [])
    others = [checks.of(number, lambda: 1, lambda stepped: []) for number in range(1, 60)]
    assert all(isinstance(each, Check) for each in others)
    assert checks.of(0, lambda: 1, lambda stepped: []) is not first
