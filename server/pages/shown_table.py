"""A table as a page shows it, read from the markup of the page.

What a reader sees and what the file of it holds are the same thing, whatever the page is about.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

from queries.table import Cell, Column, Table

#: Elements that begin something new within a cell.
_APART: Final = frozenset({"li", "p", "br", "div"})
_CELLS: Final = frozenset({"td", "th"})
_TITLES: Final = frozenset({"h1", "caption"})
#: Elements without an end.
_VOID: Final = frozenset({"br", "img", "input", "wbr"})
#: An element with it stands in the table without being part of what is told, such as the way to a form.
_ASIDE: Final = "data-aside"
#: What a page shows where there is nothing.
_NOTHING: Final = "–"


def table_in(page: str, name: str) -> Table | None:
    """Return the table called `name` in the markup of `page`: its id is ``tabell-`` and that. None if there is none.

    It bears its caption, or else the heading of the page. What stands apart in a cell is parted by semicolons.
    """
    reader = _Reader(f"tabell-{name}")
    reader.feed(page)
    reader.close()
    if not reader.is_found:
        return None
    columns = tuple(Column(str(place), heading) for place, heading in enumerate(reader.headings))
    rows = tuple(tuple(Cell("" if text == _NOTHING else text) for text in row) for row in reader.rows)
    return Table(reader.titles.get("caption") or reader.titles.get("h1", name), columns, rows, "")


class _Reader(HTMLParser):
    """Reads a page of ours, in which every element that has an end is ended."""

    def __init__(self, identity: str) -> None:
        super().__init__()
        self.titles: dict[str, str] = {}
        self.headings: list[str] = []
        self.rows: list[list[str]] = []
        self.is_found = False
        self._id, self._is_within, self._is_heading = identity, False, False
        self._row: list[str] = []
        self._words: list[str] = []
        #: How many elements are open within the one that is left out, itself counted.
        self._aside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID and (self._aside or _ASIDE in dict(attrs)):
            self._aside += 1
        elif tag == "table" and dict(attrs).get("id") == self._id:
            self.is_found = self._is_within = True
        elif tag == "thead":
            self._is_heading = True
        elif tag == "tr":
            self._row = []
        elif tag in _CELLS or tag in _TITLES:
            self._words = []
        elif tag in _APART:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._aside:
            self._aside -= 1
        elif tag == "h1" or (tag == "caption" and self._is_within):
            self.titles[tag] = self._told()
        elif tag == "thead":
            self._is_heading = False
        elif tag == "table":
            self._is_within = False
        elif tag in _CELLS:
            self._row.append(self._told())
        elif tag == "tr":
            self._end_row()
        elif tag in _APART:
            self._words.append("\n")

    def _end_row(self) -> None:
        if self._is_within and self._is_heading:
            self.headings = self._row
        elif self._is_within:
            self.rows.append(self._row)

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self._words.append(data.replace("\n", " "))

    def _told(self) -> str:
        """Return the words since the element began."""
        apart = (" ".join(part.split()) for part in "".join(self._words).split("\n"))
        return "; ".join(part for part in apart if part)
