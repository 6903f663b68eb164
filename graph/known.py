"""What the records of a workspace can point at: each other, and the concepts that they add to the lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.record import Record
from ontology import schema
from ontology.schema import Key

#: The class of records that add a concept to a list.
CONCEPT = "Concept"


@dataclass(frozen=True)
class Known:
    """Ids of all records, and of the concepts among them the list that each belongs to, by its short name."""

    ids: frozenset[str] = frozenset()
    concepts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    #: The classes of each record by its id; editions may tell of it as things of several.
    types: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))

    def fits(self, key: Key, identity: object) -> bool:
        """Tell whether `key` takes what `identity` names, by its class; what is not known here is for others to say."""
        kinds = self.types.get(identity) if isinstance(identity, str) and key.range else None
        return not kinds or any(schema.is_a(kind, wanted) for kind in kinds for wanted in key.range)

    def of_list(self, name: str) -> frozenset[str]:
        """Return the ids of the workspace's own concepts of one list."""
        return frozenset(concept for concept, listed in self.concepts.items() if listed == name)


def known_from(records: Iterable[Record]) -> Known:
    """Return what `records` make known."""
    every = tuple(records)
    concepts = {record.id: str(record.data.get("scheme")) for record in every if record.type == CONCEPT}
    types: dict[str, frozenset[str]] = {}
    for record in every:
        if record.type in schema.classes():
            types[record.id] = types.get(record.id, frozenset()) | {record.type}
    return Known(frozenset(record.id for record in every), MappingProxyType(concepts), MappingProxyType(types))
