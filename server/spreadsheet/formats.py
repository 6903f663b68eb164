"""How the cells of the workbook look, and writing a text into one."""

from __future__ import annotations

from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.errors import StyrgrafError
from graph.message import Message

GREY: Final = "#595959"
_BEIGE, _BLUE = "#E9E4D8", "#005EA5"


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: Workbook) -> None:
        top = {"valign": "top", "text_wrap": True}
        self.plain: Format = book.add_format(top)
        #: Tells the program that the cell is text, whatever it begins with or is made of.
        self.text: Format = book.add_format({**top, "num_format": "@"})
        self.quoted: Format = book.add_format({**top, "num_format": "@", "quote_prefix": True})
        self.day: Format = book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"})
        self.grey: Format = book.add_format({**top, "num_format": "@", "font_color": GREY})
        self.heading: Format = book.add_format({**top, "bold": True, "bg_color": _BEIGE, "bottom": 1})
        self.title: Format = book.add_format({"bold": True, "font_size": 16})
        self.link: Format = book.add_format({"font_color": _BLUE, "underline": 1, "valign": "top"})


def put(page: Worksheet, row: int, place: int, text: str, form: Format) -> None:
    """Write `text` into a cell as text, whatever it looks like. Raises StyrgrafError where it is too long."""
    if page.write_string(row, place, text, form):
        raise StyrgrafError(
            Message("A text is too long for a cell of a spreadsheet: it begins with {text!r}.", text=text[:40])
        )
