"""A workspace: a folder of plain text that is the truth, and what was read from it.

workspace.yaml        settings
accepted.yaml         findings that somebody has accepted
reference/*.yaml      what no document says but everybody needs, with its own source
<edition>/*.yaml      what one edition of one document says; edition.yaml describes the edition
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.acceptances import Acceptance, read_acceptances
from graph.bundled import BUNDLED as BUNDLED
from graph.errors import RecordProblem, StyrgrafError, WorkspaceError
from graph.journal import settled
from graph.message import Message
from graph.personal import personal_ids
from graph.reading import read_entries
from graph.record import Record
from graph.settings import FILE, Settings, read_settings
from graph.validation import validate

REFERENCE = "reference"


@dataclass(frozen=True)
class Workspace:
    """Settings and records of one folder, all of them valid."""

    folder: Path
    settings: Settings
    records: tuple[Record, ...]
    #: Ids of the records that are about persons; empty where the settings leave them out.
    personal: frozenset[str]
    #: The records about persons that the settings leave out.
    withheld: tuple[Record, ...] = ()
    #: The findings that somebody has accepted, in the order of the file.
    acceptances: tuple[Acceptance, ...] = ()

    @property
    def editions(self) -> tuple[str, ...]:
        """Names of the edition folders, in alphabetical order."""
        return tuple(sorted({record.edition for record in self.records if record.edition}))


def open_workspace(folder: Path | None = None) -> Workspace:
    """Read the workspace in `folder`, or the bundled one of Värmland.

    A change that was interrupted is finished first, and one that is made meanwhile is read whole or not
    at all. Raises StyrgrafError where there is no workspace, and WorkspaceError with every problem of
    every file at once where a record cannot be taken.
    """
    folder = BUNDLED if folder is None else folder
    if not (folder / FILE).is_file():
        raise StyrgrafError(
            Message("There is no workspace in {folder}: the file {file} is missing.", folder=folder, file=FILE)
        )
    seen = settled(folder)
    try:
        found = _read_workspace(folder)
    except StyrgrafError:
        if settled(folder) == seen:
            raise
        return open_workspace(folder)
    return found if settled(folder) == seen else open_workspace(folder)


def _read_workspace(folder: Path) -> Workspace:
    settings, problems = read_settings(folder)
    records, unread = read_records(folder, record_files(folder))
    acceptances, unclear = read_acceptances(folder)
    problems += [*unread, *unclear]
    # What stands in a file that cannot be read is not missing: whoever points at it is not to blame.
    if settings is None or {each.file for each in unread} - {each.file for each in records}:
        raise WorkspaceError(problems)
    problems += validate(records, settings)
    if problems:
        raise WorkspaceError(problems)
    personal = personal_ids(records)
    if settings.persons:
        return Workspace(folder, settings, tuple(records), personal, acceptances=acceptances)
    impersonal = tuple(record for record in records if record.id not in personal)
    withheld = tuple(record for record in records if record.id in personal)
    return Workspace(folder, settings, impersonal, frozenset(), withheld, acceptances)


def record_folders(folder: Path) -> dict[str, str | None]:
    """Return the folders that hold records, each with the edition it speaks for (None: no document)."""
    editions = sorted(path.parent.name for path in folder.glob("*/edition.yaml"))
    return {REFERENCE: None} | {name: name for name in editions}


def record_files(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the record files, relative to `folder`, each with the edition it speaks for (None: no document)."""
    for name, edition in record_folders(folder).items():
        for path in sorted((folder / name).rglob("*.yaml")):
            yield path.relative_to(folder), edition


def read_records(folder: Path, files: Iterable[tuple[Path, str | None]]) -> tuple[list[Record], list[RecordProblem]]:
    """Return the records of `files`, as `record_files` gives them, and the problems met in reading them."""
    records: list[Record] = []
    problems: list[RecordProblem] = []
    for file, edition in files:
        entries, unread = read_entries(folder / file, file)
        problems += unread
        for entry in entries:
            identity, kind = entry.data.get("id"), entry.data.get("type")
            if isinstance(identity, str) and isinstance(kind, str):
                records.append(Record(identity, kind, edition, entry.data, file, entry.line, entry.key_lines))
            else:
                problems.append(
                    RecordProblem(file, entry.line, None, "This record lacks 'id' or 'type'.", "Give it both.")
                )
    return records, problems
