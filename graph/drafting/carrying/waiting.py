"""What nobody has gone through yet in the edition that is revised, where that is itself a proposal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from graph.drafting.carrying.renewing import Fields
from graph.drafting.marked import Marked
from graph.drafting.notes import Note, notes_in
from graph.reading import Unreadable, read_text
from graph.record import Record

#: What is noted beside the keys of records, by the id of the record.
Notes = Mapping[str, Sequence[Note]]


def notes_of(folder: Path, records: Iterable[Record]) -> Notes:
    """Return what is noted beside the `records` of one edition in the workspace of `folder`."""
    found: dict[str, Sequence[Note]] = {}
    for file in sorted({record.file for record in records}):
        try:
            found |= notes_in(read_text(folder / file))
        except (Unreadable, OSError):  # being written by somebody else
            continue
    return found


def still_noted(record: Fields, notes: Iterable[Note]) -> Fields:
    """Return a record that is carried over with the `notes` of the older one; a mark of its own goes before them."""
    found = dict(record)
    for note in notes:
        if not isinstance(found.get(note.key), Marked):
            found[note.key] = Marked(found.get(note.key), note.text)
    return found
