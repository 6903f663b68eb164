"""Tables as a workbook: the one place where a page or a command makes XLSX of what it shows.

A page with a table calls ``workbook(title, [Facts(…), Sheet(…)])`` and sends the bytes as MEDIA_TYPE.
Every text stays a text: nothing in it becomes a formula, a link or a number, now or when it is edited.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.errors import StyrgrafError
from graph.message import Message

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | float

#: The same whenever it is written, so that equal tables give equal bytes.
_TIME = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NARROWEST, _WIDEST = 9, 60
#: A sheet of paper has room for so many signs across before they become too small to read.
_ACROSS, _NARROW = 200, 18
#: A line of text in points, and the highest row that the format allows.
_LINE, _HIGHEST = 15, 409
_MOST_ROWS = 1_048_575
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
#: What a spreadsheet program takes for a formula once a cell that begins with it is edited.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GREY, _HEADING, _HAIRLINE = "#595959", "#E9E4D8", "#DDD4C5"


@dataclass(frozen=True)
class Sheet:
    """A table: one heading a column, kept in sight, with a filter; every row as long as the headings."""

    name: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Facts:
    """A sheet to read first: a title, facts as pairs of heading and text, and perhaps a small table below."""

    name: str
    title: str
    pairs: Sequence[tuple[str, str]]
    headings: tuple[str, ...] = ()
    rows: Sequence[Sequence[Cell]] = ()


def workbook(title: str, sheets: Sequence[Sheet | Facts]) -> bytes:
    """Return an XLSX file of `sheets`, in their order; `title` is the title of the document.

    Names of sheets are cut and told apart as the format demands. Raises StyrgrafError for a text
    or a table too long for a spreadsheet.
    """
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True, **_AS_TEXT}) as book:
        book.set_properties({"title": title, "created": _TIME})
        styles = _Styles(book)
        for name, sheet in zip(_names(sheets), sheets, strict=True):
            page = _Page(book.add_worksheet(name), styles)
            _table(page, sheet) if isinstance(sheet, Sheet) else _facts(page, sheet)
    return written.getvalue()


class _Styles:
    def __init__(self, book: Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        ruled = {**wrapped, "bottom": 1, "bottom_color": _HAIRLINE}
        self.plain: Format = book.add_format(ruled)
        #: Tells the program that the cell is text, whatever it begins with.
        self.quoted: Format = book.add_format({**ruled, "quote_prefix": True})
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.fact: Format = book.add_format({**wrapped, "font_color": _GREY})
        self.heading: Format = book.add_format({**wrapped, "bold": True, "bg_color": _HEADING, "bottom": 1})


class _Page:
    def __init__(self, sheet: Worksheet, styles: _Styles) -> None:
        self.sheet, self.styles = sheet, styles
        sheet.set_paper(9)  # A4
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def text(self, row: int, place: int, text: str, style: Format | None = None) -> None:
        harmless = style or (self.styles.quoted if text.startswith(_FORMULA) else self.styles.plain)
        if self.sheet.write_string(row, place, text, harmless):
            raise StyrgrafError(
                Message("A text is too long for a cell of a spreadsheet: it begins with {text!r}.", text=text[:40])
            )

    def cells(self, row: int, cells: Sequence[Cell]) -> None:
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                self.text(row, place, cell)
            else:
                self.sheet.write_number(row, place, cell, self.styles.plain)

    def headings(self, row: int, headings: Sequence[str]) -> None:
        for place, text in enumerate(headings):
            self.text(row, place, text, self.styles.heading)

    def widths(self, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
        """Make each column as wide as its texts need, and return the widths in signs."""
        found, widest = [], min(max(_ACROSS // max(1, len(headings)), _NARROW), _WIDEST)
        for place, heading in enumerate(headings):
            longest = max(_longest_line([heading, *(row[place] for row in rows)]), default=0)
            found.append(min(max(_NARROWEST, longest + 2), widest))
            self.sheet.set_column(place, place, found[-1])
        return found

    def height(self, row: int, cells: Sequence[Cell], widths: Sequence[int]) -> None:
        """Make a row as high as its longest text needs: not every program does so when it opens a file."""
        lines = max((_lines(str(cell), width) for cell, width in zip(cells, widths, strict=True)), default=1)
        if lines > 1:
            self.sheet.set_row(row, min(_LINE * lines, _HIGHEST))


def _table(page: _Page, table: Sheet) -> None:
    if len(table.rows) > _MOST_ROWS:
        raise StyrgrafError(
            Message("{count} rows are too many for a spreadsheet; take the table as CSV.", count=len(table.rows))
        )
    widths = page.widths(table.headings, table.rows)
    page.height(0, table.headings, widths)
    page.headings(0, table.headings)
    for number, row in enumerate(table.rows, 1):
        page.height(number, row, widths)
        page.cells(number, row)
    page.sheet.freeze_panes(1, 0)
    page.sheet.repeat_rows(0)
    page.sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)


def _facts(page: _Page, facts: Facts) -> None:
    page.widths(["", *facts.headings[1:]], [["", *row[1:]] for row in facts.rows])
    page.sheet.set_column(0, 0, 34)
    page.sheet.set_column(1, 1, _WIDEST)
    page.text(0, 0, facts.title, page.styles.title)
    for number, (name, text) in enumerate(facts.pairs, 2):
        page.height(number, [name, text], [34, _WIDEST])
        page.text(number, 0, name, page.styles.fact)
        page.text(number, 1, text)
    start = len(facts.pairs) + 3
    page.headings(start, facts.headings)
    for number, row in enumerate(facts.rows, start + 1):
        page.cells(number, row)


def _longest_line(cells: Iterable[Cell]) -> Iterator[int]:
    return (len(line) for cell in cells for line in str(cell).splitlines())


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column that has room for `width` signs."""
    return sum(max(1, -(-len(line) // max(1, width - 2))) for line in text.splitlines()) or 1


def _names(sheets: Iterable[Sheet | Facts]) -> Iterator[str]:
    """Yield a name for each sheet that a workbook allows: short, without some signs, never twice."""
    taken: set[str] = set()
    for sheet in sheets:
        words = " ".join(_NOT_IN_NAMES.sub(" ", sheet.name).split())
        plain = words.strip("'")[:_LONGEST_NAME].strip(" '") or "–"
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
        taken.add(name.casefold())
        yield name
