"""What the list of proposals asks of a record without its whole form, and what an answer makes of the record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from graph.drafting.notes import Note
from graph.record import Record
from graph.workspace import Workspace
from ontology import schema
from server.pages.editing.asked import workspace_of
from server.pages.editing.content import texts_of
from server.pages.editing.drafts import Draft, changed, folder_of
from server.pages.editing.fresh import placed
from server.pages.editing.named_things import with_ids
from server.pages.editing.things import Things
from server.pages.editing.turning import may_become, turned
from server.pages.visit import Visit

#: What is asked of a class also where nothing is proposed: what a text often leaves to be understood.
_OFTEN: Final[Mapping[str, Collection[str]]] = {
    "Responsibility": ("bearer", "recipient", "recurrence", "deadline", "condition"),
    "Event": ("organiser", "month", "recurrence", "description"),
    "Appointment": ("condition",),
    "CompositionRule": ("total",),
    "Organisation": ("partOf",),
    "Target": ("levelAtLeast", "levelAtMost", "unit", "dueYear"),
    "Goal": ("goalOf",),
    "Statement": ("about", "statementKind"),
}
#: What follows from other answers, or is better answered in the form: the place of a passage, the parts of a group.
_NOT_HERE: Final = frozenset({"evidence", "source", "mandate", "document", "fileName", "editionOf"})
_KINDS_NOT_HERE: Final = frozenset({"source", "nested"})


def keys_asked(kind: str, given: Collection[str], notes: Sequence[Note] = ()) -> frozenset[str]:
    """Return the keys of the class `kind` that the list asks for: what is `given`, noted, required or often missing."""
    often = {name for above, names in _OFTEN.items() if schema.is_a(kind, above) for name in names}
    wanted = {*given, *(note.key for note in notes), *schema.required_keys(kind), *often, "label"} - _NOT_HERE
    keys = schema.keys_of(kind)
    return frozenset(name for name in wanted if name in keys and keys[name].kind not in _KINDS_NOT_HERE)


def answered(visit: Visit, things: Things, record: Record, given: Mapping[str, str], kind: str) -> Draft:
    """Return `record` as the texts `given` have it, of the class `kind`; what they do not name stays."""
    texts = {**texts_of(record.type, record.data), **given}
    if kind != record.type and kind in may_become(record.type):
        return _as_another(visit, things, record, texts, kind)
    texts, fresh = placed(things, record.type, folder_of(record), texts)
    draft = changed(workspace_of(visit), record, with_ids(texts, things, record.type), record.type)
    draft = replace(draft, fresh=tuple(fresh))
    data = _with_mandate(workspace_of(visit), record, draft.after.data)
    return replace(draft, after=replace(draft.after, data=data))


def _as_another(visit: Visit, things: Things, record: Record, texts: Mapping[str, str], kind: str) -> Draft:
    texts, fresh = placed(things, record.type, folder_of(record), texts)
    moved = turned(visit, record.type, kind, with_ids(texts, things, record.type))
    draft = changed(workspace_of(visit), record, with_ids(moved, things, kind), kind)
    return replace(draft, fresh=tuple(fresh))


def _with_mandate(workspace: Workspace, before: Record, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return `data` of a duty under the mandate of whoever bears it now, or under none where there is no such one."""
    was, now = set(before.values("bearer")), _values(data, "bearer")
    if was == now or "mandate" not in schema.keys_of(before.type) or data.get("mandate") != before.data.get("mandate"):
        return data
    own = next(_mandates(workspace, before.edition, now), None)
    kept = {name: value for name, value in data.items() if name != "mandate"}
    return {**kept, "mandate": own} if own else kept


def _mandates(workspace: Workspace, edition: str | None, holders: set[Any]) -> Iterator[str]:
    for record in workspace.records:
        if (
            record.type == "Mandate"
            and record.edition == edition
            and holders
            and set(record.values("holder")) == holders
        ):
            yield record.id


def _values(data: Mapping[str, Any], name: str) -> set[Any]:
    value = data.get(name)
    return set(value) if isinstance(value, list) else {value} - {None}
