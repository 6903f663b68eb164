"""What a reader learns from the page of changes, without training."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from python_calamine import CalamineWorkbook
from starlette.testclient import TestClient

from server.app import create_app
from server.pages.changes.state import chosen_pair
from server.service import Service, open_service
from tests.workspaces.large import write_revision, write_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.server.pages.conftest import Page as Read

REVISION = Path(__file__).parents[2] / "workspaces/revision"
Reading = Callable[..., "Read"]


@pytest.fixture(scope="module")
def revision() -> Service:
    return open_service(REVISION)


@pytest.fixture(scope="module")
def client(service: Service) -> TestClient:
    return TestClient(create_app(service))


def test_the_newest_edition_is_held_against_its_predecessor(read: Reading) -> None:
    page = read("/andringar")
    chosen = {each.attributes["value"] for each in page.every("option") if "selected" in each.attributes}
    assert {"np-2018", "np-2025"} <= chosen
    assert "50 uppgifter i den äldre utgåvan har ingen motsvarighet i den nyare" in page.text
    assert "Sidan jämför: Politiskt inriktningsdokument 2018/19 → Politiskt inriktningsdokument 2025" in page.root.text


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("sv", ["Organ", "Uppgifter", "Sammansättningsregler", "Mål", "Mål i siffror", "Indikatorer"]),
        ("en", ["Bodies", "Duties", "Composition rules", "Goals", "Targets", "Indicators"]),
    ],
)
def test_how_many_there_are_is_told_of_several(read: Reading, language: str, names: list[str]) -> None:
    page = read("/andringar", language)
    assert [each.text for each in page.by_id("tabell-storlek").every("th")][3 : 3 + len(names)] == names


def test_what_is_gone_or_has_come_says_its_language_where_it_is_another_than_the_pages() -> None:
    coast = TestClient(create_app(open_service(REVISION.parent / "kusten")))
    page = coast.get("/andringar?lang=en&visa=bredvid").text
    words = {(tag, text): said for tag, said, text in re.findall(r"<(del|ins)( lang=.sv.)?>([^<]+)</", page)}
    swedish = {text for (_, text), said in words.items() if said}
    assert swedish
    page = coast.get("/andringar?lang=sv&visa=bredvid").text
    assert swedish <= set(re.findall(r"<(?:del|ins)>([^<]+)</", page))
    listed = coast.get("/andringar?lang=en&visa=karta").text.partition('aria-labelledby="kartlista"')[2]
    assert re.search(r'<ins><span lang="sv">[^<]+</span> [a-z ]+ <span lang="sv">[^<]+</span></ins>', listed)
    assert not re.search(r"<a [^>]*>Kuststämman</a>", listed)


def test_duties_without_counterpart_are_one_click_away_and_each_says_how_sure_it_is(read: Reading) -> None:
    page = read(read("/andringar").links["50 uppgifter i den äldre utgåvan har ingen motsvarighet i den nyare"])
    assert page.by_id("lista").text == "50 ändringar"
    items = [each for each in page.every("li") if "change" in each.attributes.get("class", "").split()]
    assert len(items) == 50
    assert all("Utan motsvarighet" in each.text for each in items)
    doubts = [next(span.text for span in each.every("span") if "säkert" in span.text.casefold()) for each in items]
    assert Counter(doubts) == {"Ganska säkert": 28, "Osäkert": 22}
    weak = "Politiskt inriktningsdokument 2025 (utkast): Utdraget slutar inne i bilaga 2"
    assert f"Där något saknas är belägget svagt: {weak}" in page.text
    assert "Fastställer sändlista och inbjudningslista" in page.text


def test_every_link_to_a_body_leads_to_as_many_changes_as_it_says(read: Reading) -> None:
    links = {
        words: href
        for words, href in read("/andringar").links.items()
        if words.startswith("Visa ") and "organ=" in href
    }
    assert len(links) > 5
    for words, href in links.items():
        assert read(href).by_id("lista").text == words.removeprefix("Visa ").split(":")[0].split(" om ")[0]


def test_duties_that_lost_their_bearer_are_told_on_the_first_page(read: Reading) -> None:
    text = read("/andringar").section("viktigast").text
    assert "2 uppgifter som någon hade sägs ingen ha nu" in text
    assert "låg på Beredningsgruppen och är nu ”Arrangerar aktualitetskonferensen”, som ingen sägs ha" in text


def test_a_body_is_told_before_and_after(read: Reading) -> None:
    page = read("/andringar?organ=politiska-styrgruppen")
    told = page.section("svar")
    old, new = (each for each in told.every("div") if each.attributes.get("class") == "body-side")
    assert old.every("h3")[0].text == "Politiskt inriktningsdokument 2018/19"
    assert "Leda arbetet" in old.text
    assert "Ingen regel om sammansättning." in old.text
    assert "antal platser totalt: 8" in new.text
    (answer,) = (link.attributes["href"] for link in told.every("a") if link.text.startswith("Läs hela svaret"))
    assert read(answer).title == "Vad hände med Politiska styrgruppen och dess roll?"


def test_a_body_that_became_several_is_told_with_what_it_became(read: Reading) -> None:
    page = read("/andringar?organ=arbetsgrupp-barnalivet")
    old, new = (each for each in page.every("div") if each.attributes.get("class") == "body-side")
    assert "Barnalivet" in old.text
    assert "Strategisk utvecklingsgrupp barn och unga" in new.text


def test_what_happened_to_the_steering_group_and_where_both_say_so(read_quoting: Reading) -> None:
    page = read_quoting("/andringar?organ=politiska-styrgruppen")
    assert page.title == "Ändringar: Politiska styrgruppen"
    (item,) = [
        each
        for each in page.every("li")
        if "”Leder Nya Perspektivarbetet”" in each.text and "change" in each.attributes.get("class", "")
    ]
    assert "Uppgift förut: leda → nu: stödja" in item.text
    assert "Styrgruppen ledde arbetet; nu stödjer den arbetet mot målen." in item.text
    assert (
        next(each.text for each in item.every("blockquote")) == "Nya Perspektivarbetet leds av en politisk styrgrupp."
    )
    assert "Politiskt inriktningsdokument 2018/19" in item.text
    assert "np-2018/responsibilities/politiska-styrgruppen.yaml:" in item.text
    assert "Platsfördelning" in page.text or "sammansättning" in page.text


def test_goals_and_challenges_are_told(read: Reading) -> None:
    page = read("/andringar")
    assert "Målen skiljer sig i slag eller antal. Förut: gemensamma inriktningar (4)" in page.text
    assert "”Arbetsgruppen för utmaningen Vuxenlivet” har blivit ”Strategisk utvecklingsgrupp vuxna”" in page.text
    deleted = [each.text for each in page.every("del")]
    assert "”Utmaningarnas arbetsgrupper”" in deleted
    assert "Förut: inga. Nu: vision (1)." in read("/andringar?fran=vs-2022&till=vs-2024").text
    assert "Webbsida nu: https://www.regionvarmland.se/nyaperspektiv" in read("/andringar?om=goals").text
    same = read("/andringar?fran=np-2025&till=np-2025").text
    assert ("Det viktigaste" in same, "Färdiga frågor" in same, same.count("Odaterat.")) == (False, False, 1)


def test_every_number_leads_to_as_many_changes(read: Reading) -> None:
    page = read("/andringar")
    (table,) = [each for each in page.every("table") if "numbers" in each.attributes["class"]]
    links = [(each.text, each.attributes["href"]) for each in table.every("a") if each.text.isdigit()]
    assert len(links) > 30
    for number, href in links[::9]:
        shown = read(href).by_id("lista").text
        assert shown in (f"{number} ändringar", "En ändring")


def test_filters_keep_each_other(read: Reading) -> None:
    page = read("/andringar?huvudman=sunne-kommun&om=duties")
    assert page.title == "Ändringar: Sunne kommun, Uppgifter"
    assert "huvudman=sunne-kommun" in page.links["CSV"]
    assert "Lämnar medskick till nästa revidering i år 3" in page.text
    assert "om=duties" in page.links["Sida vid sida"]


def test_of_many_bodies_one_is_typed_with_their_names_proposed(read: Reading) -> None:
    page = read("/andringar")
    names = [each.attributes["value"] for each in page.by_id("organ-val").every("option")]
    assert len(names) > 25
    for name in names[::20]:
        assert read(f"/andringar?{urlencode({'organ': name})}").title == f"Ändringar: {name}"


@pytest.mark.parametrize("name", ["huvudman", "slag", "om"])
def test_a_choice_leaves_as_many_changes_as_it_says(read: Reading, name: str) -> None:
    choices = [each for each in read("/andringar").by_id(name).every("option") if each.attributes["value"]]
    assert len(choices) > 5
    for choice in choices[:: len(choices) // 4]:
        number = choice.text.rpartition("(")[2].rstrip(")")
        page = read(f"/andringar?{name}={choice.attributes['value']}")
        assert page.by_id("lista").text in (f"{number} ändringar", "En ändring")
        (chosen,) = [each for each in page.by_id(name).every("option") if "selected" in each.attributes]
        assert chosen.text == choice.text


def test_one_body_one_principal_and_one_kind_together(read: Reading) -> None:
    page = read("/andringar?organ=huvudmannen&huvudman=sunne-kommun&slag=new")
    items = [each for each in page.every("li") if "change" in each.attributes.get("class", "").split()]
    assert page.by_id("lista").text == f"{len(items)} ändringar" == "15 ändringar"
    assert all("Ny" in each.text for each in items)
    none = read("/andringar?organ=politiska-styrgruppen&huvudman=sunne-kommun")
    assert "Inget i urvalet skiljer utgåvorna åt." in none.text
    chosen = {each.text for each in none.every("option") if "selected" in each.attributes}
    assert {"Politiska styrgruppen (0)", "Sunne kommun (0)"} <= chosen


def test_side_by_side_says_the_same(read: Reading) -> None:
    page = read("/andringar?om=goals&visa=bredvid")
    (table,) = [each for each in page.every("table") if "beside-table" in each.attributes["class"]]
    (row,) = [each for each in table.every("tr") if each.text.startswith("Omformulerad God kvalitet")]
    assert [each.text for each in row.every("del")][:1] == ["övergripande mål"]
    assert [each.text for each in row.every("ins")][:1] == ["inriktningsmål"]


def test_the_chart_holds_both_editions_on_one_layout_and_lists_the_same(read: Reading) -> None:
    page = read("/andringar?visa=karta")
    nodes = {each.attributes["data-node"]: each for each in page.every("a") if "data-node" in each.attributes}
    assert {"arbetsgrupp-barnalivet", "utvecklingsgrupp-vuxna", "beredningsgruppen"} <= nodes.keys()
    assert "is-gone" in nodes["arbetsgrupp-barnalivet"].attributes["class"]
    assert nodes["arbetsgrupp-barnalivet"].attributes["aria-label"].endswith(", borta")
    assert "is-changed" in nodes["utvecklingsgrupp-vuxna"].attributes["class"]
    assert "is-new" in nodes["systemledningen"].attributes["class"]
    assert "utgava=np-2018" in nodes["arbetsgrupp-barnalivet"].attributes["href"]
    routes = [each for each in page.every("a") if "data-from" in each.attributes]
    ids = {each.attributes["id"] for each in page.every("li") if "id" in each.attributes}
    assert routes
    assert {each.attributes["href"].removeprefix("#") for each in routes} == ids
    assert "Arbetsgruppen för utmaningen Vuxenlivet har blivit Strategisk utvecklingsgrupp vuxna" in page.text


def test_a_body_that_became_another_is_listed_as_that_and_the_other_not_as_new(read: Reading) -> None:
    listed = read("/andringar?visa=karta").section("kartlista")
    lists = list(zip(listed.every("h4"), listed.every("ul"), strict=True))
    # bodies come before the lines, whose headings are alike
    named = {title.text.rpartition(" ")[0]: found.text for title, found in reversed(lists)}
    assert "Arbetsgruppen för utmaningen Vuxenlivet" in named["Har blivit något annat"]
    assert "Strategiska utvecklingsgrupper" in named["Kvar, med ändringar"]
    assert "Strategiska utvecklingsgrupper" not in named["Nya"]
    assert "Arbetsgruppen för utmaningen Vuxenlivet" not in named["Utan motsvarighet"]


def test_a_body_that_changed_level_leaves_an_outline_where_it_stood(
    reading: Callable[[Service], Reading], tmp_path: Path
) -> None:
    folder = tmp_path / "flytt"
    shutil.copytree(REVISION, folder)
    bodies = folder / "ordning-2045/bodies.yaml"
    bodies.write_text(bodies.read_text("utf-8").replace("level: support", "level: political"), "utf-8")
    page = reading(open_service(folder))("/andringar?visa=karta")
    nodes = {
        each.attributes["data-node"]: each.attributes for each in page.every("a") if "data-node" in each.attributes
    }
    assert "is-ghost level-3" in " ".join(sorted(nodes["vakten--forut"]["class"].split()))
    assert {"level-1", "is-changed"} <= set(nodes["vakten"]["class"].split())
    assert "Stod här förut 1" in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/andringar?fran=np-1999",
        "/andringar?slag=forsvunnen",
        "/andringar?om=allt",
        "/andringar?organ=ingen-sadan",
        "/api/andringar?till=np-1999",
    ],
)
def test_what_is_not_there_is_said_to_be_missing(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("part", "slug"), [("organ", "beredningsgruppen"), ("huvudman", "sunne-kommun")])
def test_who_is_chosen_stays_where_a_pair_of_editions_says_nothing_of_them(read: Reading, part: str, slug: str) -> None:
    page = read(f"/andringar?fran=vs-2022&till=vs-2024&{part}={slug}")
    (sentence,) = [each.text for each in page.every("p") if each.text.startswith("Inget i Bilder om regionalt")]
    name = {"organ": "Beredningsgruppen", "huvudman": "Sunne kommun"}[part]
    assert f"handlar om {name}, så urvalet är tomt." in sentence
    kept = [each for each in page.every("input") if each.attributes.get("name") == part]
    assert slug in {each.attributes["value"] for each in kept}
    assert "så urvalet är tomt" not in read(f"/andringar?{part}={slug}").text


def test_an_edition_against_itself_or_an_older_one_says_so(read: Reading) -> None:
    assert "ingenting skiljer" in read("/andringar?fran=np-2025&till=np-2025").text
    backwards = read("/andringar?fran=np-2025&till=np-2018&om=goals")
    assert "Politiskt inriktningsdokument 2018/19 är äldre än Politiskt inriktningsdokument 2025" in backwards.text
    assert backwards.links["Byt plats på utgåvorna"] == "/andringar?fran=np-2018&till=np-2025&om=goals"
    for forwards in ("fran=np-2018&till=np-2025", "fran=np-revision&till=np-2025"):
        assert "baklänges" not in read(f"/andringar?{forwards}").text


def test_the_pair_that_is_not_said_is_found(service: Service, revision: Service) -> None:
    def ids(service: Service, *given: str) -> list[str]:
        pair = chosen_pair(service.dataset.editions, *given)
        assert pair
        return [edition.id for edition in pair]

    assert ids(service) == ["np-2018", "np-2025"]
    assert ids(service, "np-2018") == ["np-2018", "np-2025"]
    assert ids(service, "np-revision", "np-2025") == ["np-revision", "np-2025"]
    assert ids(service, "", "np-2025") == ["np-2018", "np-2025"]
    assert ids(revision) == ["ordning-2041", "ordning-2045"]
    assert chosen_pair(service.dataset.editions[:1]) is None


def test_the_comparison_as_files(client: TestClient, tmp_path: Path) -> None:
    path = "/api/andringar?fran=np-2018&till=np-2025&om=goals"
    told = client.get(path).json()
    assert told["counts"]["dropped"] > 0
    assert {change["type"] for change in told["changes"]} <= {
        "Goal",
        "Target",
        "Indicator",
        "IndicatorReport",
        "DataSource",
    }
    csv = client.get(f"{path}&format=csv")
    assert csv.headers["content-disposition"] == 'attachment; filename="andringar-np-2018-np-2025.csv"'
    assert len(csv.text.splitlines()) > len(told["changes"])
    book = tmp_path / "andringar.xlsx"
    book.write_bytes(client.get(f"{path}&format=xlsx").content)
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("Mål och indikatorer").to_python()
    assert len(rows) == 1 + len(told["changes"])
    assert client.get(f"{path}&format=html").text.startswith("<!doctype html>")
    assert json.dumps(told)


def test_english_readers_get_english(read: Reading) -> None:
    page = read("/andringar?organ=politiska-styrgruppen", "en")
    assert page.title == "Changes: Political Steering Group"
    assert "has become “Supports the work towards the direction and ambition goals”" in page.text


def test_a_workspace_with_one_edition_says_that_there_is_nothing_to_compare(
    reading: Callable[[Service], Reading], tmp_path: Path
) -> None:
    folder = tmp_path / "en"
    shutil.copytree(REVISION, folder)
    shutil.rmtree(folder / "ordning-2045")
    assert "Det finns inga två utgåvor att jämföra." in reading(open_service(folder))("/andringar").text


def test_a_long_list_comes_a_page_at_a_time(read: Reading) -> None:
    page, total = read("/andringar?slag=dropped"), 0
    while True:
        items = [each for each in page.every("li") if "change" in each.attributes.get("class", "").split()]
        assert 0 < len(items) <= 150
        total += len(items)
        if "Nästa sida" not in page.links:
            break
        page = read(page.links["Nästa sida"])
    assert page.by_id("lista").text == f"{total} ändringar"


def test_no_page_grows_with_the_workspace(tmp_path: Path) -> None:
    folder = write_workspace(tmp_path / "storlanet", 400)
    write_revision(folder)
    client = TestClient(create_app(open_service(folder)), headers={"accept": "text/html", "accept-language": "sv"})
    for query in ("", "?om=duties", "?visa=bredvid", "?visa=karta", "?organ=organ-3"):
        answer = client.get(f"/andringar{query}")
        assert answer.status_code == 200
        assert len(answer.content) < 1_000_000
        assert answer.text.count("<option") < 400
    assert "Ändringar: Organ 77" in client.get("/andringar?organ=Organ+77").text
    drawn = client.get("/andringar?visa=karta").text
    assert re.search(r"Kartan visar \d+ av \d{3} organ: de som mest har ändrats för", drawn)
    links = {unescape(href) for href in re.findall(r'<a class="node [^>]*href="([^"]+)"', drawn)}
    assert 20 < len(links) <= 150
    around = client.get(min(links)).text
    assert " is-focus" in around
    assert "det valda och de närmast" in around


def test_an_editor_answers_from_the_page_alone(browser: Browser, live_server: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page: Page = context.new_page()
    page.goto(f"{live_server}/")
    page.click("nav >> text=Ändringar")
    page.click("text=50 uppgifter i den äldre utgåvan")
    page.wait_for_load_state()
    assert page.locator("li.change").count() == 50
    page.locator("li.change summary").first.click()
    assert page.locator("li.change .both-sides").first.is_visible()
    page.click("nav >> text=Ändringar")
    page.fill("#organ", "Politiska styrgruppen")
    page.click("text=Visa urval")
    page.wait_for_load_state()
    assert "leda" in page.locator("li.change", has_text="Leder Nya Perspektivarbetet").first.inner_text()
    page.click("nav >> text=Ändringar")
    page.select_option("#huvudman", "sunne-kommun")
    page.select_option("#slag", "new")
    page.click("text=Visa urval")
    page.wait_for_load_state()
    assert "huvudman=sunne-kommun" in page.url
    assert page.locator("#lista").inner_text() == f"{page.locator('li.change').count()} ändringar" == "15 ändringar"
    page.click("nav >> text=Ändringar")
    page.click("text=Visa dem")
    page.wait_for_load_state()
    assert page.locator("h1").inner_text().endswith("slutar i förtid?")
    context.close()
