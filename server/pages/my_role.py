"""``/min-roll``: “I am … in …” – my bodies, my duties, whom I answer to, what comes next in the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from graph.message import Message
from server.fault import Missing
from server.pages.addresses import BODY_PAGE, ROLE_PAGE
from server.pages.facts.entry import Entry
from server.pages.facts.event import upcoming
from server.pages.facts.organisation import Organisation, organisations
from server.pages.parts.body_choice import body_named
from server.pages.parts.holder import Holder
from server.pages.parts.levels import levels
from server.pages.parts.place import Place, place_of
from server.pages.parts.role import role_choices, role_named, role_part
from server.pages.parts.statement import EVENT_KEYS, clusters, statement
from server.pages.visit import Visit, Visiting
from server.pages.words import Link

_NEXT_EVENTS: Final = 4
#: More duties than this are told on the page of the organisation.
_MOST_DUTIES: Final = 8
#: More organisations than this are not offered in place of one that the documents do not place the role in.
_MOST_PAIRS: Final = 6

router = APIRouter()


@router.get(ROLE_PAGE, response_class=HTMLResponse)
def my_role(visit: Visiting, i: str = "", roll: str = "") -> Response:
    """Show the place of whoever has the role `roll`, if any is given, in the organisation `i`.

    The role is given by slug, the organisation by slug or name.
    """
    organisation, role = body_named(visit, i), _role(visit, roll)
    if organisation is None:
        return RedirectResponse(visit.address("/"), 303)
    title = _title(visit, organisation, role)
    asked = Holder(visit.reader, organisation, role)
    elsewhere = asked.homes_elsewhere
    holder = replace(asked, role=None) if elsewhere else asked
    own, told = place_of(visit, holder), role_part(visit, holder)
    return visit.page(
        "my_role.html",
        title,
        unsaid=visit.label(role.iri) if role and elsewhere else None,
        elsewhere=[_pair(visit, iri, roll) for iri in elsewhere[:_MOST_PAIRS]],
        organisation=visit.link(organisation.iri),
        role=told,
        is_silent=told is not None and told.is_empty and not holder.posts,
        seats=own.seats,
        on_chart=_on_chart(visit, own),
        duties=clusters(own.duties[:_MOST_DUTIES]),
        further=max(len(own.duties) - _MOST_DUTIES, 0),
        above=own.above,
        events=[statement(visit, event, EVENT_KEYS) for event in _next(own)],
        unplaced=_unplaced(visit, own),
        whole=visit.address(BODY_PAGE + quote(organisation.slug)),
        chosen=(organisation.slug, roll),
        levels=levels(visit),
        roles=role_choices(visit),
    )


def _next(own: Place) -> tuple[Entry, ...]:
    return upcoming(tuple(event.entry for event in own.events), datetime.now(UTC).date(), _NEXT_EVENTS)


def _unplaced(visit: Visit, own: Place) -> str:
    """Return what is told where no event comes next: that there is none, or which ones there are."""
    found, key = (own.in_wheels, "next_unsaid") if own.in_wheels else (own.outside, "next_outside")
    if not found:
        return visit.texts("place.next_none")
    return visit.texts(f"place.{key}", names=visit.texts.listed(visit.link(event.iri) for event in found))


def _pair(visit: Visit, organisation: str, role: str) -> Link:
    """Return a link to the role in an organisation that the documents place it in."""
    slug = organisation.rpartition("/")[2]
    return Link(organisation, visit.label(organisation), visit.address(ROLE_PAGE, {"i": slug, "roll": role}))


def _on_chart(visit: Visit, own: Place) -> str:
    """Return the address of the styrkarta with these bodies marked; empty where none has a place on it."""
    placed = {each.iri: each.slug for each in visit.reader.once(organisations) if each.level}
    slugs = [placed[seat.link.iri] for seat in own.seats if seat.link.iri in placed]
    return visit.address("/styrkarta", {"markera": ",".join(slugs)}) if slugs else ""


def _title(visit: Visit, organisation: Organisation, role: Entry | None) -> str:
    name = visit.label(organisation.iri)
    return visit.texts("place.title", role=visit.label(role.iri), name=name) if role else str(name)


def _role(visit: Visit, slug: str) -> Entry | None:
    if not slug:
        return None
    if role := role_named(visit, slug):
        return role
    raise Missing(Message("No role is called {slug!r} here.", slug=slug), given=slug)
