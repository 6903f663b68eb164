"""Where one goes on from a form: to the place in the document, to what is next, and back to what waits for this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from graph.passage_id import MARKS, passage_id
from graph.record import Record
from server.pages.addresses import DOCUMENT_PAGE
from server.pages.editing.drafts import folder_of
from server.pages.editing.links import address_of
from server.pages.editing.things import Things
from server.pages.editing.unsure import listed, to_review
from server.pages.facts.source import sources
from server.pages.visit import Visit

#: What an address calls the section and the passage that a record stands on or stood on, and what waits for it to go.
SECTION, PASSAGE, WAITING = "stod", "stycke", "sedan"


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


def left_behind(record: Record, waiting: str) -> dict[str, str]:
    """Return what an address carries when `record` is gone: where it stood, and what waits for it to go."""
    given: Any = next((each for each in record.values("source") if isinstance(each, Mapping)), None)
    found = {WAITING: waiting} if waiting else {}
    if record.edition is None or given is None:
        return found
    marks = {mark: str(given[mark]) for mark in MARKS if given.get(mark)}
    passage = passage_id(record.edition, marks).rpartition("/")[2]
    return {SECTION: str(given.get("section", "")), PASSAGE: passage, **found}


def onward(visit: Visit, folder: str, carried: Mapping[str, str]) -> Onward:
    """Return the ways on from a record of `folder`, by what `carried` says of it, as `left_behind` has it."""
    things = Things(visit.site.service.workspace, visit.language)
    return Onward(_place(visit, folder, carried), _following(visit, things, folder), _waiting(visit, things, carried))


def _place(visit: Visit, folder: str, carried: Mapping[str, str]) -> str | None:
    section, passage = carried.get(SECTION, ""), carried.get(PASSAGE, "")
    if not section or folder not in visit.site.service.workspace.editions:
        return None
    address = visit.address(f"{DOCUMENT_PAGE}{folder}", {PASSAGE: passage})
    known = visit.elsewhere(folder).reader.once(sources)
    is_there = f"{visit.site.base}{folder}/passage/{passage}" in known
    return f"{address}#{passage if is_there else quote(f'avsnitt-{section}')}"


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
