"""Writing the files of a change together with the note of it in the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from graph.journal import Write, commit, digest
from graph.writing.editing import closed
from graph.writing.history import Done, RecordChanged, WayBack, forget_oldest, next_number, path_of, written
from graph.writing.splicing import way_back
from graph.writing.state import FileChange


def write_and_note(
    folder: Path,
    files: Sequence[FileChange],
    records: Sequence[RecordChanged],
    by: str,
    title: str,
    undoes: int | None,
) -> Done:
    """Write `files` and what has become of `records`, or nothing, and return the note. Raises StyrgrafError."""
    number = next_number(folder)
    at = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    back = {file.path: _way_back(file) for file in files}
    done = Done(number, at, by, title, tuple(records), back, undoes)
    writes = [Write(file.path, digest(file.before), file.after) for file in files]
    commit(folder, [*writes, Write(path_of(number), None, written(done))])
    forget_oldest(folder)
    return done


def _way_back(file: FileChange) -> WayBack:
    before = file.before
    splices = None if before is None else tuple(way_back(closed(before), file.splices))
    return WayBack(digest(file.after), splices)
