"""Tables as files: CSV, JSON and aligned text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

from queries.table import Cell, Column, Table
from queries.text_columns import side_by_side

#: A cell that begins with one of these is read as a formula by spreadsheet programs (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(table: Table) -> str:
    """Return `table` as CSV with a heading line and LF line ends."""
    return _csv(table, str)


def spreadsheet_csv(table: Table) -> bytes:
    """Return `table` as CSV for spreadsheet programs: a mark tells them that it is UTF-8, and they run no cell.

    Cells that they would run as formulas get an apostrophe before them.
    """
    return _csv(table, _harmless).encode("utf-8-sig")


def _csv(table: Table, written: Callable[[str], str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.label for column in table.columns])
    for row in table.rows:
        texts = [written(cell.text) for cell in row]
        # A lone carriage return is left unquoted by the csv module, and strict readers stumble on it.
        writer.writerow([text.replace("\r\n", "\n").replace("\r", "\n") for text in texts])
    return text.getvalue()


def with_iris(table: Table) -> Table:
    """Return `table` with a column of IRIs beside each column that names things."""
    columns: list[Column] = []
    rows: list[list[Cell]] = [[] for _ in table.rows]
    for place, column in enumerate(table.columns):
        cells = [row[place] for row in table.rows]
        named = any(part.iri for cell in cells for part in (cell.parts or (cell,)))
        columns += [column, Column(f"{column.name}_iri", f"{column.label} (IRI)")] if named else [column]
        for row, cell in zip(rows, cells, strict=True):
            row += [cell, Cell(_iris(cell))] if named else [cell]
    return Table(table.title, tuple(columns), tuple(map(tuple, rows)), table.empty)


def _iris(cell: Cell) -> str:
    return "; ".join(part.iri for part in (cell.parts or (cell,)) if part.iri)


def to_json(table: Table) -> str:
    """Return `table` as JSON: title, columns, and each row as an object with `text` and `iri` per column."""
    names = [column.name for column in table.columns]
    content = {
        "title": table.title,
        "columns": [{"name": column.name, "label": column.label} for column in table.columns],
        "rows": [dict(zip(names, map(cell_as_json, row), strict=True)) for row in table.rows],
        "empty": None if table.rows else table.empty,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_text(table: Table, width: int = 160) -> str:
    """Return `table` as text in aligned columns, for a terminal `width` characters wide.

    Cells are folded so that the lines fit. Columns without content are left out, and one that says
    the same in every row is said once, above.
    """
    head = f"{table.title}\n\n" if table.title else ""
    if not table.rows:
        return f"{head}{table.empty}\n"
    columns = [[column.label, *(row[n].text for row in table.rows)] for n, column in enumerate(table.columns)]
    same = [texts for texts in columns if len(texts) > 2 and len(set(texts[1:])) == 1]
    shown = [texts for texts in columns if texts not in same and any(texts[1:])]
    said = [f"{texts[0]}: {texts[1]}\n" for texts in same if texts[1]]
    return head + "".join([*said, "\n" if said and shown else "", *side_by_side(shown, width)])


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def cell_as_json(cell: Cell) -> dict[str, object]:
    """Return `cell` as JSON has it: its text, the IRI of what it names, and its parts where it has several."""
    single: dict[str, object] = {"text": cell.text, "iri": cell.iri}
    return single | {"parts": [cell_as_json(part) for part in cell.parts]} if cell.parts else single
