"""What may be one and the same thing as a record, told of twice under two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from graph.record import Record
from ontology import schema
from queries.sorting import swedish
from server.pages.editing.asked import workspace_of
from server.pages.editing.drafts import folder_of
from server.pages.editing.things import Choice, Things
from server.pages.visit import Visit

#: Whoever acts may be taken for anybody else who does.
_ACTS: Final = "DutyBearer"
#: What stands by itself: an edition, its document and sections, and the arena, which is one by its settings.
_STAYS: Final = frozenset({"Edition", "GoverningDocument", "Section", "Arena"})


def joins(kind: str) -> str:
    """Return the class that what a record of the class `kind` is joined with is of; "" where it is joined with none.

    >>> joins("Body"), joins("Goal"), joins("Section")
    ('DutyBearer', 'Goal', '')
    """
    if kind in _STAYS:
        return ""
    return _ACTS if schema.is_a(kind, _ACTS) else kind


def is_often_twice(kind: str) -> bool:
    """Tell whether a text often gives one thing of the class `kind` two names: things have names, statements none."""
    return bool(joins(kind)) and not schema.is_a(kind, "Assertion")


def same_as(things: Things, folder: str, wanted: str, kind_names: Mapping[str, str]) -> tuple[Choice, ...]:
    """Return what may be typed for each record of `folder` and the class `wanted`, and what its own class is called.

    That is its name, and its id where others are called alike.
    """
    found = [each for each in things.workspace.records if folder_of(each) == folder and schema.is_a(each.type, wanted)]
    count = Counter(things.name(each).casefold() for each in found)
    return tuple(
        (name if count[name.casefold()] == 1 else each.id, kind_names.get(each.type, ""))
        for each, name in sorted(((each, things.name(each)) for each in found), key=lambda pair: swedish(pair[1]))
    )


def named_as(visit: Visit, record: Record, name: str) -> Record | None:
    """Return the record that `name` says `record` is the same as; None where there is none such."""
    things = Things(workspace_of(visit), visit.language)
    wanted, text = joins(record.type), " ".join(name.split()).casefold()
    others = [each for each in things.workspace.records if each.edition == record.edition and each.id != record.id]
    others = [each for each in others if wanted and schema.is_a(each.type, wanted)]
    found = [each for each in others if text == each.id] or [
        each for each in others if text and things.name(each).casefold() == text
    ]
    return found[0] if len(found) == 1 else None
