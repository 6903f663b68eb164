"""Each page by the keyboard alone: Tab reaches everything that can be used, and shows where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PATHS = [
    "/",
    "/sok?q=beredningsgrup",
    "/styrkarta?fokus=beredningsgruppen",
    "/styrkarta?visa=natverk&fokus=systemledningen",
    "/styrkarta?visa=tabell&linjer=prepares",
    "/organ/politiska-styrgruppen",
    "/min-roll?i=sunne-kommun&roll=kso",
    "/vem-gor-vad?organ=beredningsgruppen&rad=duty~bereda",
    "/arshjul?hjul=nya-perspektiv",
    "/mal?slag=vision",
    "/andringar?organ=politiska-styrgruppen&om=composition",
    "/granskning?organ=beredningsgruppen",
    "/dokument",
    "/dokument/vs-2022",
    "/fragor",
    "/fragor/ansvar-for-organ?organ=beredningsgruppen",
    "/data",
    "/sparql",
    "/tillganglighet",
    "/id/goal/god-och-jamlik-halsa",
    "/finns-inte",
]
#: What can be used: each is to be reached once, but of what is walked by arrows only one.
_PREPARE = """() => {
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  window.unreached = new Set([...document.querySelectorAll(wanted)].filter((each) =>
    each.tabIndex >= 0 && !each.disabled && each.checkVisibility({ visibilityProperty: true })));
  window.unseen = [];
  return window.unreached.size;
}"""
#: Whether the element in focus shows it: by an outline or, in a drawing, by a thick edge or underlined words.
_ARRIVED = """async () => {
  const host = document.activeElement;
  if (!host || host === document.body) return false;
  if (host.shadowRoot) await new Promise((done) => setTimeout(done, 100));  // the editor marks its focus a moment later
  const at = host.shadowRoot?.activeElement ?? host;
  const style = (each) => getComputedStyle(each);
  const isOutlined = style(at).outlineStyle !== "none" && parseFloat(style(at).outlineWidth) >= 2;
  const around = at.closest(".cm-editor") ?? at;
  const isDrawn = at.closest("svg, table.matrix, .cm-editor") && [around, ...at.querySelectorAll("*")]
    .some((each) => parseFloat(style(each).strokeWidth) >= 2.5 || style(each).textDecorationLine.includes("underline")
      || style(each).outlineStyle !== "none");
  if (!isOutlined && !isDrawn) window.unseen.push(at.outerHTML.slice(0, 120));
  window.unreached.delete(host);
  return true;
}"""


@pytest.mark.parametrize("path", PATHS)
def test_tab_reaches_everything_and_shows_where_one_is(browser: Browser, live_server: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="sv-SE")
    page.goto(live_server + path, wait_until="load")
    page.wait_for_function("!document.getElementById('framsteg')")
    count = page.evaluate(_PREPARE)
    assert count > 15
    for _ in range(count + 20):
        page.keyboard.press("Tab")
        if not page.evaluate(_ARRIVED) and not page.evaluate("window.unreached.size"):
            break
    unseen = page.evaluate("window.unseen")
    unreached = page.evaluate("[...window.unreached].map((each) => each.outerHTML.slice(0, 120))")
    page.close()
    assert unreached == []
    assert unseen == []


def test_a_diagram_is_left_by_escape_wherever_one_stands(browser: Browser, live_server: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="sv-SE")
    for path in ("/styrkarta", "/styrkarta?visa=natverk", "/arshjul?hjul=nya-perspektiv", "/vem-gor-vad"):
        page.goto(live_server + path)
        assert page.locator("[data-chart] a.node[tabindex='0']").count() == page.locator("[data-chart]").count() == 1
        page.locator("[data-chart] a.node[tabindex='0']").focus()
        for key in ("ArrowDown", "ArrowRight", "End"):
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.matches('[data-chart] a.node')")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.matches('[data-chart-end]')")
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('[data-chart]'))")
    page.close()


#: How far down the page one stands and whether that is in the part of the chart; null outside both chart and list.
_STOP = """() => {
  const at = document.activeElement;
  if (!at?.closest(".list-first")) return null;
  return [at.getBoundingClientRect().top + scrollY, Boolean(at.closest(".chart-part"))];
}"""


@pytest.mark.parametrize("path", ["/styrkarta?fokus=beredningsgruppen", "/organ/beredningsgruppen"])
@pytest.mark.parametrize(("width", "scripts"), [(320, True), (320, False), (1280, True)])
def test_the_tab_key_goes_through_list_and_chart_from_the_top(
    browser: Browser, live_server: str, path: str, width: int, *, scripts: bool
) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 900}, locale="sv-SE", java_script_enabled=scripts, reduced_motion="reduce"
    )
    page.goto(live_server + path, wait_until="load")
    stops: list[tuple[float, bool]] = []
    for _ in range(250):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None and stops:
            break
        stops += [tuple(stop)] if stop else []
    page.close()
    in_chart = [is_drawn for _, is_drawn in stops]
    assert True in in_chart
    assert False in in_chart
    first = [top for top, is_drawn in stops if is_drawn == in_chart[0]]
    rest = [top for top, is_drawn in stops if is_drawn != in_chart[0]]
    assert in_chart == sorted(in_chart, reverse=in_chart[0])
    assert max(first) < min(rest)
    assert in_chart[0] == (width == 1280)
