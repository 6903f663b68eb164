"""A record: one thing said in one place of a record file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Record:
    """One mapping of a record file, with the place it was read from."""

    #: Id relative to the workspace's base IRI, for example ``organisation/beredningsgruppen``.
    id: str
    #: Name of a class of the ontology, for example ``Body``.
    type: str
    #: Folder of the edition that says it; None for reference data.
    edition: str | None
    #: Keys of the JSON-LD context and their values, as read.
    data: Mapping[str, Any]
    #: File relative to the workspace, and line counted from 1.
    file: Path
    line: int
    #: Line of each key, for messages.
    key_lines: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """Return the line where `key` stands, or the record's first line."""
        return self.key_lines.get(key, self.line)

    def values(self, key: str) -> list[Any]:
        """Return the values of `key` as a list, whether one, many or none were given."""
        return listed(self.data.get(key))


def listed(value: Any) -> list[Any]:
    """Return the values of a key as a list, whether it has one, many or none."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
