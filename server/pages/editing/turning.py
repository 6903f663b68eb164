"""Turning a record into one of another class: the same id, so that all that points at it still does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.record import Record
from ontology import schema
from server.pages.editing.asked import workspace_of
from server.pages.editing.content import rows
from server.pages.editing.drafts import Draft, folder_of
from server.pages.editing.fields import key_name, kind_name
from server.pages.editing.links import address_of
from server.pages.editing.things import Choice
from server.pages.visit import Visit

#: Classes that one and the same thing may be taken for. An arena is one by its settings, and stays one.
_GROUPS: Final = (
    frozenset({"Body", "CompoundBody", "Post", "Principal", "Actor", "Collective"}),
    frozenset({"Goal", "Indicator", "Principle", "Strategy"}),
    frozenset({"Responsibility", "LegalDuty"}),
)
#: What a thing belongs to, by whichever of these keys its class has.
_BELONGS: Final = ("partOf", "postIn", "measures")


@dataclass(frozen=True)
class Turned:
    """What becomes of a record by its new class."""

    was: str
    becomes: str
    #: Names of the keys that the new class does not take.
    lost: tuple[str, ...]
    #: Address and folder of those that tell of the same thing as what it was.
    elsewhere: tuple[tuple[str, str], ...]


def may_become(kind: str) -> tuple[str, ...]:
    """Return the classes that a record of the class `kind` may be turned into, in the order of their names."""
    return tuple(sorted(other for group in _GROUPS if kind in group for other in group if other != kind))


def turned(kind: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the texts `given` of a form as that of the class `kind` takes them."""
    keys = schema.keys_of(kind)
    home = next((name for name in _BELONGS if name in keys), None)
    found = dict(given)
    for name in _BELONGS:
        if home and name != home and name not in keys:
            for number in range(1, rows(given, name) + 1):
                found.setdefault(f"{home}.{number}", found.pop(f"{name}.{number}", ""))
    return found


def choices(visit: Visit, kind: str) -> tuple[Choice, ...]:
    """Return class and name of what a record of the class `kind` may be turned into."""
    return tuple((other, kind_name(visit, other)) for other in may_become(kind))


def what_turns(visit: Visit, draft: Draft) -> Turned | None:
    """Return what becomes of the record of `draft` by its new class; None where that is as it was."""
    before, after = draft.before, draft.after
    if before is None or before.type == after.type:
        return None
    lost = tuple(key_name(visit, schema.keys_of(before.type)[name]) for name in _lost(before, after))
    return Turned(kind_name(visit, before.type), kind_name(visit, after.type), lost, tuple(_elsewhere(visit, before)))


def _lost(before: Record, after: Record) -> Iterator[str]:
    kept = schema.keys_of(after.type)
    carried = _BELONGS if any(name in after.data for name in _BELONGS) else ()
    known = schema.keys_of(before.type)
    yield from (name for name in before.data if name in known and name not in kept and name not in carried)


def _elsewhere(visit: Visit, record: Record) -> Iterator[Choice]:
    """Yield address and folder of the records that tell of the same thing as what it was."""
    for each in workspace_of(visit).records:
        if each.id == record.id and each is not record and each.type == record.type:
            yield visit.address(address_of(each)), folder_of(each)
