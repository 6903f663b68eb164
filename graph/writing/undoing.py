"""Undoing a change that was made: to the letter where it can be, else record by record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.errors import StyrgrafError
from graph.journal import alone, digest
from graph.message import Message
from graph.writing.applying import make
from graph.writing.change import Change
from graph.writing.history import Done, change_numbered
from graph.writing.noting import write_and_note
from graph.writing.review_file import put_back
from graph.writing.sameness import fingerprint
from graph.writing.splicing import Splice, spliced
from graph.writing.state import FileChange, State, read_state, refuse_unwritable


def undo(folder: Path, number: int, by: str = "", title: str = "") -> Done:
    """Undo the change with this number in the history of the workspace in `folder`, and return that.

    Where the files have not changed since, they become what they were; else the records do, and all
    that has been changed since stays. Raises as `apply` does: Conflict where one of the records has
    been changed since, WorkspaceError where others have come to need what the change brought.
    """
    refuse_unwritable(folder)
    with alone(folder):
        done = change_numbered(folder, number)
        state = replace(read_state(folder), opened=_begun(done))
        made = _to_the_letter(state, done, by, title) or make(state, _inverse(done), by, title, number)
        if made is None:
            raise StyrgrafError(Message("The change {number} has been undone already.", number=number))
        put_back(folder, _begun(done), number)
    return made


def _begun(done: Done) -> frozenset[str]:
    """Return the folders of editions that `done` has removed."""
    return frozenset(each.edition for each in done.records if each.edition and each.before and not each.after)


def _to_the_letter(state: State, done: Done, by: str, title: str) -> Done | None:
    """Undo `done` by the lines of its files; None where one of them has changed since."""
    texts = {path: state.text(path) for path in done.files}
    if any(digest(text) != done.files[path].after for path, text in texts.items()):
        return None
    files = [_back(path, text, done.files[path].splices) for path, text in texts.items()]
    state.refuse_problems(files)
    records = [replace(each, before=each.after, after=each.before) for each in done.records]
    return write_and_note(state.folder, files, records, by, title, done.number)


def _back(path: Path, text: str | None, splices: tuple[Splice, ...] | None) -> FileChange:
    if splices is None:
        whole = Splice(0, len((text or "").splitlines()), ())
        return FileChange(path, text, None, (whole,))
    return FileChange(path, text, spliced(text or "", splices), splices)


def _inverse(done: Done) -> list[Change]:
    return [
        Change(each.edition, each.id, fingerprint(each.after) if each.after else None, each.before, each.file)
        for each in done.records
    ]
