"""The pages that people open first, for which what other pages need too is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from queries.catalogue import questions
from server.language import LANGUAGES
from server.pages.addresses import BODY_PAGE, DATA_PAGE, ORGANISATION, ROLE_PAGE
from server.pages.changes.state import chosen_pair
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
    "/granskning?ordna=organ",
)
#: The question for which the network of lines is built, that those about ways and wholes need too.
_LINES_UPWARDS: Final = "/fragor/linjer-uppat"


def opened_first(service: Service) -> Iterator[tuple[str, str]]:
    """Yield the address of each with a language: in the order that they are opened, and Swedish first.

    After them come what shows the edition before, the answers to all questions that need no value, and the forms of
    those that need one, for which the names that may stand there are read.
    """
    arena = quote(service.workspace.settings.arena.removeprefix(ORGANISATION))
    first = (
        "/",
        "/styrkarta",
        BODY_PAGE + arena,
        f"/sok?q={arena}",
        f"{ROLE_PAGE}?i={arena}",
        *_NEXT,
        DATA_PAGE + ORGANISATION + arena,
    )
    for language in LANGUAGES:
        for address in (*first, f"/?utgava={ALL_EDITIONS}", *_of_the_edition_before(service), *_answers(arena)):
            yield address, language


def _of_the_edition_before(service: Service) -> Iterator[str]:
    pair = chosen_pair(service.dataset.editions)
    if pair:
        old, new = (quote(edition.id) for edition in pair)
        yield f"/styrkarta?utgava={old}&visa=lista"
        yield f"/andringar?fran={new}&till={old}"


def _answers(arena: str) -> Iterator[str]:
    """Yield the page of each question, and of those about lines one with what is above the arena."""
    for question in questions():
        yield f"/fragor/{question.name}"
    yield f"{_LINES_UPWARDS}?organ={arena}"
