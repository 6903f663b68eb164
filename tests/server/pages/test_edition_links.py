"""The links of a page to other editions: its state stays, but for what an edition does not tell of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from server.language import texts_in
from server.service import Service
from tests.server.pages.test_every_page import PAGES

if TYPE_CHECKING:
    from tests.server.pages.conftest import Page

Read = Callable[..., "Page"]


def _other(page: Page, service: Service, path: str, edition: str) -> str:
    """Return where the link of a page to itself in an edition leads."""
    label = next(each.label["sv"] for each in service.dataset.editions if each.id == edition)
    hrefs = (link.attributes.get("href", "") for link in page.every("a") if link.text == label)
    return next(href for href in hrefs if href.startswith(f"{path.partition('?')[0]}?"))


@pytest.mark.parametrize(
    ("path", "edition", "leads_to"),
    [
        ("/styrkarta?fokus=politiska-styrgruppen&visa=tabell", "np-2018", None),
        ("/styrkarta?fokus=beredningsgruppen&steg=2&linjer=prepares&linjer=reports&lang=sv", "np-2018", None),
        ("/styrkarta?markera=kth,beredningsgruppen&sida=2", "np-2018", "/styrkarta?markera=kth,beredningsgruppen"),
        ("/styrkarta?fokus=kth&visa=natverk", "np-2018", None),
        ("/styrkarta?fokus=beredningsgruppen&steg=2", "vs-2022", None),
        ("/styrkarta?fokus=politiska-styrgruppen&steg=gren", "vs-2022", None),
        (
            "/styrkarta?fran=kth&till=beredningsgruppen&utgava=alla",
            "vs-2022",
            "/styrkarta?fran=kth&till=beredningsgruppen",
        ),
        ("/vem-gor-vad?visa=amne&organ=sunne-kommun", "vs-2022", None),
        ("/vem-gor-vad?visa=amne&niva=political", "vs-2022", "/vem-gor-vad?visa=amne"),
        ("/mal?slag=vision", "np-2018", "/mal"),
        ("/mal?slag=vision", "np-2025", None),
        ("/mal?slag=overarching-goal&utgava=np-2018", "np-2025", "/mal"),
        ("/arshjul?hjul=nya-perspektiv", "np-2018", "/arshjul"),
        ("/min-roll?i=sunne-kommun&roll=kso", "np-2025", None),
        ("/vem-gor-vad?rad=duty~stodja&kolumner=2", "np-2018", "/vem-gor-vad?rad=duty~stodja"),
        ("/vem-gor-vad?rad=duty~bereda", "np-2018", "/vem-gor-vad"),
        ("/vem-gor-vad?ruta=duty~stodja.beredningsgruppen", "np-2018", None),
        ("/vem-gor-vad?ruta=duty~stodja.systemledningen", "np-2018", "/vem-gor-vad"),
        ("/vem-gor-vad?visa=amne&ruta=inget.ingen", "np-2018", None),
        ("/arshjul?organ=sunne-kommun&start=2024&ar=3", "np-2018", "/arshjul?organ=sunne-kommun&start=2024"),
        ("/arshjul?organ=sunne-kommun&start=2024&ar=3", "np-2025", None),
        ("/sparql?exempel=mal", "np-2018", None),
    ],
)
def test_a_state_is_kept_but_for_what_the_other_edition_lacks(
    read: Read, service: Service, path: str, edition: str, leads_to: str | None
) -> None:
    found = _other(read(path), service, path, edition).replace("%2C", ",")
    wanted = leads_to or path
    assert found == f"{wanted}{'&' if '?' in wanted else '?'}utgava={edition}"
    assert read(found).status == 200


def test_a_cell_that_is_empty_in_the_other_edition_says_so(read: Read) -> None:
    page = read("/vem-gor-vad?ruta=duty~stodja.varmlandsradet&utgava=np-2018")
    assert page.by_id("uppgifter").text == "Värmlandsrådet: stödja"
    assert "0 uppgifter" in page.text


def _in_other_editions(page: Page) -> list[str]:
    """Return the addresses of a page in other choices of the edition switch; none where it has no switch."""
    named = texts_in("sv")("site.choose")
    switches = [each for each in page.every("nav") if each.attributes.get("aria-label") == named]
    return [link.attributes["href"] for switch in switches for link in switch.every("a")]


def test_every_state_leads_to_a_page_in_another_edition(read: Read) -> None:
    # Comparison and review name the editions that they hold against each other, and have no switch.
    named = [path for path in PAGES if "?" in path and not path.startswith(("/andringar", "/granskning"))]
    states = ["/sparql?exempel=mal", "/sparql?query=ASK+%7B%7D", *named]
    found = {path: _in_other_editions(read(path)) for path in states}
    # One choice of each state, another one each time: what the next address adds is a state of the same kind.
    asked = [links[at % len(links)] for at, links in enumerate(found.values()) if links]
    assert {path.partition("?")[0] for path, links in found.items() if links} >= {"/styrkarta", "/sparql", "/arshjul"}
    assert len(asked) > 15
    assert [href for href in asked if read(href).status != 200] == []


def test_a_role_in_a_body_leads_only_to_editions_that_tell_of_both(read: Read) -> None:
    links = _in_other_editions(read("/min-roll?i=sunne-kommun&roll=skolchef&utgava=alla"))
    assert links == ["/min-roll?i=sunne-kommun&roll=skolchef&utgava=np-2018"]


def test_a_comparison_keeps_what_is_chosen_when_other_editions_are_compared(read: Read) -> None:
    page = read("/andringar?om=duties&slag=dropped&visa=bredvid")
    assert _in_other_editions(page) == []
    form = next(
        form for form in page.every("form") if any("fran" in s.attributes.values() for s in form.every("select"))
    )
    kept = {f.attributes["name"]: f.attributes["value"] for f in form.every("input")}
    assert kept == {"om": "duties", "slag": "dropped", "visa": "bredvid"}
    assert read("/andringar?fran=vs-2022&till=vs-2024&om=duties&slag=dropped&visa=bredvid").status == 200


@pytest.mark.parametrize("edition", ["", "?utgava=np-2025"])
def test_the_address_of_what_only_another_edition_says_leads_to_what_is_said(read: Read, edition: str) -> None:
    page = read(f"/id/np-2018/responsibility/ag-driver-utvecklingen{edition}")
    assert page.every("h1")[0].text == "Driver utvecklingen"
    assert "Därför visar sidan alla utgåvor." in page.text
    assert page.section("sags").text
    assert "visar sidan alla" not in read("/id/np-2018/responsibility/ag-driver-utvecklingen?utgava=np-2018").text
