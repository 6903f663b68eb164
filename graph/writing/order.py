"""In which order the keys of a record stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ontology import schema

_FIRST = ("id", "type", "label", "altLabel", "description")
_LAST = ("evidence", "topic", "source")


def key_order(kind: str) -> tuple[str, ...]:
    """Return the keys of the class `kind`: what it is, what is its own, and what it rests on."""
    keys = schema.keys_of(kind) if kind in schema.classes() else {}
    own = tuple(name for name in keys if name not in (*_FIRST, *_LAST))
    return (*_FIRST, *own, *_LAST)


def in_order(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record `data` with its keys in that order, without those that have no value."""
    order = {name: number for number, name in enumerate(key_order(str(data.get("type"))))}
    names = sorted(data, key=lambda name: order.get(name, len(order)))
    return {name: data[name] for name in names if data[name] not in (None, [], {})}
