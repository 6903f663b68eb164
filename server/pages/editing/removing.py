"""Removing a record: alone where nothing points at it, else, after one more yes, with what says nothing without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from fastapi.responses import RedirectResponse, Response

from graph.errors import WorkspaceError
from graph.record import Record
from graph.writing.change import Conflict
from graph.writing.removal import Removal, pointing, removal
from ontology import schema
from server.pages.editing.asked import workspace_of
from server.pages.editing.conflicts import conflicting
from server.pages.editing.drafts import Draft, folder_of
from server.pages.editing.just_done import NUMBER
from server.pages.editing.key_names import key_name, kind_name
from server.pages.editing.links import LISTED, MANY, PATH, address_of
from server.pages.editing.onward import WAITING, left_behind
from server.pages.editing.page import Needing, Shown, Told, form_page
from server.pages.editing.saving import emptied_words, save_all
from server.pages.editing.things import Things
from server.pages.editing.trial import Trial
from server.pages.visit import Visit
from server.pages.words import upper_first

#: What the buttons send.
REMOVE, SURELY = "ta-bort", "ta-bort-sakert"
#: So many of those that point at a record are named, and so many sentences tell what goes along.
_MOST_NAMED: Final = 50
_MOST_TOLD: Final = 200


def asked_to_remove(visit: Visit, draft: Draft, sent: Mapping[str, str]) -> Response:
    """Remove the record of `draft`; where others point at it, tell first what goes along and which they are."""
    before = draft.before
    assert before, "only what is there is removed"
    workspace = workspace_of(visit)
    every = (*workspace.records, *workspace.withheld)
    what, waiting = sent.get("gor", ""), sent.get(WAITING, "")
    going = removal(every, before, workspace.settings.arena)
    told = what_goes(visit, going)
    found = pointing(every, before)
    if (what == REMOVE and found) or (what == SURELY and told.digest != sent.get("visat")):
        return form_page(
            visit, draft, sent, Shown(needing=_needing(visit, before, found), removal=told, waiting=waiting)
        )
    return _removed(visit, draft, sent, going)


def _removed(visit: Visit, draft: Draft, sent: Mapping[str, str], going: Removal) -> Response:
    before, (own, *others) = going.gone[0], going.changes
    try:
        done = save_all(visit, [replace(own, read=sent.get("stampel")), *others], title_of(visit, going))
    except Conflict as conflict:
        if (conflict.change.edition, conflict.change.id) == (before.edition, before.id):
            return conflicting(visit, draft, sent, conflict)
        return form_page(visit, draft, sent, Shown(stopped=True, status=409))
    except WorkspaceError as error:
        return form_page(visit, draft, sent, Shown(trial=Trial(error.problems), status=422))
    query = {"mapp": folder_of(before), "gjort": "removed", NUMBER: str(done.number if done else 0)}
    if sent.get(LISTED):
        return RedirectResponse(visit.address(MANY, query), 303)
    query |= left_behind(visit, before, sent.get(WAITING, ""))
    return RedirectResponse(visit.address(PATH, query), 303)


def title_of(visit: Visit, going: Removal) -> str:
    """Return what has been done as a sentence: with what went along by name where that is mandates, else counted."""
    name = Things(workspace_of(visit), visit.language).name(going.gone[0])
    along = len(going.changes) - 1
    if along > len(going.emptied):
        return visit.texts.counted("edit.told.removed_with", along, name=name)
    told = (emptied_words(visit, each) for each in going.emptied)
    return ". ".join((visit.texts("edit.told.removed", name=name), *told))


def _needing(visit: Visit, record: Record, found: Sequence[Record]) -> Needing:
    workspace = workspace_of(visit)
    things, hidden = Things(workspace, visit.language), set(map(id, workspace.withheld))
    waiting = {WAITING: f"{folder_of(record)}/{record.id}"}
    shown = [each for each in found if id(each) not in hidden][:_MOST_NAMED]
    links = tuple((visit.address(address_of(each), waiting), things.name(each)) for each in shown)
    return Needing(links, len(found))


def what_goes(visit: Visit, going: Removal) -> Told:
    """Return in sentences what goes and what lets go; records about persons that are left out are only counted."""
    workspace = workspace_of(visit)
    hidden = set(map(id, workspace.withheld))
    shown = replace(
        going,
        gone=tuple(each for each in going.gone if id(each) not in hidden),
        loosened=tuple(each for each in going.loosened if id(each.record) not in hidden),
    )
    sentences = tuple(_sentences(visit, Things(workspace, visit.language), shown))
    count = len(going.gone) + len(going.loosened)
    digest = sha256("\n".join((*sentences, str(count))).encode()).hexdigest()
    return Told(sentences[:_MOST_TOLD], count - len(sentences[:_MOST_TOLD]), len(going.gone), digest)


def _sentences(visit: Visit, things: Things, going: Removal) -> Iterator[str]:
    for record in going.gone:
        yield visit.texts("edit.removal.goes", kind=_kind(visit, record), name=things.name(record))
    for each in going.loosened:
        keys = schema.keys_of(each.record.type)
        named = visit.texts.listed([key_name(visit, keys[name]) for name in each.keys if name in keys])
        kind, name = _kind(visit, each.record), things.name(each.record)
        yield visit.texts("edit.removal.lets_go", kind=kind, name=name, keys=str(named))


def _kind(visit: Visit, record: Record) -> str:
    return upper_first(kind_name(visit, record.type))
