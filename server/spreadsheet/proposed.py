"""A record as the rows of a workbook say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.record import Record
from server.spreadsheet.faults import CellFault, Fault
from server.spreadsheet.plan import ID
from server.spreadsheet.reading import SheetRow

Name = tuple[str | None, str]


@dataclass
class Proposed:
    """One record, with the cells that it was read from."""

    edition: str | None
    id: str
    #: Whether the row had no identifier, so that the record got a new one.
    new: bool
    row: SheetRow
    #: File that the row names; None where it names none.
    file: Path | None
    data: dict[str, Any] = field(default_factory=dict)
    #: The rows that parts and sources were read from, by key, in the order of the values.
    parts: dict[str, list[SheetRow]] = field(default_factory=dict)

    @property
    def name(self) -> Name:
        """Return edition and id, which tell it from every other record."""
        return self.edition, self.id

    @property
    def record(self) -> Record:
        """Return it as a record, whose place is the row."""
        return Record(self.id, self.row.kind, self.edition, self.data, Path(self.row.sheet), self.row.number + 1)

    def add_part(self, key: str, value: Mapping[str, Any] | str, row: SheetRow) -> None:
        """Add a part or a source that a row of another sheet tells."""
        self.data.setdefault(key, []).append(value)
        self.parts.setdefault(key, []).append(row)

    def fault(self, fault: Fault, name: str = ID) -> CellFault:
        """Return a fault at the cell of a column of its row."""
        return CellFault(self.row.sheet, self.row.place(name), fault)


def label_of(data: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the name of a record per language."""
    label = data.get("label")
    texts = label if isinstance(label, Mapping) else {}
    return {language: text[0] if isinstance(text, list) else text for language, text in texts.items() if text}
