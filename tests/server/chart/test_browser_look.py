"""The chart in Chromium: it fits, its text is as wide as was measured, everybody can use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from server.chart import ChartModel, draw
from server.chart.fonts import FOLDER
from server.chart.type_styles import CAPTION, COMPACT_NAME, LANE_NAME, LEGEND_HEADING, NAME, PART_NAME
from tests.server.chart.opening import STATIC, open_chart

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_the_chart_fits_a_window_of_1280_pixels(page: Page) -> None:
    figure = page.locator(".chart-figure")
    assert figure.evaluate("element => element.scrollWidth - element.clientWidth") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_text_is_as_wide_as_was_measured(page: Page) -> None:
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('600 14px \"Styrgraf Sans\"'))")
    drawn = page.eval_on_selector_all(
        "svg.chart tspan",
        """all => all.map((span) => [span.textContent, Number(span.parentNode.getAttribute("font-size")),
             span.parentNode.getAttribute("font-weight") ?? "", span.getComputedTextLength()])""",
    )
    styles = {
        (style.size, "600" if style.weight == "semibold" else ""): style
        for style in (NAME, COMPACT_NAME, PART_NAME, CAPTION, LANE_NAME, LEGEND_HEADING)
    }
    off = [
        (text, width, styles[size, weight].width(text))
        for text, size, weight, width in drawn
        if not styles[size, weight].width(text) - 0.06 * size * len(text)
        <= width
        <= styles[size, weight].width(text) + 1
    ]
    assert not off


def test_without_scripts_every_body_is_a_link(browser: Browser, model: ChartModel) -> None:
    faults: list[str] = []
    context = browser.new_context(java_script_enabled=False)
    page = open_chart(context, model, faults)
    links = page.locator("a.node")
    assert links.count() == len(model.nodes)
    assert page.get_by_role("link", name="Beredningsgruppen, beredningsgrupp").get_attribute("href") == "/organ/bg"
    assert page.locator("a.node[tabindex]").count() == 0
    context.close()
    assert not faults


@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_fault_is_found(
    browser: Browser, model: ChartModel, axe: Callable[[Page], list[str]], width: int, scheme: str
) -> None:
    faults: list[str] = []
    dark = scheme == "dark"
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light")
    page = open_chart(context, model, faults)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert not faults


def test_the_page_weighs_less_than_200_kilobytes(model: ChartModel) -> None:
    files = [*FOLDER.glob("*.woff2"), STATIC / "style.css", STATIC / "chart.js", STATIC / "icon.svg"]
    assert sum(file.stat().st_size for file in files) + len(draw(model).encode()) < 200_000
