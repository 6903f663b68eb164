"""Tables: what an answer looks like, whoever shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: The marks before and after what is quoted.
QUOTES = {"sv": ("”", "”"), "en": ("“", "”")}
#: The word before the last of several, and the one where a value holds the first itself.
_LAST = {"sv": (" och ", " samt "), "en": (" and ", " as well as ")}


@dataclass(frozen=True)
class Column:
    """A column of a table: name of the variable, and heading."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place: text, and the IRI of the thing it names if it names one."""

    text: str = ""
    iri: str | None = None
    #: The single values where there are several; `text` then holds them all and `iri` none.
    parts: tuple[Cell, ...] = ()
    #: The language of the text, where it is another than that of the table and names no thing.
    language: str | None = None


@dataclass(frozen=True)
class Table:
    """An answer. `empty` is what to say where it has no rows."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str


def joined(cells: Iterable[Cell]) -> Cell:
    """Return the different cells as one, in the order they came; an empty one where there are none."""
    different = tuple(dict.fromkeys(cell for cell in cells if cell.text))
    if len(different) == 1:
        return different[0]
    return Cell("; ".join(cell.text for cell in different), None, different)


def enumerated(cell: Cell, language: str, quotes: tuple[str, str] = ("", "")) -> str:
    """Return the values of `cell`, each between `quotes`, as they stand in a sentence: 'A, B och C'.

    Without quotes semicolons part them where a value itself holds a comma, and a plainer last word
    stands where one holds an "and": 'Hälso- och sjukvårdslagen samt Socialtjänstlagen'.
    """
    opening, closing = quotes
    texts = [f"{opening}{part.text}{closing}" for part in cell.parts or [cell]]
    last, after_and = _LAST[language]
    plain = opening or not any(last in text for text in texts)
    comma = "," if opening or not any("," in text for text in texts) else ";"
    return (last if plain and comma == "," else after_and).join(
        [f"{comma} ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts
    )
