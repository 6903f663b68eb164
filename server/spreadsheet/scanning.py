"""What stands in the cells of a sheet that no value may be made of, and how far the sheet reaches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from server.spreadsheet.refusal import NotAWorkbook

#: Most cells up to the last row and column of a sheet, empty ones counted.
MAX_AREA: Final = 5_000_000
#: Formulas, errors and merges of a sheet that are remembered.
_MOST_REMEMBERED = 200
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Attributes = Mapping[str, str]


@dataclass
class Oddities:
    """What a sheet has that no value may be made of."""

    formulas: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)

    def note(self, among: list[str], cell: str) -> None:
        """Remember a cell, up to a bound."""
        if len(among) < _MOST_REMEMBERED:
            among.append(cell)


class Scan:
    """Goes through one sheet, element by element as they begin."""

    def __init__(self) -> None:
        #: What is odd in it, and how many cells hold something.
        self.odd = Oddities()
        self.filled = 0
        self._cell = ""
        self._row = self._column = 0
        self._last_row = self._last_column = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element. Raises NotAWorkbook where the sheet reaches too far."""
        if name == "row":
            self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
        elif name == "c":
            self._place(attributes)
            if attributes.get("t") == "e":
                self.odd.note(self.odd.errors, self._cell)
        elif name in ("v", "is"):
            self.filled += 1
        elif name == "f":
            self.odd.note(self.odd.formulas, self._cell)
        elif name == "mergeCell":
            self.odd.note(self.odd.merges, attributes.get("ref", ""))

    def _place(self, attributes: Attributes) -> None:
        given = _CELL.fullmatch(attributes.get("r", ""))
        self._column += 1
        if given:
            self._column, self._row = _column_number(given[1]), int(given[2])
        self._cell = attributes.get("r", "") if given else f"{_letters(self._column)}{self._row}"
        if self._column > 16_384 or self._row > 1_048_576:
            raise NotAWorkbook("outside")
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._last_row * self._last_column > MAX_AREA:
            raise NotAWorkbook("far", cell=self._cell)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 7 else otherwise


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    letters, left = "", column
    while left:
        left, rest = divmod(left - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
