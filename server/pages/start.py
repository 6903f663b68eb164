"""``/``: what this is, search, and the way in for whoever has a role somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from ontology.namespaces import STYRGRAF
from queries.sorting import swedish
from server.pages.addresses import BODY_PAGE
from server.pages.examples import examples
from server.pages.facts.event import events, upcoming
from server.pages.facts.organisation import LEVELS, Organisation, organisations
from server.pages.parts.statement import EVENT_KEYS, statement
from server.pages.visit import Visit, Visiting
from server.pages.words import Link, Words

_NEXT_EVENTS = 3


@dataclass(frozen=True)
class Level:
    """The organisations of one level, by name."""

    slug: str
    words: Words
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Choice:
    """An organisation to choose: its name in addresses, and what it is called."""

    slug: str
    words: Words


router = APIRouter()


@router.get("/", response_class=HTMLResponse)
def start(visit: Visiting, i: str = "") -> Response:
    """Show the start page or, where an organisation was chosen there, the way to its page."""
    if i:
        return RedirectResponse(visit.address(BODY_PAGE + i), 303)
    today = datetime.now(UTC).date()
    following = upcoming(visit.reader.once(events), today, _NEXT_EVENTS)
    return visit.page(
        "start.html",
        visit.texts("start.title", name=visit.workspace_name),
        unadopted=_unadopted(visit),
        levels=levels(visit),
        choices=choices(visit),
        examples=examples(visit),
        events=[statement(visit, event, EVENT_KEYS) for event in following],
    )


def _unadopted(visit: Visit) -> list[tuple[Words, Link]]:
    """Return the editions shown that nobody has adopted, each with the word for its status."""
    shown = [edition for edition in visit.reader.view.editions if edition.status != "adopted"]
    return [(visit.label(f"{STYRGRAF}status/{each.status}"), visit.link(each.iri)) for each in shown]


def levels(visit: Visit) -> tuple[Level, ...]:
    """Return the organisations by level, from the top of the chart to its foot."""
    known = visit.reader.once(organisations)
    found = (
        Level(each, visit.label(f"{STYRGRAF}level/{each}"), _by_name(visit, known.on_level(each))) for each in LEVELS
    )
    return tuple(level for level in found if level.links)


def choices(visit: Visit) -> tuple[tuple[Level, tuple[Choice, ...]], ...]:
    """Return the same for a list to choose from."""
    base = visit.site.base
    return tuple(
        (level, tuple(Choice(link.iri.removeprefix(base).partition("/")[2], link.words) for link in level.links))
        for level in levels(visit)
    )


def _by_name(visit: Visit, members: Sequence[Organisation]) -> tuple[Link, ...]:
    links = (visit.link(member.iri) for member in members)
    return tuple(sorted(links, key=lambda link: swedish(str(link))))
