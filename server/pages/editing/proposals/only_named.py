"""Bodies that a document names and says nothing of: they may be others under another name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph.record import Record
from ontology import schema

#: What names whoever takes part in it, or what is counted of them, and says nothing of what they are.
_NAMES_ALONE: Final = ("Event", "Indicator", "Target", "Goal", "Section", "SetAside")
_BODY: Final = "Body"


def only_named(records: Iterable[Record]) -> frozenset[str]:
    """Return the ids of the bodies among `records`, those of one edition, of which no other says anything."""
    every = tuple(records)
    described = {
        value
        for each in every
        if not any(schema.is_a(each.type, kind) for kind in _NAMES_ALONE)
        for key in each.data
        if key != "id"
        for value in each.values(key)
        if isinstance(value, str)
    }
    return frozenset(
        each.id for each in every if each.type == _BODY and each.id not in described and not each.data.get("partOf")
    )
