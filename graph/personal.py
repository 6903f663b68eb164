"""Which records are about persons, so that one setting can leave all of them out.

A record is personal when it is a Person or points, directly or through another personal record,
at one: a membership, a post with its holder, a note about either. Names therefore stand in the
graphs of persons alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.record import Record

PERSON = "Person"


def personal_ids(records: Iterable[Record]) -> frozenset[str]:
    """Return the ids of the records that are personal."""
    everything = [(record.id, record.type, frozenset(_texts(record.data))) for record in records]
    found = {identity for identity, kind, _ in everything if kind == PERSON}
    size = -1
    while size != len(found):
        size = len(found)
        found |= {identity for identity, _, mentioned in everything if mentioned & (found - {identity})}
    return frozenset(found)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
