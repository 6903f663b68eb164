"""A record on its way through a form: as it stood, as it is answered, and where it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graph.drafting.slugs import slug
from graph.message import Message
from graph.record import Record
from graph.workspace import REFERENCE, Workspace
from ontology import schema
from server.fault import Missing
from server.pages.editing.content import data_of, merged

#: Classes of things that exist whatever an edition says, by the first part of their ids.
_SHARED: Final = {"Organisation": "organisation", "Deliverable": "deliverable"}
_NO_LINE: Final = 0


@dataclass(frozen=True)
class Draft:
    """What a form makes of a record."""

    #: The record as it stands in the files; None for a new one.
    before: Record | None
    #: The record as the form has it.
    after: Record
    #: What it names that no record says yet, and that is added along with it.
    fresh: tuple[Record, ...] = ()
    #: What is there and changes along with it.
    along: tuple[Draft, ...] = ()


def folders(workspace: Workspace) -> tuple[str, ...]:
    """Return the folders that records can be written to: every edition and, at the end, reference data."""
    return (*workspace.editions, REFERENCE)


def folder_of(record: Record) -> str:
    """Return the folder that `record` stands in."""
    return record.edition or REFERENCE


def found(workspace: Workspace, folder: str, identity: str) -> Record:
    """Return the record called `identity` in `folder`. Raises Missing."""
    for record in workspace.records:
        if record.id == identity and folder_of(record) == folder:
            return record
    raise Missing(
        Message(
            "There is no record {identity!r} in {folder!r}; it may have been removed.", identity=identity, folder=folder
        ),
        ("/redigera",),
    )


def changed(workspace: Workspace, before: Record, given: Mapping[str, str], kind: str) -> Draft:
    """Return `before` as the texts `given` have it, of the class `kind`."""
    data = merged({**before.data, "type": kind}, data_of(kind, given, workspace.settings.languages))
    return Draft(before, _record(before.id, kind, before.edition, data, before.file))


def begun(workspace: Workspace, kind: str, folder: str, given: Mapping[str, str]) -> Draft:
    """Return a new record of the class `kind` in `folder` as the texts `given` have it."""
    data = data_of(kind, given, workspace.settings.languages)
    edition = None if folder == REFERENCE else folder
    identity = given.get("id", "").strip() or _identity(workspace, kind, edition, data)
    return Draft(
        None, _record(identity, kind, edition, {"id": identity, "type": kind, **data}, _file(workspace, kind, folder))
    )


def _record(identity: str, kind: str, edition: str | None, data: Mapping[str, Any], file: Path) -> Record:
    return Record(identity, kind, edition, data, file, _NO_LINE)


def _identity(workspace: Workspace, kind: str, edition: str | None, data: Mapping[str, Any]) -> str:
    """Return an id that no record has: as others of its class are called, and after its name."""
    label = data.get("label") or {}
    name = slug(str(next((label[each] for each in workspace.settings.languages if each in label), kind)))
    start = _start(workspace, kind, edition)
    taken = {record.id for record in (*workspace.records, *workspace.withheld)}
    numbered = (f"{start}/{name}" if number == 1 else f"{start}/{name}-{number}" for number in range(1, len(taken) + 2))
    return next(identity for identity in numbered if identity not in taken)


def _start(workspace: Workspace, kind: str, edition: str | None) -> str:
    """Return the beginning that most ids of the class have, with the edition where they have that."""
    starts = Counter(
        record.id.rpartition("/")[0].replace(f"{record.edition}/", "{}/", 1)
        if record.edition
        else record.id.rpartition("/")[0]
        for record in workspace.records
        if record.type == kind
    )
    if starts:
        return max(starts, key=lambda start: starts[start]).replace("{}", edition or REFERENCE)
    shared = next((name for above, name in _SHARED.items() if schema.is_a(kind, above)), None)
    own = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind).strip("-")
    is_assertion = schema.is_a(kind, "Assertion")
    return shared or (f"{edition}/{own}" if edition and is_assertion else own)


def _file(workspace: Workspace, kind: str, folder: str) -> Path:
    """Return the file of `folder` that most records of the class stand in, else one of its own."""
    files = Counter(record.file for record in workspace.records if record.type == kind and folder_of(record) == folder)
    own = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in kind).strip("-")
    return max(files, key=lambda file: files[file]) if files else Path(folder) / f"{own}.yaml"
