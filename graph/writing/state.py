"""The record files of a workspace as they are, and as a change is to leave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.bundled import refuse_bundled
from graph.errors import RecordProblem, StyrgrafError, WorkspaceError
from graph.message import Message
from graph.reading import Unreadable, parse_entries, read_text
from graph.record import Record
from graph.settings import FILE, Settings, read_settings
from graph.validation import validate
from graph.workspace import REFERENCE, read_records, record_files, record_folders
from graph.writing.splicing import Splice

#: Edition and id.
Name = tuple[str | None, str]


@dataclass(frozen=True)
class FileChange:
    """A record file before and after, and how to get from one to the other."""

    path: Path
    #: None where there is no such file, before or after.
    before: str | None
    after: str | None
    splices: tuple[Splice, ...]


@dataclass(frozen=True)
class State:
    """Settings and records of the workspace in a folder, those that its settings withhold among them."""

    folder: Path
    settings: Settings
    records: Mapping[Name, Record]
    #: Folders that hold no edition yet and are to hold one, as where its removal is undone.
    opened: frozenset[str] = frozenset()

    def text(self, path: Path) -> str | None:
        """Return the text of a record file; None where there is none.

        Raises StyrgrafError for any other file, or one that cannot be read.
        """
        self._refuse_elsewhere(path)
        try:
            return read_text(self.folder / path) if (self.folder / path).exists() else None
        except Unreadable as error:
            raise WorkspaceError([RecordProblem(path, error.line, None, error.message, error.remedy)]) from None

    def refuse_problems(self, files: Sequence[FileChange]) -> None:
        """Raise WorkspaceError where the records would not fit together once `files` are as they are to be."""
        touched = {file.path for file in files}
        records = [record for record in self.records.values() if record.file not in touched]
        problems: list[RecordProblem] = []
        for file in files:
            found = list(_records_of(file.path, file.after or "", problems))
            records += found
        problems += validate(records, self.settings)
        if problems:
            raise WorkspaceError(problems)

    def _refuse_elsewhere(self, path: Path) -> None:
        known = {*record_folders(self.folder), *self.opened}
        hidden = any(part.startswith(".") for part in path.parts)
        if path.suffix != ".yaml" or len(path.parts) < 2 or hidden or path.parts[0] not in known:
            raise StyrgrafError(
                Message(
                    "{path} is no file for records; name a .yaml file in one of: {known}.",
                    path=path,
                    known=", ".join(sorted(known)),
                )
            )
        if not (self.folder / path).resolve().is_relative_to(self.folder.resolve()):
            raise StyrgrafError(Message("{path} lies outside the workspace; name a file in it.", path=path))


def read_state(folder: Path) -> State:
    """Return the state of the workspace in `folder`.

    Raises StyrgrafError where there is none that may be written to, and WorkspaceError where a file
    of it cannot be read.
    """
    settings, problems = read_settings(folder)
    records, unread = read_records(folder, record_files(folder))
    if settings is None or problems or unread:
        raise WorkspaceError([*problems, *unread])
    return State(folder, settings, {(record.edition, record.id): record for record in records})


def refuse_unwritable(folder: Path) -> None:
    """Raise StyrgrafError where `folder` is no workspace, or the bundled one."""
    refuse_bundled(folder)
    if not (folder / FILE).is_file():
        raise StyrgrafError(
            Message("There is no workspace in {folder}: the file {file} is missing.", folder=folder, file=FILE)
        )


def _records_of(path: Path, text: str, problems: list[RecordProblem]) -> Iterator[Record]:
    entries, unread = parse_entries(text, path)
    problems += unread
    edition = None if path.parts[0] == REFERENCE else path.parts[0]
    for entry in entries:
        identity, kind = str(entry.data.get("id")), str(entry.data.get("type"))
        yield Record(identity, kind, edition, entry.data, path, entry.line, entry.key_lines)
