"""The cells of a workbook as they stand.

Read with python-calamine: MIT licence, several releases a year, written in Rust and some twenty times
faster than openpyxl, whose latest release is from 2024. It does not show formulas, errors or merges;
package.py finds those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from server.spreadsheet.package import oddities_in
from server.spreadsheet.refusal import NotAWorkbook
from server.spreadsheet.scanning import Oddities

Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Grid:
    """One sheet, from its first cell; an empty cell is ''."""

    name: str
    rows: Rows
    odd: Oddities


def grids_of(content: bytes) -> Mapping[str, Grid]:
    """Return the sheets of a workbook by their names. Raises NotAWorkbook."""
    odd = oddities_in(content)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            names = [name for name in book.sheet_names if name in odd]
            return {name: Grid(name, _rows(book, name), odd[name]) for name in names}
    except (CalamineError, ValueError, OSError, OverflowError, MemoryError):
        raise NotAWorkbook("unreadable") from None
    except BaseException as error:
        # A fault inside the library, which it does not tell as an Exception.
        if type(error).__name__ == "PanicException":
            raise NotAWorkbook("unreadable") from None
        raise


def _rows(book: CalamineWorkbook, name: str) -> Rows:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
