"""A table of answers as a page shows it: things as links, several values in one cell as a list."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from queries.table import Cell, Table
from server.pages.addresses import path_of
from server.pages.visit import Visit
from server.pages.words import Link, Words


@dataclass(frozen=True)
class Answer:
    """Headings, rows of cells with one or more values each, and what an empty answer means."""

    headings: tuple[str, ...]
    rows: tuple[tuple[tuple[Link | str, ...], ...], ...]
    empty: str


def answer(visit: Visit, table: Table) -> Answer:
    """Return `table` without the columns that have nothing in any row."""
    filled = [number for number, _ in enumerate(table.columns) if any(row[number].text for row in table.rows)]
    return Answer(
        headings=tuple(table.columns[number].label for number in filled),
        rows=tuple(tuple(_values(visit, row[number]) for number in filled) for row in table.rows),
        empty=table.empty,
    )


def _values(visit: Visit, cell: Cell) -> tuple[Link | str, ...]:
    return tuple(_value(visit, each) for each in (cell.parts or (cell,)) if each.text)


def _value(visit: Visit, cell: Cell) -> Link | str:
    if cell.iri is None:
        return Markup.escape(cell.text)
    path = path_of(cell.iri, visit.site.base)
    return Link(cell.iri, Words(cell.text), visit.address(path) if path else None)
