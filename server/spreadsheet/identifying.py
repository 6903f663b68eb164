"""Which record a row of a workbook is about: its edition, its id and its file, as the row gives them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from graph.record import Record
from graph.validation import IDENTITY
from graph.writing.naming import new_id
from server.spreadsheet.faults import Fault
from server.spreadsheet.names import plain
from server.spreadsheet.plan import EDITION, FILE, ID
from server.spreadsheet.reading import SheetRow
from server.spreadsheet.values import text_of


def folder_of(row: SheetRow, known: Collection[str]) -> str:
    """Return the one of the `known` folders that `row` names. Raises Fault."""
    given = plain(text_of(row.cell(EDITION)))
    if not given:
        raise Fault("no-edition")
    if given not in known:
        raise Fault.with_closest("unknown-edition", given, list(known))
    return given


def given_id(row: SheetRow) -> str:
    """Return the id that `row` gives, "" for a new record. Raises Fault."""
    given = text_of(row.cell(ID)).strip()
    if given and not IDENTITY.fullmatch(given):
        raise Fault("bad-id", given=given)
    return given


def id_for(row: SheetRow, edition: str | None, records: Sequence[Record], taken: Collection[str]) -> str:
    """Return an id that is not `taken` for the new record of `row`, by its name and as those of `records` are.

    Raises Fault.
    """
    texts = [value for field, (_, value) in row.cells.items() if field.name == "label" and field.number == 1]
    if not texts:
        raise Fault("no-label")
    return new_id(row.kind, edition, text_of(texts[0]), records, taken)


def file_of(row: SheetRow, folder: str) -> Path | None:
    """Return the file in `folder` that `row` names; None where it names none. Raises Fault."""
    given = text_of(row.cell(FILE)).strip()
    path = Path(given)
    hidden = any(part.startswith(".") for part in path.parts)
    if given and (path.parts[0] != folder or path.suffix != ".yaml" or hidden or not given.isprintable()):
        raise Fault("wrong-file", given=given, folder=folder)
    return path if given else None
