"""From cells to rows that tell which key each value is of; every fault with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ontology.titles import title_of_class
from server.commands.language import Language
from server.spreadsheet import guide, passport
from server.spreadsheet.faults import CellFault, Fault, cell_name
from server.spreadsheet.grids import Grid
from server.spreadsheet.names import plain
from server.spreadsheet.passport import Passport
from server.spreadsheet.plan import (
    CITED,
    EDITION,
    FILE,
    ID,
    OWNER,
    SOURCES_CLASS,
    Field,
    Part,
    keys_in_cells,
    nested_classes,
    own_source_fields,
    record_classes,
    source_fields,
)

_NUMBERED = re.compile(r"(.*?) (\d{1,5})", re.DOTALL)
_LANGUAGES: tuple[Language, Language] = ("sv", "en")


@dataclass(frozen=True)
class SheetRow:
    """A row with something in it: each cell with the field it is for."""

    sheet: str
    part: Part
    kind: str
    number: int
    cells: Mapping[Field, tuple[int, Any]]

    def cell(self, name: str) -> Any:
        """Return what stands in the column of a special name, or the first column of a key; '' for nothing."""
        return next((value for field, (_, value) in self.cells.items() if field.name == name and field.number == 1), "")

    def place(self, name: str, number: int = 1) -> str:
        """Return the cell of that column, or the first of the row where it has nothing there."""
        places = (place for field, (place, _) in self.cells.items() if field.name == name and field.number == number)
        column = next(places, 0)
        return self.cell_at(column)

    def cell_at(self, column: int) -> str:
        """Return the cell of the row in a column, counted from 0."""
        return cell_name(self.number, column)


@dataclass
class Sheets:
    """All rows of a workbook by the sheet they stand on, and what is wrong with the sheets."""

    rows: list[SheetRow] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)


def rows_of(grids: Mapping[str, Grid], told: Passport, languages: Sequence[str]) -> Sheets:
    """Return the rows of all sheets with records or parts of them, in their order."""
    found = Sheets()
    meant = _sheets()
    by_class: dict[str, str] = {}
    for name, grid in grids.items():
        known = meant.get(plain(name).casefold())
        if known is None:
            if name != passport.SHEET and name not in (*guide.SHEET.values(), *guide.LISTS.values()):
                found.faults.append(CellFault(name, "", Fault("unknown-sheet")))
            continue
        by_class[known[1]] = name
        _read_sheet(grid, *known, told, languages, found)
    for name in told.headings:
        if (known := meant.get(name.casefold())) and known[1] not in by_class:
            found.faults.append(CellFault(name, "", Fault("no-sheet")))
    return found


def _sheets() -> Mapping[str, tuple[Part, str]]:
    """Return what each sheet is for, by its name in either language."""
    parts: list[tuple[Part, str]] = [("records", kind) for kind in record_classes()]
    parts += [("nested", kind) for kind in nested_classes()]
    parts.append(("sources", SOURCES_CLASS))
    return {title_of_class(kind)[language].casefold(): (part, kind) for part, kind in parts for language in _LANGUAGES}


def _read_sheet(grid: Grid, part: Part, kind: str, told: Passport, languages: Sequence[str], found: Sheets) -> None:
    odd = grid.odd
    found.faults += [CellFault(grid.name, cell, Fault("formula")) for cell in odd.formulas]
    found.faults += [CellFault(grid.name, cell, Fault("error")) for cell in odd.errors]
    found.faults += [
        CellFault(grid.name, cells.partition(":")[0], Fault("merged", given=cells)) for cells in odd.merges
    ]
    headings = grid.rows[0] if grid.rows else []
    columns, faults = _columns(grid, headings, _Headings(part, kind, languages))
    found.faults += faults
    expected = next(
        (headings for name, headings in told.headings.items() if name.casefold() == grid.name.casefold()), []
    )
    there = {plain(str(heading)).casefold() for heading in headings}
    if not faults:
        gone = [heading for heading in expected if heading.casefold() not in there]
        found.faults += [CellFault(grid.name, cell_name(0, 0), Fault("missing-header", given=text)) for text in gone]
    for number, row in enumerate(grid.rows[1:], 1):
        cells = {
            field: (place, row[place])
            for place, field in columns.items()
            if place < len(row) and not _is_empty(row[place])
        }
        if cells:
            found.rows.append(SheetRow(grid.name, part, kind, number, cells))


def _is_empty(cell: Any) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _columns(grid: Grid, headings: Sequence[Any], known: _Headings) -> tuple[Mapping[int, Field], list[CellFault]]:
    columns: dict[int, Field] = {}
    faults: list[CellFault] = []
    for place, heading in enumerate(headings):
        text = plain(str(heading))
        if not text:
            if any(place < len(row) and not _is_empty(row[place]) for row in grid.rows[1:]):
                faults.append(CellFault(grid.name, cell_name(0, place), Fault("no-header")))
            continue
        found = known.field(text)
        if found is None:
            faults.append(CellFault(grid.name, cell_name(0, place), known.unknown(text)))
        elif found in columns.values():
            faults.append(CellFault(grid.name, cell_name(0, place), Fault("double-header", given=text)))
        else:
            columns[place] = found
    return columns, faults


class _Headings:
    """What each heading of a sheet stands for, in either language."""

    def __init__(self, part: Part, kind: str, languages: Sequence[str]) -> None:
        fields = [*self._special(part)]
        if part != "sources":
            for key in keys_in_cells(kind):
                for language in languages if key.kind == "language" else (None,):
                    fields.append(Field(key.name, key, language))
        self._fields = {field.titles[shown].casefold(): field for field in fields for shown in _LANGUAGES}

    @staticmethod
    def _special(part: Part) -> Iterator[Field]:
        if part == "sources":
            yield from source_fields()
        elif part == "nested":
            yield from (Field(OWNER), Field(EDITION), *own_source_fields(), Field(ID))
        else:
            yield from (Field(EDITION), Field(FILE), Field(ID))

    def field(self, heading: str) -> Field | None:
        """Return what `heading` stands for; None where it is not known."""
        if heading.casefold() in self._fields:
            return self._fields[heading.casefold()]
        numbered = _NUMBERED.fullmatch(heading)
        first = self._fields.get(numbered[1].casefold()) if numbered else None
        if numbered is None or first is None or int(numbered[2]) < 2:
            return None
        if first.key is None and first.name != CITED:
            return None
        return Field(first.name, first.key, first.language, int(numbered[2]))

    def unknown(self, heading: str) -> Fault:
        """Return the fault for a heading that is not known."""
        return Fault.with_closest("unknown-header", heading, list(self._fields))
