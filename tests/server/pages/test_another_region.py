"""Every page, file and answer of a region with levels, kinds and wheels of its own, many named in Swedish alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from queries.catalogue import questions
from server.app import create_app
from server.service import Service, open_service

if TYPE_CHECKING:
    from tests.server.pages.conftest import Element, Page

LANGUAGES = ("sv", "en")
#: What only the bundled workspace, or nobody, would say.
FOREIGN = re.compile(
    r"värml|nya.perspektiv|beredningsgrupp|sunne|huvudmannanivå|tjänsteperson|politisk nivå|political level"
    r"|officials|https?://data\.example|w3id\.org/styrgraf/id",
    re.IGNORECASE,
)
LEVELS = ("Stämma", "Förbund", "Ö-råd", "Byrå", "Partner")
#: Pages about the program and the vocabulary, which are the same whatever the workspace.
GENERAL = ("/def/", "/sparql", "/api", "/openapi", "/static", "/styrkarta.html")
MOST = 400


@dataclass(frozen=True)
class Fetched:
    """One address with what came back."""

    path: str
    status: int
    kind: str
    page: Page | None


@pytest.fixture(scope="module")
def kusten() -> Service:
    """Return the service of the other region."""
    return open_service(Path(__file__).parents[2] / "workspaces" / "kusten")


@pytest.fixture(scope="module")
def client(kusten: Service) -> TestClient:
    return TestClient(create_app(kusten))


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    language: str = request.param
    return language


@pytest.fixture(scope="module")
def fetched(client: TestClient, language: str, taken_apart: Callable[[str, int], Page]) -> dict[str, Fetched]:
    """Return everything that links lead to from the first page on: of each address one with each choice."""
    found: dict[str, Fetched] = {}
    seen: set[object] = set()
    waiting = [
        "/",
        "/styrkarta?visa=tabell",
        "/styrkarta?visa=natverk",
        *(f"/fragor/{each.name}" for each in questions()),
    ]
    while waiting and len(found) < MOST:
        path = waiting.pop(0).partition("#")[0]
        parts = urlsplit(path)
        alike = parts.path, frozenset(name for name, _ in parse_qsl(parts.query))
        if (
            alike in seen
            or parts.netloc
            or parts.path.startswith(GENERAL)
            or dict(parse_qsl(parts.query)).get("lang", language) != language
        ):
            continue
        seen.add(alike)
        response = client.get(path, headers={"accept": "text/html", "accept-language": language})
        kind = response.headers["content-type"].partition(";")[0]
        page = taken_apart(response.text, response.status_code) if kind == "text/html" else None
        found[path] = Fetched(path, response.status_code, kind, page)
        if page:
            waiting += [
                href for href in (link.attributes.get("href", "") for link in page.every("a")) if href[:1] == "/"
            ]
    assert not waiting or len(found) == MOST
    return found


def test_everything_is_there(fetched: dict[str, Fetched]) -> None:
    assert len(fetched) > 150
    assert {each.path: each.status for each in fetched.values() if each.status != 200} == {}
    kinds = {each.kind for each in fetched.values()}
    assert {"text/html", "image/svg+xml", "image/png", "application/pdf", "text/csv", "text/calendar"} <= kinds


def test_every_page_is_whole(fetched: dict[str, Fetched]) -> None:
    assert {each.path: each.page.faults for each in fetched.values() if each.page and each.page.faults} == {}


def test_no_page_speaks_of_another_region_or_shows_a_bare_identifier(fetched: dict[str, Fetched]) -> None:
    said = {each.path: FOREIGN.findall(_words(each.page)) for each in fetched.values() if each.page}
    assert {path: words for path, words in said.items() if words} == {}


def _words(page: Page) -> str:
    """Return what a reader sees and hears of a page, addresses to copy left out."""
    spoken = (each.attributes.get("aria-label", "") for each in page.every())
    (body,) = page.every("body")
    copied = " ".join(each.text for name in ("pre", "code", "textarea") for each in page.every(name))
    return f"{body.text} {' '.join(spoken)}".replace(copied, "") if copied else f"{body.text} {' '.join(spoken)}"


def test_a_name_without_a_translation_says_which_language_it_is_in(
    fetched: dict[str, Fetched], language: str, kusten: Service
) -> None:
    if language == "sv":
        return
    untranslated = {
        record.data["label"]["sv"] for record in kusten.workspace.records if set(record.data.get("label", ())) == {"sv"}
    }
    shown = {
        (each.path, text)
        for each in fetched.values()
        if each.page
        for element in each.page.every()
        if not _is_swedish(element) and element.name not in ("title", "option", "text", "tspan", "ins", "del")
        for text in element.content
        if isinstance(text, str) and text.strip() in untranslated
    }
    assert shown == set()


def _is_swedish(element: Element | None) -> bool:
    while element is not None and "lang" not in element.attributes:
        element = element.parent
    return element is not None and element.attributes["lang"] == "sv"


def test_lanes_and_rings_follow_the_order_of_the_list(fetched: dict[str, Fetched]) -> None:
    page = fetched["/"].page
    assert page
    cards = [each for each in page.every("li") if "card-level" in each.attributes.get("class", "")]
    assert [each.attributes["class"].split()[2] for each in cards] == [f"level-{at}" for at in range(1, 6)]
    chart = next(each.page for path, each in fetched.items() if path.startswith("/styrkarta") and "?" not in path)
    assert chart
    lanes = ["".join(each.text.split()) for each in chart.every("text") if each.attributes["class"] == "lane-name"]
    assert lanes == [name.replace(" ", "") for name in LEVELS]


def test_answers_are_the_same_in_both_languages(client: TestClient) -> None:
    for each in questions():
        if not any(parameter.required for parameter in each.parameters):
            counts = {
                language: client.get(f"/api/fragor/{each.name}?lang={language}&limit=1000").json()["total"]
                for language in LANGUAGES
            }
            assert len(set(counts.values())) == 1, (each.name, counts)


def test_findings_are_the_same_in_both_languages(client: TestClient) -> None:
    found = {language: client.get(f"/api/granskning?lang={language}").json()["items"] for language in LANGUAGES}
    assert found["sv"]
    ids = {language: [finding["id"] for finding in each] for language, each in found.items()}
    assert ids["sv"] == ids["en"]
