"""What two states of one record say otherwise, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.record import Record
from graph.writing.merging import Part
from ontology import schema
from server.pages.editing.key_names import key_name
from server.pages.editing.things import Things
from server.pages.visit import Visit


@dataclass(frozen=True)
class Difference:
    """What two people have made of one key."""

    label: str
    mine: str
    theirs: str


def differences(visit: Visit, mine: Record, theirs: Record, parts: Iterable[Part]) -> tuple[Difference, ...]:
    """Return what two states of one record say in `parts`."""
    keys, things = schema.keys_of(mine.type), Things(visit.site.service.workspace, visit.language)
    names = {record.id: things.name(record) for record in things.workspace.records}
    return tuple(
        Difference(
            key_name(visit, keys[part.key]),
            _words(visit, names, part.of(mine.data)),
            _words(visit, names, part.of(theirs.data)),
        )
        for part in parts
    )


def _words(visit: Visit, names: Mapping[str, str], value: Any) -> str:
    """Return what a record says, with `names` for what it points at, by id."""
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        return "; ".join(f"{_part(visit, name)}: {_words(visit, names, inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_words(visit, names, inner) for inner in value)
    return names.get(str(value), str(value))


def _part(visit: Visit, name: str) -> str:
    """Return what a part of a value is called: a language by its name."""
    language = f"edit.language.{name}"
    return visit.texts(language) if language in visit.texts else name
