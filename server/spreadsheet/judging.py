"""Whether the records that a workbook tells fit together, with the cell of everything that does not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.known import Known, known_from
from graph.message import Message
from graph.naming import naming
from graph.plain_text import not_plain
from graph.record import Record
from graph.values import LONGEST_MARK, Context, flaws
from graph.workspace import Workspace
from ontology import schema
from ontology.schema import Key
from server.spreadsheet.faults import CellFault, Fault
from server.spreadsheet.names import is_address
from server.spreadsheet.passport import Passport
from server.spreadsheet.plan import CITED, SOURCES, listed
from server.spreadsheet.proposed import Name, Proposed
from server.spreadsheet.reading import SheetRow


def judged(records: Mapping[Name, Proposed], told: Passport, workspace: Workspace) -> Iterator[CellFault]:
    """Yield what is wrong with `records`, as they would stand in `workspace`."""
    stood = {(each.edition, each.id): each for each in _every(workspace)}
    added = [each for each in _every(workspace) if (each.edition, each.id) not in told.records]
    known = known_from([*(each.record for each in records.values()), *added])
    for proposed in records.values():
        context = Context(proposed.edition, known, workspace.settings.languages)
        before = stood.get(proposed.name)
        yield from _record(proposed, context)
        yield from _unfit(proposed, before, known)
        if before and before.values("label") and "label" not in proposed.data:
            yield proposed.fault(Fault("no-name", given=proposed.id), "label")


def _every(workspace: Workspace) -> Iterator[Record]:
    yield from workspace.records
    yield from workspace.withheld


def _record(proposed: Proposed, context: Context) -> Iterator[CellFault]:
    keys = schema.keys_of(proposed.row.kind)
    for name, value in proposed.data.items():
        if name not in keys:
            continue
        rows = proposed.parts.get(name)
        seen: set[str] = set()
        for number, each in enumerate(listed(value)):
            row = rows[number] if rows else proposed.row
            yield from _value(keys[name], each, row, name, context, 0 if rows else number)
            said = json.dumps(each, sort_keys=True)
            if said in seen:
                yield CellFault(row.sheet, row.place(name, number + 1), Fault("twice", given=_cell(row, name, number)))
            seen.add(said)


def _unfit(proposed: Proposed, before: Record | None, known: Known) -> Iterator[CellFault]:
    """Yield where a cell names a thing of a class that its column does not take, unless it stood so before."""
    stood = set(naming(before.type, before.data)) if before else set()
    keys = schema.keys_of(proposed.row.kind)
    for name, value in proposed.data.items():
        if name not in keys:
            continue
        rows = proposed.parts.get(name)
        for number, each in enumerate(listed(value)):
            row = rows[number] if rows else proposed.row
            for key, identity in naming(proposed.row.kind, {name: each}):
                if not known.fits(key, identity) and (key, identity) not in stood:
                    yield CellFault(row.sheet, row.place(key.name), Fault("unfit", given=identity))


def _cell(row: SheetRow, name: str, number: int) -> str:
    """Return what stands in the cell of one of the values of a key, or in the first cell of a row of its own."""
    found = next(
        (cell for field, (_, cell) in row.cells.items() if field.name == name and field.number == number + 1), ""
    )
    return str(found or next(cell for _, cell in row.cells.values()))


def _value(key: Key, value: Any, row: SheetRow, name: str, context: Context, number: int = 0) -> Iterator[CellFault]:
    if key.kind == "nested":
        yield from _part(key, value, row, context)
    elif key.kind == "source" and isinstance(value, Mapping):
        yield from _place(key, value, row, context)
    elif key.kind in ("iri", "source") and not (is_address(value) or value in context.known.ids):
        held = CITED if name == SOURCES else name
        yield CellFault(row.sheet, row.place(held, number + 1), Fault("points-nowhere", given=_cell(row, held, number)))
    else:
        yield from _flaws(key, value, row, name, context)


def _part(key: Key, part: Mapping[str, Any], row: SheetRow, context: Context) -> Iterator[CellFault]:
    keys = schema.keys_of(next(iter(key.range)))
    for name, value in part.items():
        for each in listed(value) if name in keys else ():
            yield from _value(keys[name], each, row, name, context)


def _place(key: Key, place: Mapping[str, str], row: SheetRow, context: Context) -> Iterator[CellFault]:
    long = [mark for mark, text in place.items() if len(text) > LONGEST_MARK]
    for mark in long:
        yield CellFault(row.sheet, row.place(mark), Fault("too-long", given=place[mark], most=str(LONGEST_MARK)))
    if not long:
        yield from _flaws(key, place, row, "textStart", context)


def _flaws(key: Key, value: Any, row: SheetRow, name: str, context: Context) -> Iterator[CellFault]:
    odd = [(text, held) for text in _texts(key, value) if (held := not_plain(text))]
    for text, held in odd:
        said = Message("The text holds {odd}. Write it by hand, as plain text.", odd=held)
        yield CellFault(row.sheet, row.place(name), Fault("flaw", given=text, told=said))
    if odd:
        return
    for flaw in flaws(key, [value], context):
        said = Message("{message} {remedy}", message=flaw.message, remedy=flaw.remedy)
        yield CellFault(row.sheet, row.place(name), Fault("flaw", given=_shown(value), told=said))


def _texts(key: Key, value: Any) -> Iterator[str]:
    """Yield the texts of a value per language."""
    for texts in value.values() if key.kind == "language" and isinstance(value, Mapping) else ():
        yield from (text for text in listed(texts) if isinstance(text, str))


def _shown(value: object) -> str:
    """Return a value as the cells have it: of a passage its words, of several values each."""
    if isinstance(value, Mapping):
        marks = [value[mark] for mark in ("textStart", "textEnd") if mark in value]
        return " … ".join(map(str, marks)) if marks else ", ".join(map(_shown, value.values()))
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
