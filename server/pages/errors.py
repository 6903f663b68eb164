"""The page that says what went wrong, and what may have been meant instead."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from fastapi import Request, Response

from queries.catalogue import questions
from server.fault import OURS, UPDATED, Fault
from server.language.telling import told
from server.pages.addresses import iri_of
from server.pages.facts.organisation import organisations
from server.pages.site import Site
from server.pages.visit import KEPT, Visit
from server.pages.words import Link, Words

_MOST_SUGGESTED: Final = 6
#: How alike two names must be, from 0 to 1, for the one to be taken as a misspelling of the other.
_ALIKE: Final = 0.75
#: Statuses with words of their own; the others are told as a fault of the request or of ours.
_TOLD: Final = (400, 403, 404, 405, 406, 409, 422, 503)
#: What pages that are named to those who have gone astray are called in the menu.
_IN_MENU: Final = {"/redigera": "edit.title", "/andringar": "nav.changes"}
#: Of a value in the address no more than this is shown.
_MOST_GIVEN: Final = 80


def error_page(site: Site, request: Request, fault: Fault) -> Response:
    """Return the page about `fault`, in the language that the reader asked for.

    A fault of ours may lie in the store, so that the page about it asks the store nothing.
    """
    visit = Visit(site, request)
    if any(name in visit.kept for name in KEPT[1:]):
        visit.kept = {name: value for name, value in visit.kept.items() if name == "lang"}
    kind = str(fault.status) if fault.status in _TOLD else "4xx" if fault.status < 500 else "5xx"
    if fault.reason == UPDATED:
        kind = "updated"
    if fault.status == 404 and fault.given:
        kind = "value"
    name = fault.given[:_MOST_GIVEN] or request.url.path.rstrip("/").rpartition("/")[2]
    # The name of the status, and that a fault is ours, say nothing that the page does not.
    reason = told(fault.reason, visit.language) if fault.reason not in (fault.title, OURS, UPDATED) else ""
    links = [Link(path, _named(visit, path), visit.address(path)) for path in fault.links]
    return visit.page(
        "error.html",
        visit.texts(f"error.{kind}.title"),
        status=fault.status,
        kind=kind,
        is_ours=fault.status >= 500,
        reason=reason,
        is_told=bool(reason) and (visit.language == "en" or reason != fault.reason),
        given=fault.given[:_MOST_GIVEN],
        words=name.replace("-", " "),
        elsewhere=_elsewhere(site, request) if fault.status == 404 else (),
        links=links or (_like(visit, name) if fault.status == 404 else ()),
    )


def _named(visit: Visit, path: str) -> Words:
    """Return what a page is called where the menu has it, else its path."""
    return Words(visit.texts(_IN_MENU[path]) if path in _IN_MENU else path)


def _elsewhere(site: Site, request: Request) -> list[Link]:
    """Return links to the editions that tell of the thing, where the page asked for shows another."""
    asked = Visit(site, request)
    if iri_of(request.url.path, site.base) is None:
        return []
    return [choice for choice in asked.choices if choice.href]


def _like(visit: Visit, name: str) -> list[Link]:
    """Return the organisations and questions whose names in addresses are close to `name`."""
    named = {each.slug: visit.link(each.iri) for each in visit.reader.once(organisations)}
    for each in questions():
        path = f"/fragor/{each.name}"
        named[each.name] = Link(path, Words(each.title[visit.language]), visit.address(path))
    return [named[close] for close in get_close_matches(name, named, _MOST_SUGGESTED, _ALIKE)]
