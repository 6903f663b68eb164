"""Writing what a form has sent: who may, what is noted of it, and showing it at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from starlette.exceptions import HTTPException

from graph.drafting.notes import as_reviewed
from graph.errors import StyrgrafError
from graph.message import Message
from graph.record import Record
from graph.workspace import Workspace
from graph.writing.applying import apply
from graph.writing.change import Change, Conflict, removed
from graph.writing.history import Done, change_numbered
from graph.writing.sameness import fingerprint, same
from graph.writing.undoing import undo
from ontology import schema
from server.editing import Editing
from server.live import LiveApp
from server.pages.editing.drafts import Draft
from server.pages.editing.key_names import key_name, kind_name
from server.pages.editing.kinds import refuse_left_out
from server.pages.editing.mandates import emptied
from server.pages.editing.things import Things
from server.pages.visit import Visit


def require_writer(visit: Visit, sent: Mapping[str, str]) -> Editing:
    """Return how one writes here. Raises HTTPException unless the form comes from a session that may."""
    editing: Editing = visit.request.app.state.editing
    editing.require(visit.request, sent.get("nyckel", ""))
    return editing


def save(visit: Visit, change: Change, what: str, draft: Draft) -> Done | None:
    """Write `change`, note in words `what` it does, and show it on all pages.

    Raises Conflict, WorkspaceError and StyrgrafError as `apply` does; nothing has then been written.
    """
    return save_all(visit, [change], _title(visit, what, draft), [draft])


def save_all(visit: Visit, changes: Iterable[Change], title: str, drafts: Sequence[Draft] = ()) -> Done | None:
    """Write `changes`, and all that goes with the `drafts` of some of them, or nothing, and show it on all pages.

    It is one change called `title`, which says besides what goes that nobody has asked for. Raises as `save` does.
    Returns what has been done; None where the changes change nothing.
    """
    editing: Editing = visit.request.app.state.editing
    every, gone = _with_others(visit.site.service.workspace, changes, drafts)
    for each in every:
        refuse_left_out(visit.site.service.workspace, str((each.data or {}).get("type")))
    read = [replace(each, data=as_reviewed(each.data)) if each.reviewed and each.data else each for each in every]
    done = apply(editing.folder, read, title=". ".join((title, *(emptied_words(visit, each) for each in gone))))
    if done:
        editing.in_git.commit(editing.folder, done)
    show(visit)
    return done


def change_of(draft: Draft, read: str | None, *, reviewed: bool = False) -> Change:
    """Return the change that writes `draft`, whose record had the fingerprint `read`; None for a new one."""
    record = draft.after
    return Change(record.edition, record.id, read, record.data, None if draft.before else record.file, reviewed)


def _with_others(
    workspace: Workspace, changes: Iterable[Change], drafts: Sequence[Draft]
) -> tuple[list[Change], list[Record]]:
    """Return `changes` with what else changes by `drafts`: what is new, what changes along, and what nothing needs.

    The last are returned besides. What somebody has answered otherwise in the same breath stays as answered.
    """
    found = {(each.edition, each.id): each for each in changes}
    for change in (change_of(each, _read(each)) for draft in drafts for each in draft.along):
        known = found.setdefault((change.edition, change.id), change)
        if known.data and fingerprint(known.data) == change.read:
            found[change.edition, change.id] = replace(known, data=change.data)
    made = [*found.values(), *(each for each in fresh_changes(drafts) if (each.edition, each.id) not in found)]
    gone = [each for each in emptied(workspace, drafts, made) if (each.edition, each.id) not in found]
    return [*made, *map(removed, gone)], gone


def emptied_words(visit: Visit, mandate: Record) -> str:
    """Return the sentence that says that `mandate` goes since nothing stands under it any more."""
    name = Things(visit.site.service.workspace, visit.language).name(mandate)
    return visit.texts("edit.told.emptied", name=name)


def _read(draft: Draft) -> str:
    assert draft.before, "only what is there changes along"
    return fingerprint(draft.before.data)


def fresh_changes(drafts: Iterable[Draft]) -> list[Change]:
    """Return the changes that add what `drafts` name and no record says yet, each once."""
    fresh = {(record.edition, record.id): record for draft in drafts for record in draft.fresh}
    return [change_of(Draft(None, record), None) for record in fresh.values()]


def take_back(visit: Visit, number: int) -> None:
    """Undo the change with this number, and show that on all pages.

    Raises HTTPException where it cannot be undone any more; nothing has then been written.
    """
    editing: Editing = visit.request.app.state.editing
    try:
        title = change_numbered(editing.folder, number).title
        done = undo(editing.folder, number, title=visit.texts("edit.told.undone", name=title))
    except Conflict as conflict:
        reason = Message("The record {id} has been changed since; change it in its form.", id=conflict.change.id)
        raise HTTPException(409, reason) from None
    except StyrgrafError as error:
        raise HTTPException(409, str(error)) from None
    editing.in_git.commit(editing.folder, done)
    show(visit)


def renewed(visit: Visit) -> Visit:
    """Return the same request as a visit of the workspace as it stands in the files now."""
    show(visit)
    live: LiveApp | None = getattr(visit.request.app.state, "live", None)
    return Visit(live.state.site, visit.request) if live else visit


def show(visit: Visit) -> None:
    """Build the service anew from the files, where it is one that follows them."""
    live: LiveApp | None = getattr(visit.request.app.state, "live", None)
    if live:
        live.renew()


def _title(visit: Visit, what: str, draft: Draft) -> str:
    """Return what is done as a sentence, in the language of the workspace's editors: that of the page."""
    name = Things(visit.site.service.workspace, visit.language).name(draft.after)
    if draft.before and draft.before.type != draft.after.type:
        return visit.texts("edit.told.turned", name=name, kind=kind_name(visit, draft.after.type))
    keys = schema.keys_of(draft.after.type)
    touched = [key_name(visit, keys[key]) for key in keys if draft.before and _differ(draft.before, draft.after, key)]
    told = "reviewed" if what == "changed" and not touched else what
    return visit.texts(f"edit.told.{told}", name=name, keys=", ".join(touched))


def _differ(before: Record, after: Record, key: str) -> bool:
    return not same(after.type, key, before.data.get(key), after.data.get(key))
