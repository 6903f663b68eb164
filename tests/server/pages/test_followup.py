"""What is followed up: with nothing registered, and in an invented workspace where much is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import pytest
from starlette.testclient import TestClient

from server.app import create_app
from server.pages.followup.agreements import last_day
from server.pages.today import today
from server.service import Service, open_service
from tests.server.pages.conftest import Page

if TYPE_CHECKING:
    from fastapi import FastAPI
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Window


Read = Callable[..., Page]
Table = Callable[[str, str], dict[str, list[str]]]
TODAY = date(2036, 3, 1)
PATHS = ["", "/dialoger", "/overenskommelser", "/antagande"]


@pytest.fixture(scope="module")
def coast() -> Service:
    return open_service(Path(__file__).parents[2] / "workspaces" / "kusten")


@pytest.fixture(scope="module")
def app(coast: Service) -> FastAPI:
    """Return the application of the coast on a day of its own time."""
    made = create_app(coast)
    made.dependency_overrides[today] = lambda: TODAY
    return made


@pytest.fixture(scope="module")
def client(app: FastAPI) -> TestClient:
    return TestClient(app, headers={"accept-language": "sv", "accept": "text/html"})


@pytest.fixture(scope="module")
def table(client: TestClient) -> Table:
    """Return what reads the table with a caption on a page: cells by the head of each row."""

    def read(path: str, caption: str) -> dict[str, list[str]]:
        page = Page(client.get(path).text, 200)
        found = next(each for each in page.every("table") if each.every("caption")[0].text == caption)
        return {row.every("th")[0].text: [cell.text for cell in row.every("td")] for row in found.every("tr")[1:]}

    return read


@pytest.mark.parametrize("path", [*PATHS, "?utgava=np-2018", "?utgava=alla", "/dialoger?organ=sunne-kommun"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_part_is_whole(read: Read, path: str, language: str) -> None:
    page = read(f"/uppfoljning{path}", language)
    assert page.status == 200
    assert page.faults == []


@pytest.mark.parametrize(("language", "count"), [("sv", "13 mätvärden"), ("en", "13 measured values")])
def test_values_of_an_edition_that_is_not_shown_are_told_with_the_way_there(
    client: TestClient, language: str, count: str
) -> None:
    for path in ("/uppfoljning", "/mal", "/organ/norrvik"):
        text = client.get(f"{path}?utgava=kustplan-2030&lang={language}").text
        assert f'href="{path}?lang={language}&amp;utgava=kustplan-2034"' in text, path
        assert (count in text) == (path != "/organ/norrvik"), path
        for denied in ("Inga mätvärden är", "inga uppmätta värden", "No measured values are", "have been entered"):
            assert denied not in text, path
    assert "trend-figure" in text, "what was measured is drawn for the principal all the same"


def test_nothing_measured_is_said_with_what_fetches_it(read: Read) -> None:
    page = read("/uppfoljning")
    assert "Inga mätvärden är registrerade." in page.text
    assert "styrgraf indicators fetch --workspace DIR" in page.text
    assert "Utgåvorna som visas anger inga mål i siffror" in page.text
    assert "Politiskt inriktningsdokument 2018/19" in page.text
    older = read("/uppfoljning?utgava=np-2018")
    assert "0 av 25 mål är mätta" in older.text
    assert older.text.count("Nyckeltalen är förslag: ingen har bekräftat") == 1
    assert "förslag, nära. Finns bara för regioner." in older.text


def test_nothing_registered_is_said_and_not_taken_for_a_no(read: Read) -> None:
    dialogues = read("/uppfoljning/dialoger").text
    assert "Inga lokala dialoger är registrerade." in dialogues
    assert "Lokala dialoger: senast 31 oktober, och sedan underlag till Dialog i VR/OR." in dialogues
    for question in ("Hur bidrar vi?", "Hur går det?", "Vad gör vi?", "Vad har vi lärt oss?"):
        assert question in dialogues
    agreements = read("/uppfoljning/overenskommelser").text
    assert agreements.count("ingen överenskommelse är registrerad") == 3
    adoption = read("/uppfoljning/antagande").text
    assert adoption.count("okänt") == 17 * 2
    assert "betyder att det inte är känt" in adoption


def test_a_target_tells_who_is_where(client: TestClient, table: Table) -> None:
    rows = table("/uppfoljning", "Fler barn som kan simma")
    assert rows["Holmens kommun"] == ["åt fel håll −40 % av vägen", "58 (2031)", "55 (2034)", "65,5", "N90001"]
    assert rows["Norrviks kommun"] == ["på väg 97 % av vägen", "63 (2031)", "70,25 (2034)", "70,5", "N90001"]
    text = client.get("/uppfoljning").text
    assert "på väg: 2" in text
    assert "åt fel håll: 1" in text
    assert table("/uppfoljning", "Mindre utsläpp")["Norrviks kommun"][0] == "annan enhet"
    assert "Sundby" not in str(table("/uppfoljning?organ=norrvik", "Fler barn som kan simma"))


def test_who_has_answered_is_told_by_year(table: Table) -> None:
    rows = table("/uppfoljning/dialoger", "Vem har svarat?")
    assert rows["Norrviks kommun"][1] == "inlämnad 20 oktober 2035 3 av 3 frågor besvarade · sammanställd"
    assert rows["Sundby kommun"][1].startswith("inlämnad 15 november 2035, efter sista dagen 31 oktober 2035")
    assert rows["Sundby kommun"][1].endswith("1 av 3 frågor besvarade · inte sammanställd")
    assert rows["Holmens kommun"][:2] == [
        "inte registrerat än; sista dag 31 oktober 2036",
        "saknas; sista dag var 31 oktober 2035",
    ]


def test_each_table_of_the_dialogues_is_turned_by_itself(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.pages.parts.answer._MOST_ROWS", 2)

    def tables(query: str) -> list[list[str]]:
        page = Page(client.get(f"/uppfoljning/dialoger{query}").text, 200)
        shown = [page.by_id(name).every("tr")[1:] for name in ("tabell-svar", "tabell-mal")]
        return [[row.text for row in rows] for rows in shown]

    first, answers, goals = (tables(query) for query in ("", "?sida-svar=2", "?sida-svar=2&sida-mal=2"))
    assert [len(rows) for rows in first] == [2, 2]
    assert answers[0] != first[0]
    assert answers[1] == first[1]
    assert goals[0] == answers[0]
    assert goals[1] != first[1]
    text = client.get("/uppfoljning/dialoger?sida-svar=2").text
    links = re.findall(r'href="([^"]+)" rel="(prev|next)"', text)
    assert ("/uppfoljning/dialoger?sida-svar=1", "prev") in links
    assert ("/uppfoljning/dialoger?sida-svar=2&amp;sida-mal=2", "next") in links
    assert len(set(re.findall(r'class="pager" aria-label="([^"]+)"', text))) == 2


def test_legal_duties_show_what_meets_them(client: TestClient) -> None:
    text = " ".join(client.get("/uppfoljning/overenskommelser").text.split())
    assert text.count("ingen överenskommelse är registrerad") == 1
    assert "gäller till 30 juni 2037" in text
    assert "har gått ut" in text
    assert "skulle ha setts över i oktober 2034" in text
    assert "ska ses över i maj 2036" in text


def test_the_register_names_the_source_of_what_no_document_says(client: TestClient) -> None:
    register = Page(client.get("/uppfoljning/overenskommelser").text, 200).section("registret")
    assert "Källa Kustens diarium" in register.text
    assert [link.attributes["href"] for link in register.every("a") if link.text == "Kustens diarium"] == [
        "/id/reference/diariet"
    ]


def test_what_is_due_is_told_in_good_english(client: TestClient) -> None:
    text = " ".join(client.get("/uppfoljning/overenskommelser?lang=en").text.split())
    assert "was to be reviewed in October 2034" in text
    assert "to be reviewed in May 2036" in text
    assert "2037-06-30" not in text


def test_adoption_is_known_or_unknown(table: Table) -> None:
    rows = table("/uppfoljning/antagande", "Vilka har antagit dokumenten?")
    assert rows["Norrviks kommun"] == ["okänt", "24 november 2034, KF 2034-11-24 § 114 Källa: Kustens diarium"]
    assert rows["Sundby kommun"] == ["10 februari 2031, beslut inte angivet Källa: Kustens diarium", "okänt"]
    assert rows["Holmens kommun"] == ["okänt", "okänt"]


@pytest.mark.parametrize("record", ["agreement/badavtalet", "adoption/norrvik-2034", "dialogue/norrvik-2034"])
def test_a_registered_record_names_the_register_it_is_from(client: TestClient, record: str) -> None:
    page = Page(client.get(f"/id/{record}").text, 200)
    where = page.by_id("star").parent
    assert where
    hrefs = {link.text: link.attributes["href"] for link in where.every("a")}
    assert hrefs["Kustens diarium"] == "/id/reference/diariet"
    assert client.get("/id/reference/diariet").status_code == 200


def test_the_page_of_a_principal_tells_how_it_goes(client: TestClient, read: Read) -> None:
    text = " ".join(client.get("/organ/norrvik").text.split())
    for told in ("på väg", "97 % av vägen", "Fler simskolor", "KF 2034-11-24 § 114", "3 av 3 frågor besvarade"):
        assert told in text
    assert text.count('class="trend"') == 2
    unknown = read("/organ/sunne-kommun").section("uppfoljning").text
    assert "Inte registrerat." in unknown
    assert "Okänt." in unknown
    assert "uppfoljning" not in {each.attributes.get("id") for each in read("/organ/beredningsgruppen").every("h2")}


def test_an_edition_tells_who_has_adopted_it(client: TestClient, read: Read) -> None:
    assert "KF 2034-11-24 § 114" in client.get("/dokument/kustplan-2034").text
    assert "är inte registrerat" in read("/dokument/np-2025").text


def test_goals_show_the_verdict_beside_the_trend(client: TestClient) -> None:
    assert re.search(
        r">på väg</span> <span [^>]*>[\d,]+ \(2034\), \d+ % av vägen<", client.get("/mal?organ=norrvik").text
    )


def test_reviews_and_last_days_go_into_a_calendar(client: TestClient) -> None:
    answer = client.get("/uppfoljning/overenskommelser.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    found = {str(event["summary"]): (event.decoded("dtstart"), event.decoded("dtend")) for event in events}
    assert found["Badavtalet: översyn"] == (date(2036, 5, 1), date(2036, 6, 1))
    assert found["Badavtalet: går ut"] == (date(2037, 6, 30), date(2037, 7, 1))
    assert found["Fiskeöverenskommelsen: går ut"] == (date(2035, 12, 31), date(2036, 1, 1))
    assert len(found) == 4
    assert {str(event["status"]) for event in events} == {"CONFIRMED", "TENTATIVE"}


def test_the_wheels_and_their_calendar_have_the_agreements_too(client: TestClient) -> None:
    def summaries(query: str) -> set[str]:
        text = client.get(f"/arshjul.ics{query}").text
        return {str(event["summary"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}

    assert {"Badavtalet: översyn", "Badavtalet: går ut", "Fiskeöverenskommelsen: går ut"} < summaries("")
    assert "Badavtalet: översyn" in summaries("?organ=norrvik")
    assert not any("avtalet" in each for each in summaries("?hjul=hamnaret") | summaries("?organ=stamman"))
    page = Page(client.get("/arshjul").text, 200)
    assert "Badavtalet" in page.text
    assert "Fiskeöverenskommelsen" in page.text


def test_own_goals_stand_with_the_goals_they_go_with_or_against(client: TestClient) -> None:
    page = Page(client.get("/mal").text, 200)
    assert page.faults == []
    shown = [each.text for each in page.every("div") if "own-goal" in (each.attributes.get("class") or "")]
    assert len(shown) == 3
    assert "Färre badvakter" in shown[0]
    assert "Krockar med" in shown[0]
    assert "Pengarna går till hamnen" in shown[0]
    assert any("Fler simskolor" in each and "Bidrar till:" in each for each in shown)
    assert any("Ett nytt torg" in each and "är inte registrerat" in each for each in shown)


@pytest.mark.parametrize("path", ["/finns-inte", "/dialoger?organ=finns-inte", "?organ=%3Cb%3E"])
def test_what_is_not_there_is_said_plainly(client: TestClient, path: str) -> None:
    assert client.get(f"/uppfoljning{path}").status_code == 404


@pytest.mark.parametrize(
    ("value", "day"), [("2035", "2035-12-31"), ("2036-02", "2036-02-29"), ("2035-12", "2035-12-31")]
)
def test_a_time_ends_on_its_last_day(value: str, day: str) -> None:
    assert last_day(value).isoformat() == day


@pytest.mark.parametrize("width", [320, 1440])
def test_everyone_can_read_it_at_every_width(
    app: FastAPI,
    over_http: Callable[[FastAPI], object],
    browser: Browser,
    axe: Callable[[Window], list[str]],
    width: int,
) -> None:
    with over_http(app) as address:  # type: ignore[attr-defined]
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="sv-SE")
        window = context.new_page()
        for path in [*(f"/uppfoljning{each}" for each in PATHS), "/organ/norrvik"]:
            window.goto(f"{address}{path}", wait_until="networkidle")
            assert axe(window) == [], path
            assert window.evaluate("document.documentElement.scrollWidth") <= width, path
        context.close()
