"""The SPARQL editor in a real browser: written in, completed, run and left by keyboard, under the strict policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""
_LISTED = ".cm-tooltip-autocomplete li"
_SG = "PREFIX sg: <https://w3id.org/styrgraf/def/>"


class Writing:
    """The editor with somebody at the keyboard."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.others: list[str] = []
        self.errors: list[str] = []
        page.add_init_script(_NOTE_VIOLATIONS)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.others.append(request.url) if address not in request.url else None)

    def open(self, path: str = "/sparql") -> Page:
        self.page.goto(self.address + path)
        self.page.wait_for_selector(".cm-content")
        return self.page

    def write(self, text: str) -> None:
        """Write `text` in place of what is there."""
        self.page.click(".cm-content")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def suggestions(self) -> list[str]:
        """Return what is suggested, once that has come to rest."""
        self.page.wait_for_selector(_LISTED)
        listed: list[str] = []
        while not listed or listed != self.page.locator(_LISTED).all_inner_texts():
            listed = self.page.locator(_LISTED).all_inner_texts()
            self.page.wait_for_timeout(400)
        return listed

    def take(self, words: str) -> None:
        """Take the suggestion that starts with `words`, by its keys."""
        place = next(number for number, listed in enumerate(self.suggestions()) if listed.startswith(words))
        for number in range(place):
            self.page.keyboard.press("ArrowDown")
            self.page.wait_for_selector(f"{_LISTED}:nth-child({number + 2})[aria-selected]")
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(_LISTED, state="detached")

    def run(self) -> None:
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_selector("#redigerare:not([aria-busy])")

    @property
    def text(self) -> str:
        return self.page.inner_text(".cm-content")


@pytest.fixture
def writing(browser: Browser, live_server: str) -> Iterator[Writing]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="sv-SE")
    found = Writing(context.new_page(), live_server)
    yield found
    assert found.page.evaluate("violations") == []
    assert found.others == []
    assert found.errors == []
    context.close()


def test_a_query_is_written_completed_and_run(writing: Writing) -> None:
    page = writing.open()
    writing.write("SELECT ?ansvar {\n?ansvar sg:bearer bered")
    assert _SG in writing.text
    writing.take("Beredningsgruppen")
    assert "organisation:beredningsgruppen" in writing.text
    assert "PREFIX organisation: <https://w3id.org/styrgraf/id/varmland/organisation/>" in writing.text
    writing.run()
    rows = page.locator("table.solutions tbody tr").count()
    assert rows > 10
    assert page.inner_text("#korning") == f"{rows} rader"
    assert "query=" in page.url
    shared = writing.page.context.new_page()
    shared.goto(page.url)
    assert shared.locator("table.solutions tbody tr").count() == rows
    page.go_back()
    page.wait_for_url(f"{writing.address}/sparql")
    page.wait_for_selector(".cm-content")
    assert "sg:level" in writing.text


def test_a_fault_is_marked_where_it_is_and_goes_with_the_next_change(writing: Writing) -> None:
    page = writing.open()
    writing.write("SELECT * {\n?s foo:bar ?o")
    writing.run()
    assert page.inner_text("#korning").startswith("Fel på rad 2")
    assert "foo:bar" in page.inner_text(".fault-line")
    assert page.locator(".fault").count() == 1
    page.keyboard.type("x")
    page.wait_for_selector(".fault-line", state="detached")


def test_prefixes_and_variables_are_completed(writing: Writing) -> None:
    page = writing.open()
    writing.write("PREFIX sko")
    assert writing.suggestions() == ["skos: <http://www.w3.org/2004/02/skos/core#>"]
    page.keyboard.press("Escape")
    writing.write("SELECT ?mandat { ?m")
    assert "?mandat" in writing.suggestions()


def test_nothing_is_suggested_in_a_comment(writing: Writing) -> None:
    page = writing.open()
    writing.write("# bered")
    page.wait_for_timeout(500)
    assert page.locator(".cm-tooltip-autocomplete").count() == 0


def test_the_keyboard_leaves_the_editor(writing: Writing) -> None:
    page = writing.open()
    writing.write("SELECT * { ?s ?p bered")
    writing.suggestions()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/def/"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Kör frågan"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == "textredigerare"


def test_a_question_is_fetched_and_run(writing: Writing) -> None:
    page = writing.open()
    page.select_option("#exempel", label="Vad ansvarar ett organ för?")
    page.click("text=Hämta frågan")
    page.wait_for_selector(".cm-content")
    assert "VALUES ?organ" in page.inner_text(".cm-content")
    page.click("text=Kör frågan")
    page.wait_for_selector("table.solutions")
    assert page.locator("table.solutions td a").first.get_attribute("href")


def test_what_cannot_be_reached_leaves_the_query(writing: Writing) -> None:
    page = writing.open()
    writing.write("ASK {}")
    page.context.set_offline(True)
    writing.run()
    assert page.inner_text("#korning").startswith("Inget svar kom.")
    assert "ASK {}" in writing.text
    page.context.set_offline(False)


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (320, "dark")])
def test_anybody_can_use_it(
    browser: Browser, live_server: str, axe: Callable[[Page], list[str]], width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        locale="sv-SE",
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    writing = Writing(context.new_page(), live_server)
    page = writing.open(f"/sparql?query={quote('SELECT * { ?s a <https://w3id.org/styrgraf/def/Goal> ; ?p ?o }')}")
    writing.write("SELECT * { ?s a 'x' . # y\n?s sg:bearer bered")
    writing.suggestions()
    # The keyboard walks in the list from the text field, which names the chosen row (aria-activedescendant).
    assert [fault for fault in axe(page) if "#cm-ac-" not in fault] == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()
