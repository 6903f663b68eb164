"""The edition switch of the styrkarta in Chromium: no body moves on the page, whatever is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from server.app import create_app
from server.service import Service
from tests.workspaces.turnover import service_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser

#: Where each body stands on the page, by its id, in tenths of a pixel.
_PLACES = """() => Object.fromEntries([...document.querySelectorAll(".chart a.node")].map((link) => {
  const { x, y, width, height } = link.querySelector(".card, .frame, .dot").getBoundingClientRect();
  return [link.dataset.node, [x + scrollX, y + scrollY, width, height].map((each) => Math.round(10 * each))];
}))"""


@pytest.mark.parametrize(
    ("state", "width"),
    [
        ("", 1280),
        ("visa=natverk", 1440),
        ("fokus=beredningsgruppen", 1280),
        ("fokus=politiska-styrgruppen&steg=gren", 768),
        ("fran=beredningsgruppen&till=varmlandsradet", 1280),
    ],
)
def test_no_body_moves_on_the_page(
    browser: Browser, live_server: str, service: Service, state: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    choices = ["", "&utgava=alla", *(f"&utgava={edition.id}" for edition in service.dataset.editions)]
    first: dict[str, list[int]] = {}
    drawn = 0
    for choice in choices if not state else (*choices[:3], "&utgava=np-2025"):
        page.goto(f"{live_server}/styrkarta?{state}{choice}", wait_until="load")
        places = page.evaluate(_PLACES)
        # A browser may round a place to the next tenth of a pixel in a taller picture.
        assert all(place == pytest.approx(first.setdefault(name, place), abs=1) for name, place in places.items())
        drawn += bool(places)
    page.close()
    assert drawn >= 3


def test_no_body_moves_among_more_than_one_picture_holds(
    browser: Browser, over_http: Callable[..., AbstractContextManager[str]]
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    with over_http(create_app(service_of(400, 2))) as address:
        for state in ("visa=karta", "visa=natverk"):
            found = list[dict[str, list[int]]]()
            for edition in ("u2", "u1"):
                page.goto(f"{address}/styrkarta?{state}&utgava={edition}", wait_until="load")
                found.append(page.evaluate(_PLACES))
            newest, before = found
            shared = newest.keys() & before.keys()
            assert len(shared) > 20
            assert newest.keys() != before.keys()
            # A browser may round a place to the next tenth of a pixel in a taller picture.
            assert all(newest[name] == pytest.approx(before[name], abs=1) for name in shared)
    page.close()
