"""What Kolada's answers say, once everything in them is of the type it has to be.

A row of data: {"kpi", "municipality", "period", "values": [{"gender", "count", "status", "value"}]}, where gender is
T (all), K (women), M or F, and value may be null.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from graph.kolada.errors import KoladaError
from graph.message import Message
from graph.plain_text import not_plain, typed

#: The value for everybody, not for one sex.
_ALL = "T"
_YEARS = range(1900, 2200)
#: A value with more figures than this before or after the point is no key figure.
_LARGEST, _MOST_DECIMALS = Decimal(10) ** 15, 12
_LONGEST_TITLE = 300


@dataclass(frozen=True, order=True)
class Value:
    """One value: of which key figure, for whom, in which year."""

    kpi: str
    municipality: str
    year: int
    value: Decimal


@dataclass(frozen=True)
class Kpi:
    """A key figure as Kolada describes it."""

    id: str
    title: str


def kpis_in(address: str, rows: list[Any]) -> Iterator[Kpi]:
    """Yield the key figures of a page of them. Raises KoladaError."""
    for number, row in enumerate(rows, 1):
        place = _Place(address, number, row)
        yield Kpi(place.text("id"), place.title())


def values_in(address: str, rows: list[Any], kpi: str, municipalities: Collection[str]) -> Iterator[Value]:
    """Yield the values for all of a page of data, without those nobody asked for. Raises KoladaError."""
    for number, row in enumerate(rows, 1):
        place = _Place(address, number, row)
        about, municipality, year = place.text("kpi"), place.text("municipality"), place.year()
        for value in place.values():
            if about == kpi and municipality in municipalities:
                yield Value(about, municipality, year, value)


class _Place:
    """One row, which complains by its number."""

    def __init__(self, address: str, number: int, row: object) -> None:
        self._address, self._number = address, number
        if not isinstance(row, dict):
            self._refuse("values")
        self._row: dict[str, Any] = row

    def text(self, key: str) -> str:
        found = self._row.get(key)
        return found if isinstance(found, str) and found else self._refuse(key)

    def title(self) -> str:
        text = typed(self.text("title"))
        title = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:_LONGEST_TITLE]
        return title if title and not not_plain(title) else self._refuse("title")

    def year(self) -> int:
        found = self._row.get("period")
        return found if type(found) is int and found in _YEARS else self._refuse("period")

    def values(self) -> Iterator[Decimal]:
        cells = self._row.get("values")
        if not isinstance(cells, list):
            self._refuse("values")
        for cell in cells:
            if not isinstance(cell, dict) or not isinstance(cell.get("gender"), str):
                self._refuse("gender")
            if cell["gender"] == _ALL and cell.get("value") is not None:
                yield self._number_of(cell["value"])

    def _number_of(self, given: object) -> Decimal:
        if isinstance(given, bool) or not isinstance(given, int | Decimal) or abs(Decimal(given)) >= _LARGEST:
            self._refuse("value")
        return round(Decimal(given), _MOST_DECIMALS)

    def _refuse(self, key: str) -> NoReturn:
        raise KoladaError(
            self._address,
            Message(
                "answers with something else than key figures (row {number}, {key!r})", number=self._number, key=key
            ),
            "Check that it is Kolada's address, version 3.",
        )
