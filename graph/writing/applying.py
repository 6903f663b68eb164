"""Making changes in the record files of a workspace: all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph.errors import StyrgrafError
from graph.journal import alone
from graph.message import Message
from graph.reading import parse_entries
from graph.writing.change import Change, Conflict
from graph.writing.editing import Edit, closed, splices_for
from graph.writing.history import Done, RecordChanged
from graph.writing.layout import Immovable
from graph.writing.noting import write_and_note
from graph.writing.placing import file_for
from graph.writing.sameness import fingerprint
from graph.writing.splicing import spliced
from graph.writing.state import FileChange, Name, State, read_state, refuse_unwritable


def apply(folder: Path, changes: Sequence[Change], by: str = "", title: str = "") -> Done | None:
    """Make `changes` in the workspace in `folder`, note who made them and why, and return the note.

    Returns None where they change nothing. Raises Conflict where a record is not as it was read,
    WorkspaceError with all problems where the records would not fit together, and StyrgrafError where
    the files cannot be written to; in each case nothing has been written.
    """
    refuse_unwritable(folder)
    with alone(folder):
        return make(read_state(folder), changes, by, title)


def make(state: State, changes: Sequence[Change], by: str, title: str, undoes: int | None = None) -> Done | None:
    """Do the same from `state`, which was read while the caller holds `alone`; `undoes` numbers what it undoes."""
    _refuse_conflicts(state, changes)
    wanted = [change for change in changes if not _is_so_already(state, change)]
    if not wanted:
        return None
    files = edited_for(state, wanted)
    state.refuse_problems(files)
    return write_and_note(state.folder, files, [noted(state, change) for change in wanted], by, title, undoes)


def edited_for(state: State, changes: Sequence[Change]) -> list[FileChange]:
    """Return the files that `changes` are made in, as they are to be."""
    paths = sorted({path for change in changes for path in _paths(state, change)})
    return [_edited(state, path, changes) for path in paths]


def _refuse_conflicts(state: State, changes: Iterable[Change]) -> None:
    seen: set[Name] = set()
    for change in changes:
        name = (change.edition, change.id)
        if name in seen:
            raise StyrgrafError(
                Message("The record {id} is changed twice at once; make one change of it.", id=change.id)
            )
        seen.add(name)
        found = state.records.get(name)
        if (found is None) != (change.read is None) or (found and fingerprint(found.data) != change.read):
            raise Conflict(change, found)
        if change.data is not None and change.data.get("id") != change.id:
            raise StyrgrafError(
                Message("The id of the record {id} cannot be changed; remove it and add another.", id=change.id)
            )


def _is_so_already(state: State, change: Change) -> bool:
    moved = change.read is not None and change.file not in (None, _where(state, change))
    if change.reviewed:
        return False
    return not moved and change.data is not None and change.read == fingerprint(change.data)


def _where(state: State, change: Change) -> Path:
    """Return the file that the record stands in, or is to stand in where it is new."""
    found = state.records.get((change.edition, change.id))
    if found:
        return found.file
    kind = str((change.data or {}).get("type"))
    return change.file or file_for(kind, change.edition, state.records.values())


def _paths(state: State, change: Change) -> Iterator[Path]:
    yield _where(state, change)
    if change.file is not None and change.data is not None:
        yield change.file


def _edited(state: State, path: Path, changes: Iterable[Change]) -> FileChange:
    text = state.text(path)
    before = closed(text or "")
    numbers = {str(entry.data.get("id")): number for number, entry in enumerate(parse_entries(before, path)[0])}
    edits = [edit for change in changes for edit in _edits(state, path, change, numbers)]
    try:
        splices = splices_for(before, edits)
    except Immovable:
        raise StyrgrafError(
            Message(
                "{path} cannot be changed as it is laid out; begin each record with '- ' on its own line.", path=path
            )
        ) from None
    return FileChange(path, text, spliced(before, splices), tuple(splices))


def _edits(state: State, path: Path, change: Change, numbers: Mapping[str, int]) -> Iterator[Edit]:
    """Yield what `change` means for the file `path`: a record that moves goes from one and comes to another."""
    stands = change.read is not None and _where(state, change) == path
    to_stand = change.data is not None and path == (change.file or _where(state, change))
    if stands:
        yield Edit(numbers[change.id], change.data if to_stand else None, reviewed=change.reviewed)
    elif to_stand:
        yield Edit(None, change.data)


def noted(state: State, change: Change) -> RecordChanged:
    """Return what the history tells of `change`."""
    found = state.records.get((change.edition, change.id))
    return RecordChanged(change.edition, change.id, _where(state, change), found.data if found else None, change.data)
