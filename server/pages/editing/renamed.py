"""A body that the edition revised has under another name: said with one answer, which becomes lineage.

Where a draft has carried the body over besides, under the name it had, all that it says is said of the new name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from fastapi.responses import RedirectResponse, Response

from graph.record import Record
from graph.writing.change import created
from graph.writing.joining import Joining, joining
from server.language.choice import LANGUAGES
from server.language.texts import texts_in
from server.pages.editing.asked import workspace_of
from server.pages.editing.drafts import Draft, begun, folder_of
from server.pages.editing.joining import refusals
from server.pages.editing.just_done import NUMBER
from server.pages.editing.links import address_of
from server.pages.editing.page import Shown, form_page
from server.pages.editing.saving import save_all
from server.pages.editing.sides import former, with_name
from server.pages.editing.things import Things
from server.pages.editing.unsure import notes_of
from server.pages.visit import Visit

#: What the button sends, and the field with the name it had.
RENAMED, BEFORE = "nytt-namn", "hette"
_KIND: Final = "Lineage"
#: What a body keeps under a new name, unless the text says otherwise.
_OF_THE_BODY: Final[tuple[str, ...]] = ("kind", "level")
#: How the address says that it is done.
_DONE: Final = "renamed"


def asked_to_rename(visit: Visit, record: Record, sent: Mapping[str, str]) -> Response:
    """Say that `record` is what the form names under its new name, or show what is wrong with the name."""
    workspace, things = workspace_of(visit), Things(workspace_of(visit), visit.language)
    choices, typed = former(things, record), " ".join(sent.get(BEFORE, "").split())
    before = things.id_of(typed, choices)
    if before not in dict(choices):
        wrong = {BEFORE: visit.texts("edit.renamed.nobody", name=typed)}
        return form_page(visit, Draft(record, record), None, Shown(wrong, status=422, former=typed))
    made = _lineage(visit, before, record)
    every = (*workspace.records, *workspace.withheld)
    carried = next((each for each in every if (each.edition, each.id) == (record.edition, before)), None)
    one = _one_of(visit, carried, record, every) if carried else None
    if one and (problems := refusals(visit, one, every)):
        return form_page(visit, Draft(record, record), None, Shown(refused=tuple(problems), status=422, former=typed))
    title = visit.texts("edit.renamed.told", name=things.name(made))
    done = save_all(visit, [*(one.changes if one else ()), created(made.edition, made.data, made.file)], title)
    number = {NUMBER: str(done.number)} if done else {}
    return RedirectResponse(visit.address(address_of(record), {"gjort": _DONE, **number}), 303)


def _lineage(visit: Visit, before: str, record: Record) -> Record:
    """Return the record which says that `record` is what was called `before`."""
    workspace, things = workspace_of(visit), Things(workspace_of(visit), visit.language)
    languages = workspace.settings.languages
    reasons = {f"reason.{each}": texts_in(each)("edit.renamed.because") for each in LANGUAGES if each in languages}
    texts = {"lineageKind.1": "reworded", "before.1": before, "after.1": record.id, "evidence.1": "inferred", **reasons}
    return begun(workspace, _KIND, folder_of(record), with_name(texts, things, _KIND, languages)).after


def _one_of(visit: Visit, carried: Record, record: Record, every: Sequence[Record]) -> Joining:
    """Return what it takes that `carried` is `record`: what is only guessed of this is as it was."""
    made = joining(every, carried, record, workspace_of(visit).settings.arena, named=False)
    guessed = {note.key for note in notes_of(workspace_of(visit), record)}
    stays = {key: carried.data[key] for key in _OF_THE_BODY if key in guessed and key in carried.data}
    return replace(made, data={**made.data, **stays})
