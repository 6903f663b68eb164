"""The pages that people open first, for which what other pages need too is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from server.language import LANGUAGES
from server.pages.addresses import BODY_PAGE, ORGANISATION, ROLE_PAGE
from server.service import ALL_EDITIONS, Service

#: After the start page, the chart, the page of a body and the search.
_NEXT: Final = (
    "/vem-gor-vad",
    "/arshjul",
    "/mal",
    "/dokument",
    "/styrkarta?visa=lista",
    "/andringar",
    "/granskning",
)


def opened_first(service: Service) -> Iterator[tuple[str, str]]:
    """Yield the address of each with a language: in the order that they are opened, and Swedish first."""
    arena = quote(service.workspace.settings.arena.removeprefix(ORGANISATION))
    first = ("/", "/styrkarta", BODY_PAGE + arena, f"/sok?q={arena}", f"{ROLE_PAGE}?i={arena}", *_NEXT)
    for language in LANGUAGES:
        for address in (*first, f"/?utgava={ALL_EDITIONS}"):
            yield address, language
