"""What holds for every page, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from server.app import create_app
from server.language import texts_in
from server.service import Service
from tests.server.pages.test_table_files import kind, wrong_with

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

#: A page with rows in the editor.
ROWS = "/sparql?query=SELECT+*+%7B+%3Fs+a+%3Chttps%3A%2F%2Fw3id.org%2Fstyrgraf%2Fdef%2FGoal%3E+%7D"
PAGES = [
    "/",
    "/sok",
    "/sok?q=beredningsgruppen",
    "/sok?q=beredning&grupp=duties",
    "/styrkarta",
    "/styrkarta?linjer=",
    "/styrkarta?fokus=beredningsgruppen&steg=2",
    "/organ/nya-perspektiv",
    "/organ/beredningsgruppen",
    "/organ/politiska-styrgruppen",
    "/organ/systemledningen",
    "/organ/utvecklingsgrupp-vuxna",
    "/organ/enheten-nya-perspektiv",
    "/organ/sunne-kommun",
    "/organ/sunne-kommun?roll=kso",
    "/min-roll?i=sunne-kommun&roll=kso",
    "/min-roll?i=skolchefsnatverket",
    "/styrkarta?visa=natverk",
    "/styrkarta?visa=tabell",
    "/styrkarta?fran=sunne-kommun&till=politiska-styrgruppen",
    "/organ/region-varmland",
    "/organ/huvudmannen",
    "/organ/lansstyrelsen-varmland",
    "/vem-gor-vad",
    "/vem-gor-vad?visa=amne&niva=political&ruta=topic~revidering.politiska-styrgruppen",
    "/vem-gor-vad?organ=sunne-kommun&bara=delat",
    "/mal",
    "/uppfoljning",
    "/uppfoljning?utgava=np-2018",
    "/uppfoljning/dialoger",
    "/uppfoljning/overenskommelser",
    "/uppfoljning/antagande",
    "/mal?utgava=np-2018&slag=overarching-goal",
    "/arshjul",
    "/arshjul?organ=sunne-kommun&start=2024&ar=3",
    "/arshjul?utgava=np-2018",
    "/fragor",
    "/tillganglighet",
    "/fragor/ansvar-for-organ",
    "/fragor/ansvar-for-organ?organ=beredningsgruppen",
    "/fragor/senast-datum?dag=31+oktober",
    "/dokument",
    "/dokument/np-2025",
    "/andringar",
    "/andringar?organ=politiska-styrgruppen",
    "/andringar?om=duties&slag=dropped",
    "/andringar?om=composition&visa=bredvid",
    "/andringar?visa=karta",
    "/andringar?fran=np-revision&till=np-2025&om=duties",
    "/ord",
    "/andringar/svar/utan-barare",
    "/andringar/svar/organ",
    "/andringar/svar/organ?organ=politiska-styrgruppen",
    "/andringar/svar/slutar-i-fortid?om=bodies",
    "/andringar/svar/flera-organ",
    "/andringar/svar/tillfalligt",
    "/dokument/np-2018",
    "/granskning",
    "/granskning?grad=warning&organ=beredningsgruppen",
    "/granskning?ordna=organ&sida=2",
    "/granskning?bas=np-2018&utgava=np-2025&ordna=familj",
    "/granskning?visa=godtagna",
    "/data",
    "/sparql",
    "/sparql?exempel=mal",
    ROWS,
    "/id/goal/god-och-jamlik-halsa",
    "/id/event/lokala-dialoger",
    "/id/np-2025/responsibility/bg-bereder-arenden-at-politiska-styrgruppen",
    "/id/np-2025/derived-line/prepares-beredningsgruppen-politiska-styrgruppen",
    "/id/edition/np-2025",
    "/id/post/kso",
    "/def/duty/bereda",
    "/def/Responsibility",
    "/def/",
    "/def/level",
    "/def/organisation-kind",
]
Read = Callable[..., "Page"]


@pytest.fixture(scope="module")
def read(reading: Callable[[Service], Read], service: Service) -> Read:
    """Return what fetches a page, taken apart once for all that is asked of it."""
    return cache(reading(service))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_in_its_language(read: Read, path: str, language: str) -> None:
    page = read(path, language)
    (html,) = page.every("html")
    assert html.attributes["lang"] == language
    assert page.status == 200
    assert page.title
    assert page.faults == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_style_or_script_of_its_own(read: Read, path: str) -> None:
    page = read(path)
    assert [each for each in page.every() if "style" in each.attributes or each.name == "style"] == []
    assert [each for each in page.every() for name in each.attributes if name.startswith("on")] == []
    assert [script for script in page.every("script") if not script.attributes["src"].startswith("/static/")] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_field_has_a_label(read: Read, path: str) -> None:
    page = read(path)
    labelled = {label.attributes["for"] for label in page.every("label") if "for" in label.attributes}
    fields = [each for name in ("input", "select", "textarea") for each in page.every(name)]
    shown = [each for each in fields if each.attributes.get("type") != "hidden"]
    assert [
        each.attributes for each in shown if each.attributes.get("id") not in labelled and "label" not in each.above
    ] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_link_within_the_page_leads_somewhere(read: Read, path: str) -> None:
    page = read(path)
    ids = {each.attributes["id"] for each in page.every() if "id" in each.attributes}
    assert [href for href in page.links.values() if href.startswith("#") and href[1:] not in ids] == []


#: Links that lead to the same page with other values of the same parameters; test_every_iri asks for every /id.
MOST_OF_A_KIND = 10


def _some_of_each_kind(links: Iterable[str]) -> Iterator[str]:
    seen: Counter[tuple[object, ...]] = Counter()
    for link in sorted(links):
        parts = urlsplit(link)
        kind = parts.path.split("/")[1], *sorted(parse_qs(parts.query))
        seen[kind] += 1
        if seen[kind] <= MOST_OF_A_KIND:
            yield link


def test_no_link_of_any_page_is_dead(read: Read, service: Service) -> None:
    found = {href.partition("#")[0] for path in PAGES for href in read(path).links.values() if href.startswith("/")}
    pages = [href for href in found if not re.search(r"format=|tabell=|/sparql\?query=|\.\w+(\?|$)", href)]
    with TestClient(create_app(service)) as client:
        asked = {href: client.get(href, headers={"accept": "text/html"}) for href in _some_of_each_kind(pages)}
    assert len(asked) > 100
    assert [href for href, answer in asked.items() if answer.status_code != 200] == []


#: Tables that hold no data but tell what a programmer may write in an address; programs read it in /openapi.json.
HELP = "/api"
#: The rooms that have tables.
ROOMS = {"organ", "styrkarta", "vem-gor-vad", "mal", "uppfoljning", "fragor", "andringar", "def", "sparql"}


@pytest.mark.parametrize(("language", "form"), [("sv", "csv"), ("en", "xlsx")])
def test_every_kind_of_table_can_be_taken_along_with_as_many_rows(
    read: Read, service: Service, language: str, form: str
) -> None:
    pages = {path: read(path, language) for path in PAGES}
    tables = {kind(path, table): (path, table) for path, page in pages.items() for table in page.every("table")}
    with TestClient(create_app(service), headers={"accept": "text/html", "accept-language": language}) as client:
        wrong = [wrong_with(client, pages[path], table, form) for path, table in tables.values()]
    assert len(tables) > 15
    assert {path.strip("/").split("/")[0].split("?")[0] for path, _ in tables.values()} >= ROOMS
    assert [each for each in wrong if each] == []
    assert not any("tabell=" in href for href in read(HELP, language).links.values())


@pytest.mark.parametrize("path", PAGES)
def test_the_other_language_is_one_link_away_and_keeps_the_state(read: Read, path: str) -> None:
    english = read(read(path).links["English"])
    assert english.every("html")[0].attributes["lang"] == "en"
    swedish = read(english.links["Svenska"])
    assert swedish.title == read(path).title


@pytest.mark.parametrize("path", PAGES)
def test_an_english_page_shows_no_swedish_word_of_the_interface(read: Read, path: str) -> None:
    swedish, english = texts_in("sv"), texts_in("en")
    ours = {swedish(key) for key in swedish.keys if swedish(key) != english(key) and "{" not in swedish(key)}
    shown = {text for each in read(path, "en").every() if not _foreign(each) for text in _own_texts(each)}
    assert shown & ours == set()


def _own_texts(element: object) -> list[str]:
    content = element.content  # type: ignore[attr-defined]
    return [" ".join(child.split()) for child in content if isinstance(child, str) and child.strip()]


def _foreign(element: object) -> bool:
    at = element
    while at is not None:
        if at.attributes.get("lang") == "sv":  # type: ignore[attr-defined]
            return True
        at = at.parent  # type: ignore[attr-defined]
    return False


def test_an_unknown_address_says_so_and_suggests_what_may_be_meant(read: Read) -> None:
    page = read("/organ/beredningsgrupen")
    assert page.status == 404
    assert page.title == "Sidan finns inte"
    assert page.links["Beredningsgruppen"] == "/organ/beredningsgruppen"
    assert read("/finns-inte", "en").title == "There is no such page"


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("/styrkarta?fokus=beredningsgrupen", "beredningsgrupen", 404),
        ("/mal?slag=dröm", "dröm", 404),
        ("/arshjul?hjul=kvarn", "kvarn", 404),
        ("/vem-gor-vad?visa=grynt", "grynt", 404),
        ("/andringar?slag=bortglömd", "bortglömd", 404),
        ("/?utgava=np-1066", "np-1066", 404),
        ("/styrkarta?visa=grynt", "grynt", 422),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_the_readers_language(
    read: Read, path: str, given: str, status: int
) -> None:
    page = read(path)
    assert page.status == status
    assert f"Det som inte passar: {given}" in page.text
    assert page.title == ("Det finns inte här" if status == 404 else "Det gick inte att förstå")
    assert f"What does not fit: {given}" in read(path, "en").text


@pytest.mark.parametrize(
    ("path", "swedish"),
    [
        ("/styrkarta?steg=77", "steg är ”77”. Välj något av: 1, 2, gren."),
        ("/styrkarta.png?skala=stor", "skala är ”stor”. Skriv ett tal."),
        ("/styrkarta.png?skala=0", "skala är ”0”. Skriv minst 1."),
        ("/styrkarta.doc", "Det finns ingen fil /styrkarta.doc. Det finns png, svg, pdf, pptx, html, csv, xlsx."),
        ("/andringar/svar/vadsomhelst", "Det finns ingen färdig fråga ”vadsomhelst”."),
    ],
)
def test_what_to_do_about_a_value_is_told_in_the_readers_language(read: Read, path: str, swedish: str) -> None:
    page = read(path)
    assert swedish in page.text
    assert "på engelska" not in page.text
    assert swedish not in read(path, "en").text


def test_what_was_meant_by_a_misspelt_value_is_suggested(read: Read) -> None:
    assert read("/styrkarta?fokus=beredningsgrupen").links["Beredningsgruppen"] == "/organ/beredningsgruppen"


def test_nothing_far_fetched_is_suggested(read: Read) -> None:
    page = read("/organ/finns-inte")
    assert page.status == 404
    assert "Kanske söker du" not in page.text
    assert page.by_id("stor-sok").attributes["value"] == "finns inte"
    assert page.links["Alla organ"] == "/#organ"


def test_a_fault_of_ours_has_the_same_page_in_both_languages(service: Service) -> None:
    app = create_app(service)

    @app.get("/trasig")
    def broken() -> None:
        raise RuntimeError("secret")

    client = TestClient(app, raise_server_exceptions=False)
    for language, title in (("sv", "Något gick fel hos oss"), ("en", texts_in("en")("error.5xx.title"))):
        response = client.get("/trasig", headers={"accept": "text/html", "accept-language": language})
        assert response.status_code == 500
        assert f"<h1>{title}</h1>" in response.text
        assert texts_in(language)("nav.chart") in response.text
        assert "secret" not in response.text


def test_an_unknown_edition_is_no_page(read: Read) -> None:
    page = read("/?utgava=np-1066")
    assert page.status == 404
    assert "np-2025" in page.text


def test_the_view_follows_from_page_to_page(read: Read) -> None:
    page = read("/?utgava=np-2025&lang=en")
    assert page.links["Governance map"] == "/styrkarta?lang=en&utgava=np-2025"
    assert page.links["SPARQL"] == "/sparql?lang=en&utgava=np-2025"
    words = read("/ord?utgava=np-2025&lang=en")
    assert "/def/?lang=en&utgava=np-2025" in words.links.values()


@pytest.mark.parametrize("day", ["hello", "2025-02-30", "2025-6-1", "2025-06-01T00:00"])
def test_what_is_no_date_is_told_on_every_page(read: Read, day: str) -> None:
    for path in ("/", "/mal", "/organ/beredningsgruppen", f"/styrkarta?utgava=np-2018&datum={day}"):
        page = read(path if "datum" in path else f"{path}?datum={day}")
        assert (page.status, f"”{day}” är inget datum; skriv ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD." in page.text) == (
            422,
            True,
        )
    assert read("/mal?datum=2020-02-29").status == 200
