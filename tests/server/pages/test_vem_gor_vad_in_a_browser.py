"""The table of who does what in Chromium: headings stay in sight, the keyboard alone is enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_AT = "document.activeElement.textContent.trim()"
_ROW = "Number(document.activeElement.dataset.row ?? -1)"


@pytest.fixture(params=[320, 1440], ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest, browser: Browser, live_server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{live_server}/vem-gor-vad?utgava=np-2025", wait_until="networkidle")
    yield page
    context.close()


@pytest.fixture
def wide(browser: Browser, live_server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 900, "height": 700}, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{live_server}/vem-gor-vad", wait_until="networkidle")
    yield page
    context.close()


def test_the_table_is_one_stop_after_its_frame(wide: Page) -> None:
    wide.locator(".matrix-frame").focus()
    wide.keyboard.press("Tab")
    assert wide.evaluate(_ROW) == 0
    wide.keyboard.press("Tab")
    assert wide.evaluate(_ROW) == -1
    assert wide.evaluate("document.activeElement.closest('.matrix')") is None


def test_arrows_walk_from_cell_to_cell_and_enter_opens_one(page: Page) -> None:
    page.get_by_role("link", name="bereda", exact=True).focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(_AT).startswith("E3")
    page.keyboard.press("Enter")
    page.wait_for_url("**ruta=duty~bereda.beredningsgruppen**")
    assert page.inner_text("#uppgifter") == "Beredningsgruppen: bereda"


def test_arrows_reach_every_row_and_every_cell_of_a_row(wide: Page) -> None:
    rows = wide.locator("table.matrix tbody tr")
    wide.locator("table.matrix thead a.node").first.focus()
    for number in range(1, rows.count() + 1):
        wide.keyboard.press("ArrowDown")
        assert wide.evaluate(_ROW) == number
    wide.keyboard.press("Home")
    assert wide.evaluate(_ROW) == 0
    cells = wide.locator("table.matrix a.node[data-row='4']")
    cells.first.focus()
    for number in range(cells.count()):
        assert cells.nth(number).evaluate("cell => cell === document.activeElement")
        wide.keyboard.press("ArrowRight")


def test_headings_stay_in_sight_while_the_table_is_scrolled(wide: Page) -> None:
    wide.locator(".matrix-frame").scroll_into_view_if_needed()
    wide.evaluate("document.querySelector('.matrix-frame').scrollTo(400, 600)")
    frame = wide.locator(".matrix-frame").bounding_box()
    heading = wide.locator(".matrix thead th").nth(9).bounding_box()
    row = wide.locator(".matrix tbody tr:nth-child(25) th").bounding_box()
    assert frame
    assert heading
    assert row
    assert abs(heading["y"] - frame["y"]) <= 2
    assert abs(row["x"] - frame["x"]) <= 2


def test_a_focused_cell_is_not_hidden_by_the_headings(wide: Page) -> None:
    frame = wide.locator(".matrix-frame")
    frame.evaluate("frame => frame.scrollTo(frame.scrollWidth, frame.scrollHeight)")
    cell = wide.locator(".matrix tbody tr:nth-child(4) td a.node").first
    cell.focus()
    box, head = cell.bounding_box(), wide.locator(".matrix thead").bounding_box()
    first = wide.locator(".matrix tbody tr:nth-child(4) th").bounding_box()
    assert box
    assert head
    assert first
    assert box["y"] >= head["y"] + head["height"] - 1
    assert box["x"] >= first["x"] + first["width"] - 1


def test_in_a_narrow_window_the_table_is_a_list_in_words(browser: Browser, live_server: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800}, locale="sv-SE", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server}/vem-gor-vad?utgava=np-2025&rad=duty~bereda")
    assert page.locator(".matrix .spelt").first.is_visible()
    assert "3 egna" in page.inner_text(".matrix")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_cells_are_large_enough_to_hit(page: Page) -> None:
    boxes = [each.bounding_box() for each in page.locator(".matrix td a.node").all()[:60]]
    assert [box for box in boxes if box and min(box["width"], box["height"]) < 24] == []
