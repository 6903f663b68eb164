"""The yearly wheel in Chromium: reached and walked by keyboard alone, readable at every width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_OWN = "#hjul-nya-perspektiv"
_ACTIVE = "document.activeElement.dataset.node ?? ''"


@pytest.fixture(params=[320, 768, 1440], ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest, browser: Browser, live_server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{live_server}/arshjul", wait_until="networkidle")
    yield page
    context.close()


def _press(page: Page, key: str) -> str:
    page.keyboard.press(key)
    found: str = page.evaluate(_ACTIVE)
    return found


def test_a_wheel_is_one_stop_and_arrows_walk_the_year(page: Page) -> None:
    nodes = page.locator("section:has(> #hjul-nya-perspektiv) a.node")
    names = [node.get_attribute("data-node") for node in nodes.all()]
    nodes.first.focus()
    walked = [page.evaluate(_ACTIVE)]
    while (following := _press(page, "ArrowRight")) != walked[-1]:
        walked.append(following)
    assert walked == names[:-1]
    assert _press(page, "ArrowDown") == names[-1]
    assert _press(page, "Home") == names[0]
    assert _press(page, "Tab") not in names
    assert _press(page, "Shift+Tab") == names[0]
    assert _press(page, "Escape") == ""
    assert page.evaluate("document.activeElement.textContent") == "Här slutar hjulet."


def test_the_way_there_is_by_tab_alone(page: Page) -> None:
    for _ in range(400):
        if _press(page, "Tab") == "inriktningsmotet":
            break
    assert page.evaluate(_ACTIVE) == "inriktningsmotet"
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/event/inriktningsmotet")


def test_no_text_is_shown_smaller_than_12_pixels(page: Page) -> None:
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll("svg.wheel text")].map((text) => {
             const svg = text.ownerSVGElement;
             const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
             return parseFloat(getComputedStyle(text).fontSize) * scale;
           }))"""
    )
    assert smallest >= 12


def test_in_a_narrow_window_the_list_comes_first(page: Page) -> None:
    picture = page.locator("svg.wheel").first.bounding_box()
    listed = page.locator(".agenda").first.bounding_box()
    assert picture
    assert listed
    width = (page.viewport_size or {"width": 0})["width"]
    if width < 640:
        assert listed["y"] < picture["y"]
    elif width < 1000:
        assert picture["y"] < listed["y"]
    else:
        assert picture["x"] + picture["width"] <= listed["x"]


def test_words_drawn_are_as_wide_as_reckoned(page: Page) -> None:
    """Labels were placed by the widths of the bundled font: none may reach out of the picture."""
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll("svg.wheel text")].filter((text) => {
             const { x, width } = text.getBBox();
             return x < 0 || x + width > text.ownerSVGElement.viewBox.baseVal.width;
           }).map((text) => text.textContent)"""
        )
        == []
    )


def test_choosing_a_body_works_without_a_mouse(page: Page) -> None:
    page.locator("#organ").focus()
    page.keyboard.type("Sunne")
    page.keyboard.press("Tab")
    page.locator("form.lenses button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**organ=sunne-kommun**")
    assert page.inner_text("h1") == "Årshjul för Sunne kommun"
