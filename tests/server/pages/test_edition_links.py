"""The links of a page to other editions: its state stays, but for what an edition does not tell of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from server.service import Service

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
        ("/styrkarta?markera=kth,beredningsgruppen&sida=2", "np-2018", "/styrkarta?markera=beredningsgruppen"),
        ("/styrkarta?fokus=kth&visa=natverk", "np-2018", "/styrkarta?visa=natverk"),
        ("/vem-gor-vad?visa=amne&organ=sunne-kommun", "vs-2022", None),
        ("/vem-gor-vad?visa=amne&niva=political", "vs-2022", "/vem-gor-vad?visa=amne"),
        ("/mal?slag=vision", "np-2018", "/mal"),
        ("/mal?slag=vision", "np-2025", None),
        ("/mal?slag=overarching-goal&utgava=np-2018", "np-2025", "/mal"),
        ("/arshjul?hjul=nya-perspektiv", "np-2018", "/arshjul"),
        ("/min-roll?i=sunne-kommun&roll=kso", "np-2025", None),
    ],
)
def test_a_state_is_kept_but_for_what_the_other_edition_lacks(
    read: Read, service: Service, path: str, edition: str, leads_to: str | None
) -> None:
    found = _other(read(path), service, path, edition).replace("%2C", ",")
    wanted = leads_to or path
    assert found == f"{wanted}{'&' if '?' in wanted else '?'}utgava={edition}"
    assert read(found).status == 200
