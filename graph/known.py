"""What the records of a workspace can point at: each other, and the concepts that they add to the lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.record import Record

#: The class of records that add a concept to a list.
CONCEPT = "Concept"


@dataclass(frozen=True)
class Known:
    """Ids of all records, and of the concepts among them the list that each belongs to, by its short name."""

    ids: frozenset[str] = frozenset()
    concepts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def of_list(self, name: str) -> frozenset[str]:
        """Return the ids of the workspace's own concepts of one list."""
        return frozenset(concept for concept, listed in self.concepts.items() if listed == name)


def known_from(records: Iterable[Record]) -> Known:
    """Return what `records` make known."""
    every = tuple(records)
    concepts = {record.id: str(record.data.get("scheme")) for record in every if record.type == CONCEPT}
    return Known(frozenset(record.id for record in every), MappingProxyType(concepts))
