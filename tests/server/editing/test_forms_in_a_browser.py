"""A record changed in a real browser: told while typing, tried, saved; with and without scripts, wide and narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.types import ASGIApp

from graph.drafting.drafting import draft
from graph.drafting.folder import write_folder
from graph.stamp import stamp_of
from graph.workspace import open_workspace
from server.app import create_app
from server.editing import open_editing
from server.live import LiveApp
from server.service import open_service
from tests.server.spreadsheet.books import Book

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_HEIGHT = 900
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SMALL = (
    "[...document.querySelectorAll('main button, main input:not([type=hidden]), main select, main summary')]"
    ".filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect())"
    ".filter((box) => Math.min(box.width, box.height) < 24).length"
)
DOCUMENT = Path(__file__).parents[2] / "graph/drafting/documents/alvdalen.md"
BODY = "/redigera/exempel-2030/organisation/radet"
Axe = Callable[["Page"], list[str]]


@pytest.fixture
def address(folder: Path, over_http: Callable[[ASGIApp], AbstractContextManager[str]]) -> Iterator[str]:
    editing = open_editing(folder, "127.0.0.1")
    live = LiveApp(lambda: create_app(open_service(folder), editing=editing), lambda: stamp_of(folder), 60)
    with over_http(live) as address:
        yield address


def _keeps_in_sight(page: Page) -> None:
    """See that saving, and beside a wide form the passage, follow along, and that neither hides what has the focus."""
    fields = page.locator("form.portrait .question:not(.inner) > :is(input, select, textarea):visible")
    for number in range(0, fields.count(), 3):
        fields.nth(number).focus()
        box, row = fields.nth(number).bounding_box(), page.locator("[data-edit] > .buttons").bounding_box()
        assert box
        assert row
        assert row["y"] + row["height"] <= _HEIGHT + 1, "the row is in the window"
        assert box["y"] + box["height"] <= row["y"], "the field is above the row"
        if page.viewport_size and page.viewport_size["width"] > 1000 and page.locator(".edit > aside").count():
            aside = page.locator(".edit > aside").bounding_box()
            assert aside
            assert aside["y"] >= 0
            assert aside["y"] + aside["height"] <= _HEIGHT
    page.emulate_media(media="print")
    assert page.locator("[data-edit] > .buttons").evaluate("(row) => getComputedStyle(row).position") == "static"
    page.emulate_media(media="screen")


@pytest.mark.parametrize(("width", "script"), [(1440, True), (320, False)], ids=["wide", "narrow, no script"])
def test_a_record_is_changed(browser: Browser, address: str, folder: Path, axe: Axe, width: int, script: bool) -> None:
    size = {"width": width, "height": _HEIGHT}
    context = browser.new_context(viewport=size, locale="sv-SE", java_script_enabled=script)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "422" not in message.text else None)
    page.goto(f"{address}/organ/radet")
    page.locator(".edits a").click()
    for path in (page.url, f"{address}/redigera"):
        page.goto(path)
        if script:
            assert axe(page) == []
        assert page.evaluate(_OVERFLOW) <= 0
        assert page.evaluate(_SMALL) == 0
    page.goto(address + BODY)
    _keeps_in_sight(page)
    if script:
        page.get_by_text("Fler fält, som").click()
        page.locator('[name="validFrom.1"]').fill("i våras")
        page.locator("#fel-validFrom:not([hidden])").wait_for()
        page.locator('[name="validFrom.1"]').fill("2030")
        page.locator("#fel-validFrom").wait_for(state="hidden")
    page.get_by_label("svenska", exact=True).first.fill("")
    page.get_by_label("engelska", exact=True).first.fill("")
    page.get_by_role("button", name="Spara", exact=True).click()
    assert "Namn: Fyll i det här." in page.get_by_role("alert").inner_text()
    if script:
        assert axe(page) == []
    page.get_by_label("svenska", exact=True).first.fill("Presidiet")
    page.get_by_role("button", name="Pröva utan att spara").click()
    assert "Så skulle det bli" in page.locator("#provning").inner_text()
    page.get_by_role("button", name="Spara", exact=True).click()
    assert "Sparat." in page.locator("#klart").inner_text()
    page.locator("#klart a").first.click()
    assert page.inner_text("h1") == "Presidiet"
    (record,) = (each for each in open_workspace(folder).records if each.id == "organisation/radet")
    assert record.data["label"] == {"sv": "Presidiet"}
    assert complaints == []
    context.close()


@pytest.mark.parametrize(("width", "script"), [(1440, True), (320, False)], ids=["wide", "narrow, no script"])
def test_a_proposal_is_gone_through_and_a_workbook_read_back(
    browser: Browser, folder: Path, tmp_path: Path, axe: Axe, width: int, script: bool, request: pytest.FixtureRequest
) -> None:
    write_folder(folder / "r", draft(DOCUMENT, open_workspace(folder), "r", None, "sv").files)
    address = request.getfixturevalue("address")
    size = {"width": width, "height": _HEIGHT}
    context = browser.new_context(viewport=size, locale="sv-SE", java_script_enabled=script)  # type: ignore[arg-type]
    page = context.new_page()

    def is_fine() -> None:
        if script:
            assert axe(page) == []
        assert page.evaluate(_OVERFLOW) <= 0
        assert page.evaluate(_SMALL) == 0

    page.goto(f"{address}/redigera?mapp=r")
    is_fine()
    page.locator("#genomgang ~ ul a").get_by_text("Direktionen", exact=True).click()
    page.locator(".unsure").first.wait_for()
    is_fine()
    assert page.locator(".unsure").count() >= 2
    page.get_by_role("button", name="Spara", exact=True).click()
    assert "kvar att gå igenom" in page.locator("#klart").inner_text()
    assert page.locator("form.portrait .unsure").count() == 0
    page.goto(f"{address}/redigera/arbetsbok")
    is_fine()
    book = Book(page.request.get(f"{address}/data/styrgraf.xlsx?lang=sv").body())
    book.write("Organ", book.cell("Organ", "organisation/radet", "Namn (sv)"), "Stora rådet")
    (tmp_path / "yta.xlsx").write_bytes(book.content)
    page.get_by_label("Arbetsbok (.xlsx)").set_input_files(tmp_path / "yta.xlsx")
    page.get_by_role("button", name="Visa vad som ändras").click()
    assert "till ”Stora rådet”" in page.locator(".told").inner_text()
    is_fine()
    page.get_by_role("button", name="Skriv ändringarna").click()
    assert "är skrivna" in page.locator("#klart").inner_text()
    page.goto(f"{address}/redigera/arbetsbok")
    page.get_by_label("Arbetsbok (.xlsx)").set_input_files(DOCUMENT)
    page.get_by_role("button", name="Visa vad som ändras").click()
    assert "är ingen arbetsbok eller en skadad" in page.locator("#fel").inner_text()
    is_fine()
    context.close()


@pytest.mark.parametrize(("width", "script"), [(1440, True), (320, False)])
def test_two_bodies_become_one_and_a_removal_asks_in_its_heading(
    browser: Browser, address: str, folder: Path, axe: Axe, width: int, script: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": _HEIGHT}, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{address}/redigera/exempel-2030/organisation/kansliet?lang=sv")
    page.get_by_role("button", name="Ta bort posten").click()
    assert page.locator("h1").inner_text() == "Ta bort ”Kansliet” och det som hör till?"
    assert page.locator("main button:not(.hidden):visible").count() == 1
    page.get_by_role("link", name="Låt bli").click()
    page.get_by_text("Slå ihop med …").click()
    page.get_by_label("Samma som").fill("Rådet")
    page.get_by_role("button", name="Slå ihop").click()
    assert page.locator("h1").inner_text() == "Slå ihop ”Kansliet”?"
    assert page.locator("main button:not(.hidden):visible").count() == 1
    assert page.evaluate(_OVERFLOW) == 0
    assert not (script and axe(page))
    page.get_by_role("button", name="Slå ihop").click()
    page.get_by_text("De två är nu en.").wait_for()
    (kept,) = [each for each in open_workspace(folder).records if each.id == "organisation/radet"]
    assert "Kansliet" in kept.data["altLabel"]["sv"]
    context.close()
