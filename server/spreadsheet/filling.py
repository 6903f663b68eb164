"""Records as rows of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.record import Record
from graph.values import LOCATOR
from graph.workspace import REFERENCE
from ontology import schema
from server.spreadsheet.cells import Cell, Speech, cell_of
from server.spreadsheet.plan import (
    CITED,
    EDITION,
    FILE,
    ID,
    OWNER,
    SOURCES,
    Field,
    SheetPlan,
    listed,
    nested_classes,
)

#: The cells of a row by the place of the column; empty ones are left out.
Row = Mapping[int, Cell]


@dataclass(frozen=True)
class Filled:
    """A sheet with its rows."""

    plan: SheetPlan
    rows: tuple[Row, ...]


def filled(plans: Sequence[SheetPlan], records: Sequence[Record], speech: Speech) -> tuple[Filled, ...]:
    """Return the sheets with what `records` say."""
    filling = _Filling(records, speech)
    return tuple(Filled(plan, tuple(filling.rows(plan))) for plan in plans)


class _Filling:
    def __init__(self, records: Sequence[Record], speech: Speech) -> None:
        self._records = sorted(records, key=lambda record: (record.file, record.line))
        self._speech, self._names = speech, speech.names

    def rows(self, plan: SheetPlan) -> Iterator[Row]:
        if plan.part == "records":
            yield from (self._record(plan, record) for record in self._records if record.type == plan.kind)
        elif plan.part == "nested":
            yield from (self._part(plan, record, part) for record in self._records for part in _parts(record, plan))
        else:
            yield from (self._source(plan, record, each) for record in self._records for each in _sources(record))

    def _record(self, plan: SheetPlan, record: Record) -> Row:
        special = {EDITION: record.edition or REFERENCE, FILE: record.file.as_posix(), ID: record.id}
        return self._row(plan, record.data, special)

    def _part(self, plan: SheetPlan, record: Record, part: Mapping[str, Any]) -> Row:
        special = self._owned(record) | ({ID: part["id"]} if "id" in part else {})
        said = dict(part)
        for number, source in enumerate(listed(part.get(SOURCES)), 1):
            if isinstance(source, str):
                special[CITED if number == 1 else f"{CITED}{number}"] = self._names.get(source, source)
            marks = {} if isinstance(source, str) else self._marks(record, source)
            for name in LOCATOR:
                said.setdefault(name, []).append(marks.get(name))
        return self._row(plan, said, special)

    def _source(self, plan: SheetPlan, record: Record, source: Any) -> Row:
        if isinstance(source, str):
            return self._row(plan, {}, self._owned(record) | {CITED: self._names.get(source, source)})
        return self._row(plan, self._marks(record, source), self._owned(record))

    @staticmethod
    def _marks(record: Record, source: Mapping[str, str]) -> Mapping[str, str]:
        return {**source, "section": f"{record.edition}/section/{source['section']}"}

    def _owned(self, record: Record) -> dict[str, Cell]:
        return {OWNER: self._names[record.id], EDITION: record.edition or REFERENCE}

    def _row(self, plan: SheetPlan, data: Mapping[str, Any], special: Mapping[str, Cell]) -> Row:
        cells = ((place, self._cell(field, data, special)) for place, field in enumerate(plan.fields))
        return {place: cell for place, cell in cells if cell is not None}

    def _cell(self, field: Field, data: Mapping[str, Any], special: Mapping[str, Cell]) -> Cell | None:
        if field.key is None:
            return special.get(field.name if field.number == 1 else f"{field.name}{field.number}")
        value = data.get(field.name)
        if field.language is not None:
            value = value.get(field.language) if isinstance(value, Mapping) else None
        values = listed(value)
        if len(values) < field.number or values[field.number - 1] is None:
            return None
        return cell_of(field.key, values[field.number - 1], self._speech)


def _parts(record: Record, plan: SheetPlan) -> Iterator[Mapping[str, Any]]:
    key = nested_classes()[plan.kind].get(record.type)
    yield from record.values(key) if key else ()


def _sources(record: Record) -> Iterator[Any]:
    yield from record.values(SOURCES) if SOURCES in schema.keys_of(record.type) else ()
