"""Pages on paper, printed by a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.server.conftest import Paper


def test_paper_shows_what_can_be_read_and_nothing_to_press(browser: Browser, live_server: str) -> None:
    page = browser.new_page(locale="sv-SE")
    page.emulate_media(media="print")
    for path in ("/organ/politiska-styrgruppen", "/styrkarta", "/arshjul"):
        page.goto(live_server + path)
        pressed = page.locator("form, button, .site-nav, .tabs, .chart-tools, .take, .keys").all()
        assert [each.inner_text() for each in pressed if each.is_visible()] == []
        assert page.locator("h1").is_visible()
        assert page.locator("svg.chart").first.is_visible()
    page.goto(f"{live_server}/organ/politiska-styrgruppen")
    assert page.locator(".place > .source > summary").first.is_visible()
    derived = page.locator(".lines-list > li", has=page.locator("details.how"))
    assert derived.count()
    assert all("Källa: " in each.inner_text() and "Så vet vi det" not in each.inner_text() for each in derived.all())
    page.close()


def test_on_paper_every_duty_of_a_body_stands_on_the_first_sheet(
    browser: Browser, live_server: str, paper: Callable[[bytes], Paper]
) -> None:
    page = browser.new_page(locale="sv-SE")
    page.goto(f"{live_server}/organ/beredningsgruppen")
    duties = page.locator("section[aria-labelledby=ansvar] .statement-title a").all_inner_texts()
    printed = paper(page.pdf(prefer_css_page_size=True))
    page.goto(f"{live_server}/vem-gor-vad")
    matrix = paper(page.pdf(prefer_css_page_size=True))
    page.goto(f"{live_server}/fragor/arshjul")  # ten columns: on the breadth of the sheet
    broad = paper(page.pdf(prefer_css_page_size=True))
    page.close()
    assert "A4" in printed.facts["Page size"]
    assert broad.facts["Page size"].startswith("841")
    first = " ".join(printed.page(1).split())
    assert len(duties) > 20
    assert [duty for duty in duties if duty not in first] == []
    assert all("Uppgiftsord" in matrix.page(number) for number in (1, 2, 3))


def test_a_body_takes_two_sheets_of_paper_and_says_what_is_on_the_screen_alone(
    browser: Browser, live_server: str, paper: Callable[[bytes], Paper]
) -> None:
    page = browser.new_page(locale="sv-SE")
    for query in ("lang=en", "lang=en&utgava=np-2018"):  # the longer words
        page.goto(f"{live_server}/organ/beredningsgruppen?{query}")
        assert paper(page.pdf(prefer_css_page_size=True)).facts["Pages"] == "2", query
    for slug, alone in (("beredningsgruppen", "Överenskommelser"), ("sunne-kommun", "Andras uppgifter")):
        page.goto(f"{live_server}/organ/{slug}")
        line = page.locator(".lines-list > li").first.locator("a").first.inner_text()
        printed = paper(page.pdf(prefer_css_page_size=True))
        assert printed.facts["Pages"] == "2", slug
        second = " ".join(printed.page(2).split())
        assert line in second
        assert "Linjer" in second  # the legend of the diagram
        assert alone in second.partition("På skärmen finns också:")[2]
    page.close()


def test_the_foot_of_a_page_never_fills_a_sheet_of_its_own(
    browser: Browser, live_server: str, paper: Callable[[bytes], Paper]
) -> None:
    page = browser.new_page(locale="sv-SE")
    page.goto(f"{live_server}/styrkarta")
    page.locator(".site-foot").evaluate("(foot) => { foot.style.height = '200mm'; }")  # it fits no sheet begun
    printed = paper(page.pdf(prefer_css_page_size=True))
    page.close()
    last = printed.page(int(printed.facts["Pages"])).split("Sidan visar:")
    assert len(last) == 2
    assert last[0].strip()
