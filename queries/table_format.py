"""Tables as files: CSV, JSON and aligned text."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from itertools import chain, zip_longest

from queries.table import Cell, Table

#: A cell that begins with one of these is read as a formula by spreadsheet programs (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: Widest column of aligned text, in characters; longer cells are folded.
WIDEST = 44


def to_csv(table: Table, *, for_spreadsheet: bool = False) -> str:
    """Return `table` as CSV with a heading line and LF line ends.

    For a spreadsheet program, cells that it would run as formulas get an apostrophe before them.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.label for column in table.columns])
    for row in table.rows:
        texts = [_harmless(cell.text) if for_spreadsheet else cell.text for cell in row]
        # A lone carriage return is left unquoted by the csv module, and strict readers stumble on it.
        writer.writerow([text.replace("\r\n", "\n").replace("\r", "\n") for text in texts])
    return text.getvalue()


def to_json(table: Table) -> str:
    """Return `table` as JSON: title, columns, and each row as an object with `text` and `iri` per column."""
    names = [column.name for column in table.columns]
    content = {
        "title": table.title,
        "columns": [{"name": column.name, "label": column.label} for column in table.columns],
        "rows": [dict(zip(names, map(_as_json, row), strict=True)) for row in table.rows],
        "empty": None if table.rows else table.empty,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_text(table: Table) -> str:
    """Return `table` as text in aligned columns, for a terminal; columns without content are left out."""
    head = f"{table.title}\n\n" if table.title else ""
    if not table.rows:
        return f"{head}{table.empty}\n"
    filled = [n for n, _ in enumerate(table.columns) if any(row[n].text for row in table.rows)]
    lines = [[table.columns[n].label for n in filled], *([row[n].text for n in filled] for row in table.rows)]
    widths = [min(WIDEST, max(len(line[n]) for line in lines)) for n in range(len(filled))]
    ruler = [["─" * width for width in widths]]
    folded = [_folded(line, widths) for line in lines]
    return head + "".join(_aligned(line, widths) for line in [*folded[0], *ruler, *chain.from_iterable(folded[1:])])


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _as_json(cell: Cell) -> dict[str, object]:
    single: dict[str, object] = {"text": cell.text, "iri": cell.iri}
    return single | {"parts": [_as_json(part) for part in cell.parts]} if cell.parts else single


def _folded(line: list[str], widths: list[int]) -> list[list[str]]:
    columns = [textwrap.wrap(text, width) or [""] for text, width in zip(line, widths, strict=True)]
    return [list(parts) for parts in zip_longest(*columns, fillvalue="")]


def _aligned(line: list[str], widths: list[int]) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() + "\n"
