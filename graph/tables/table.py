"""A table of records: its columns know what they hold and in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.schema import Key

#: What may stand between the values of one cell; the first that no value of the column contains is used.
SEPARATORS = ("|", "¦", "‖", "\u241f")
Row = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Column:
    """One column. Its name is the record's key, followed by the language for text in languages."""

    name: str
    titles: Mapping[str, str]
    #: None for the columns that every table has of its own: id, type and edition.
    key: Key | None = None
    language: str | None = None
    #: What stands between values; None where a cell holds one value at most.
    separator: str | None = None


@dataclass(frozen=True)
class Table:
    """The records of one class; each row holds the values of its columns by name."""

    #: Name of the class.
    name: str
    titles: Mapping[str, str]
    columns: tuple[Column, ...]
    #: In the order of id, then edition.
    rows: tuple[Row, ...]

    def cells(self, row: Row) -> list[str]:
        """Return the text of each cell of `row`, in the order of the columns."""
        return [(column.separator or "").join(row.get(column.name, ())) for column in self.columns]
