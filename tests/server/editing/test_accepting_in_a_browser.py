"""Accepting a finding in a real browser, with and without scripts, on the server as it is started."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.acceptances import read_acceptances

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TOKEN = "en-nyckel-som-ingen-gissar"
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Axe = Callable[["Page"], list[str]]


@pytest.fixture(params=["", TOKEN], ids=["on this machine", "with a token"])
def address(request: pytest.FixtureRequest, styrgraf: Path, folder: Path) -> Iterator[str]:
    """Serve the workspace for writing and return the address."""
    token = {"STYRGRAF_EDIT_TOKEN": request.param} if request.param else {}
    environment = {name: value for name, value in os.environ.items() if name != "STYRGRAF_EDIT_TOKEN"} | token
    server = subprocess.Popen(
        [styrgraf, "serve", "--edit", "--port", "0", "--workspace", folder],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    (found,) = re.findall(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
    yield found
    server.terminate()
    server.communicate(timeout=20)


@pytest.fixture(params=[(1440, True), (320, True), (320, False)], ids=["wide", "narrow", "narrow, no script"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, script = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="sv-SE", java_script_enabled=script)
    yield context.new_page()
    context.close()


def enter(page: Page, address: str) -> None:
    """Open the review, and log in where that is asked for."""
    page.goto(f"{address}/granskning")
    page.locator("#regler").wait_for()  # while the checks run, the page loads itself anew
    if page.get_by_role("link", name="Logga in", exact=True).count():
        page.get_by_role("link", name="Logga in", exact=True).click()
        page.get_by_label("Nyckel").fill("fel nyckel, tyvärr")
        page.get_by_role("button", name="Logga in").click()
        assert page.get_by_role("alert").inner_text() == "Det är inte rätt nyckel."
        page.get_by_label("Nyckel").fill(TOKEN)
        page.get_by_role("button", name="Logga in").click()


def test_a_finding_is_accepted_and_taken_back(page: Page, address: str, folder: Path) -> None:
    enter(page, address)
    page.get_by_text("Godta fyndet").click()
    page.get_by_label("Ditt namn").fill("Alva Ek")
    page.get_by_role("button", name="Godta", exact=True).click()
    assert page.title().startswith("Godtagandet sparades inte")
    assert page.get_by_label("Ditt namn").input_value() == "Alva Ek"
    assert page.locator(":focus").get_attribute("name") == "skal"
    page.get_by_label("Skäl").fill("Orterna väljs i vår")
    page.get_by_role("button", name="Godta", exact=True).click()

    (accepted,) = read_acceptances(folder)[0]
    assert (accepted.reason, accepted.by) == ("Orterna väljs i vår", "Alva Ek")
    assert page.url.endswith(f"/granskning#fynd-{accepted.finding}")
    page.get_by_text("Inget att anmärka.").wait_for()  # the checks may run anew in the background
    assert "Orterna väljs i vår" in page.locator(f"#fynd-{accepted.finding}").inner_text()

    page.get_by_role("button", name="Ta tillbaka godtagandet").click()
    page.get_by_text("1 fynd").first.wait_for()
    assert read_acceptances(folder)[0] == ()


def test_every_state_is_accessible_and_fits(browser: Browser, address: str, axe: Axe) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900}, locale="sv-SE", bypass_csp=True)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def hold() -> None:
        assert axe(page) == []
        assert page.evaluate(_OVERFLOW) <= 0

    enter(page, address)
    page.get_by_text("Godta fyndet").click()
    hold()
    page.get_by_role("button", name="Godta", exact=True).click()
    hold()
    page.get_by_label("Skäl").fill("Orterna väljs i vår")
    page.get_by_label("Ditt namn").fill("Alva Ek")
    page.get_by_role("button", name="Godta", exact=True).click()
    page.locator("#regler").wait_for()  # as in enter()
    hold()
    page.goto(f"{address}/logga-in")
    hold()
    assert complaints == []
    context.close()
