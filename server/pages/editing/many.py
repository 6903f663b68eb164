"""``/redigera/genomgang``: the proposals of a document to tick, many at once, each beside the passage it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from graph.drafting.notes import Note
from graph.record import Record
from graph.writing.change import Change, Conflict
from graph.writing.sameness import fingerprint
from ontology import schema
from server.editing.form import Fields
from server.pages.editing.asked import workspace_of
from server.pages.editing.drafts import folder_of
from server.pages.editing.fields import key_name, kind_name
from server.pages.editing.links import PATH, address_of
from server.pages.editing.passages import Beside, passages
from server.pages.editing.saving import require_writer, save_all
from server.pages.editing.things import Things
from server.pages.editing.unsure import notes_of, to_review
from server.pages.visit import Visit, Visiting
from server.pages.words import upper_first
from server.pages.writing import keep_session, writing

MANY: Final = f"{PATH}/genomgang"
#: So many proposals stand on a page; what is left comes when they are done.
_MOST: Final = 60
#: From so many per cent up, what a proposal is not wholly sure of is ticked beforehand.
_SURE: Final = 70
_PERCENT: Final = re.compile(r"\b(\d{1,3}) %")
_TICKED: Final = "post."

router = APIRouter()


@dataclass(frozen=True)
class Proposed:
    """One record to go through."""

    #: What the box sends: id and fingerprint.
    sent: str
    href: str
    name: str
    kind: str
    #: What it says, key by key: what the key is called, and the value in words.
    says: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    is_sure: bool
    passages: tuple[Beside, ...]


@dataclass(frozen=True)
class Group:
    """The proposals of one section."""

    section: str
    proposals: tuple[Proposed, ...]


@router.get(MANY)
def many(visit: Visiting, mapp: str = "", gjort: str = "") -> Response:
    """List what a proposal for the folder `mapp` says, section by section, with a box at each record."""
    return _page(visit, mapp, gjort if f"edit.done.{gjort}" in visit.texts else "")


@router.post(MANY)
def taken(visit: Visiting, sent: Fields) -> Response:
    """Take the marks away from all that was ticked, as one change; where one has changed meanwhile, none."""
    require_writer(visit, sent)
    folder = sent.get("mapp", "")
    ticked = dict(value.partition(" ")[::2] for name, value in sent.items() if name.startswith(_TICKED))
    records = [each for each in workspace_of(visit).records if folder_of(each) == folder and each.id in ticked]
    changes = [Change(each.edition, each.id, ticked[each.id], each.data, reviewed=True) for each in records]
    if not changes:
        return _page(visit, folder, "")
    try:
        save_all(visit, changes, visit.texts.counted("edit.told.many", len(changes)))
    except Conflict:
        return _page(visit, folder, "", stopped=True)
    return RedirectResponse(visit.address(MANY, {"mapp": folder, "gjort": "many"}), 303)


def _page(visit: Visit, folder: str, done: str, *, stopped: bool = False) -> Response:
    carried = writing(visit)
    things = Things(workspace_of(visit), visit.language)
    left = to_review(things.workspace, folder)
    response = visit.page(
        "edit_many.html",
        visit.texts("edit.many.title"),
        status=409 if stopped else 200,
        folder=folder,
        groups=tuple(_groups(visit, things, folder)),
        left=sum(len(each.records) for each in left),
        most=_MOST,
        done=done,
        stopped=stopped,
        writing=carried,
        path=MANY,
    )
    keep_session(visit, carried, response)
    return response


def _groups(visit: Visit, things: Things, folder: str) -> Iterator[Group]:
    names = {record.id: things.name(record) for record in things.workspace.records}
    room = _MOST
    for each in to_review(things.workspace, folder):
        shown = each.records[:room]
        if shown:
            section = names.get(each.section or "", visit.texts("edit.review.nowhere"))
            yield Group(section, tuple(_proposed(visit, things, names, record) for record in shown))
        room -= len(shown)


def _proposed(visit: Visit, things: Things, names: Mapping[str, str], record: Record) -> Proposed:
    notes = notes_of(things.workspace, record)
    inner = visit.elsewhere(record.edition) if record.edition else visit
    sure = [_PERCENT.search(note.text) for note in notes]
    return Proposed(
        f"{record.id} {fingerprint(record.data)}",
        visit.address(address_of(record)),
        things.name(record),
        kind_name(visit, record.type),
        tuple(_says(visit, names, record)),
        tuple(_noted(visit, record, note) for note in notes),
        all(found and int(found[1]) >= _SURE for found in sure),
        tuple(passages(inner, record)),
    )


def _noted(visit: Visit, record: Record, note: Note) -> str:
    """Return what is noted, with what it is about where that is not the record as a whole."""
    key = schema.keys_of(record.type).get(note.key)
    return f"{upper_first(key_name(visit, key))}: {note.text}" if key else note.text


def _says(visit: Visit, names: Mapping[str, str], record: Record) -> Iterator[tuple[str, str]]:
    """Yield what the record says beside its name and its place: what one compares with the passage."""
    for name, key in schema.keys_of(record.type).items():
        if key.kind in ("source", "language", "nested") or name not in record.data:
            continue
        values = [str(value) for value in record.values(name)]
        if key.kind == "concept":
            values = [names.get(value) or str(visit.label(f"{key.scheme}/{value}")) for value in values]
        yield key_name(visit, key), ", ".join(names.get(value, value) for value in values)
