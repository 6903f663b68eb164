"""``/redigera``: the records of one edition to choose from, what can be added, and the latest changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from graph.record import Record
from graph.workspace import REFERENCE
from graph.writing.edition_removal import remove_edition
from graph.writing.history import Done, history
from ontology.namespaces import STYRGRAF
from queries.sorting import swedish
from server.editing import Editing
from server.editing.form import Fields
from server.language.telling import told
from server.pages.editing.asked import workspace_of
from server.pages.editing.drafts import folder_of, folders
from server.pages.editing.just_done import NUMBER, just_done
from server.pages.editing.key_names import kind_name
from server.pages.editing.kinds import STATED, common, others, stated_name
from server.pages.editing.links import LISTED, MANY, NEW, PATH, address_of, together_links
from server.pages.editing.onward import PASSAGE, PLACE, SECTION, WAITING, onward
from server.pages.editing.pointed import Pointed, pointed
from server.pages.editing.remembering import last_folder
from server.pages.editing.saving import require_writer, show, take_back
from server.pages.editing.things import Things
from server.pages.editing.unsure import listed, to_review
from server.pages.visit import Visit, Visiting
from server.pages.writing import keep_session, may_write, writing

#: More records than this of one class are found by a part of their name.
_MOST: Final = 300
_CHANGES: Final = 30
router = APIRouter()


@dataclass(frozen=True)
class Group:
    """Records of one class: address and name of each."""

    kind: str
    links: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True)
class Made:
    """A change that has been made."""

    id: int
    at: str
    when: str
    told: str


@dataclass(frozen=True)
class Waiting:
    """An edition with proposals that nobody has gone through: where that is done, and how many they are."""

    folder: str
    href: str
    words: str
    count: int


@router.get(PATH)
def overview(
    visit: Visiting,
    place: Annotated[Pointed, Depends(pointed)],
    mapp: str = "",
    ord: str = "",  # noqa: A002 - the address has it
    gjort: str = "",
    andring: str = "",
    stod: str = "",
    stycke: str = "",
    vid: str = "",
    sedan: str = "",
    lista: str = "",
) -> Response:
    """List the records of the folder `mapp` whose names hold `ord`, and what can be added, at `place` where given."""
    workspace = workspace_of(visit)
    known = folders(workspace)
    waiting = tuple(_waiting(visit))
    chosen = (mapp, last_folder(visit), *(each.folder for each in waiting[:1]), _first(visit))
    folder = next(each for each in chosen if each in known)
    words = " ".join(ord.split()).casefold()
    things = Things(workspace, visit.language)
    records = [
        each for each in workspace.records if folder_of(each) == folder and words in things.name(each).casefold()
    ]
    carried = writing(visit)
    carried_on = {**place.query, **({LISTED: lista} if lista else {})}
    editing: Editing = visit.request.app.state.editing
    response = visit.page(
        "edit_overview.html",
        visit.texts("edit.title"),
        folder=folder,
        folders=[(name, _named_and_id(visit, name)) for name in known],
        waiting=[each for each in waiting if each.folder != folder],
        words=ord,
        is_edition=folder in workspace.editions,
        named=_named_and_id(visit, folder),
        count=len(records),
        groups=tuple(_groups(visit, things, records)),
        common=(*_addable(visit, folder, carried_on, common(folder)), *_statements(visit, folder, carried_on)),
        addable=tuple(_addable(visit, folder, carried_on, others(visit, folder))),
        together=tuple(together_links(visit, folder, carried_on)),
        place=place.marks,
        unsure=tuple(_unsure(visit, things, folder)),
        # Titles have the names of records, also of persons who are left out: told to those alone who may write.
        changes=tuple(_made(visit, done) for done in history(editing.folder)[:_CHANGES]) if may_write(visit) else (),
        trouble=_trouble(visit),
        done=gjort if f"edit.done.{gjort}" in visit.texts else "",
        made=just_done(visit, andring) if gjort else None,
        onward=onward(visit, folder, {SECTION: stod, PASSAGE: stycke, PLACE: vid, WAITING: sedan}),
        writing=carried,
    )
    keep_session(visit, carried, response)
    return response


@router.post(f"{PATH}/ta-bort-utgava")
def edition_removed(visit: Visiting, sent: Fields) -> Response:
    """Remove an edition, so that the others still fit together. Raises as `remove_edition` does."""
    editing = require_writer(visit, sent)
    edition = sent.get("mapp", "")
    title = visit.texts("edit.told.edition_removed", edition=_named_and_id(visit, edition))
    found = remove_edition(editing.folder, edition, title=title)
    editing.in_git.commit(editing.folder, found.done)
    show(visit)
    return RedirectResponse(visit.address(PATH, {"gjort": "edition", NUMBER: str(found.done.number)}), 303)


@router.post(f"{PATH}/angra")
def undone(visit: Visiting, sent: Fields) -> Response:
    """Undo one change."""
    require_writer(visit, sent)
    number = sent.get("andring", "")
    if not (number.isascii() and number.isdecimal()) or len(number) > 9:
        raise HTTPException(400, f"{number!r} is no number of a change.")
    take_back(visit, int(number))
    return RedirectResponse(visit.address(PATH, {"gjort": "undone"}), 303)


def _waiting(visit: Visit) -> Iterator[Waiting]:
    """Yield the editions with proposals that nobody has gone through, the newest first."""
    for edition in reversed(visit.site.service.dataset.editions):
        if count := len(listed(to_review(workspace_of(visit), edition.id))):
            address = visit.address(MANY, {"mapp": edition.id})
            yield Waiting(edition.id, address, _named_and_id(visit, edition.id), count)


def _first(visit: Visit) -> str:
    """Return the newest edition that the view shows, before all one that revises another: that is the one worked on."""
    editions = visit.reader.view.editions
    return max(reversed(editions), key=lambda each: bool(each.revises)).id if editions else REFERENCE


def _named(visit: Visit, folder: str) -> str:
    if folder == REFERENCE:
        return visit.texts("edit.reference")
    return str(visit.elsewhere(folder).label(f"{visit.site.base}edition/{folder}"))


def _named_and_id(visit: Visit, folder: str) -> str:
    """Return what an edition is called, with its short name: two drafts of one document are often called alike."""
    name = _named(visit, folder)
    marked = f"({folder})"  # as the name of a draft ends
    return name if folder in (REFERENCE, name) or name.endswith(marked) else f"{name} {marked}"


def _groups(visit: Visit, things: Things, records: list[Record]) -> Iterator[Group]:
    by_class: dict[str, list[Record]] = {}
    for record in records:
        by_class.setdefault(record.type, []).append(record)
    named = {kind: _several(visit, kind, len(found)) for kind, found in by_class.items()}
    for kind in sorted(by_class, key=lambda kind: swedish(named[kind])):
        found = sorted(by_class[kind], key=lambda record: swedish(things.name(record)))
        links = tuple((visit.address(address_of(record)), things.name(record)) for record in found[:_MOST])
        yield Group(named[kind], links, len(found))


def _several(visit: Visit, kind: str, count: int) -> str:
    """Return what records of a class are called here, where pages for readers may have another word for them."""
    own = f"edit.several.{kind}"
    return visit.texts(own) if own in visit.texts else str(visit.plural(STYRGRAF + kind, count))


def _unsure(visit: Visit, things: Things, folder: str) -> Iterator[Group]:
    """What a proposal is not sure of, section by section."""
    names = {record.id: things.name(record) for record in things.workspace.records if record.type == "Section"}
    for each in to_review(things.workspace, folder):
        shared = Counter(things.name(record) for record in each.records)
        links = tuple(
            (visit.address(address_of(record)), _told_apart(visit, record, things.name(record), shared))
            for record in each.records
        )
        yield Group(names.get(each.section or "", visit.texts("edit.review.nowhere")), links, len(links))


def _told_apart(visit: Visit, record: Record, name: str, shared: Mapping[str, int]) -> str:
    """Return `name`, with the kind of `record` where several of the records beside each other have that name."""
    return f"{name} ({kind_name(visit, record.type)})" if shared[name] > 1 else name


def _addable(
    visit: Visit, folder: str, carried_on: Mapping[str, str], kinds: Iterable[str]
) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        yield visit.address(NEW, {"typ": kind, "mapp": folder, **carried_on}), kind_name(visit, kind)


def _statements(visit: Visit, folder: str, carried_on: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for kind in STATED if folder != REFERENCE else ():
        query = {"typ": "Statement", "mapp": folder, "statementKind.1": kind, **carried_on}
        yield visit.address(NEW, query), stated_name(visit, kind)


def _made(visit: Visit, done: Done) -> Made:
    at = datetime.fromisoformat(done.at)
    when = f"{visit.in_words(at.date().isoformat())}, {at:%H:%M}"
    return Made(done.number, done.at, when, done.title or ", ".join(each.id for each in done.records))


def _trouble(visit: Visit) -> tuple[str, ...]:
    live = getattr(visit.request.app.state, "live", None)
    return tuple(told(live.trouble, visit.language).splitlines()) if live and live.trouble else ()
