"""A table of answers as a page shows it: things as links, several values in one cell as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from queries.table import Cell, Table
from server.language import time_words
from server.pages.addresses import TERM_PAGE, path_of
from server.pages.parts.paging import PAGE, Paging, paged
from server.pages.visit import Visit
from server.pages.words import Link, Words

#: A column that says the same in each of at least so many rows is told once, above the table.
_ROWS_ALIKE: Final = 3
#: More rows than this are shown a page at a time.
_MOST_ROWS: Final = 300
#: More columns than this leave too little room for each; these two can share one.
_MOST_COLUMNS: Final = 9
_WHERE: Final = ("section", "edition")
Values = tuple[Link | Markup, ...]


@dataclass(frozen=True)
class Answer:
    """Headings, rows of cells with one or more values each, and what an empty answer means."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Values, ...], ...]
    #: Headings and values that hold for every row.
    common: tuple[tuple[str, Values], ...]
    empty: str
    page: Paging[tuple[Cell, ...]]


def answer(visit: Visit, table: Table, name: str = "", part: str = PAGE) -> Answer:
    """Return `table` without the columns that have nothing in any row, or the same in all.

    `name` is what its files are called, where the page offers any, and `part` the part of the address that says which
    of its pages is shown.
    """
    columns = [[row[number] for row in table.rows] for number, _ in enumerate(table.columns)]
    filled = [number for number, cells in enumerate(columns) if any(cell.text for cell in cells)]
    alike = [number for number in filled[1:] if _alike(columns[number])]
    shown = [number for number in filled if number not in alike]
    page = paged(visit, table.rows, _MOST_ROWS, table=name, part=part)
    together = _together(table, shown)
    return Answer(
        headings=tuple(_heading(table, numbers) for numbers in together),
        rows=tuple(tuple(_joined(visit, row, numbers) for numbers in together) for row in page.items),
        common=tuple((table.columns[number].label, _values(visit, columns[number][0])) for number in alike),
        empty=table.empty,
        page=page,
    )


def _together(table: Table, shown: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the columns as they are shown; of many, those that say where it stands become one."""
    placing = [number for number in shown if table.columns[number].name in _WHERE]
    if len(shown) <= _MOST_COLUMNS or len(placing) < len(_WHERE):
        return [(number,) for number in shown]
    return [*((number,) for number in shown if number not in placing), tuple(placing)]


def _heading(table: Table, numbers: Sequence[int]) -> str:
    first, *others = (table.columns[number].label for number in numbers)
    return ", ".join((first, *(other.lower() for other in others)))


def _joined(visit: Visit, row: Sequence[Cell], numbers: Sequence[int]) -> Values:
    return tuple(value for number in numbers for value in _values(visit, row[number]))


def _alike(cells: Sequence[Cell]) -> bool:
    return len(cells) >= _ROWS_ALIKE and all(cell == cells[0] for cell in cells)


def _values(visit: Visit, cell: Cell) -> Values:
    return tuple(_value(visit, each) for each in (cell.parts or (cell,)) if each.text)


def _value(visit: Visit, cell: Cell) -> Link | Markup:
    """Return one value; terms of the vocabulary stand as plain words, so that things stand out."""
    text = cell.text if cell.iri else time_words(cell.text, visit.texts)
    words = Words(text, visit.label(cell.iri).language if cell.iri else cell.language, visit.quoted(text))
    path = path_of(cell.iri, visit.site.base) if cell.iri else None
    if cell.iri is None or path is None or path.startswith(TERM_PAGE):
        return words.__html__()
    return Link(cell.iri, words, visit.address(path))
