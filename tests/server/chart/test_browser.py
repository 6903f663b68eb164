"""The chart in Chromium: one tab stop, arrows and Escape, lines that stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from server.chart import ChartModel

if TYPE_CHECKING:
    from playwright.sync_api import Page


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


def _as_far_as(page: Page, key: str) -> list[str]:
    """Return the bodies that one key leads past, until it leads no further."""
    seen = [_at(page)]
    while (following := _press(page, key)) != seen[-1]:
        seen.append(following)
    return seen


def test_every_body_can_be_walked_to(page: Page, model: ChartModel) -> None:
    page.focus("#before")
    seen, at = set(), _press(page, "Tab", "Home")
    while at not in seen:
        seen |= {at, *_as_far_as(page, "ArrowLeft"), *_as_far_as(page, "ArrowRight")}
        at = _press(page, "ArrowDown")
    assert seen == {node.id for node in model.nodes}


def test_the_arrows_to_the_sides_stay_in_the_row(page: Page) -> None:
    row = "document.activeElement.dataset.row"
    page.focus('[data-node="psg"]')
    before = page.evaluate(row)
    _as_far_as(page, "ArrowRight")
    assert page.evaluate(row) == before
    _as_far_as(page, "ArrowLeft")
    assert page.evaluate(row) == before


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
