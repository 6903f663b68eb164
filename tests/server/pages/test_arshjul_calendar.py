"""The calendar of the yearly wheels, read by another program than the one that wrote it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fastapi import FastAPI
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from starlette.testclient import TestClient

from server.app import create_app
from server.service import Service, open_service

Fetch = Callable[[str], Calendar]
TodayIs = Callable[[Service, date], FastAPI]
DAY = date(2026, 11, 23)


def _fetching(app: FastAPI) -> Fetch:
    client = TestClient(app)

    def fetch(path: str) -> Calendar:
        response = client.get(path, headers={"accept-language": "sv"})
        assert response.headers["content-type"] == "text/calendar; charset=utf-8"
        return IcsCalendarStream.calendar_from_ics(response.text)

    return fetch


@pytest.fixture(scope="module")
def fetch(service: Service, today_is: TodayIs) -> Fetch:
    return _fetching(today_is(service, DAY))


def _days(calendar: Calendar, first: date, last: date) -> dict[str, tuple[date, date]]:
    found = calendar.timeline.overlapping(first, last)
    return {str(event.summary): (event.start, event.end) for event in found}


def test_a_month_without_a_day_is_a_tentative_window_every_year(fetch: Fetch) -> None:
    calendar = fetch("/arshjul.ics")
    for year in (2026, 2031):
        days = _days(calendar, date(year, 1, 1), date(year + 1, 1, 1))
        assert days["Nya perspektivs inriktningsmöte"] == (date(year, 1, 1), date(year, 2, 1))
        assert days["Lokala dialoger"] == (date(year, 9, 1), date(year, 11, 1))
        assert days["Sista dag: Lokala dialoger"] == (date(year, 10, 31), date(year, 11, 1))
    assert {event.status.value for event in calendar.events if event.status} == {"TENTATIVE"}


def test_a_year_of_the_cycle_that_nobody_dates_is_left_out_and_told(fetch: Fetch, service: Service) -> None:
    text = (
        TestClient(create_app(service)).get("/arshjul.ics", headers={"accept-language": "sv"}).text.replace("\r\n ", "")
    )
    assert "Ingen har sagt vilket år som är år 1 i cykeln." in text
    assert "Utan månad i dokumenten\\, och därför inte med: Revidering av inriktningsdokumentet." in text
    assert not [event for event in fetch("/arshjul.ics").events if "år 3" in str(event.summary)]


def test_a_year_to_try_brings_it_along_every_fourth_year(fetch: Fetch) -> None:
    calendar = fetch("/arshjul.ics?start=2027")
    third = [event for event in calendar.events if event.summary == "Medskick i lokala dialogen år 3"]
    assert [event.start for event in third] == [date(2029, 9, 1)]
    years = [
        event.start.year
        for event in calendar.timeline.overlapping(date(2027, 1, 1), date(2038, 1, 1))
        if event.summary == "Medskick i lokala dialogen år 3"
    ]
    assert years == [2029, 2033, 2037]


def test_the_setting_of_the_workspace_dates_the_cycle(begun_in_2023: Path, today_is: TodayIs) -> None:
    fetch = _fetching(today_is(open_service(begun_in_2023), DAY))
    third = [event for event in fetch("/arshjul.ics").events if event.summary == "Medskick i lokala dialogen år 3"]
    assert [event.start for event in third] == [date(2025, 9, 1)]


def test_a_body_gets_what_involves_it(fetch: Fetch) -> None:
    calendar = fetch("/arshjul.ics?organ=beredningsgruppen")
    assert sorted(str(event.summary) for event in calendar.events) == [
        "Nya perspektivs inriktningsmöte",
        "Seminariet Nya perspektiv på styrning och ledning",
    ]


def test_an_entry_says_who_where_it_stands_and_leads_there(fetch: Fetch) -> None:
    event = next(each for each in fetch("/arshjul.ics").events if each.summary == "Lokala dialoger")
    assert event.description
    assert "Ordnas av: Huvudmännen" in event.description
    assert "Källa: Politiskt inriktningsdokument 2025 (utkast), avsnittet Lokala dialoger." in event.description
    assert str(event.url) == "http://testserver/id/event/lokala-dialoger"
    assert event.categories == ["Årshjulet för Nya perspektiv"]


def test_rounds_with_dates_stand_once_on_their_days(fetch: Fetch) -> None:
    days = _days(fetch("/arshjul.ics?hjul=varmlandsstrategin"), date(2025, 1, 1), date(2025, 4, 1))
    assert days["Arbetsmötet 24 januari 2025"] == (date(2025, 1, 24), date(2025, 1, 25))
    assert "Riktningsmötet 23 mars 2023" not in days


def test_entries_keep_their_names_whatever_is_asked_for(fetch: Fetch) -> None:
    uids = {str(event.summary): event.uid for event in fetch("/arshjul.ics?start=2027").events}
    assert len(set(uids.values())) == len(uids)
    for event in fetch("/arshjul.ics?organ=sunne-kommun&start=2024&lang=sv").events:
        assert uids[str(event.summary)] == event.uid


def test_the_calendar_is_the_same_every_day(service: Service, today_is: TodayIs) -> None:
    days = (date(2026, 1, 1), date(2030, 7, 3))
    texts = {TestClient(today_is(service, day)).get("/arshjul.ics").content for day in days}
    assert len(texts) == 1


def test_a_calendar_program_may_ask_for_the_head_alone(service: Service) -> None:
    head = TestClient(create_app(service)).head("/arshjul.ics")
    assert head.status_code == 200
    assert head.content == b""


def test_an_english_reader_gets_an_english_calendar(fetch: Fetch) -> None:
    calendar = fetch("/arshjul.ics?lang=en")
    assert "Local dialogues" in {event.summary for event in calendar.events}


def test_an_event_in_separate_months_is_one_window_for_each_run_of_them(twice_a_year: Path, today_is: TodayIs) -> None:
    every = _fetching(today_is(open_service(twice_a_year), DAY))("/arshjul.ics?hjul=hamnaret").timeline
    found = every.overlapping(date(2035, 1, 1), date(2036, 1, 1))
    assert [(event.start, event.end) for event in found if event.summary == "Kajdagen"] == [
        (date(2035, 3, 1), date(2035, 4, 1)),
        (date(2035, 9, 1), date(2035, 11, 1)),
    ]


@pytest.mark.parametrize("path", ["/arshjul.ics?organ=kth&lang=sv", "/uppfoljning/overenskommelser.ics?lang=sv"])
def test_a_calendar_of_nothing_is_neither_sent_nor_offered(service: Service, path: str) -> None:
    client = TestClient(create_app(service), headers={"accept": "text/html"})
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Inget här har en månad eller en dag, så det finns ingen kalender att hämta." in answer.text
    page = client.get(path.replace(".ics", ""))
    assert page.status_code == 200
    assert ".ics" not in page.text


def test_what_comes_every_other_year_is_told_so_and_is_no_date_of_every_year(
    twice_a_year: Path, tmp_path: Path, today_is: TodayIs
) -> None:
    folder = shutil.copytree(twice_a_year, tmp_path / "kusten")
    year = folder / "kustplan-2034" / "aret.yaml"
    month = '  month: ["--03", "--09", "--10"]\n'
    year.write_text(year.read_text("utf-8").replace(month, f"{month}  recurrence: BIENNIAL\n"), "utf-8")
    app = today_is(open_service(folder), DAY)
    page = TestClient(app).get("/arshjul?hjul=hamnaret", headers={"accept-language": "sv"}).text
    assert '<span class="tag tag-when">vartannat år</span>' in page
    assert "SUMMARY:Kajdagen" not in TestClient(app).get("/arshjul.ics?hjul=hamnaret").text
