"""The chart in Chromium: one tab stop, arrows and Escape, lines that stand out, text as measured."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from server.chart import ChartModel, draw
from server.chart.fonts import FOLDER
from server.chart.type_styles import CAPTION, COMPACT_NAME, LANE_NAME, LEGEND_HEADING, NAME, PART_NAME
from server.security import HEADERS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

_STATIC = FOLDER.parent
_HOST = "http://127.0.0.1:9"
_PAGE = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Styrkarta</title>
<link rel="icon" href="/static/icon.svg"><link rel="stylesheet" href="/static/style.css"></head>
<body><main class="page"><h1>Styrkarta</h1><p><a id="before" href="#">Före</a></p>
{% import "macros.html" as ui %}{{ ui.chart_figure(svg, "Slut på kartan") }}
<p><a id="after" href="#">Efter</a></p></main>
<script type="module" src="/static/chart.js"></script></body></html>"""


def _serve(route: Route, page: str) -> None:
    path = route.request.url.removeprefix(_HOST)
    if path == "/":
        route.fulfill(body=page, content_type="text/html", headers=HEADERS)
    elif path.startswith("/static/"):
        file = _STATIC / path.removeprefix("/static/")
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
    else:
        route.abort()


def _open(context: BrowserContext, model: ChartModel, faults: list[str]) -> Page:
    templates = Environment(loader=PackageLoader("server", "templates"), autoescape=True)
    html = templates.from_string(_PAGE).render(svg=Markup(draw(model)))
    page = context.new_page()
    page.route("**/*", lambda route: _serve(route, html))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto(f"{_HOST}/")
    return page


@pytest.fixture
def page(browser: Browser, model: ChartModel) -> Iterator[Page]:
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield _open(context, model, faults)
    context.close()
    assert not faults


def _at(page: Page) -> str:
    """Return the id of what has the focus: a body, or an element of the page."""
    found: str = page.evaluate("document.activeElement.dataset.node ?? document.activeElement.id")
    return found


def _press(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return _at(page)


def test_the_chart_is_one_tab_stop(page: Page) -> None:
    page.focus("#before")
    assert _press(page, "Tab") == "regionstyrelsen"
    assert _press(page, "Tab") == "after"
    assert _press(page, "Shift+Tab") == "regionstyrelsen"


def test_arrows_walk_and_the_way_back_is_remembered(page: Page) -> None:
    page.focus("#before")
    assert _press(page, "Tab", "Home") == _press(page, "Home")
    page.focus('[data-node="bg"]')
    assert _press(page, "ArrowUp") == "skolchefer"
    assert _press(page, "ArrowDown", "ArrowDown") in ("su-aldre", "sg-nara")
    assert _press(page, "ArrowRight") in ("sg-nara", "sg-psykisk")
    assert _press(page, "End") == "utveckling"
    assert _press(page, "ArrowDown", "ArrowRight") == "utveckling"
    assert _press(page, "Tab") == "after"
    assert _press(page, "Shift+Tab") == "utveckling"


def test_the_parts_of_a_compound_body_are_on_the_way(page: Page) -> None:
    page.focus('[data-node="vr-or"]')
    assert _press(page, "ArrowRight") == "varmlandsradet"
    assert _press(page, "ArrowRight") == "ordforanderadet"


def test_escape_leaves_the_chart(page: Page) -> None:
    page.focus('[data-node="psg"]')
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Slut på kartan"
    assert _press(page, "Tab") == "after"


def test_every_body_can_be_walked_to(page: Page, model: ChartModel) -> None:
    page.focus("#before")
    seen = [_press(page, "Tab", "Home")]
    for _ in model.nodes[1:]:
        seen.append(_press(page, "ArrowRight"))
    assert set(seen) == {node.id for node in model.nodes}


def _lit(page: Page) -> set[tuple[str, str]]:
    pairs = page.eval_on_selector_all(".route.is-lit", "all => all.map((a) => [a.dataset.from, a.dataset.to])")
    return {(source, target) for source, target in pairs}


def test_the_lines_of_a_body_stand_out_under_the_pointer_and_in_focus(page: Page, model: ChartModel) -> None:
    own = {(edge.source, edge.target) for edge in model.edges if "psg" in (edge.source, edge.target)}
    page.hover('[data-node="psg"]')
    assert _lit(page) == own
    page.hover("h1")
    assert _lit(page) == set()
    page.focus('[data-node="psg"]')
    assert _lit(page) == own
    page.focus("#after")
    assert _lit(page) == set()


def test_an_inferred_line_stands_out_otherwise_than_a_stated_one(page: Page) -> None:
    page.focus('[data-node="bg"]')
    looks = {
        grade: page.eval_on_selector_all(
            f".route.is-lit.grade-{grade}",
            "all => all.map((a) => getComputedStyle(a.children[1]).strokeWidth + getComputedStyle(a.children[2]).fill)",
        )
        for grade in ("stated", "inferred")
    }
    assert set(looks["inferred"]) == {"1.5pxnone"}
    assert {look[:3] for look in looks["stated"]} == {"3px"}
    assert "none" not in "".join(looks["stated"])


def test_a_line_can_be_clicked(page: Page) -> None:
    title = "Beredningsgruppen bereder åt Systemledningen — uttalat"
    found = (
        page.get_by_role("link", name=title)
        .locator(".way")
        .evaluate(
            """path => {
             const { x, y } = path.getPointAtLength(path.getTotalLength() / 3);
             const { left, top, width } = path.ownerSVGElement.getBoundingClientRect();
             const scale = width / path.ownerSVGElement.viewBox.baseVal.width;
             window.scrollTo(0, top + y * scale - 300);
             const moved = path.ownerSVGElement.getBoundingClientRect().top;
             return document.elementFromPoint(left + x * scale, moved + y * scale).closest("a").textContent;
           }"""
        )
    )
    assert found == title


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
    page = _open(context, model, faults)
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
    page = _open(context, model, faults)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert not faults


def test_the_page_weighs_less_than_200_kilobytes(model: ChartModel) -> None:
    files = [*FOLDER.glob("*.woff2"), _STATIC / "style.css", _STATIC / "chart.js", _STATIC / "icon.svg"]
    assert sum(file.stat().st_size for file in files) + len(draw(model).encode()) < 200_000
