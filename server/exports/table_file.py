"""A table of a page as a file: CSV, XLSX or JSON.

A page with a table makes a ``queries.table.Table`` of it and calls ``table_file(form, table, about)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, get_args

from queries.table import Table
from queries.table_format import spreadsheet_csv, to_json
from server.exports import workbook
from server.exports.workbook import Cell, Facts, Sheet

Form = Literal["csv", "xlsx", "json"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
MEDIA_TYPES: Final = {"csv": "text/csv; charset=utf-8", "xlsx": workbook.MEDIA_TYPE, "json": "application/json"}
#: A whole number of more digits loses some in a spreadsheet.
_MOST_DIGITS: Final = 15


def table_file(form: Form, table: Table, about: tuple[str, Sequence[tuple[str, str]]]) -> bytes:
    """Return `table` as a file; texts that a spreadsheet would run stay texts.

    `about` is the name of a sheet and the facts on it, as pairs of heading and text: they tell in a workbook what
    the table shows and where it is from. Raises StyrgrafError where the table is too large for a workbook.
    """
    if form == "csv":
        return spreadsheet_csv(table)
    if form == "json":
        return to_json(table).encode()
    name, facts = about
    headings = tuple(column.label for column in table.columns)
    return workbook.workbook(table.title, [Sheet(table.title, headings, _rows(table)), Facts(name, table.title, facts)])


def _rows(table: Table) -> list[list[Cell]]:
    """Return the cells, as numbers in the columns that hold nothing but whole numbers."""
    columns = [[row[place].text for row in table.rows] for place in range(len(table.columns))]
    numeric = [any(column) and all(not text or _is_number(text) for text in column) for column in columns]
    return [
        [int(cell.text) if number and cell.text else cell.text for cell, number in zip(row, numeric, strict=True)]
        for row in table.rows
    ]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and (text == "0" or text[0] != "0") and len(text) <= _MOST_DIGITS
