"""What the request of a form is about: which record, as it stands and as it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graph.message import Message
from graph.record import Record
from graph.validation import IDENTITY
from graph.workspace import Workspace
from ontology import schema
from server.fault import Missing
from server.pages.editing.called_after import with_names_after
from server.pages.editing.days import in_words
from server.pages.editing.drafts import Draft, begun, changed, folder_of, folders, found
from server.pages.editing.fresh import placed
from server.pages.editing.kinds import refuse_left_out
from server.pages.editing.links import PATH
from server.pages.editing.mandates import with_mandate
from server.pages.editing.measures import with_targets
from server.pages.editing.mistakes import mistakes
from server.pages.editing.named_things import with_ids, with_names
from server.pages.editing.sides import with_name
from server.pages.editing.things import Things
from server.pages.visit import Visit


def workspace_of(visit: Visit) -> Workspace:
    """Return the workspace that the page shows."""
    return visit.site.service.workspace


def record_of(visit: Visit, folder: str, identity: str) -> Record:
    """Return the record that an address names. Raises Missing."""
    return found(workspace_of(visit), folder, identity)


def new_draft(visit: Visit, kind: str, folder: str, given: Mapping[str, str]) -> Draft:
    """Return a new record as the texts `given` have it.

    Raises Missing for a class or folder that is none, StyrgrafError for a class that the settings leave out.
    """
    workspace = workspace_of(visit)
    if not kind:
        raise Missing(
            Message("The address does not say what to add. Choose a kind of record on the page Edit."), (PATH,)
        )
    if kind not in schema.classes():
        raise Missing(Message("No kind of record is called {kind!r}. Choose one on the page Edit.", kind=kind), (PATH,))
    if folder not in folders(workspace):
        raise Missing(
            Message("There is no edition {folder!r} to add to. Choose one on the page Edit.", folder=folder), (PATH,)
        )
    refuse_left_out(workspace, kind)
    texts, fresh = _with_ids(visit, kind, folder, given)
    return replace(begun(workspace, kind, folder, texts), fresh=fresh)


def changed_draft(visit: Visit, before: Record, given: Mapping[str, str], kind: str) -> Draft:
    """Return `before` as the texts `given` have it, of the class `kind`."""
    texts, fresh = _with_ids(visit, kind, folder_of(before), given)
    draft = replace(changed(workspace_of(visit), before, texts, kind), fresh=fresh)
    workspace = workspace_of(visit)
    return with_names_after(workspace, with_targets(workspace, with_mandate(workspace, draft)))


def mistakes_of(visit: Visit, draft: Draft, given: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong with the answers, by key."""
    after, things = draft.after, Things(workspace_of(visit), visit.language)
    errors = mistakes(visit, draft, _named(things, after.type, given, after.edition))
    if draft.before is None and (not IDENTITY.fullmatch(draft.after.id) or _is_taken(visit, draft.after)):
        errors["id"] = visit.texts("edit.error.id")
    return errors


def _is_taken(visit: Visit, record: Record) -> bool:
    return any(each.id == record.id and each.edition == record.edition for each in workspace_of(visit).records)


def _with_ids(
    visit: Visit, kind: str, folder: str, given: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Record, ...]]:
    things = Things(workspace_of(visit), visit.language)
    given = in_words(kind, given, things.workspace.settings.languages[0])
    texts, fresh = placed(things, kind, folder, given)
    return _named(things, kind, texts, folder), tuple(fresh)


def _named(things: Things, kind: str, given: Mapping[str, str], folder: str | None) -> dict[str, str]:
    languages = things.workspace.settings.languages
    texts = with_name(with_ids(given, things, kind, folder=folder), things, kind, languages)
    return with_names(texts, things, kind, languages)
