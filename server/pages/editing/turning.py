"""Turning a record into one of another class: the same id, so that all that points at it still does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.record import Record
from graph.workspace import Workspace
from ontology import schema
from server.pages.editing.asked import workspace_of
from server.pages.editing.content import rows, texts_of
from server.pages.editing.drafts import Draft, folder_of
from server.pages.editing.key_names import key_name, kind_name
from server.pages.editing.kinds import STATED_NAMES, by_own_name, chosen_by, stated_name
from server.pages.editing.links import address_of
from server.pages.editing.mistakes import IMPLIED
from server.pages.editing.things import Choice
from server.pages.visit import Visit

#: Classes that one and the same thing may be taken for.
_GROUPS: Final = (
    frozenset({"Arena", "Body", "CompoundBody", "Post", "Principal", "Actor", "Collective"}),
    # What a sentence of a document may turn out to say.
    frozenset({
        "Responsibility", "LegalDuty", "Event", "Appointment", "CompositionRule", "Line", "Goal", "Indicator", "Target",
        "Principle", "Strategy", "Statement", "DefinedTerm", "Deliverable",
    }),
)  # fmt: skip
_ARENA: Final = "Arena"
#: Keys that say the like of their classes: what stands under one goes over to another that the new class has.
_ALIKE: Final = (
    ("partOf", "postIn", "measures", "targetOf"),
    ("bearer", "organiser", "appointer", "goalOf", "from"),
    ("togetherWith", "participant", "inConsultationWith"),
    ("recipient", "to"),
    ("object", "appoints", "appliesTo"),
    # Whom a sentence is about, where nothing nearer is said.
    ("bearer", "organiser", "goalOf", "about", "appliesTo"),
)


@dataclass(frozen=True)
class Turned:
    """What becomes of a record by its new class."""

    was: str
    becomes: str
    #: Names of the keys that the new class does not take.
    lost: tuple[str, ...]
    #: Address and folder of those that tell of the same thing as what it was.
    elsewhere: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Becoming:
    """What a record may be turned into, and names of the keys that are kept, that go, and that have to be answered."""

    #: How it is chosen, and what it is called.
    way: str
    name: str
    kept: tuple[str, ...]
    lost: tuple[str, ...]
    asked: tuple[str, ...]


def may_become(workspace: Workspace, record: Record) -> tuple[str, ...]:
    """Return the classes that `record` may be turned into, in the order of their names.

    The arena is one by the settings of the workspace: it stays one, and nothing else becomes one.
    """
    if record.id == workspace.settings.arena:
        return ()
    others = {other for group in _GROUPS if record.type in group for other in group}
    return tuple(sorted(others - {record.type, _ARENA}))


def ways(workspace: Workspace, record: Record) -> tuple[str, ...]:
    """Return what `record` may be chosen to be, its own class first; a statement also by the names of its kinds."""
    kinds = (record.type, *may_become(workspace, record))
    return (*kinds, *(name for name in STATED_NAMES if chosen_by(name)[0] in kinds))


def way_name(visit: Visit, way: str) -> str:
    """Return what one of the `ways` is called."""
    _, _, stated = way.partition(":")
    return stated_name(visit, stated) if stated else kind_name(visit, way)


def turned(visit: Visit, before: str, kind: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the texts `given` of a form of the class `before` as that of the class `kind` takes them."""

    def values(name: str) -> list[str]:
        return [given.get(f"{name}.{number}", "") for number in range(1, rows(given, name) + 1)]

    found = dict(given)
    for old, new in _moves(before, kind, values, _types(visit)).items():
        for number in range(1, rows(given, old) + 1):
            found.setdefault(f"{new}.{number}", found.pop(f"{old}.{number}", ""))
    return found


def choices(visit: Visit, record: Record) -> tuple[Becoming, ...]:
    """Return what `record` may be turned into, by name, with what is kept, what goes and what is asked for."""
    types, own = _types(visit), by_own_name(record.type, texts_of(record.type, record.data))
    others = [way for way in ways(workspace_of(visit), record) if way not in (own, record.type)]
    return tuple(sorted((_becoming(visit, record, way, types) for way in others), key=_by_name))


def _by_name(becoming: Becoming) -> str:
    return becoming.name


def _becoming(visit: Visit, record: Record, way: str, types: Mapping[str, str]) -> Becoming:
    kind, stated = chosen_by(way)
    answered = {*IMPLIED, *(field.partition(".")[0] for field in stated)}
    known, keys = schema.keys_of(record.type), schema.keys_of(kind)
    moves = _moves(record.type, kind, record.values, types)
    given = [name for name in record.data if name in known]
    kept = [keys[moves.get(name, name)] for name in given if name in keys or name in moves]
    asked = [key for name, key in keys.items() if name in schema.required_keys(kind) and key not in kept]
    return Becoming(
        way,
        way_name(visit, way),
        tuple(key_name(visit, key) for key in kept),
        tuple(key_name(visit, known[name]) for name in _lost(record, kind, types)),
        tuple(key_name(visit, key) for key in asked if key.name not in answered),
    )


def what_turns(visit: Visit, draft: Draft) -> Turned | None:
    """Return what becomes of the record of `draft` by its new class; None where that is as it was."""
    before, after = draft.before, draft.after
    if before is None or before.type == after.type:
        return None
    known = schema.keys_of(before.type)
    lost = tuple(key_name(visit, known[name]) for name in _lost(before, after.type, _types(visit)))
    return Turned(kind_name(visit, before.type), kind_name(visit, after.type), lost, tuple(_elsewhere(visit, before)))


def _types(visit: Visit) -> Mapping[str, str]:
    return {record.id: record.type for record in workspace_of(visit).records}


def _moves(before: str, kind: str, values: Callable[[str], Sequence[str]], types: Mapping[str, str]) -> dict[str, str]:
    """Return by each key that goes over to another of the new class what that is called there."""
    known, keys = schema.keys_of(before), schema.keys_of(kind)
    found: dict[str, str] = {}
    for alike in _ALIKE:
        old = next((name for name in alike if name in known and name not in keys and any(values(name))), None)
        new = next((name for name in alike if name in keys and name not in known), None)
        if old and new and all(_takes(keys[new].range, types.get(value)) for value in values(old) if value):
            found[old] = new
    return found


def _takes(wanted: frozenset[str], kind: str | None) -> bool:
    return not wanted or (kind is not None and any(schema.is_a(kind, each) for each in wanted))


def _lost(before: Record, kind: str, types: Mapping[str, str]) -> Iterator[str]:
    known, kept = schema.keys_of(before.type), schema.keys_of(kind)
    moves = _moves(before.type, kind, before.values, types)
    yield from (name for name in before.data if name in known and name not in kept and name not in moves)


def _elsewhere(visit: Visit, record: Record) -> Iterator[Choice]:
    """Yield address and folder of the records that tell of the same thing as what it was."""
    for each in workspace_of(visit).records:
        if each.id == record.id and each is not record and each.type == record.type:
            yield visit.address(address_of(each)), folder_of(each)
