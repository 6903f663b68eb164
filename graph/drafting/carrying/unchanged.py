"""Which records of an edition say what the edition that it revises says, on the same words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graph.record import Record
from graph.workspace import Workspace

#: What tells of the text around a record and not of what it says.
_BESIDE: Final = ("source", "order")


def revised_by(workspace: Workspace, edition: str) -> str:
    """Return the id of the edition that `edition` revises; "" where it says none, or several."""
    own = [record for record in workspace.records if record.id == f"edition/{edition}"]
    revised = [str(value).removeprefix("edition/") for record in own for value in record.values("revisionOf")]
    return revised[0] if len(revised) == 1 else ""


def unchanged(workspace: Workspace, edition: str) -> tuple[Record, ...]:
    """Return the records of `edition` that are as the edition that it revises has them, but for its name."""
    revised = revised_by(workspace, edition)
    before = {record.id: record for record in workspace.records if revised and record.edition == revised}
    return tuple(
        record for record in workspace.records if record.edition == edition and _is_in(record, before, revised)
    )


def _is_in(record: Record, before: Mapping[str, Record], revised: str) -> bool:
    own = record.edition or ""
    start = f"{own}/"
    old = before.get(f"{revised}/{record.id.removeprefix(start)}" if record.id.startswith(start) else record.id)
    if old is None or old.type != record.type:
        return False
    stood, stands = set(_marks(old)), set(_marks(record))
    # A section may stand on no words, or on those of a heading with another number or in other letters.
    if stood.isdisjoint(stands) and (stood or stands) and record.type != "Section":
        return False
    return _said(old.data, revised) == _said(record.data, own)


def _said(data: Mapping[str, Any], edition: str) -> dict[str, Any]:
    return {key: _without(value, edition) for key, value in data.items() if key not in _BESIDE}


def _without(value: Any, edition: str) -> Any:
    """Return a value of a record without the name of its edition in what it points at."""
    if isinstance(value, str):
        return value.removeprefix(f"{edition}/") if value != f"edition/{edition}" else "edition"
    if isinstance(value, Mapping):
        return {key: _without(inner, edition) for key, inner in value.items()}
    return [_without(inner, edition) for inner in value] if isinstance(value, list) else value


def _marks(record: Record) -> Iterator[tuple[Any, Any]]:
    for source in record.values("source"):
        if isinstance(source, Mapping):
            yield source.get("textStart"), source.get("textEnd")
