"""Writing the workbook.

With XlsxWriter: BSD licence, no dependencies, released several times a year; it writes every text as
text when told so, and has lists, notes and outlines.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.dataset import Dataset
from graph.errors import StyrgrafError
from graph.message import Message
from graph.workspace import Workspace
from server.commands.language import Language
from server.exports.about import provenance, title
from server.spreadsheet import guide, passport
from server.spreadsheet.cells import Cell, Speech
from server.spreadsheet.concepts import Concepts
from server.spreadsheet.filling import Filled, filled
from server.spreadsheet.first_sheet import write_first
from server.spreadsheet.formats import GREY, Formats, put
from server.spreadsheet.lists import Choice, Lists
from server.spreadsheet.names import names_of
from server.spreadsheet.plan import EDITION, FILE, ID, OWNER, Field, plan_of

#: The same whenever it is written, so that equal records give equal bytes.
_TIME = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
#: A text that looks like a formula, an address or a number stays a text.
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: What a spreadsheet program takes for a formula once a cell that begins with it is edited.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Rows below the last one in which lists and formats are at hand.
_SPARE_ROWS = 500
_MOST_ROWS, _MOST_COLUMNS = 1_048_575 - _SPARE_ROWS, 16_384
_TALL = 32
#: Columns for further values than so many are folded away.
_SHOWN = 3
_WIDTHS = {"language": 40, "iri": 32, "concept": 20, "integer": 11, "decimal": 11, "boolean": 11}
_DESCRIPTION, _USUAL = 60, 16


def spreadsheet(workspace: Workspace, dataset: Dataset, language: Language = "sv") -> bytes:
    """Return the workbook of `workspace`, of which `dataset` was built, with its words in `language`.

    Raises StyrgrafError where a text or a table is longer than a spreadsheet allows.
    """
    records = workspace.records
    speech = Speech(names_of(records, language), Concepts(records), language)
    sheets = filled(plan_of(records, workspace.settings.languages), records, speech)
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties({"title": title(workspace, language), "created": _TIME})
        formats = Formats(book)
        writer = _Writer(book, language, Lists(records, workspace.editions, speech), formats)
        write_first(
            book, formats, (title(workspace, language), provenance(workspace, dataset, language)), sheets, language
        )
        headings = {sheet.plan.titles[language]: writer.sheet(sheet) for sheet in sheets}
        writer.lists()
        writer.passport(passport.passport_of(records, workspace.settings.base, language, speech.names, headings))
    return written.getvalue()


class _Writer:
    def __init__(self, book: Workbook, language: Language, lists: Lists, formats: Formats) -> None:
        self._book, self._language, self._lists = book, language, lists
        self._formats = formats

    def sheet(self, sheet: Filled) -> list[str]:
        """Write a sheet and return its headings."""
        fields, name = sheet.plan.fields, sheet.plan.titles[self._language]
        if len(sheet.rows) > _MOST_ROWS or len(fields) > _MOST_COLUMNS:
            raise StyrgrafError(
                Message(
                    "{count} rows of {count2} columns are too many for a sheet ({name}).",
                    count=len(sheet.rows),
                    count2=len(fields),
                    name=name,
                )
            )
        page = self._book.add_worksheet(name)
        page.set_row(0, _TALL)
        if not sheet.rows:
            page.set_tab_color(GREY)
        for place, field in enumerate(fields):
            self._column(page, sheet, place, field)
        for number, row in enumerate(sheet.rows, 1):
            for place, cell in row.items():
                self._cell(page, number, place, cell, fields[place])
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, len(sheet.rows)), len(fields) - 1)
        return [field.titles[self._language] for field in fields]

    def _column(self, page: Worksheet, sheet: Filled, place: int, field: Field) -> None:
        put(page, 0, place, field.titles[self._language], self._formats.heading)
        if field.number == 1 and (note := guide.note_on(field, self._language)):
            page.write_comment(0, place, note, {"x_scale": 2, "y_scale": 1 + note.count("\n") * 0.3 + len(note) / 400})
        folded = {"level": 1, "hidden": True} if field.number > _SHOWN else {}
        page.set_column(place, place, _width(field), self._form(field), folded)
        choice = self._lists.of(sheet.plan, field)
        if choice:
            last = len(sheet.rows) + _SPARE_ROWS
            page.data_validation(1, place, last, place, self._validation(choice))

    def _form(self, field: Field) -> Format:
        if field.name in (ID, FILE) and field.key is None:
            return self._formats.grey
        # A number stays one; what is typed elsewhere stays as it is typed, so that 2030-05 does not become a day.
        return self._formats.plain if field.key and field.key.kind in ("integer", "decimal") else self._formats.text

    def _validation(self, choice: Choice) -> dict[str, object]:
        place = self._lists.choices.index(choice)
        letters = _letters(place)
        source = f"='{guide.LISTS[self._language]}'!${letters}$2:${letters}${len(choice.words) + 1}"
        return {"validate": "list", "source": source, "error_type": "stop" if choice.closed else "warning"}

    def _cell(self, page: Worksheet, row: int, place: int, cell: Cell, field: Field) -> None:
        if isinstance(cell, str):
            harmless = self._formats.quoted if cell.startswith(_FORMULA) else self._form(field)
            put(page, row, place, cell, harmless if harmless is not self._formats.plain else self._formats.text)
        elif isinstance(cell, date):
            page.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), self._formats.day)  # noqa: DTZ001 - a day
        else:
            page.write_number(row, place, cell, self._formats.plain)

    def lists(self) -> None:
        """Write the lists that cells choose from on a sheet that is hidden."""
        page = self._book.add_worksheet(guide.LISTS[self._language])
        page.hide()
        for place, choice in enumerate(self._lists.choices):
            for row, word in enumerate((choice.title, *choice.words)):
                put(page, row, place, word, self._formats.text)

    def passport(self, told: passport.Passport) -> None:
        """Write what the workbook was made from on a sheet that only programs see."""
        page = self._book.add_worksheet(passport.SHEET)
        page.very_hidden()
        for row, cells in enumerate(passport.written(told)):
            for place, cell in enumerate(cells):
                put(page, row, place, cell, self._formats.text)


def _width(field: Field) -> int:
    if field.name == "description":
        return _DESCRIPTION
    if field.key is None:
        return {OWNER: 40, EDITION: 14}.get(field.name, 30)
    return _WIDTHS.get(field.key.kind, 30 if field.name.startswith("text") else _USUAL)


def _letters(place: int) -> str:
    letters, left = "", place + 1
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
