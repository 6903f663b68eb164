"""Where one goes on from a form: to the place in the document, to what is next, and back to what waits for this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from graph.documents.locate import locate
from graph.documents.locator import Locator, LocatorError
from graph.passage_id import MARKS, passage_id
from graph.record import Record
from server.pages.addresses import DOCUMENT_PAGE
from server.pages.editing.drafts import folder_of
from server.pages.editing.links import address_of
from server.pages.editing.passages import text_of
from server.pages.editing.things import Things
from server.pages.editing.unsure import listed, to_review
from server.pages.facts.chapter_pages import pages_of
from server.pages.facts.source import sources
from server.pages.parts.paging import PAGE
from server.pages.visit import Visit

#: What an address calls the section and the passage that a record stands on or stood on, and what waits for it to go;
#: and where in the text it stood.
SECTION, PASSAGE, PLACE, WAITING = "stod", "stycke", "vid", "sedan"

#: A longer row of figures is no place in a text.
_MOST_FIGURES = 9


@dataclass(frozen=True)
class Following:
    """What is to be gone through next, and how much is left."""

    href: str
    name: str
    count: int


@dataclass(frozen=True)
class Onward:
    """The ways on; None or empty for those that there are not."""

    #: Address of the place in the document.
    place: str | None
    following: Following | None
    #: Address and name of the record that could not be removed before this one.
    waiting: tuple[str, str] | None


def left_behind(visit: Visit, record: Record, waiting: str) -> dict[str, str]:
    """Return what an address carries when `record` is gone: where it stood, and what waits for it to go."""
    given: Any = next((each for each in record.values("source") if isinstance(each, Mapping)), None)
    found = {WAITING: waiting} if waiting else {}
    if record.edition is None or given is None:
        return found
    marks = {mark: str(given[mark]) for mark in MARKS if given.get(mark)}
    passage = passage_id(record.edition, marks).rpartition("/")[2]
    place = _offset(visit, record.edition, given)
    found |= {PLACE: str(place)} if place is not None else {}
    return {SECTION: str(given.get("section", "")), PASSAGE: passage, **found}


def _offset(visit: Visit, edition: str, given: Mapping[str, Any]) -> int | None:
    """Return where in the text of the edition a passage begins; None where that is not known."""
    text = text_of(visit.site, edition)
    if text is None or not given.get("textStart"):
        return None
    try:
        return locate(text, Locator.of(edition, given)).start
    except LocatorError:
        return None


def onward(visit: Visit, folder: str, carried: Mapping[str, str]) -> Onward:
    """Return the ways on from a record of `folder`, by what `carried` says of it, as `left_behind` has it."""
    things = Things(visit.site.service.workspace, visit.language)
    return Onward(_place(visit, folder, carried), _following(visit, things, folder), _waiting(visit, things, carried))


def _place(visit: Visit, folder: str, carried: Mapping[str, str]) -> str | None:
    section, passage = carried.get(SECTION, ""), carried.get(PASSAGE, "")
    if not section or folder not in visit.site.service.workspace.editions:
        return None
    path = f"{DOCUMENT_PAGE}{folder}"
    if f"{visit.site.base}{folder}/passage/{passage}" in visit.elsewhere(folder).reader.once(sources):
        return f"{visit.address(path, {PASSAGE: passage})}#{passage}"
    page, anchor = _nearest(visit, folder, section, carried.get(PLACE, ""))
    return f"{visit.address(path, {PAGE: str(page)} if page > 1 else {})}#{quote(anchor)}"


def _nearest(visit: Visit, folder: str, section: str, place: str) -> tuple[int, str]:
    """Return page and anchor of the last passage of `section` that begins before `place`, else of the section."""
    edition = next(each for each in visit.site.service.dataset.editions if each.id == folder)
    at = int(place) if place.isascii() and place.isdecimal() and len(place) < _MOST_FIGURES else 0
    page, anchor = 1, f"avsnitt-{section}"
    for number, shown in reversed(list(enumerate(pages_of(visit.site, edition), 1))):
        for chapter in (each for each in shown if each.slug == section):
            page = number
            spans = [(each.passage.span, each.anchor) for part in chapter.stretches for each in part.places]
            before = [(span.start, name) for span, name in spans if span and span.start <= at]
            if before:
                return number, max(before)[1]
    return page, anchor


def _following(visit: Visit, things: Things, folder: str) -> Following | None:
    """Return the next record of the same folder that nobody has gone through; None where there is none left."""
    left = listed(to_review(things.workspace, folder))
    if not left:
        return None
    return Following(visit.address(address_of(left[0])), things.name(left[0]), len(left))


def _waiting(visit: Visit, things: Things, carried: Mapping[str, str]) -> tuple[str, str] | None:
    folder, _, identity = carried.get(WAITING, "").partition("/")
    for record in things.workspace.records:
        if record.id == identity and folder_of(record) == folder:
            return visit.address(address_of(record)), things.name(record)
    return None
