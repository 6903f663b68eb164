"""The first sheet of the workbook: how to use the others, in both languages, and what they are."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ontology.namespaces import STYRGRAF
from ontology.titles import definition_of
from server.commands.language import Language
from server.spreadsheet import guide
from server.spreadsheet.filling import Filled
from server.spreadsheet.formats import Formats, put

#: Width of a column of sentences.
_TEXT = 100
#: Height of a line, and how many signs one of the texts holds.
_LINE, _SIGNS = 15, 118


def write_first(
    book: Workbook,
    formats: Formats,
    about: tuple[str, Sequence[tuple[str, str]]],
    sheets: Sequence[Filled],
    language: Language,
) -> None:
    """Write the sheet into `book`, with what it is `about`: its title, and rows of what and how."""
    name, rows = about
    _First(book, formats, language).write(name, rows, sheets)


class _First:
    def __init__(self, book: Workbook, formats: Formats, language: Language) -> None:
        self._book, self._formats, self._language = book, formats, language

    def write(self, name: str, about: Sequence[tuple[str, str]], sheets: Sequence[Filled]) -> None:
        """Write the sheet that tells how to use the others, in both languages, and lists them."""
        page = self._book.add_worksheet(guide.SHEET[self._language])
        page.set_column(0, 0, 34)
        page.set_column(1, 1, _TEXT)
        page.hide_gridlines(2)
        page.set_paper(9)  # A4
        page.set_landscape()
        page.fit_to_pages(1, 0)
        put(page, 0, 0, name, self._formats.title)
        languages: tuple[Language, Language] = ("sv", "en") if self._language == "sv" else ("en", "sv")
        row = self._steps(page, 2, languages[0])
        row = self._index(page, row + 1, sheets)
        row = self._steps(page, row + 1, languages[1])
        for heading, text in about:
            row += 1
            put(page, row, 0, heading, self._formats.grey)
            put(page, row, 1, text, self._formats.plain)

    def _steps(self, page: Worksheet, row: int, language: Language) -> int:
        put(page, row, 0, guide.HEADING[language], self._formats.heading)
        put(page, row, 1, "", self._formats.heading)
        for what, how in guide.STEPS[language]:
            row += 1
            put(page, row, 0, what, self._formats.plain)
            put(page, row, 1, how, self._formats.plain)
            _room_for(page, row, how)
        return row + 1

    def _index(self, page: Worksheet, row: int, sheets: Sequence[Filled]) -> int:
        page.set_column(2, 2, 8)
        for place, text in enumerate(guide.COLUMNS[self._language]):
            put(page, row, place, text, self._formats.heading)
        for sheet in sheets:
            row += 1
            name = sheet.plan.titles[self._language]
            page.write_url(row, 0, f"internal:'{name}'!A1", self._formats.link, name)
            meaning = definition_of(STYRGRAF + sheet.plan.kind).get(self._language, "")
            put(page, row, 1, meaning, self._formats.plain)
            _room_for(page, row, meaning)
            page.write_number(row, 2, len(sheet.rows))
        return row + 1


def _room_for(page: Worksheet, row: int, text: str) -> None:
    """Make a row as high as `text` needs, which not every program does by itself."""
    page.set_row(row, _LINE * (1 + len(text) // _SIGNS))
