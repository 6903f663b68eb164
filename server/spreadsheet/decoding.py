"""From the rows of a workbook to records; every fault with its cell, and all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from graph.known import CONCEPT
from graph.record import Record
from graph.values import LOCATOR
from graph.workspace import REFERENCE, Workspace, record_folders
from server.spreadsheet.concepts import Concepts
from server.spreadsheet.faults import CellFault, Fault
from server.spreadsheet.identifying import file_of, folder_of, given_id, id_for
from server.spreadsheet.names import Resolver, plain
from server.spreadsheet.passport import Passport
from server.spreadsheet.plan import CITED, EDITION, FILE, ID, OWNER, SOURCES, Field, nested_classes
from server.spreadsheet.proposed import Name, Proposed
from server.spreadsheet.reading import SheetRow, Sheets
from server.spreadsheet.values import Hearing, reference, text_of, value_of

_Value = TypeVar("_Value")
_SECTION = "section"


@dataclass(frozen=True)
class Decoded:
    """The records that a workbook tells, and the faults met."""

    records: Mapping[Name, Proposed]
    faults: Sequence[CellFault]


def decoded(sheets: Sheets, told: Passport, workspace: Workspace) -> Decoded:
    """Return what `sheets` say, where `told` is what the workbook was made from and `workspace` where it goes."""
    decoder = _Decoder(told, workspace)
    decoder.read(sheets.rows)
    return Decoded(decoder.records, [*sheets.faults, *decoder.faults])


class _Decoder:
    def __init__(self, told: Passport, workspace: Workspace) -> None:
        self._told, self._workspace = told, workspace
        self._folders = {(edition or REFERENCE): edition for edition in record_folders(workspace.folder).values()}
        self._ids = {record.id for record in workspace.records} | {identity for _, identity in told.records}
        self.records: dict[Name, Proposed] = {}
        self.faults: list[CellFault] = []
        self._hearing = Hearing(Resolver((), ()), Concepts(()))

    def read(self, rows: Sequence[SheetRow]) -> None:
        """Read all rows: first which records there are, then what they say."""
        for row in (row for row in rows if row.part == "records"):
            self._identify(row)
        proposed = list(self.records.values())
        self._hearing = Hearing(self._resolver(proposed), Concepts(self._concepts(proposed)))
        for each in proposed:
            each.data |= self._values(each.row)
        for row in rows:
            if row.part != "records":
                self._attempt(row, OWNER, partial(self._attach, row))

    def _attempt(self, row: SheetRow, name: str, read: Callable[[], _Value]) -> _Value | None:
        """Return what `read` gives; where it cannot, note the fault at that column of the row."""
        try:
            return read()
        except Fault as fault:
            self.faults.append(CellFault(row.sheet, row.place(name), fault))
            return None

    def _identify(self, row: SheetRow) -> None:
        before = len(self.faults)
        folder = self._attempt(row, EDITION, lambda: folder_of(row, self._folders))
        if folder is None or len(self.faults) > before:
            return
        edition = self._folders[folder]
        identity = self._attempt(row, ID, lambda: given_id(row))
        if len(self.faults) > before:
            return
        new = not identity
        identity = identity or self._attempt(
            row, "label", lambda: id_for(row, edition, self._workspace.records, self._ids)
        )
        if not identity:
            return
        if (edition, identity) in self.records:
            other = self.records[edition, identity].row
            place = f"{other.sheet}!{other.place(ID)}"
            self.faults.append(CellFault(row.sheet, row.place(ID), Fault("double-id", given=identity, other=place)))
            return
        file = self._attempt(row, FILE, lambda: file_of(row, folder))
        self._ids.add(identity)
        start = {"id": identity, "type": row.kind}
        self.records[edition, identity] = Proposed(edition, identity, new, row, file, start)

    def _resolver(self, proposed: Sequence[Proposed]) -> Resolver:
        """Names of the workbook come first; a record that is new, or has a new name, is called by that too."""
        names = [(name, identity) for identity, name in self._told.names.items()]
        taken = {plain(name).casefold() for name, _ in names}
        for each in proposed:
            for field, (_, value) in each.row.cells.items():
                if field.name == "label" and isinstance(value, str) and plain(value).casefold() not in taken:
                    names.append((value, each.id))
        return Resolver(self._ids, names)

    def _concepts(self, proposed: Sequence[Proposed]) -> Iterator[Record]:
        """Yield the records that add to the lists: what they are called, and which list, is read before the rest."""
        for each in (each for each in proposed if each.row.kind == CONCEPT):
            cells = {field: cell for field, (_, cell) in each.row.cells.items()}
            label = {str(field.language): str(cell) for field, cell in cells.items() if field.name == "label"}
            schemes = (
                field.key and Concepts(()).value(field.key, plain(str(cells[field])))
                for field in cells
                if field.name == "scheme"
            )
            yield replace(each.record, data={"label": label, "scheme": next(schemes, None)})

    def _values(self, row: SheetRow) -> dict[str, Any]:
        found: dict[str, Any] = {}
        said = (field for field in row.cells if field.key and not (row.part == "nested" and field.name in LOCATOR))
        for field in sorted(said, key=lambda field: field.number):
            assert field.key is not None
            place, cell = row.cells[field]
            try:
                value = value_of(field.key, cell, self._hearing)
            except Fault as fault:
                self.faults.append(CellFault(row.sheet, row.cell_at(place), fault))
                continue
            _add(found, field, value)
        return found

    def _attach(self, row: SheetRow) -> None:
        owner = self._owner(row)
        if owner is None:
            return
        if row.part == "sources":
            owner.add_part(SOURCES, self._source(row, owner), row)
            return
        key = nested_classes()[row.kind].get(owner.row.kind)
        if key is None:
            raise Fault("no-parts", given=text_of(row.cell(OWNER)))
        identity = text_of(row.cell(ID)).strip()
        said = ({"id": identity} if identity else {}) | self._values(row)
        numbers = sorted({field.number for field in row.cells if field.name in (*LOCATOR, CITED)})
        sources = [self._source(row, owner, number) for number in numbers]
        owner.add_part(key, said | ({SOURCES: sources} if sources else {}), row)

    def _owner(self, row: SheetRow) -> Proposed | None:
        """Return the record that the row belongs to; None where that was removed, and the row goes with it."""
        folder = self._attempt(row, EDITION, lambda: folder_of(row, self._folders))
        if folder is None:
            return None
        given = text_of(row.cell(OWNER))
        if not given.strip():
            raise Fault("no-owner")
        name = (self._folders[folder], reference(given, self._hearing.resolver))
        if name not in self.records and name not in self._told.records:
            raise Fault("owner-gone", given=given, edition=folder)
        return self.records.get(name)

    def _source(self, row: SheetRow, owner: Proposed, number: int = 1) -> dict[str, Any] | str:
        told = {field.name: cell for field, (_, cell) in row.cells.items() if field.number == number}
        marks = {name: cell for name, cell in told.items() if name in LOCATOR}
        cited = told.get(CITED, "")
        if cited != "":
            if marks:
                raise Fault("two-sources")
            return reference(text_of(cited), self._hearing.resolver)
        if owner.edition is None:
            raise Fault("no-document")
        if _SECTION not in marks or "textStart" not in marks:
            raise Fault("no-place")
        texts = {name: text_of(marks[name]).strip() for name in LOCATOR if name in marks and name != _SECTION}
        return {_SECTION: self._section(text_of(marks[_SECTION]), owner.edition)} | texts

    def _section(self, given: str, edition: str) -> str:
        """Return the last part of the id of a section, which is how a source names it."""
        start = f"{edition}/section/"
        candidates = self._hearing.resolver.candidates(given)
        found = [each for each in candidates if each.startswith(start)]
        if f"{start}{given.strip()}" in self._ids:
            found = [f"{start}{given.strip()}"]
        if len(found) != 1:
            raise Fault("wrong-section", given=given, edition=edition)
        return found[0].removeprefix(start)


def _add(found: dict[str, Any], field: Field, value: Any) -> None:
    """Add one value to those of its key, as records have them: one alone, several as a list."""
    assert field.key is not None
    texts = found.setdefault(field.name, {}) if field.language else found
    at = field.language or field.name
    if field.language and not field.key.single:
        texts.setdefault(at, []).append(value)
    elif at not in texts:
        texts[at] = value
    else:
        texts[at] = [*(texts[at] if isinstance(texts[at], list) else [texts[at]]), value]
