"""Every page in a real browser: wide and narrow, with and without JavaScript, asking no other host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

PATHS = [
    "/",
    "/sok?q=beredningsgrup",
    "/styrkarta",
    "/styrkarta?fokus=beredningsgruppen&utgava=np-2018",
    "/organ/beredningsgruppen",
    "/organ/politiska-styrgruppen",
    "/organ/sunne-kommun?roll=kso",
    "/min-roll?i=sunne-kommun&roll=kso",
    "/min-roll?i=skolchefsnatverket",
    "/styrkarta?visa=natverk",
    "/styrkarta?visa=tabell",
    "/styrkarta?fran=sunne-kommun&till=politiska-styrgruppen",
    "/vem-gor-vad",
    "/vem-gor-vad?visa=amne&bara=saknas",
    "/mal",
    "/mal?utgava=np-2018",
    "/arshjul",
    "/arshjul?organ=beredningsgruppen&start=2024",
    "/fragor",
    "/tillganglighet",
    "/fragor/ansvar-for-organ?organ=beredningsgruppen",
    "/dokument",
    "/dokument/np-2025",
    "/dokument/vs-2022",
    "/andringar",
    "/andringar?organ=politiska-styrgruppen",
    "/andringar?om=composition&visa=bredvid",
    "/andringar?visa=karta",
    "/granskning?organ=beredningsgruppen",
    "/granskning?bas=np-2018&utgava=np-2025&ordna=organ",
    "/sparql?query=SELECT+*+%7B+%3Fgoal+a+%3Chttps%3A%2F%2Fw3id.org%2Fstyrgraf%2Fdef%2FGoal%3E+%7D",
    "/id/goal/god-och-jamlik-halsa",
    "/def/duty/bereda",
    "/def/",
    "/def/Responsibility",
    "/def/level",
    "/finns-inte",
]
WIDTHS = [1440, 320]
PICTURES = [
    "/styrkarta?fokus=beredningsgruppen",
    "/styrkarta?visa=natverk&fokus=beredningsgruppen",
    "/andringar?visa=karta",
    "/arshjul",
    "/def/Body",
]
#: The shapes that are shown in the colour of the light theme, which they are written with for other programs.
_LIGHT_IN_THE_DARK = """[...document.querySelectorAll("main svg *")].flatMap((each) =>
  ["fill", "stroke"].filter((key) => {
    const parts = each.getAttribute(key)?.match(/^#(..)(..)(..)$/)?.slice(1).map((part) => parseInt(part, 16));
    return parts && getComputedStyle(each)[key] === `rgb(${parts.join(", ")})`;
  }).map((key) => `${each.getAttribute("class")} ${key}`))"""
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Axe = Callable[["Page"], list[str]]
Window = Callable[..., "Page"]


class Watched:
    """A page that remembers which hosts it asked and what it complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.path = ""
        self.answer: Response | None = None
        self.others: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.others.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "404 (Not Found)" not in message.text:
            self.complaints.append(message.text)

    def visit(self, path: str) -> Page:
        """Open a page; return it once nothing more comes."""
        self.ask_for(path)
        return self.at_rest()

    def ask_for(self, path: str) -> None:
        """Begin to open a page."""
        self.path, self.answer = path, self.page.goto(self.address + path, wait_until="commit")

    def at_rest(self) -> Page:
        """Return the page asked for, once nothing has come for a while."""
        self.page.wait_for_load_state("networkidle")
        # What the rules find is told once all are done. A page of findings asks anew by itself; any other is asked
        # anew here, for two answers at once would cut each other off.
        running = self.page.get_by_text("Reglerna prövas just nu")
        asks_itself = self.answer is not None and "refresh" in self.answer.headers
        while running.count() and not asks_itself:
            self.page.wait_for_timeout(500)
            self.page.goto(self.address + self.path, wait_until="networkidle")
        running.wait_for(state="detached", timeout=60_000)
        self.page.wait_for_load_state("networkidle")
        return self.page


#: One page in windows of each width, with scripts and without.
Windows = dict[tuple[int, bool], Watched]


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Window]:
    """Return what opens a page in a window of a width; what has been fetched is kept, as it is for a reader."""
    with ExitStack() as open_windows:

        @cache
        def of(width: int, scripts: bool) -> BrowserContext:
            size = {"width": width, "height": 900}
            context = browser.new_context(viewport=size, locale="sv-SE", java_script_enabled=scripts)  # type: ignore[arg-type]
            open_windows.callback(context.close)
            return context

        yield lambda width, *, scripts=True: of(width, scripts).new_page()


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def watched(request: pytest.FixtureRequest, window: Window, live_server: str) -> Iterator[Watched]:
    found = Watched(window(request.param), live_server)
    yield found
    found.page.close()


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def scriptless(request: pytest.FixtureRequest, window: Window, live_server: str) -> Iterator[Watched]:
    found = Watched(window(request.param, scripts=False), live_server)
    yield found
    found.page.close()


@pytest.fixture(scope="module", params=PATHS)
def opened(request: pytest.FixtureRequest, window: Window, live_server: str) -> Iterator[Windows]:
    """Return each page at every width, with what its scripts have made of it and without them, only to be looked at.

    All windows are opened at once, so that they come to rest meanwhile and none is waited for by itself.
    """
    found = {of: Watched(window(of[0], scripts=of[1]), live_server) for of in product(WIDTHS, (True, False))}
    for each in found.values():
        each.ask_for(request.param)
    for each in found.values():
        each.at_rest()
    yield found
    for each in found.values():
        each.page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_can_be_used_by_everyone_and_stays_within_its_window(opened: Windows, width: int, axe: Axe) -> None:
    enlivened = opened[width, True]
    assert axe(enlivened.page) == []
    assert enlivened.page.evaluate(_OVERFLOW) <= 0
    assert enlivened.others == []
    assert enlivened.complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_says_the_same_without_javascript(opened: Windows, width: int) -> None:
    enlivened, plain = opened[width, True], opened[width, False]
    assert plain.page.evaluate(_OVERFLOW) <= 0
    assert plain.others == []
    # In a narrow window a script puts the list before the chart; without one that is done for the eye alone.
    assert sorted(plain.page.inner_text("main").splitlines()) == sorted(enlivened.page.inner_text("main").splitlines())


@pytest.mark.parametrize("path", ["/vem-gor-vad", "/styrkarta", "/arshjul", "/fragor/arshjul", "/andringar", "/mal"])
def test_no_window_between_narrow_and_wide_scrolls_sideways(browser: Browser, live_server: str, path: str) -> None:
    page = browser.new_page()
    page.goto(live_server + path)
    beyond = {}
    for width in (480, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        beyond[width] = page.evaluate(_OVERFLOW)
    page.close()
    assert {width: by for width, by in beyond.items() if by > 0} == {}


@pytest.mark.parametrize("path", ["/organ/beredningsgruppen", "/styrkarta"])
def test_sources_open_without_javascript(scriptless: Watched, path: str) -> None:
    page = scriptless.visit(path)
    button = page.locator("details.source summary").first
    shown = page.locator("details.source .source-list").first
    assert not shown.is_visible()
    button.click()
    assert shown.is_visible()


def test_targets_are_large_enough_to_hit(watched: Watched) -> None:
    page = watched.visit("/organ/beredningsgruppen")
    found = [each for each in page.locator("summary, button, nav a").all() if each.is_visible()]
    sizes = [box for each in found if (box := each.bounding_box())]
    assert [box for box in sizes if min(box["width"], box["height"]) < 24] == []
    # A severity that is a link, as on the page of findings, which takes its time.
    badge = '<p><a class="badge badge-info" href="#innehall">1 information</a></p>'
    page.locator("main").evaluate("(main, badge) => main.insertAdjacentHTML('beforeend', badge)", badge)
    box = page.locator("a.badge").bounding_box()
    assert box
    assert box["height"] >= 24


def test_a_new_reader_finds_what_a_municipality_has_to_do_in_two_steps(scriptless: Watched) -> None:
    page = scriptless.visit("/")
    page.select_option("#i", label="Sunne kommun")
    page.click("text=Visa vad som gäller oss")
    assert page.inner_text("h1") == "Sunne kommun"
    assert "varje år, senast 31 oktober" in page.inner_text("#uppgifter + h3 + .clusters")
    assert page.locator("#uppgifter").bounding_box()["y"] < 1400  # type: ignore[index]


def test_a_new_reader_finds_a_body_by_searching(scriptless: Watched) -> None:
    page = scriptless.visit("/")
    page.fill("#stor-sok", "beredningsgrupen")
    page.press("#stor-sok", "Enter")
    page.click("main a:text-is('Beredningsgruppen')")
    assert page.inner_text("h1") == "Beredningsgruppen"


def test_the_lenses_work_as_a_plain_form(scriptless: Watched) -> None:
    page = scriptless.visit("/styrkarta")
    before = page.locator("svg.chart a.route").count()
    page.uncheck("input[value=reports]")
    page.click("form.lenses button")
    assert "linjer=prepares" in page.url
    assert page.locator("svg.chart a.route").count() < before
    page.select_option("#fokus", label="Beredningsgruppen")
    page.click("form.lenses button")
    assert page.inner_text("h1") == "Styrkarta kring Beredningsgruppen"


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(watched: Watched) -> None:
    page = watched.visit("/organ/beredningsgruppen")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#innehall"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"


def test_a_narrow_window_opens_a_map_among_its_bodies_and_shows_its_legend_whole(
    window: Window, live_server: str
) -> None:
    page = Watched(window(320), live_server).visit("/styrkarta")
    seen = """(all) => all.map((each) => each.getBoundingClientRect())
      .filter((box) => box.left >= 0 && box.right <= innerWidth)"""
    assert len(page.locator("svg.chart a.node").evaluate_all(seen)) >= 6
    legend = page.locator(".legend li")
    assert len(legend.evaluate_all(seen)) == legend.count() > 5
    page.goto(f"{live_server}/styrkarta?fokus=strategiska-utvecklingsgrupper&steg=gren")
    box = page.locator("a.is-focus > .name").first.bounding_box()
    assert box
    assert 0 <= box["x"] < box["x"] + box["width"] <= 320
    page.close()


def test_the_long_name_of_an_edition_is_read_whole_in_a_narrow_window(browser: Browser, live_server: str) -> None:
    page = browser.new_page(viewport={"width": 768, "height": 640}, locale="sv-SE", java_script_enabled=False)
    page.goto(live_server + "/andringar?fran=np-2018&till=np-2025")
    choice = page.locator("#till")
    one_line = choice.evaluate("(each) => each.clientHeight")
    page.set_viewport_size({"width": 320, "height": 640})
    assert choice.evaluate("(each) => each.clientHeight") > one_line  # as many lines as the name needs
    choice.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert choice.input_value() == "np-revision"
    page.close()


def test_a_narrow_window_keeps_the_menu_behind_a_button_and_a_wide_one_shows_it(
    browser: Browser, live_server: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640}, locale="sv-SE", java_script_enabled=False)
    page.goto(live_server + "/styrkarta")
    menu, button = page.locator(".site-nav"), page.get_by_role("button", name="Meny")
    header = page.locator(".site-head").bounding_box()
    assert header is not None
    assert header["height"] < 150
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert menu.get_by_role("link", name="Start").evaluate("(each) => each === document.activeElement")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert button.evaluate("(each) => each === document.activeElement")
    button.click()
    menu.get_by_role("link", name="Mål").click()
    assert page.url.endswith("/mal")
    page.set_viewport_size({"width": 768, "height": 900})
    assert not menu.is_visible()  # its words would stand too close to be told apart
    page.set_viewport_size({"width": 1024, "height": 900})
    assert menu.is_visible()
    assert not button.is_visible()
    search, link = page.locator("#sok").bounding_box(), menu.get_by_role("link", name="Start").bounding_box()
    assert search is not None
    assert link is not None
    assert search["y"] + search["height"] <= link["y"]  # the second row is the menu's alone
    page.close()


def test_nothing_moves_for_those_who_ask_for_it_and_only_the_present_place_is_marked(
    browser: Browser, live_server: str
) -> None:
    page = browser.new_page(locale="sv-SE", reduced_motion="reduce", forced_colors="active")
    for path in ("/", "/styrkarta", "/arshjul"):
        page.goto(live_server + path)
        assert page.evaluate("document.getAnimations().length") == 0
        moving = page.evaluate(
            """[...document.querySelectorAll("*")].filter((each) => {
                 const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
                 return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior !== "auto";
               }).map((each) => each.outerHTML.slice(0, 80))"""
        )
        assert moving == []
        edged = page.locator(".site-nav a, .tabs a").evaluate_all(
            "(links) => links.filter((each) => parseFloat(getComputedStyle(each).borderBottomWidth))"
            ".map((each) => each.ariaCurrent)"
        )
        assert edged
        assert None not in edged
    page.close()


def test_no_picture_keeps_a_light_colour_in_the_dark(browser: Browser, live_server: str) -> None:
    page = browser.new_page(locale="sv-SE", color_scheme="dark")
    for path in PICTURES:
        page.goto(live_server + path)
        assert page.locator("main svg").count()
        assert page.evaluate(_LIGHT_IN_THE_DARK) == [], path
    page.close()


@pytest.mark.parametrize(
    ("button", "path"), [("Öppna", "/styrkarta"), ("Visa i hela kartan", "/styrkarta?utgava=np-2025")]
)
@pytest.mark.parametrize("scripts", [True, False])
def test_a_search_in_the_styrkarta_shows_the_body_sought(
    browser: Browser, live_server: str, button: str, path: str, *, scripts: bool
) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 800}, locale="sv-SE", java_script_enabled=scripts)
    page.goto(live_server + path)
    page.fill("#sok-organ", "Region Värmland")
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()
    assert ("fokus=" if button == "Öppna" else "markera=") + "region-varmland" in page.url
    page.wait_for_timeout(200)
    box = page.locator("#traff").bounding_box()
    page.close()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 700
    assert 0 < middle[1] < 800
    assert not scripts or abs(middle[1] - 400) < 60


def test_a_wide_chart_opens_at_what_it_is_about_or_at_the_first(browser: Browser, live_server: str) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 900}, locale="sv-SE")
    page.goto(live_server + "/styrkarta?fokus=region-varmland&steg=2")
    box, figure = page.locator("#traff").bounding_box(), page.locator("[data-chart]")
    assert box
    assert figure.evaluate("each => each.scrollWidth > each.clientWidth + 100")
    assert 40 <= box["x"] <= 700 - 40 - box["width"]
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(live_server + "/styrkarta?visa=natverk")  # nothing in focus, and no name within the first 288 pixels
    first = page.locator("[data-chart] a.node").first.bounding_box()
    assert first
    assert 16 <= first["x"] <= 304 - first["width"]
    page.goto(live_server + "/arshjul?organ=beredningsgruppen")  # no event within the first 288 pixels of the wheel
    wheel = page.locator("[data-chart] svg.wheel").first.bounding_box()
    assert wheel
    assert abs(wheel["x"] + wheel["width"] / 2 - 160) < 2
    page.close()
