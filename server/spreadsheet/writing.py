"""Writing the workbook.

With XlsxWriter: BSD licence, no dependencies, released several times a year; it writes every text as
text when told so, and has lists, notes and outlines.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.dataset import Dataset
from graph.errors import StyrgrafError
from graph.message import Message
from graph.workspace import Workspace
from ontology.namespaces import STYRGRAF
from ontology.titles import definition_of
from server.commands.language import Language
from server.exports.about import provenance, title
from server.spreadsheet import guide, passport
from server.spreadsheet.cells import Cell, Speech
from server.spreadsheet.concepts import Concepts
from server.spreadsheet.filling import Filled, filled
from server.spreadsheet.lists import Choice, Lists
from server.spreadsheet.names import names_of
from server.spreadsheet.plan import EDITION, FILE, ID, OWNER, Field, plan_of

#: The same whenever it is written, so that equal records give equal bytes.
_TIME = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
#: A text that looks like a formula, an address or a number stays a text.
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
#: What a spreadsheet program takes for a formula once a cell that begins with it is edited.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GREY, _HEADING, _LINK = "#595959", "#E9E4D8", "#005EA5"
#: Rows below the last one in which lists and formats are at hand.
_SPARE_ROWS = 500
_MOST_ROWS, _MOST_COLUMNS = 1_048_575 - _SPARE_ROWS, 16_384
_TALL = 32
#: Columns for further values than so many are folded away.
_SHOWN = 3
_WIDTHS = {"language": 40, "iri": 32, "concept": 20, "integer": 11, "decimal": 11, "boolean": 11}
_DESCRIPTION, _USUAL, _TEXT = 60, 16, 100
#: Height of a line, and how many signs one of the texts holds.
_LINE, _SIGNS = 15, 118


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
        writer = _Writer(book, language, Lists(records, workspace.editions, speech))
        writer.first(title(workspace, language), provenance(workspace, dataset, language), sheets)
        headings = {sheet.plan.titles[language]: writer.sheet(sheet) for sheet in sheets}
        writer.lists()
        writer.passport(passport.passport_of(records, workspace.settings.base, language, speech.names, headings))
    return written.getvalue()


class _Writer:
    def __init__(self, book: Workbook, language: Language, lists: Lists) -> None:
        self._book, self._language, self._lists = book, language, lists
        top = {"valign": "top", "text_wrap": True}
        self._plain: Format = book.add_format(top)
        #: Tells the program that the cell is text, whatever it begins with or is made of.
        self._text: Format = book.add_format({**top, "num_format": "@"})
        self._quoted: Format = book.add_format({**top, "num_format": "@", "quote_prefix": True})
        self._day: Format = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self._grey: Format = book.add_format({**top, "num_format": "@", "font_color": _GREY})
        self._heading: Format = book.add_format({**top, "bold": True, "bg_color": _HEADING, "bottom": 1})
        self._title: Format = book.add_format({"bold": True, "font_size": 16})
        self._link: Format = book.add_format({"font_color": _LINK, "underline": 1, "valign": "top"})

    def first(self, name: str, about: Sequence[tuple[str, str]], sheets: Sequence[Filled]) -> None:
        """Write the sheet that tells how to use the others, in both languages, and lists them."""
        page = self._book.add_worksheet(guide.SHEET[self._language])
        page.set_column(0, 0, 34)
        page.set_column(1, 1, _TEXT)
        page.hide_gridlines(2)
        page.set_paper(9)  # A4
        page.set_landscape()
        page.fit_to_pages(1, 0)
        self._put(page, 0, 0, name, self._title)
        languages: tuple[Language, Language] = ("sv", "en") if self._language == "sv" else ("en", "sv")
        row = self._steps(page, 2, languages[0])
        row = self._index(page, row + 1, sheets)
        row = self._steps(page, row + 1, languages[1])
        for heading, text in about:
            row += 1
            self._put(page, row, 0, heading, self._grey)
            self._put(page, row, 1, text, self._plain)

    def _steps(self, page: Worksheet, row: int, language: Language) -> int:
        self._put(page, row, 0, guide.HEADING[language], self._heading)
        self._put(page, row, 1, "", self._heading)
        for what, how in guide.STEPS[language]:
            row += 1
            self._put(page, row, 0, what, self._plain)
            self._put(page, row, 1, how, self._plain)
            _room_for(page, row, how)
        return row + 1

    def _index(self, page: Worksheet, row: int, sheets: Sequence[Filled]) -> int:
        page.set_column(2, 2, 8)
        for place, text in enumerate(guide.COLUMNS[self._language]):
            self._put(page, row, place, text, self._heading)
        for sheet in sheets:
            row += 1
            name = sheet.plan.titles[self._language]
            page.write_url(row, 0, f"internal:'{name}'!A1", self._link, name)
            meaning = definition_of(STYRGRAF + sheet.plan.kind).get(self._language, "")
            self._put(page, row, 1, meaning, self._plain)
            _room_for(page, row, meaning)
            page.write_number(row, 2, len(sheet.rows))
        return row + 1

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
            page.set_tab_color(_GREY)
        for place, field in enumerate(fields):
            self._column(page, sheet, place, field)
        for number, row in enumerate(sheet.rows, 1):
            for place, cell in row.items():
                self._cell(page, number, place, cell, fields[place])
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(1, len(sheet.rows)), len(fields) - 1)
        return [field.titles[self._language] for field in fields]

    def _column(self, page: Worksheet, sheet: Filled, place: int, field: Field) -> None:
        self._put(page, 0, place, field.titles[self._language], self._heading)
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
            return self._grey
        # A number stays one; what is typed elsewhere stays as it is typed, so that 2030-05 does not become a day.
        return self._plain if field.key and field.key.kind in ("integer", "decimal") else self._text

    def _validation(self, choice: Choice) -> dict[str, object]:
        place = self._lists.choices.index(choice)
        letters = _letters(place)
        source = f"='{guide.LISTS[self._language]}'!${letters}$2:${letters}${len(choice.words) + 1}"
        return {"validate": "list", "source": source, "error_type": "stop" if choice.closed else "warning"}

    def _cell(self, page: Worksheet, row: int, place: int, cell: Cell, field: Field) -> None:
        if isinstance(cell, str):
            harmless = self._quoted if cell.startswith(_FORMULA) else self._form(field)
            self._put(page, row, place, cell, harmless if harmless is not self._plain else self._text)
        elif isinstance(cell, date):
            page.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), self._day)  # noqa: DTZ001 - a day
        else:
            page.write_number(row, place, cell, self._plain)

    def lists(self) -> None:
        """Write the lists that cells choose from on a sheet that is hidden."""
        page = self._book.add_worksheet(guide.LISTS[self._language])
        page.hide()
        for place, choice in enumerate(self._lists.choices):
            for row, word in enumerate((choice.title, *choice.words)):
                self._put(page, row, place, word, self._text)

    def passport(self, told: passport.Passport) -> None:
        """Write what the workbook was made from on a sheet that only programs see."""
        page = self._book.add_worksheet(passport.SHEET)
        page.very_hidden()
        for row, cells in enumerate(passport.written(told)):
            for place, cell in enumerate(cells):
                self._put(page, row, place, cell, self._text)

    def _put(self, page: Worksheet, row: int, place: int, text: str, form: Format) -> None:
        if page.write_string(row, place, text, form):
            raise StyrgrafError(
                Message("A text is too long for a cell of a spreadsheet: it begins with {text!r}.", text=text[:40])
            )


def _room_for(page: Worksheet, row: int, text: str) -> None:
    """Make a row as high as `text` needs, which not every program does by itself."""
    page.set_row(row, _LINE * (1 + len(text) // _SIGNS))


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
