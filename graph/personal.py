"""Which records are about persons, so that one setting can leave all of them out.

A record is personal when it is a Person or points, directly or through another personal record,
at one: a membership, a post with its holder, a note about either. Names therefore stand in the
graphs of persons alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.record import Record
from ontology import schema

PERSON = "Person"


def personal_ids(records: Iterable[Record]) -> frozenset[str]:
    """Return the ids of the records that are personal."""
    everything = [(record.id, record.type, frozenset(_references(record.type, record.data))) for record in records]
    found = {identity for identity, kind, _ in everything if kind == PERSON}
    size = -1
    while size != len(found):
        size = len(found)
        found |= {identity for identity, _, mentioned in everything if mentioned & (found - {identity})}
    return frozenset(found)


def _references(kind: str, data: Mapping[str, Any]) -> Iterator[str]:
    keys = schema.keys_of(kind)
    for name, value in data.items():
        key = keys.get(name)
        if key is None or key.kind not in {"iri", "nested"}:
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield item
            elif isinstance(item, Mapping):
                yield from _references(next(iter(key.range)), item)
