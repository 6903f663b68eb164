"""What a proposal has noted beside the keys of records, and which records nobody has gone through yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.drafting.notes import Note, notes_in
from graph.reading import Unreadable, read_text
from graph.record import Record
from graph.workspace import Workspace
from ontology import schema
from server.pages.editing.drafts import folder_of


@dataclass(frozen=True)
class Unsure:
    """The records of one section that are to be gone through; None for the section of those that stand nowhere."""

    section: str | None
    records: tuple[Record, ...]


def notes_of(workspace: Workspace, record: Record) -> tuple[Note, ...]:
    """Return what is noted beside the keys of `record`."""
    return _notes(workspace, record.file).get(record.id, ())


def to_review(workspace: Workspace, folder: str) -> tuple[Unsure, ...]:
    """Return the records of `folder` that carry notes, section by section in the order of the document.

    Who acts goes before what they do: a duty is easier to judge once its bearer is.
    """
    noted = [record for record in _noted(workspace, folder) if record.type != "Section"]
    noted.sort(key=lambda record: not schema.is_a(record.type, "DutyBearer"))
    order = {each.id: place for place, each in enumerate(sorted(_sections(workspace, folder), key=_order))}
    found: dict[str | None, list[Record]] = {}
    for record in noted:
        found.setdefault(section_of(record), []).append(record)
    placed = sorted(found.items(), key=lambda item: order.get(item[0] or "", len(order)))
    return tuple(Unsure(section, tuple(records)) for section, records in placed)


def listed(unsure: Sequence[Unsure]) -> tuple[Record, ...]:
    """Return the records of all sections, in order."""
    return tuple(record for each in unsure for record in each.records)


def _noted(workspace: Workspace, folder: str) -> Iterator[Record]:
    notes: dict[Path, Mapping[str, tuple[Note, ...]]] = {}
    for record in workspace.records:
        if folder_of(record) == folder:
            if record.file not in notes:
                notes[record.file] = _notes(workspace, record.file)
            if record.id in notes[record.file]:
                yield record


def _notes(workspace: Workspace, file: Path) -> Mapping[str, tuple[Note, ...]]:
    try:
        return notes_in(read_text(workspace.folder / file))
    except (Unreadable, OSError):  # being written by somebody else
        return {}


def _sections(workspace: Workspace, folder: str) -> Iterator[Record]:
    return (record for record in workspace.records if record.type == "Section" and folder_of(record) == folder)


def _order(section: Record) -> int:
    order = section.data.get("order")
    return order if isinstance(order, int) else 0


def section_of(record: Record) -> str | None:
    """Return the id of the section that `record` stands in; None where it stands in none."""
    places = (each for each in record.values("source") if isinstance(each, Mapping))
    return next((f"{folder_of(record)}/section/{each['section']}" for each in places if "section" in each), None)
