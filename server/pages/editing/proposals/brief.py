"""What the list of proposals asks of a record without its whole form, and what an answer makes of the record."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from graph.drafting.notes import Note
from graph.record import Record
from ontology import schema
from server.pages.editing.asked import workspace_of
from server.pages.editing.called_after import with_names_after
from server.pages.editing.content import texts_of
from server.pages.editing.days import in_words
from server.pages.editing.drafts import Draft, changed, folder_of
from server.pages.editing.fresh import NAME, placed
from server.pages.editing.mandates import with_mandate
from server.pages.editing.measures import with_targets
from server.pages.editing.named_things import with_ids
from server.pages.editing.things import Things
from server.pages.editing.turning import may_become, turned
from server.pages.visit import Visit

#: What is asked of a class also where nothing is proposed: what a text often leaves to be understood.
_OFTEN: Final[Mapping[str, Collection[str]]] = {
    "Responsibility": ("bearer", "recipient", "recurrence", "timesAYear", "deadline", "condition"),
    "Event": ("organiser", "wheel", "month", "date", "recurrence", "timesAYear", "description"),
    "Appointment": ("condition",),
    "CompositionRule": ("total",),
    "Organisation": ("level", "partOf"),
    "Arena": ("member",),
    "Target": (
        "targetOf",
        "indicator",
        "levelAtLeast",
        "levelAtMost",
        "direction",
        "amount",
        "unit",
        "baselineLevel",
        "baselineYear",
        "dueYear",
    ),
    "Goal": ("goalOf",),
    "Indicator": ("measures", "polarity"),
    "Statement": ("about", "statementKind"),
    "Agreement": ("agreementKind", "party", "keeper", "validFrom", "validTo"),
}
#: Who acts, or belongs to something: often several together.
_SEVERAL: Final = ("bearer", "organiser", "party", "member")
#: So many empty fields there are for them, so that six parties have room.
ROOM: Final = 6
#: What follows from other answers, or is better answered in the form: the place of a passage, the parts of a group.
_NOT_HERE: Final = frozenset({"evidence", "source", "mandate", "document", "fileName", "editionOf"})
_KINDS_NOT_HERE: Final = frozenset({"source", "nested"})


def keys_asked(kind: str, given: Collection[str], notes: Sequence[Note] = ()) -> frozenset[str]:
    """Return the keys of the class `kind` that the list asks for: what is `given`, noted, required or often missing."""
    often = {name for above, names in _OFTEN.items() if schema.is_a(kind, above) for name in names}
    wanted = {*given, *(note.key for note in notes), *schema.required_keys(kind), *often, "label"} - _NOT_HERE
    keys = schema.keys_of(kind)
    return frozenset(name for name in wanted if name in keys and keys[name].kind not in _KINDS_NOT_HERE)


def several(kind: str) -> tuple[str, ...]:
    """Return the keys of the class `kind` that the list has room for several values of."""
    return tuple(name for name in _SEVERAL if name in schema.keys_of(kind))


def asked_as(visit: Visit, record: Record, given: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return the texts of the fields of `record` as a record of the class `kind`; what is `given` goes first."""
    texts = {**texts_of(record.type, record.data), **given}
    return texts if kind == record.type else turned(visit, record.type, kind, texts)


def answered(visit: Visit, things: Things, record: Record, given: Mapping[str, str], kind: str) -> Draft:
    """Return `record` as the texts `given` have it, of the class `kind`; what they do not name stays."""
    texts = {**texts_of(record.type, record.data), **given}
    texts = in_words(record.type, texts, things.workspace.settings.languages[0])
    if kind != record.type and kind in may_become(workspace_of(visit), record):
        return _as_another(visit, things, record, texts, kind)
    texts, fresh = placed(things, record.type, folder_of(record), texts)
    known = with_ids(texts, things, record.type, folder=folder_of(record))
    draft = changed(things.workspace, record, known, record.type)
    return with_names_after(things.workspace, with_mandate(things.workspace, replace(draft, fresh=tuple(fresh))))


def _as_another(visit: Visit, things: Things, record: Record, texts: Mapping[str, str], kind: str) -> Draft:
    texts, fresh = placed(things, record.type, folder_of(record), texts)
    known = schema.keys_of(record.type)
    # What the fields of its own class name that is new has its place by now.
    texts = {name: text for name, text in texts.items() if not _is_name_for(known, name)}
    moved = turned(visit, record.type, kind, with_ids(texts, things, record.type, folder=folder_of(record)))
    moved, more = placed(things, kind, folder_of(record), moved)
    draft = changed(workspace_of(visit), record, with_ids(moved, things, kind, folder=folder_of(record)), kind)
    return with_targets(workspace_of(visit), replace(draft, fresh=(*fresh, *more)))


def _is_name_for(known: Collection[str], field: str) -> bool:
    return field.endswith(f".{NAME}") and field.removesuffix(f".{NAME}") in known
