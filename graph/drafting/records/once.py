"""No value twice: what the loader refuses is never written, whoever made the record."""

from __future__ import annotations

from typing import Any

from graph.drafting.marked import Marked
from graph.drafting.records.making import Fields


def told_once(record: Fields) -> Fields:
    """Return `record` with each value of a key once, and each text of a language; comments stay as they are."""
    return {key: _once(value) for key, value in record.items()}


def _once(value: Any) -> Any:
    if isinstance(value, Marked):
        return Marked(_once(value.value), value.comment)
    if isinstance(value, dict):
        return {key: _once(inner) for key, inner in value.items()}
    # Told apart as the loader does, by how they are written: groups of keys cannot be put in a set.
    return list({repr(each): each for each in value}.values()) if isinstance(value, list | tuple) else value
