"""What a resource answers with: items for programs, the same as a table for people, and what they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from queries.table import Cell, Table
from queries.table_format import cell_as_json


@dataclass(frozen=True)
class Collection:
    """The whole answer, before a part of it is cut out."""

    #: Each item as JSON has it.
    items: Sequence[Mapping[str, object]]
    #: The same, a row for each item.
    table: Table
    #: For each item the IRIs that it is about, which Turtle tells of.
    things: Sequence[Sequence[str]]


def collection_of(table: Table) -> Collection:
    """Return the rows of `table` as items: each cell with its text and, where it names a thing, the IRI."""
    names = [column.name for column in table.columns]
    items = [dict(zip(names, map(cell_as_json, row), strict=True)) for row in table.rows]
    return Collection(items, table, [_iris(row) for row in table.rows])


def _iris(row: Sequence[Cell]) -> list[str]:
    every = (part for cell in row for part in (cell.parts or (cell,)))
    return list(dict.fromkeys(cell.iri for cell in every if cell.iri))
