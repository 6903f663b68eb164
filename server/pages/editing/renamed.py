"""A body that the edition revised has under another name: said with one answer, which becomes lineage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fastapi.responses import RedirectResponse, Response

from graph.record import Record
from graph.writing.change import created
from server.language.choice import LANGUAGES
from server.language.texts import texts_in
from server.pages.editing.asked import workspace_of
from server.pages.editing.drafts import Draft, begun, folder_of
from server.pages.editing.just_done import NUMBER
from server.pages.editing.links import address_of
from server.pages.editing.page import Shown, form_page
from server.pages.editing.saving import save_all
from server.pages.editing.sides import former, with_name
from server.pages.editing.things import Things
from server.pages.visit import Visit

#: What the button sends, and the field with the name it had.
RENAMED, BEFORE = "nytt-namn", "hette"
_KIND: Final = "Lineage"
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
    folder, languages = folder_of(record), workspace.settings.languages
    reasons = {f"reason.{each}": texts_in(each)("edit.renamed.because") for each in LANGUAGES if each in languages}
    texts = {"lineageKind.1": "reworded", "before.1": before, "after.1": record.id, "evidence.1": "inferred", **reasons}
    made = begun(workspace, _KIND, folder, with_name(texts, things, _KIND, languages)).after
    title = visit.texts("edit.renamed.told", name=things.name(made))
    done = save_all(visit, [created(made.edition, made.data, made.file)], title)
    number = {NUMBER: str(done.number)} if done else {}
    return RedirectResponse(visit.address(address_of(record), {"gjort": _DONE, **number}), 303)
