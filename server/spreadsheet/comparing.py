"""What an editor has changed: the workbook against what it was made from, and against the workspace as it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.record import Record
from graph.workspace import Workspace
from graph.writing.change import Change, changed, created, removed
from graph.writing.sameness import fingerprint, same
from ontology.titles import title_of_class
from server.commands.language import Language
from server.spreadsheet.faults import CellFault, Fault
from server.spreadsheet.passport import Passport, Told
from server.spreadsheet.proposed import Name, Proposed


@dataclass(frozen=True)
class Edited:
    """One record that becomes another; None where it is not there before, or not after."""

    before: Record | None
    after: Proposed | None
    change: Change


def edited(
    records: Mapping[Name, Proposed], told: Passport, workspace: Workspace
) -> tuple[list[Edited], list[CellFault]]:
    """Return what changes, and what cannot since somebody else has changed the same record meanwhile.

    A record that the workbook says as it was written is left alone, whatever has become of it since.
    """
    now = {(record.edition, record.id): record for record in workspace.records}
    found: list[Edited] = []
    faults: list[CellFault] = []
    for name, proposed in records.items():
        fault = _compare(proposed, told.records.get(name), now.get(name), found)
        faults += [fault] if fault else []
    for name, as_told in told.records.items():
        if name not in records and name in now:
            fault = _remove(now[name], as_told, told.language, found)
            faults += [fault] if fault else []
    return found, faults


def _compare(proposed: Proposed, told: Told | None, now: Record | None, found: list[Edited]) -> CellFault | None:
    digest = fingerprint(proposed.data)
    if told and told.digest == digest and not _moves(proposed, told, now):
        return None
    if now is None:
        if told:
            return proposed.fault(Fault("gone-since", given=proposed.id))
        found.append(Edited(None, proposed, created(proposed.edition, proposed.data, proposed.file)))
        return None
    if told is None:
        return proposed.fault(Fault("exists-since", given=proposed.id))
    if fingerprint(now.data) not in (told.digest, digest):
        return proposed.fault(Fault("changed-since", given=proposed.id))
    data, moves = merged(now, proposed.data), _moves(proposed, told, now)
    if moves or fingerprint(data) != fingerprint(now.data):
        found.append(Edited(now, proposed, changed(now, data, proposed.file if moves else None)))
    return None


def _moves(proposed: Proposed, told: Told, now: Record | None) -> bool:
    file = proposed.file
    return file is not None and file.as_posix() != told.file and now is not None and file != now.file


def _remove(now: Record, told: Told, language: Language, found: list[Edited]) -> CellFault | None:
    if fingerprint(now.data) != told.digest:
        return CellFault(title_of_class(told.kind)[language], "", Fault("changed-since", given=now.id))
    found.append(Edited(now, None, removed(now)))
    return None


def merged(record: Record, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return `data`, but with what it says as the record says it already in the record's own way of writing it."""
    kept = {name: value for name, value in record.data.items() if same(record.type, name, value, data.get(name))}
    return {name: kept.get(name, value) for name, value in data.items()}


def in_order(changes: Sequence[Edited]) -> list[Edited]:
    """Return changes by edition and id, for telling them."""
    return sorted(changes, key=lambda each: (each.change.edition or "", each.change.id))
