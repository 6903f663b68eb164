"""A table of a page as a file: CSV, XLSX or JSON.

A page with a table makes a ``queries.table.Table`` of it and calls ``table_file(form, table, about)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, Literal, get_args

from queries.table import Table
from queries.table_format import spreadsheet_csv, to_json
from server.exports import workbook
from server.exports.workbook import Cell, Facts, Sheet
from server.language import Language, number_words

Form = Literal["csv", "xlsx", "json"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
MEDIA_TYPES: Final = {"csv": "text/csv; charset=utf-8", "xlsx": workbook.MEDIA_TYPE, "json": "application/json"}
#: A number of more digits loses some in a spreadsheet.
_MOST_DIGITS: Final = 15


def table_file(
    form: Form, table: Table, about: tuple[str, Sequence[tuple[str, str]]], language: Language | None = None
) -> bytes:
    """Return `table` as a file; texts that a spreadsheet would run stay texts.

    Numbers stand in it as `language` writes them or, where none is given, as data does; a workbook has them as
    numbers, which its program shows as its reader is used to. `about` is the name of a sheet and the facts on it, as
    pairs of heading and text: they tell in a workbook what the table shows and where it is from. Raises
    StyrgrafError where the table is too large for a workbook.
    """
    if form == "csv":
        return spreadsheet_csv(table)
    if form == "json":
        return to_json(table).encode()
    name, facts = about
    headings = tuple(column.label for column in table.columns)
    rows = _rows(table, language)
    return workbook.workbook(table.title, [Sheet(table.title, headings, rows), Facts(name, table.title, facts)])


def _rows(table: Table, language: Language | None) -> list[list[Cell]]:
    """Return the cells, as numbers in the columns that hold nothing but numbers."""
    columns = [_column([row[place].text for row in table.rows], language) for place in range(len(table.columns))]
    return [list(row) for row in zip(*columns, strict=True)]


def _column(texts: Sequence[str], language: Language | None) -> Sequence[Cell]:
    numbers = [_number(text, language) if text else "" for text in texts]
    return texts if None in numbers or not any(texts) else [each for each in numbers if each is not None]


def _number(text: str, language: Language | None) -> int | float | None:
    """Return the number that `text` is; None where it is none, or not written as numbers are, such as 4.10."""
    plain = _in_figures(text, language) if language else text
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    if not number.is_finite() or len(number.as_tuple().digits) > _MOST_DIGITS or abs(number) >= 10**_MOST_DIGITS:
        return None
    if text not in (_written(number, language) if language else (f"{number.normalize():f}",)):
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _written(number: Decimal, language: Language) -> tuple[str, ...]:
    """Return how a page may write a number: with thousands apart or not, as years are not."""
    words = number_words(number, language)
    groups = number_words(Decimal(1000), language)[1]
    return words, words.replace(groups, ""), words.replace("−", "-")


def _in_figures(text: str, language: Language) -> str:
    """Return a number as `language` writes it as data does: “−12 345,6” as “-12345.6”."""
    groups, point = number_words(Decimal(1000), language)[1], number_words(Decimal("0.5"), language)[1]
    return text.replace(groups, "").replace(point, ".").replace("−", "-")
