"""``/redigera``: one record in a form, with what is wrong, what the checks say and the passage it stands on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from fastapi.responses import Response

from graph.record import Record
from graph.workspace import REFERENCE
from graph.writing.sameness import fingerprint
from ontology import schema
from server.language.telling import told
from server.pages.editing.again import again
from server.pages.editing.content import texts_of
from server.pages.editing.differences import Difference
from server.pages.editing.drafts import Draft, folder_of
from server.pages.editing.fields import Form
from server.pages.editing.key_names import kind_name
from server.pages.editing.kinds import as_choices, by_own_name, common, others, stated_choices
from server.pages.editing.links import LISTED, NEW, address_of
from server.pages.editing.onward import left_behind, onward
from server.pages.editing.passages import passages
from server.pages.editing.sides import former_names
from server.pages.editing.things import Choice, Things
from server.pages.editing.trial import Trial
from server.pages.editing.turning import choices, what_turns
from server.pages.editing.twins import joins, same_as
from server.pages.editing.unsure import notes_of
from server.pages.visit import Visit
from server.pages.words import Link, Words
from server.pages.writing import keep_session, writing

#: The field in which a form sends back the record as it was opened.
OPENED: Final = "oppnad"


@dataclass(frozen=True)
class Needing:
    """What points at a record that is to go: address and name of the first of them, and how many they are."""

    links: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True)
class Told:
    """What goes with a record, in sentences."""

    sentences: tuple[str, ...]
    #: How many more there are.
    more: int
    #: How many records go.
    gone: int
    #: What tells it from what would go after a change of the workspace.
    digest: str


@dataclass(frozen=True)
class Shown:
    """What the page of a form shows beside its fields."""

    errors: Mapping[str, str] = field(default_factory=dict)
    #: What the change would do, where that has been tried.
    trial: Trial | None = None
    #: What somebody else has written meanwhile.
    conflict: tuple[Difference, ...] = ()
    #: What points at the record, where it cannot go alone.
    needing: Needing | None = None
    #: What would go along with it.
    removal: Told | None = None
    #: What making it one with another does, where more goes than one has asked for.
    joining: Told | None = None
    #: Why it cannot be one with another.
    refused: tuple[str, ...] = ()
    #: Whether somebody else has changed what was to go along, so that nothing went.
    stopped: bool = False
    #: What has been done: "saved", or "" for nothing.
    done: str = ""
    #: Number and title of the change that did it; None where that is not kept.
    made: tuple[int, str] | None = None
    #: Folder and id of a record that waits for this one to go; "" where none does.
    waiting: str = ""
    #: Name of the question that more empty fields have been asked for; "" where none has.
    more: str = ""
    #: Whether saving leads back to the list of proposals.
    is_listed: bool = False
    #: Id of what has been added along with it; "" where nothing has.
    fresh: str = ""
    #: What was typed as the name that it had before.
    former: str = ""
    status: int = 200


def form_page(visit: Visit, draft: Draft, given: Mapping[str, str] | None, shown: Shown) -> Response:
    """Return the page with the form of `draft`, filled in with `given`, else with what stands in the files."""
    carried = writing(visit)
    record, before = draft.after, draft.before
    texts = texts_of(record.type, record.data) if given is None else given
    workspace = visit.site.service.workspace
    notes = notes_of(workspace, before) if before else ()
    things = Things(workspace, visit.language)
    form = Form(visit, things, record.type, record.edition, texts, more=(shown.more,), notes=notes)
    questions, folder = form.questions, folder_of(record)
    inner = visit.elsewhere(record.edition) if record.edition else visit
    response = visit.page(
        "edit.html",
        _title(visit, things, draft, shown),
        status=shown.status,
        record=record,
        is_new=before is None,
        kind=kind_name(visit, record.type),
        questions=questions,
        lists=form.lists,
        shown=shown,
        told=lambda what: told(what, visit.language),
        stamp=fingerprint(before.data) if before else "",
        opened=json.dumps(before.data, ensure_ascii=False) if before else "",
        folder=folder,
        thing=_seen(inner, things, before) if before else None,
        passages=tuple(passages(inner, record)),
        former=former_names(things, record) if before else (),
        writing=carried,
        path=address_of(before) if before else NEW,
        notes=notes,
        about=tuple(note.text for note in notes if note.key in ("id", "type")),
        onward=onward(visit, folder, left_behind(visit, record, shown.waiting)),
        turned=what_turns(visit, draft),
        becoming=choices(visit, before) if before else (),
        given=given or {},
        title_of=things.name(before or record),
        same_as=_same_as(visit, things, before) if before else (),
        fresh=_fresh(visit, things, folder, shown.fresh),
        again=again(inner, record, is_listed=False) if shown.done == "created" else None,
        kinds=() if before else _kinds(visit, folder),
        called=by_own_name(record.type, texts),
        is_listed=shown.is_listed or bool((given or {}).get(LISTED)),
        own_id=record.id if given and given.get("id") else "",
    )
    keep_session(visit, carried, response)
    return response


def _seen(visit: Visit, things: Things, record: Record) -> Link:
    """Return a link to the page of `record`, by the name that its file gives where the view knows none."""
    link = visit.link(visit.site.base + record.id)
    unnamed = str(link) == record.id.rpartition("/")[2]
    return Link(link.iri, Words(things.name(record)), link.href) if unnamed else link


def _title(visit: Visit, things: Things, draft: Draft, shown: Shown) -> str:
    """Return what the page is called: the question, where it waits for an answer."""
    name = things.name(draft.before or draft.after)
    if shown.removal:
        return visit.texts("edit.removal.ask", name=name)
    if shown.joining:
        return visit.texts("edit.join.ask", name=name)
    return name if draft.before else visit.texts("edit.new", kind=kind_name(visit, draft.after.type))


def _kinds(visit: Visit, folder: str) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return the classes that a new record may be of: what is added most, and the others."""
    stated = stated_choices(visit) if folder != REFERENCE else ()
    return (*as_choices(visit, common(folder)), *stated), as_choices(visit, others(visit, folder))


def _same_as(visit: Visit, things: Things, record: Record) -> tuple[Choice, ...]:
    """Return what else `record` may be one with."""
    wanted, own = joins(record.type), things.name(record)
    names = {kind: kind_name(visit, kind) for kind in schema.classes()}
    found = same_as(things, folder_of(record), wanted, names) if wanted else ()
    return tuple(choice for choice in found if choice[0] not in (own, record.id))


def _fresh(visit: Visit, things: Things, folder: str, identity: str) -> tuple[str, str] | None:
    """Return address and name of the record called `identity` in `folder`; None where there is none."""
    for record in things.workspace.records:
        if identity and record.id == identity and folder_of(record) == folder:
            return visit.address(address_of(record)), things.name(record)
    return None
