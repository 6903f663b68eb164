"""The workbook: a sheet for each class, with headings in Swedish above the keys of the records.

Written with XlsxWriter: BSD licence, no dependencies, released several times a year, and it
writes every text as text when told so. openpyxl also reads, which is not needed here, and its
latest release is from 2024.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.dataset import Dataset
from graph.errors import StyrgrafError
from graph.tables import Column, Table, tables
from graph.workspace import Workspace
from server.exports.about import facts, title

_LANGUAGE = "sv"
ABOUT = "Om"
#: Headings take the first two rows; the id and the edition stay in sight to the left.
HEADINGS, _KEPT = 2, 1
_NARROWEST, _WIDEST = 9, 50
_LONGEST_NAME = 31
#: The same whenever it is written, so that equal records give equal bytes.
_TIME = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
#: A text that looks like a formula, an address or a number stays a text.
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def spreadsheet(workspace: Workspace, dataset: Dataset) -> bytes:
    """Return the workbook of `dataset`, which was built from `workspace`.

    Raises StyrgrafError for a text longer than a cell may hold.
    """
    written = io.BytesIO()
    found = tables(workspace, dataset)
    with Workbook(written, {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties({"title": title(workspace, _LANGUAGE), "created": _TIME})
        heading, key = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"font_color": "#595959"})
        _about(book.add_worksheet(ABOUT), heading, workspace, dataset, found)
        for table in found:
            _sheet(book.add_worksheet(sheet_name(table)), (heading, key), table)
    return written.getvalue()


def sheet_name(table: Table) -> str:
    """Return the name of the sheet of `table`, which a spreadsheet limits to 31 characters."""
    return table.titles[_LANGUAGE][:_LONGEST_NAME]


def _about(sheet: Worksheet, heading: Format, workspace: Workspace, dataset: Dataset, found: Sequence[Table]) -> None:
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 2, 32)
    _write(sheet, 0, 0, title(workspace, _LANGUAGE), heading)
    told = facts(workspace, dataset, _LANGUAGE)
    for number, (name, text) in enumerate(told, HEADINGS):
        _write(sheet, number, 0, name or text, heading if name else None)
        if name:
            _write(sheet, number, 1, text)
    start = HEADINGS + len(told) + 1
    for place, text in enumerate(("Blad", "Klass", "Rader")):
        _write(sheet, start, place, text, heading)
    for number, table in enumerate(found, start + 1):
        _write(sheet, number, 0, sheet_name(table))
        _write(sheet, number, 1, table.name)
        sheet.write_number(number, 2, len(table.rows))


def _sheet(sheet: Worksheet, formats: tuple[Format, Format], table: Table) -> None:
    cells = [table.cells(row) for row in table.rows]
    for place, column in enumerate(table.columns):
        texts = [row[place] for row in cells]
        _write(sheet, 0, place, column.titles[_LANGUAGE], formats[0])
        _write(sheet, 1, place, column.name, formats[1])
        sheet.set_column(place, place, min(max(_NARROWEST, len(column.name) + 4, *map(len, texts)), _WIDEST))
        for number, text in enumerate(texts, HEADINGS):
            if _is_number(column) and text:
                sheet.write_number(number, place, float(text))
            elif text:
                _write(sheet, number, place, text)
    sheet.freeze_panes(HEADINGS, _KEPT)
    sheet.autofilter(HEADINGS - 1, 0, HEADINGS - 1 + len(cells), len(table.columns) - 1)


def _is_number(column: Column) -> bool:
    return column.key is not None and column.key.kind in ("integer", "decimal") and column.separator is None


def _write(sheet: Worksheet, row: int, place: int, text: str, form: Format | None = None) -> None:
    if sheet.write_string(row, place, text, form):
        raise StyrgrafError(f"A text is too long for a cell of a spreadsheet: it begins with {text[:40]!r}.")
